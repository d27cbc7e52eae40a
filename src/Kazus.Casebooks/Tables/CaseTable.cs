using System.Globalization;
using CsvHelper;
using Kazus.Cases;
using Kazus.Checks;
using Kazus.Provenance;
using Kazus.Terms;

namespace Kazus.Casebooks.Tables;

/// <summary>
/// Cases as a table: a header of variable ids beside <c>case_id</c>, <c>source_id</c>, <c>source_title</c>, <c>source_doi</c>,
/// <c>source_year</c>, <c>where</c> and <c>note</c>. Rows with one <c>case_id</c> are several sources' claims about one patient.
/// </summary>
public static class CaseTable
{
    private static readonly string[] Own = ["case_id", "source_id", "source_title", "source_doi", "source_year", "where", "note"];

    /// <summary>The cases and sources of a table.</summary>
    public sealed record Result(IReadOnlyList<Case> Cases, IReadOnlyList<Source> Sources);

    /// <summary>Reads a table.</summary>
    public static Result Read(string text, string shown, List<Finding> findings, Func<string, string, Term>? resolve = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(findings);
        var (header, rows) = CsvText.Read(text, shown, findings);
        var columns = new List<Variable>();
        foreach (var name in header)
            if (Variables.Find(name) is { } variable) columns.Add(variable);
            else if (!Own.Contains(name) && name.Length > 0) findings.Add(CasebookRule.UnknownKey(shown, 1, 1, name, Variables.All.Select(v => v.Id).Concat(Own)));
        if (header.Count > 0 && !header.Contains("case_id"))
        {
            findings.Add(CasebookRule.Unreadable(shown, "There is no column 'case_id': expected one row per patient and source.", 1));
            return new([], []);
        }
        var cases = new Dictionary<string, Case>(StringComparer.Ordinal);
        var sources = new Dictionary<string, Source>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var id = row["case_id"];
            if (id.Length == 0)
            {
                findings.Add(CasebookRule.Unreadable(shown, "The row has no case_id.", row.Line));
                continue;
            }
            var source = SourceOf(row, id, sources, shown, findings);
            var known = cases.TryGetValue(id, out var before) ? before : new Case { Id = id };
            var claims = new List<Claim>(known.Claims);
            foreach (var variable in columns) AddClaims(variable, row, source, claims, shown, findings, resolve);
            cases[id] = known with
            {
                Claims = claims,
                Sources = known.Sources.Contains(source) ? known.Sources : [.. known.Sources, source],
                Note = row["note"].Length == 0 ? known.Note : known.Note is null ? row["note"] : known.Note + "; " + row["note"],
            };
        }
        return new([.. cases.Values], [.. sources.Values]);
    }

    private static string SourceOf(CsvText.Row row, string caseId, Dictionary<string, Source> sources, string shown, List<Finding> findings)
    {
        var id = row["source_id"];
        if (id.Length == 0) id = row["source_doi"].Length > 0 ? row["source_doi"] : row["source_title"].Length > 0 ? row["source_title"] : caseId;
        if (sources.ContainsKey(id)) return id;
        int? year = null;
        if (row["source_year"].Length > 0)
        {
            if (int.TryParse(row["source_year"], NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y is > 1500 and < 2200) year = y;
            else findings.Add(CasebookRule.BadValue(shown, row.Line, 1, "source_year", row["source_year"], "a year"));
        }
        sources[id] = new Source { Id = id, Title = Filled(row["source_title"]), Doi = Filled(row["source_doi"]), Year = year };
        return id;
    }

    private static string? Filled(string cell) => cell.Length == 0 ? null : cell;

    private static void AddClaims(Variable variable, CsvText.Row row, string source, List<Claim> claims, string shown, List<Finding> findings, Func<string, string, Term>? resolve)
    {
        var cell = row[variable.Id];
        if (cell.Length == 0) return;
        foreach (var words in cell.Split("; ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var read = ValueReading.Read(variable, words, resolve is null ? null : w => resolve(variable.Id, w));
            if (read.Value is null)
            {
                findings.Add(CasebookRule.BadValue(shown, row.Line, 1, variable.Id, words, read.Expected!));
                continue;
            }
            claims.Add(new Claim
            {
                Id = "c" + (claims.Count + 1).ToString(CultureInfo.InvariantCulture),
                Variable = variable.Id,
                Value = read.Value,
                Anchor = new Anchor(source, Filled(row["where"]), words),
            });
        }
    }

    /// <summary>Writes cases as a table that <see cref="Read"/> reads back: one row per patient and source, claims of one place together.</summary>
    public static string Write(IReadOnlyList<Case> cases, IReadOnlyDictionary<string, Source> sources)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(sources);
        var used = Variables.All.Where(v => cases.Any(c => c.Claims.Any(x => x.Variable == v.Id))).ToList();
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var csv = new CsvWriter(text, new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        foreach (var name in Own.Concat(used.Select(v => v.Id))) csv.WriteField(name);
        csv.NextRecord();
        foreach (var one in cases)
            foreach (var row in one.Claims.Where(c => c.State != ClaimState.Rejected).GroupBy(c => (c.Anchor.Source, c.Anchor.Where)))
            {
                var source = sources.GetValueOrDefault(row.Key.Source);
                string?[] cells = [one.Id, row.Key.Source, source?.Title, source?.Doi, source?.Year?.ToString(CultureInfo.InvariantCulture), row.Key.Where, one.Note];
                foreach (var cell in cells) csv.WriteField(cell ?? "");
                foreach (var variable in used)
                    csv.WriteField(string.Join("; ", row.Where(c => c.Variable == variable.Id).Select(c => InCell(ValueReading.Write(variable, c.Value)))));
                csv.NextRecord();
            }
        csv.Flush();
        return text.ToString();
    }

    // "; " parts the values of a cell, so within a value the blank goes.
    private static string InCell(string words) => words.Replace("; ", ";", StringComparison.Ordinal);
}
