using System.CommandLine;
using Kazus.Casebooks;
using Kazus.Cases;
using Kazus.Checking;
using Kazus.Checking.Guidelines;
using Kazus.Checking.Output;
using Kazus.Checks;
using Kazus.Cli.Output;

namespace Kazus.Cli.Checking;

/// <summary><c>kazus check</c>: where a manuscript disagrees with itself, its record, its sources and the reporting guideline.</summary>
internal static class CheckVerb
{
    private sealed record Request(string[] Paths, CheckSettings Settings, string? Casebook, int Jobs);

    internal static Command Create()
    {
        Argument<string[]> paths = new("PATH") { Description = "A manuscript (.md, .txt, .docx, .xml, .html, .pdf) or a casebook folder.", Arity = ArgumentArity.OneOrMore };
        Option<bool> json = new("--json") { Description = "One JSON document on standard output." };
        Option<bool> sarif = new("--sarif") { Description = "SARIF 2.1 on standard output, for code hosts." };
        Option<FileInfo?> html = new("--html") { HelpName = "FILE", Description = "One self-contained page for an editor." };
        Option<string?> casebook = new("--casebook") { HelpName = "DIR", Description = "A casebook whose sources the citations are held against." };
        Option<string[]> rules = new("--rules") { HelpName = "ID", Description = "Only these rules: ids, names or families (KZ301, call-out, 3xx), separated by commas.", AllowMultipleArgumentsPerToken = true };
        Option<string[]> guideline = new("--guideline") { HelpName = "ID", Description = "Reporting guideline: care-2013, care-2016, scare, jbi or murad. Without it, the casebook's choice, else care-2016 for a case report.", AllowMultipleArgumentsPerToken = true };
        Option<string> failOn = new("--fail-on") { HelpName = "error|warning|never", Description = "When the exit code is 1.", DefaultValueFactory = _ => "error" };
        failOn.AcceptOnlyFromAmong("error", "warning", "never");
        Option<int> jobs = new("--jobs") { HelpName = "N", Description = "Files checked at the same time.", DefaultValueFactory = _ => Environment.ProcessorCount };
        Command command = new("check", """
            Say where a manuscript disagrees with itself, with its casebook, with its sources and with the reporting guideline.

            Example: kazus check report.md --html report-check.html
            Example: kazus check report.md --guideline scare
            Example: kazus check paper.docx --casebook examples/spinal-leiomyosarcoma --json
            """) { paths, json, sarif, html, casebook, rules, guideline, failOn, jobs };
        command.SetAction(parsed => Verdict.Of(() =>
        {
            var only = (parsed.GetValue(rules) ?? []).SelectMany(r => r.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
            Request request = new(parsed.GetRequiredValue(paths), CheckSettings.All with { Only = only, Guidelines = Chosen(parsed.GetValue(guideline)) }, parsed.GetValue(casebook), Math.Max(1, parsed.GetValue(jobs)));
            OutputFile.Spare(parsed.GetValue(html)?.FullName, [".html", ".htm"], request.Paths);
            var report = Run(request);
            if (parsed.GetValue(html) is { } page) File.WriteAllText(page.FullName, CheckPage.Of(report, Texts(report)));
            if (parsed.GetValue(json)) JsonOutput.Write(w => CheckJson.Write(w, report));
            else if (parsed.GetValue(sarif)) JsonOutput.Write(w => Sarif.Write(w, report));
            else if (parsed.GetValue(html) is { } written) Console.WriteLine($"{TextReport.InOneLine(report)} Written to {written.FullName}");
            else TextReport.Write(report, Console.Out, !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null);
            return parsed.GetRequiredValue(failOn) switch
            {
                "never" => 0,
                "warning" => report.Count(Severity.Error) + report.Count(Severity.Warning) > 0 ? 1 : 0,
                _ => report.Count(Severity.Error) > 0 ? 1 : 0,
            };
        }));
        return command;
    }

    private static List<Guideline>? Chosen(string[]? named)
    {
        var ids = (named ?? []).SelectMany(n => n.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        return ids.Count == 0 ? null : [.. ids.Select(i => Guideline.Find(i) ?? throw new InputException($"No guideline is called '{i}'. Known are {string.Join(", ", Guideline.All.Select(g => g.Id))}."))];
    }

    private static CheckReport Run(Request request)
    {
        Casebook? beside = null;
        var settings = request.Settings;
        if (request.Casebook is { } folder)
        {
            if (!File.Exists(Path.Combine(folder, "casebook.yaml"))) throw new InputException($"{folder}: no casebook.yaml is here. Expected a casebook folder.");
            beside = CasebookFolder.Read(folder).Casebook;
            settings = settings.With(beside);
        }
        // Files in parallel, their findings in the order the files were given.
        return CheckReport.Of(request.Paths.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Min(request.Jobs, 512)).Select(path => Directory.Exists(path) ? Folder(path, settings) : ManuscriptCheck.File(path, settings, beside)));
    }

    // The record, and the report that was built from it, where there is one.
    private static CheckReport Folder(string folder, CheckSettings settings)
    {
        var record = CasebookCheck.Folder(folder, settings);
        var built = Path.Combine(folder, "build", "report.html");
        if (!File.Exists(built) || !File.Exists(Path.Combine(folder, "casebook.yaml"))) return record;
        var casebook = CasebookFolder.Read(folder).Casebook;
        return CheckReport.Of([record, ManuscriptCheck.File(built, settings.With(casebook), casebook)]);
    }

    // The manuscripts once more, for the page that shows them.
    private static IEnumerable<Text.Documents.Document> Texts(CheckReport report)
    {
        var reader = new Text.Reading.DocumentReader();
        return report.Checked.Where(c => File.Exists(c.Path)).SelectMany(c => reader.Read(c.Path).Documents.Select(d => d with { Id = c.Path }));
    }
}
