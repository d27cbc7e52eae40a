using System.CommandLine;
using Kazus.Statistics.MetaAnalysis;

namespace Kazus.Cli.Meta;

/// <summary>The options of <c>kazus meta</c>.</summary>
internal sealed class MetaOptions
{
    private readonly Argument<string> file = new("FILE") { Description = "CSV file with a header row; empty or NA is missing." };
    private readonly Option<string?> effect = new("--yi") { Description = "Column with the effects." };
    private readonly Option<string?> variance = new("--vi") { Description = "Column with their sampling variances." };
    private readonly Option<string?> error = new("--sei") { Description = "Column with their standard errors, instead of --vi." };
    private readonly Option<string?> events = new("--events") { Description = "Column with the number of events." };
    private readonly Option<string?> total = new("--n") { Description = "Column with the number observed." };
    private readonly Option<string?> measure = new("--measure") { Description = "Scale for events: PLO logit (default), PFT Freeman-Tukey, PR raw, PLN log, PAS arcsine." };
    private readonly Option<string> method = new("--method") { Description = "REML, DL, ML, FE, PM, HE, HS, SJ, EB, or GLMM (events on the logit).", DefaultValueFactory = _ => "REML" };
    private readonly Option<bool> knapp = new("--knha") { Description = "Knapp-Hartung test and intervals (t with k - 1 degrees of freedom)." };
    private readonly Option<double> level = new("--level") { Description = "Coverage of the intervals.", DefaultValueFactory = _ => 0.95 };
    private readonly Option<string?> study = new("--study") { Description = "Column with the names of the studies." };
    private readonly Option<string?> svg = new("--svg") { Description = "Write a forest plot to this file." };
    private readonly Option<bool> json = new("--json") { Description = "Write one JSON document with all digits." };

    internal MetaOptions(Command verb)
    {
        foreach (var o in new Option[] { effect, variance, error, events, total, measure, method, knapp, level, study, svg, json }) verb.Add(o);
        verb.Add(file);
    }

    internal string File(ParseResult parsed) => parsed.GetValue(file)!;

    internal string? Effect(ParseResult parsed) => parsed.GetValue(effect);

    internal string? Variance(ParseResult parsed) => parsed.GetValue(variance);

    internal string? StandardError(ParseResult parsed) => parsed.GetValue(error);

    internal string? Events(ParseResult parsed) => parsed.GetValue(events);

    internal string? Total(ParseResult parsed) => parsed.GetValue(total);

    internal string? Study(ParseResult parsed) => parsed.GetValue(study);

    internal string? Svg(ParseResult parsed) => parsed.GetValue(svg);

    internal bool Json(ParseResult parsed) => parsed.GetValue(json);

    internal double Level(ParseResult parsed) => parsed.GetValue(level);

    internal bool IsMixed(ParseResult parsed) => Upper(parsed.GetValue(method)) == "GLMM";

    internal ProportionScale Scale(ParseResult parsed) => ScaleOf(parsed.GetValue(measure) ?? "PLO")!.Value;

    internal PoolingOptions Pooling(ParseResult parsed) => new()
    {
        Method = MethodOf(parsed.GetValue(method)!)!.Value,
        Test = parsed.GetValue(knapp) ? PoolingTest.KnappHartung : PoolingTest.Normal,
        Level = Level(parsed),
    };

    /// <summary>What is wrong with the words of the command, or null.</summary>
    internal string? Fault(ParseResult parsed)
    {
        var byEffect = Effect(parsed) is not null;
        var byEvents = Events(parsed) is not null;
        if (byEffect == byEvents) return "Give either --yi with --vi (or --sei), or --events with --n.";
        if (byEffect && (Variance(parsed) is null) == (StandardError(parsed) is null)) return "--yi needs one of --vi (variances) and --sei (standard errors).";
        if (byEvents && Total(parsed) is null) return "--events needs --n, the column with the number observed.";
        if (byEffect && parsed.GetValue(measure) is not null) return "--measure belongs to --events and --n; effects are pooled on the scale they have.";
        if (parsed.GetValue(measure) is { } m && ScaleOf(m) is null) return $"--measure {m} is not known: PLO, PFT, PR, PLN or PAS.";
        if (Level(parsed) is not (> 0 and < 1)) return "--level lies between 0 and 1, for instance 0.95.";
        if (IsMixed(parsed))
        {
            if (!byEvents || Scale(parsed) != ProportionScale.Logit) return "--method GLMM needs --events and --n with --measure PLO.";
            return parsed.GetValue(knapp) ? "--knha has no meaning for --method GLMM." : null;
        }
        return MethodOf(parsed.GetValue(method)!) is null ? $"--method {parsed.GetValue(method)} is not known: REML, DL, ML, FE, PM, HE, HS, SJ, EB or GLMM." : null;
    }

    private static HeterogeneityMethod? MethodOf(string name) => Upper(name) switch
    {
        "REML" => HeterogeneityMethod.RestrictedMaximumLikelihood,
        "DL" => HeterogeneityMethod.DerSimonianLaird,
        "ML" => HeterogeneityMethod.MaximumLikelihood,
        "FE" or "EE" or "CE" => HeterogeneityMethod.FixedEffect,
        "PM" => HeterogeneityMethod.PauleMandel,
        "HE" => HeterogeneityMethod.HedgesOlkin,
        "HS" => HeterogeneityMethod.HunterSchmidt,
        "SJ" => HeterogeneityMethod.SidikJonkman,
        "EB" => HeterogeneityMethod.EmpiricalBayes,
        _ => null,
    };

    private static ProportionScale? ScaleOf(string name) => Upper(name) switch
    {
        "PLO" => ProportionScale.Logit,
        "PFT" => ProportionScale.FreemanTukey,
        "PR" => ProportionScale.Raw,
        "PLN" => ProportionScale.Log,
        "PAS" => ProportionScale.Arcsine,
        _ => null,
    };

    private static string Upper(string? text) => text?.ToUpperInvariant() ?? "";
}
