using System.CommandLine;
using System.Globalization;
using Kazus.Cases;
using Kazus.Cli.Output;
using Kazus.Evidence;
using Kazus.Reports;

namespace Kazus.Cli.Casebooks;

/// <summary><c>kazus pool</c>: survival pooled over the cases of a casebook.</summary>
internal static class PoolVerb
{
    internal static Command Create()
    {
        var folder = CasebookArgument.Create();
        var endpoint = new Option<string>("--endpoint") { Description = "recurrence, progression or death.", Required = true };
        endpoint.AcceptOnlyFromAmong("recurrence", "progression", "death");
        var clock = new Option<string>("--clock") { Description = "The only clock allowed: surgery, diagnosis, presentation, or any.", DefaultValueFactory = _ => "any" };
        clock.AcceptOnlyFromAmong("surgery", "diagnosis", "presentation", "treatment end", "any");
        var by = new Option<string?>("--by") { Description = "A variable whose answers make groups." };
        by.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<string>() is { } id && Variables.Find(id) is null) r.AddError($"--by {id} is not a variable.");
        });
        var at = new Option<double>("--at") { Description = "Month at which the curve is read.", DefaultValueFactory = _ => 12 };
        var source = new Option<string?>("--source") { Description = "Only what this source tells; the own case from its record." };
        var where = new Option<string?>("--where") { Description = "Only places that begin so, such as 'Table 1'." };
        var own = new Option<string>("--own") { Description = "With --source: the own case from its 'record', or 'as-told' there.", DefaultValueFactory = _ => "record" };
        own.AcceptOnlyFromAmong("record", "as-told");
        var json = new Option<bool>("--json") { Description = "Everything, as one JSON document." };
        var verb = new Command("pool", """
            Pools published patients: who is in, who is out and why, the curve, and what each single status changes.

            Example: kazus pool my-review --endpoint recurrence --by disease.kind
            """) { folder, endpoint, clock, by, at, source, where, own, json };
        verb.SetAction(parsed => Verdict.Of(() =>
        {
            var reading = CasebookArgument.Read(parsed.GetRequiredValue(folder));
            var ask = parsed.GetRequiredValue(clock);
            var request = new PoolRequest(Enum.Parse<Endpoint>(parsed.GetRequiredValue(endpoint), ignoreCase: true), ask == "any" ? null : ask,
                parsed.GetValue(by) is { } id ? Variables.Get(id) : null, parsed.GetValue(at))
            {
                Scope = new EvidenceScope(parsed.GetValue(source), parsed.GetValue(where), parsed.GetRequiredValue(own) == "record"),
            };
            var pool = PooledSurvival.Of(reading.Casebook.Cases, request);
            if (parsed.GetValue(json)) JsonOutput.Write(w => PoolJson.Write(w, reading.Casebook, pool));
            else Show(reading.Casebook, pool);
            return CasebookArgument.Report(reading.Findings, Checks.Severity.Error);
        }));
        return verb;
    }

    private static void Show(Casebook casebook, PooledSurvival pool)
    {
        var inv = CultureInfo.InvariantCulture;
        Console.WriteLine(string.Create(inv, $"{pool.Included.Count} patients, {pool.Included.Count(p => p.Event)} events; clocks: {PoolText.Clocks(pool)}"));
        if (pool.Clocks.Count > 1) Console.WriteLine("Times count from different clocks; --clock surgery keeps one.");
        if (pool.AtHorizon is { } here) Console.WriteLine($"{PoolText.Quantity(pool.Endpoint)} at {PoolText.Months(pool.Horizon)}: {PoolText.WithInterval(here)}");
        foreach (var curve in pool.Curves)
        {
            Console.WriteLine();
            var table = new TextTable(pool.Curves.Count > 1 ? curve.Group : "month", "at risk", "events", "share", "95 % CI");
            for (var i = 0; i < curve.Times.Length; i++)
                if (curve.Events[i] > 0 || i == curve.Times.Length - 1)
                    table.Row(TextTable.Shown(curve.Times[i]), TextTable.Shown(curve.AtRisk[i]), TextTable.Shown(curve.Events[i]), TextTable.Share(curve.Survival[i]),
                        double.IsNaN(curve.Lower[i]) ? "not defined" : $"{TextTable.Share(curve.Lower[i])} to {TextTable.Share(curve.Upper[i])}");
            table.Write(Console.Out);
        }
        Console.WriteLine();
        var flips = new TextTable("if one status were reversed", "months", "as used", "share then", "change");
        foreach (var f in pool.Sensitivity.OrderByDescending(f => Math.Abs(f.Change)).ThenBy(f => f.Patient.Case.Id, StringComparer.Ordinal).Take(12))
            flips.Row(ComparisonTable.Label(casebook, f.Patient.Case) + (f.Patient.Disputed ? " (sources disagree)" : ""), TextTable.Shown(f.Patient.Months), f.Patient.Event ? "event" : "no event", TextTable.Share(f.Reversed.Survival), f.Change.ToString("+0.000;-0.000;0.000", inv));
        flips.Write(Console.Out);
        Console.WriteLine();
        Console.WriteLine(string.Create(inv, $"{pool.LeftOut.Count} left out:"));
        foreach (var reason in pool.LeftOut.GroupBy(o => o.Reason).OrderByDescending(g => g.Count()))
            Console.WriteLine(string.Create(inv, $"  {reason.Count(),4}  {reason.Key}: {string.Join("; ", reason.Take(8).Select(o => ComparisonTable.Label(casebook, o.Case)))}{(reason.Count() > 8 ? "; ..." : "")}"));
        if (casebook.Series.Count > 0) Console.WriteLine(string.Create(inv, $"{casebook.Series.Count} series with aggregate figures stand beside, not in the curve."));
    }
}
