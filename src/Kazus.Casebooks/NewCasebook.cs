using Kazus.Casebooks.References;
using Kazus.Casebooks.Tables;
using Kazus.Checks;
using Kazus.Terms;

namespace Kazus.Casebooks;

/// <summary>Makes a new casebook folder, empty or from a table of cases.</summary>
public static class NewCasebook
{
    /// <summary>Scaffolds the folder.</summary>
    /// <param name="folder">The folder; it must not exist or be empty, so that nothing is overwritten.</param>
    /// <param name="table">Path of a CSV of cases, or null.</param>
    /// <param name="findings">Receives what is wrong in the table.</param>
    /// <param name="resolve">Gives terms their codes; null keeps words plain.</param>
    /// <returns>How many cases were made, or null when the folder is in use.</returns>
    public static int? Create(string folder, string? table, List<Finding> findings, Func<string, string, Term>? resolve = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(findings);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            findings.Add(CasebookRule.Unreadable(folder, "The folder is not empty: expected a new or empty folder, so that nothing is overwritten."));
            return null;
        }
        CaseTable.Result? read = null;
        if (table is not null)
        {
            if (TextFile.Read(table, table, findings) is not { } text) return null;
            read = CaseTable.Read(text, table, findings, resolve);
        }
        foreach (var part in new[] { "cases", "sources", "manuscript" }) Directory.CreateDirectory(Path.Combine(folder, part));
        Write(folder, "casebook.yaml", Head(read?.Cases.Count > 0 ? read.Cases[0].Id : "CASE-1"));
        Write(folder, "manuscript/01-report.md", Prose);
        Write(folder, ".gitignore", "build/\n");
        Directory.CreateDirectory(Path.Combine(folder, ".schema"));
        Write(folder, ".schema/case.json", CasebookSchema.Case());
        Write(folder, ".schema/casebook.json", CasebookSchema.Casebook());
        if (read is null)
        {
            Write(folder, "cases/CASE-1.yaml", Editor + FirstCase);
            Write(folder, "sources/references.json", "[]\n");
            return 1;
        }
        foreach (var one in read.Cases) Write(folder, $"cases/{FileName(one.Id)}.yaml", Editor + CaseWriter.Write(one));
        Write(folder, "sources/references.json", CslJson.Write(read.Sources));
        return read.Cases.Count;
    }

    private static string FileName(string id) => string.Concat(id.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'));

    private static void Write(string folder, string path, string text) => File.WriteAllText(Path.Combine(folder, Path.Combine(path.Split('/'))), text);

    private static string Head(string index) => $"""
        # yaml-language-server: $schema=.schema/casebook.json
        title: A case report
        question: What does this casebook answer?
        index: {index}
        authors:
          - name: Given Family
            affiliations: [1]
            corresponding: yes
        affiliations:
          1: Department, institution, city, country
        keywords: [case report]
        declarations:
          ethics: ''
          consent: ''
          funding: ''
          conflicts: ''
        """.ReplaceLineEndings("\n") + "\n";

    private const string Editor = "# yaml-language-server: $schema=../.schema/case.json\n";

    private const string FirstCase = """
        id: CASE-1
        own: yes
        day-zero: the operation
        claims:
          patient.age: NR
          patient.sex: NR
          disease: NR
          symptom.duration: NR
          followup: NR
          recurrence: NR
          status: NR
        events: []

        """;

    private const string Prose = """
        ## Case report

        The patient was {{ index.patient.age }} years old.

        {{ figure: timeline }}

        ## Published patients

        {{ table: comparison }}

        """;
}
