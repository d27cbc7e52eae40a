using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Provenance;
using Kazus.Text.Documents;
using Kazus.Time;

namespace Kazus.Checking.Rules.Sources;

/// <summary>A cell of a table row differs from what the row's own source says of the same question.</summary>
internal static partial class Kz602RowAgainstSource
{
    public static Rule Rule { get; } = new("KZ602", "row-against-source", Severity.Error, "source", Check) { WhyNot = m => m.Casebook is null ? CitedSource.NoCasebook : m.Document.Tables.Count == 0 ? "the file has no table" : null };

    // A row with its source and what the source says of each of its patients.
    private sealed record Row(TableRow Cells, Source Source, IReadOnlyList<IReadOnlyList<Claim>> Patients);

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var table in m.Document.Tables)
        {
            var rows = table.Body.Where(r => r.Cells.Count > 1).Select(r => Of(m, r)).ToList();
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows[i] is not { } row) continue;
                List<Neighbour> beside = [.. new[] { (At: i - 1, Where: "above"), (At: i + 1, Where: "below") }.Where(k => k.At >= 0 && k.At < rows.Count && rows[k.At] is { } r && r.Source.Id != row.Source.Id).Select(k => new Neighbour(rows[k.At]!.Source.ShortName, k.Where, [.. rows[k.At]!.Patients.SelectMany(p => p)]))];
                foreach (var cell in row.Cells.Cells.Skip(1))
                    foreach (var finding in Compare(m, table, row, cell, beside)) yield return finding;
            }
        }
    }

    private static Row? Of(Manuscript m, TableRow row)
    {
        if (SourceOf(m, row) is not { } source) return null;
        var patients = m.Casebook!.Cases.Select(c => (IReadOnlyList<Claim>)[.. c.Claims.Where(k => k.Anchor.Source == source.Id && k.State != ClaimState.Rejected && k.Value is not Value.Absent)]).Where(c => c.Count > 0).ToList();
        return new(row, source, patients);
    }

    private static Source? SourceOf(Manuscript m, TableRow row)
    {
        var cell = row.Cells[0];
        if (m.Document.Citations.FirstOrDefault(c => cell.Span.Contains(c.Span)) is { References: [var reference] }) return CitedSource.Of(m.Casebook!, reference);
        return Surnames.AuthorYear(Clean(cell.Text)) is { } named ? CitedSource.Named(m.Casebook!, named.Surname, named.Year).FirstOrDefault() : null;
    }

    private static string Clean(string text) => text.Replace("<i>", "", StringComparison.Ordinal).Replace("</i>", "", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal);

    private static IEnumerable<Finding> Compare(Manuscript m, Table table, Row row, Cell cell, List<Neighbour> beside)
    {
        var header = table.Header(cell.Column);
        foreach (var finding in Series(m, row, cell, header).Concat(Survival(m, row, cell, header))) yield return finding;
        foreach (var told in CellReading.Of(header, cell.Text))
        {
            // Of several patients of one source the cell may mean any: only a value that none of them has is a difference.
            var answers = row.Patients.Select(p => p.Where(c => c.Variable == told.Variable.Id).ToList()).ToList();
            if (answers.Count == 0 || answers.Exists(a => a.Count == 0) || !answers.TrueForAll(a => a.TrueForAll(c => Differs(told, c.Value)))) continue;
            var right = answers[0][0].Value;
            var said = answers.Count == 1 ? Say(told.Variable, right) : string.Join(", ", answers.Select(a => Say(told.Variable, a[0].Value)).Distinct());
            var cause = answers.Count == 1 ? Slip.Cause(told, right, row.Patients[0], beside) : null;
            yield return Find(m, row.Source, cell, told.Variable.Id, told.Variable.Label, told.Say, said, cause, answers.SelectMany(a => a).Select(c => c.Anchor.ToString()).First());
        }
    }

    private static bool Differs(CellValue told, Value right) => told.Length is { } length && right is Value.Length l
        ? !length.Agrees(l.Duration.In(TimeUnit.Month), l.Duration.Unit switch { TimeUnit.Year => 12, TimeUnit.Month => 1, _ => 0.23 })
        : ValueComparison.Compare(told.Variable, told.Value, right) == Agreement.Different && !Alike(told, right);

    // Dead and dead of disease, alive and free of disease are no difference; nor is a removal in one piece that was complete.
    private static bool Alike(CellValue told, Value right) => (told.Variable.Id, told.Value, right) switch
    {
        ("surgery.extent", Value.Choice { Answer: "en bloc" or "gross total" }, Value.Choice { Answer: "en bloc" or "gross total" }) => true,
        ("status", Value.Choice a, Value.Choice b) => a.Answer.StartsWith("alive", StringComparison.Ordinal) && b.Answer == "lost to follow-up",
        _ => false,
    };

    // The number of patients and the design of a series, where the source is known only by its aggregate figures.
    private static IEnumerable<Finding> Series(Manuscript m, Row row, Cell cell, string header)
    {
        var series = m.Casebook!.Series.FirstOrDefault(s => s.Source == row.Source.Id);
        if (PatientsHeader().IsMatch(header) && Whole().Match(cell.Text) is { Success: true } n)
        {
            var right = series is not null && Whole().Match(series.Patients.Split(' ')[0]) is { Success: true } known ? int.Parse(known.Value, CultureInfo.InvariantCulture)
                : row.Patients.SelectMany(p => p).FirstOrDefault(c => c.Variable == "source.n")?.Value is Value.Number of ? (int)of.Amount : (int?)null;
            if (right is { } number && number != int.Parse(n.Value, CultureInfo.InvariantCulture))
                yield return Find(m, row.Source, cell, "source.n", "Patients", n.Value, number.ToString(CultureInfo.InvariantCulture), null, series?.What);
        }
        if (!DesignHeader().IsMatch(header)) yield break;
        var said = StudyDesign.In(cell.Text).FirstOrDefault();
        if (said is null) yield break;
        var designs = series is not null ? StudyDesign.In(series.What + " " + series.Note).ToList() : row.Source.Title is { } title ? [.. StudyDesign.In(title)] : [];
        if (designs.Count > 0 && designs.TrueForAll(d => d.Contradicts(said)))
            yield return Find(m, row.Source, cell, "source.study-type", "Study type", said.Words, designs[0].Words, null, series?.What ?? row.Source.Title);
    }

    // The mean or median survival of a series.
    private static IEnumerable<Finding> Survival(Manuscript m, Row row, Cell cell, string header)
    {
        if (!SurvivalHeader().IsMatch(header) || m.Casebook!.Series.FirstOrDefault(s => s.Source == row.Source.Id) is not { } series) yield break;
        if (CitedSource.Survival(series) is not { } right || OwnRowOutcomes.Time(cell.Text, header) is not { } told || told.Agrees(right)) yield break;
        var cause = told.Grain != right.Grain && Math.Abs(told.Months / Math.Round(told.Grain) - right.Months / Math.Max(1, Math.Round(right.Grain))) < 0.05 ? "The number is the source's, the unit is not." : null;
        yield return Find(m, row.Source, cell, "citation.survival", "Survival", told.Say, right.Say, cause, series.Statistic);
    }

    private static string Say(Variable variable, Value value) => value switch
    {
        Value.Length l => l.Duration.Unit == TimeUnit.Month ? $"{Reading.Numbers.Say(l.Duration.Count)} mo" : l.Duration.Words,
        Value.Number n => Reading.Numbers.Say(n.Amount),
        _ => AnswerText.Sentence(variable, value),
    };

    private static Finding Find(Manuscript m, Source source, Cell cell, string variable, string label, string told, string right, string? cause, string? where) =>
        Rule.Find($"{label}: {told} in the table, {right} in {source.ShortName}.{(cause is null ? "" : " " + cause)}", $"Look at the source{(where is null ? "" : $" ({where})")} and correct the cell, or the casebook.", variable, m.At(cell.Span, told));

    [GeneratedRegex(@"^\W*(?:n|no\.?(?: of)?(?: patients| cases)?|number(?: of)?(?: patients| cases)?|patients?(?: \(n\))?|cases(?: \(n\))?|sample size)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PatientsHeader();

    [GeneratedRegex(@"\b(?:design|study|type)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DesignHeader();

    [GeneratedRegex(@"survival", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SurvivalHeader();

    [GeneratedRegex(@"^\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
