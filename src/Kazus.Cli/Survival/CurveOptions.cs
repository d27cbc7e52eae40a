using System.CommandLine;
using Kazus.Statistics;

namespace Kazus.Cli.Survival;

/// <summary>The options for the interval around a curve.</summary>
internal sealed class CurveOptions
{
    private readonly Option<string> scale = new("--conf") { Description = "Scale of the interval.", DefaultValueFactory = _ => "log-log" };
    private readonly Option<double> level = new("--level") { Description = "Confidence level, between 0 and 1.", DefaultValueFactory = _ => 0.95 };

    internal CurveOptions(Command verb)
    {
        scale.AcceptOnlyFromAmong("log-log", "log", "plain", "logit", "arcsin");
        MustBeLevel(level);
        verb.Add(scale);
        verb.Add(level);
    }

    internal static void MustBeLevel(Option<double> level) => level.Validators.Add(r =>
    {
        if (r.Tokens.Count > 0 && !(r.GetValueOrDefault<double>() is > 0 and < 1)) r.AddError("--level lies between 0 and 1, for instance 0.95.");
    });

    internal KaplanMeierOptions Read(ParseResult parsed) => new() { Limits = Limits(parsed.GetValue(scale)!), Level = parsed.GetValue(level) };

    private static ConfidenceLimits Limits(string name) => name switch
    {
        "log" => ConfidenceLimits.Log,
        "plain" => ConfidenceLimits.Plain,
        "logit" => ConfidenceLimits.Logit,
        "arcsin" => ConfidenceLimits.Arcsin,
        _ => ConfidenceLimits.LogLog,
    };
}
