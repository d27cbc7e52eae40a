using System.CommandLine;
using Kazus.Casebooks;
using Kazus.Checks;

namespace Kazus.Cli.Casebooks;

/// <summary><c>kazus new</c>: scaffolds a casebook.</summary>
internal static class NewVerb
{
    internal static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The new folder." };
        var from = new Option<string?>("--from") { Description = "A CSV of cases: one row per patient and source, headed by variable ids." };
        var verb = new Command("new", """
            Makes a new casebook, empty or from a table of cases.

            Example: kazus new my-review --from cases.csv
            """) { folder, from };
        verb.SetAction(parsed => Output.Verdict.Of(() => Run(parsed.GetRequiredValue(folder), parsed.GetValue(from))));
        return verb;
    }

    private static int Run(string folder, string? table)
    {
        if (table is not null && !File.Exists(table)) throw new InputException($"{table}: no such file. Expected a CSV of cases.");
        List<Finding> findings = [];
        var made = NewCasebook.Create(folder, table, findings, Vocabulary.Resolve);
        var code = CasebookArgument.Report(findings);
        if (made is { } cases) Console.WriteLine($"{folder}: {cases} {(cases == 1 ? "case" : "cases")}. Next: kazus build {folder}");
        return made is null ? 1 : code;
    }
}
