using Kazus.Cases;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Provenance;
using Kazus.Text.Documents;
using Kazus.Time;

namespace Kazus.Checking.Rules.Sources;

/// <summary>A cell of a table row differs from the claims that the row's own source makes.</summary>
internal static class Kz602RowAgainstSource
{
    public static Rule Rule { get; } = new("KZ602", "row-against-source", Severity.Error, "source", Check) { WhyNot = m => m.Casebook is null ? CitedSource.NoCasebook : m.Document.Tables.Count == 0 ? "the file has no table" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var table in m.Document.Tables)
            foreach (var row in table.Body.Where(r => r.Cells.Count > 1))
            {
                if (SourceOf(m, row) is not { } source) continue;
                var cases = m.Casebook!.Cases.Where(c => c.Claims.Any(k => k.Anchor.Source == source.Id)).ToList();
                // A row for several patients cannot be followed to one of them.
                if (cases is not [var one]) continue;
                var claims = one.Claims.Where(k => k.Anchor.Source == source.Id && k.State != ClaimState.Rejected).ToList();
                foreach (var cell in row.Cells.Skip(1))
                    if (Compare(m, table, cell, source, claims) is { } finding) yield return finding;
            }
    }

    private static Source? SourceOf(Manuscript m, TableRow row)
    {
        var cell = row.Cells[0];
        if (m.Document.Citations.FirstOrDefault(c => cell.Span.Contains(c.Span)) is { References: [var reference] }) return CitedSource.Of(m.Casebook!, reference);
        return Surnames.AuthorYear(Clean(cell.Text)) is { } named ? CitedSource.Named(m.Casebook!, named.Surname, named.Year).FirstOrDefault() : null;
    }

    private static string Clean(string text) => text.Replace("<i>", "", StringComparison.Ordinal).Replace("</i>", "", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal);

    private static Finding? Compare(Manuscript m, Table table, Cell cell, Source source, List<Claim> claims)
    {
        var header = table.Header(cell.Column);
        if (Has(header, "follow", "outcome", "survival", "status") && OwnRowOutcomes.Time(cell.Text, header) is { } told && Months(claims, "followup") is { } right && !told.Agrees(right))
            return Say(m, cell, source, "followup", told.Say, $"{Reading.Numbers.Say(right)} mo", Cause(told.Months, right, claims, "followup"));
        if (Has(header, "age") && Reading.Numbers.In(cell.Text).Select(n => (double?)n.Value).FirstOrDefault() is { } age && claims.Find(c => c.Variable == "patient.age")?.Value is Value.Number years && (age < Math.Floor(years.Low) || age > years.High))
            return Say(m, cell, source, "patient.age", $"{age} a", $"{Reading.Numbers.Say(years.Amount)} a", Cause(age, years.Amount, claims, "patient.age"));
        return null;
    }

    // The likeliest way the wrong number came into the cell.
    private static string? Cause(double told, double right, List<Claim> claims, string variable)
    {
        var neighbour = claims.Select(c => c.Variable).Distinct().FirstOrDefault(v => v != variable && Months(claims, v) is { } other && Math.Abs(other - told) < 0.05);
        if (neighbour is not null) return $"It is the source's value of {Variables.Get(neighbour).Label.ToLowerInvariant()}, a neighbouring column.";
        var (a, b) = (Reading.Numbers.Say(told), Reading.Numbers.Say(right));
        return a.Length == b.Length && a.Length > 1 && a != b && a.Order().SequenceEqual(b.Order()) ? "Two digits are exchanged." : null;
    }

    private static double? Months(List<Claim> claims, string variable) => claims.Find(c => c.Variable == variable)?.Value switch
    {
        Value.Length l => l.Duration.In(TimeUnit.Month),
        Value.Number n when variable is "followup" or "symptom.duration" or "recurrence.time" => n.Amount,
        _ => null,
    };

    private static Finding Say(Manuscript m, Cell cell, Source source, string variable, string told, string right, string? cause) =>
        Rule.Find($"{Variables.Get(variable).Label}: {told} in the table, {right} in {source.ShortName}.{(cause is null ? "" : " " + cause)}", "Look at the source and correct the cell, or the casebook.", variable, m.At(cell.Span, told));

    private static bool Has(string header, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (header.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
