using System.CommandLine;
using System.Globalization;
using Kazus.Reports;

namespace Kazus.Cli.Casebooks;

/// <summary><c>kazus build</c>: writes the report of a casebook.</summary>
internal static class BuildVerb
{
    internal static Command Create()
    {
        var folder = CasebookArgument.Create();
        var to = new Option<string>("--to") { Description = "What to write: html, docx, jats, pdf, separated by commas.", DefaultValueFactory = _ => "html,docx,jats" };
        var output = new Option<string?>("--out") { Description = "Where to write; build/ in the casebook by default." };
        to.Validators.Add(r =>
        {
            foreach (var word in (r.GetValueOrDefault<string>() ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                if (Format(word) is null) r.AddError($"--to {word} is not a format: expected html, docx, jats or pdf.");
        });
        var verb = new Command("build", """
            Builds the report: manuscript, figures, tables, cases and findings.

            Example: kazus build my-review --to html,docx
            """) { folder, to, output };
        verb.SetAction(parsed => Output.Verdict.Of(() => Run(parsed.GetRequiredValue(folder), parsed.GetRequiredValue(to), parsed.GetValue(output))));
        return verb;
    }

    private static int Run(string folder, string to, string? output)
    {
        if (!File.Exists(Path.Combine(folder, "casebook.yaml")))
            throw new InputException($"{folder}: no casebook.yaml is here. Expected a casebook folder; 'kazus new DIR' makes one.");
        List<ReportFormat> formats = [.. to.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(w => Format(w)!.Value)];
        var result = ReportBuild.Run(folder, output, formats, Vocabulary.Resolve);
        foreach (var note in result.Notes) Console.Error.WriteLine(note);
        var code = CasebookArgument.Report(result.Findings);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Written.Count} files in {result.Folder}"));
        foreach (var file in result.Written.Where(f => f.StartsWith("report.", StringComparison.Ordinal))) Console.WriteLine("  " + Path.Combine(result.Folder, file));
        return code;
    }

    private static ReportFormat? Format(string word) => word switch
    {
        "html" => ReportFormat.Html,
        "docx" => ReportFormat.Docx,
        "jats" => ReportFormat.Jats,
        "pdf" => ReportFormat.Pdf,
        _ => null,
    };
}
