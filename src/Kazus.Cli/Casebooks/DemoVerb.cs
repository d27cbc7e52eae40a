using System.CommandLine;
using Kazus.Reports;
using Kazus.Server;

namespace Kazus.Cli.Casebooks;

/// <summary><c>kazus demo</c>: the main job on the example casebook.</summary>
internal static class DemoVerb
{
    internal static Command Create()
    {
        var output = new Option<string>("--out") { Description = "Where to copy the example.", DefaultValueFactory = _ => "kazus-demo" };
        var noServe = new Option<bool>("--no-serve") { Description = "Build only; do not serve the example." };
        var urls = ServeVerb.Urls();
        var verb = new Command("demo", """
            Copies the example casebook, builds its report and serves it in the browser.

            Example: kazus demo --no-serve
            """) { output, noServe, urls };
        verb.SetAction(parsed => Output.Verdict.Of(() => Run(parsed.GetRequiredValue(output), parsed.GetValue(noServe) ? null : Address(parsed.GetValue(urls)))));
        return verb;
    }

    // Said before the example is copied and built, not after.
    private static string Address(string? urls) =>
        ServerAddress.Refusal((urls ?? ServerOptions.UsualUrl).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) is { } refusal ? throw new InputException(refusal) : urls ?? ServerOptions.UsualUrl;

    private static int Run(string folder, string? serveAt)
    {
        ExampleCasebook.CopyTo(folder);
        var result = ReportBuild.Run(folder, null, [ReportFormat.Html, ReportFormat.Docx, ReportFormat.Jats], Vocabulary.Resolve);
        foreach (var note in result.Notes) Console.Error.WriteLine(note);
        var open = result.Findings.Count(f => f.Severity == Checks.Severity.Warning);
        Console.Error.WriteLine($"{result.Written.Count} files written; {open} open findings (build/findings.json).");
        var code = CasebookArgument.Report(result.Findings, Checks.Severity.Error);
        Console.WriteLine(Path.GetFullPath(Path.Combine(result.Folder, "report.html")));
        return serveAt is null || code != 0 ? code : ServeVerb.Run(folder, serveAt);
    }
}
