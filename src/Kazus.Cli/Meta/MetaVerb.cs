using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Kazus.Cli.Csv;
using Kazus.Cli.Output;
using Kazus.Statistics;
using Kazus.Statistics.MetaAnalysis;

namespace Kazus.Cli.Meta;

/// <summary><c>kazus meta</c>: effects or proportions of several studies, pooled.</summary>
internal static class MetaVerb
{
    internal static Command Create()
    {
        var verb = new Command("meta", """
            Pools effects with their variances, or events of a number observed.

            Example: kazus meta trials.csv --yi yi --vi vi --method REML --knha
            Example: kazus meta series.csv --events recurrences --n patients --measure PLO
            """);
        var options = new MetaOptions(verb);
        verb.SetAction(parsed => options.Fault(parsed) is { } fault ? WrongUsage(fault) : Verdict.Of(() => Run(parsed, options)));
        return verb;
    }

    private static int WrongUsage(string fault)
    {
        Console.Error.WriteLine(fault);
        Console.Error.WriteLine("Try: kazus meta --help");
        return 2;
    }

    private static void Run(ParseResult parsed, MetaOptions options)
    {
        var studies = StudyFile.Read(parsed, options);
        if (studies.Dropped > 0)
            Console.Error.WriteLine($"{studies.Dropped} {(studies.Dropped == 1 ? "study was" : "studies were")} left out: a value in a used column is missing.");
        var pooled = options.IsMixed(parsed) ? PooledStudies.Mixed(studies, options.Level(parsed)) : PooledStudies.Of(studies, options.Pooling(parsed));
        if (pooled.Note is { } note) Console.Error.WriteLine(note);
        if (options.Svg(parsed) is { } path) MetaForest.Write(path, studies, pooled);
        if (options.Json(parsed)) JsonOutput.Write(json => WriteJson(json, pooled, studies));
        else MetaTable.Write(Console.Out, pooled, studies);
    }

    private static void WriteJson(Utf8JsonWriter json, PooledStudies p, StudyFile studies)
    {
        json.WriteStartObject();
        json.WriteNumber("k", p.Count);
        json.Number("estimate", p.Effect.Estimate);
        json.Number("se", p.StandardError);
        json.Number("lower", p.Effect.Lower);
        json.Number("upper", p.Effect.Upper);
        json.Number("statistic", p.Statistic);
        json.Number("df", p.DegreesOfFreedom);
        json.Number("p", p.P);
        json.Number("tau2", p.Tau2);
        json.Number("se_tau2", p.Tau2StandardError);
        json.Number("tau2_lower", p.Tau2Lower);
        json.Number("tau2_upper", p.Tau2Upper);
        json.Number("i2", p.I2);
        json.Number("h2", p.H2);
        json.Number("q", p.Q);
        json.Number("q_p", p.QP);
        json.Number("pi_lower", p.PredictionLower);
        json.Number("pi_upper", p.PredictionUpper);
        if (studies.Scale is not null)
        {
            json.WriteStartObject("back");
            json.Number("estimate", studies.Back(p.Effect.Estimate));
            json.Number("lower", studies.Back(p.Effect.Lower));
            json.Number("upper", studies.Back(p.Effect.Upper));
            json.Number("pi_lower", studies.Back(p.PredictionLower));
            json.Number("pi_upper", studies.Back(p.PredictionUpper));
            json.WriteEndObject();
        }
        json.WriteString("method", p.Method);
        json.WriteString("test", p.Test);
        json.WriteStartObject("dropped");
        json.WriteNumber("missing", studies.Dropped);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
