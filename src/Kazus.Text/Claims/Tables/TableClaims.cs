using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;
using Kazus.Time;

namespace Kazus.Text.Claims.Tables;

/// <summary>
/// Reads tables of published cases: the header decides the variable, a row is a study, and a row that the authors call their own
/// belongs to the article's patient 1. A cell that holds several patients' values is split only where the numbers agree.
/// </summary>
internal static partial class TableClaims
{
    public static void Read(Document document, List<ProposedClaim> claims, List<Finding> findings)
    {
        var patient = 1;
        foreach (var table in document.Tables)
        {
            if (table.Width == 0) continue;
            var kinds = Enumerable.Range(1, table.Width).Select(c => Columns.Of(table, c)).ToArray();
            if (kinds.Count(k => k is not (ColumnKind.None or ColumnKind.Other)) < 2) continue;
            foreach (var row in table.Body) Row(document, table, kinds, row, ref patient, claims, findings);
        }
    }

    private static void Row(Document document, Table table, ColumnKind[] kinds, TableRow row, ref int patient, List<ProposedClaim> claims, List<Finding> findings)
    {
        var study = row.Cells.FirstOrDefault(c => kinds[c.Column - 1].HasFlag(ColumnKind.Study)) ?? row.Cells.FirstOrDefault();
        if (study is null) return;
        var own = Own().IsIn(study.Text) || row.Cells.Count > 0 && Own().IsIn(row.Cells[0].Text);
        var name = own ? null : Citation().Replace(study.Text, "").Trim();
        var shares = row.Cells.Select(c => (Cell: c, Parts: Parts(c.Text))).ToList();
        var patients = own ? 1 : PatientsIn(shares, kinds);
        if (patients > 1) shares = [.. shares.Select(s => (s.Cell, Shares(s.Cell.Text, s.Parts, kinds[s.Cell.Column - 1], patients)))];
        var from = claims.Count;
        foreach (var (cell, parts) in shares)
        {
            var kind = kinds[cell.Column - 1];
            if (kind is ColumnKind.None or ColumnKind.Other || ReferenceEquals(cell, study) && (kind & ~ColumnKind.Study) == 0) continue;
            if (patients > 1 && parts.Count != patients)
            {
                if (parts.Count > 1 || (kind & (ColumnKind.FollowUp | ColumnKind.Outcome)) != 0) findings.Add(Arity(document, table, row, cell, parts.Count, patients));
                continue;
            }
            for (var p = 0; p < patients; p++)
            {
                var part = patients > 1 ? parts[p] : new Span(0, cell.Text.Length);
                foreach (var fact in CellClaims.Read(part.Of(cell.Text), kind, table.Header(cell.Column)))
                    claims.Add(Claim(document, cell, part, fact, own ? 1 : patient + 1 + p, name));
            }
        }
        TimeOutcomes(claims, from);
        if (!own) patient += patients;
    }

    // The length of follow-up in its own column is the time that the outcome beside it speaks of.
    private static void TimeOutcomes(List<ProposedClaim> claims, int from)
    {
        for (var i = from; i < claims.Count; i++)
        {
            if (claims[i] is not { Variable: "recurrence", At: null } outcome) continue;
            var lengths = claims.Skip(from).Where(c => c.Variable is "followup" && c.Patient == outcome.Patient).ToList();
            if (lengths.Count == 1 && outcome.Value is Value.Choice { Answer: "no" } && lengths[0].Value is Value.Length length)
                claims[i] = outcome with { At = new TimeStatement { Words = string.Create(CultureInfo.InvariantCulture, $"+{length.Duration.Count:0.##} {length.Duration.Unit.Symbol()}"), From = TimeStatement.DayZero, Days = length.Duration.Days } };
        }
    }

    private static ProposedClaim Claim(Document document, Cell cell, Span part, CellFact fact, int patient, string? study)
    {
        var span = cell.Plain.ToDocument(fact.Span.Shift(part.Start));
        return new ProposedClaim
        {
            Variable = fact.Variable, Patient = patient, Value = fact.Value, Span = span, Quote = document.Quote(span), Where = document.WhereIs(span.Start),
            Confidence = 0.85, Rule = "table-cell", At = fact.At, Study = study,
        };
    }

    // How many patients a row tells of: the number of ages it lists, or of levels with their kinds, if more than one.
    private static int PatientsIn(List<(Cell Cell, List<Span> Parts)> shares, ColumnKind[] kinds)
    {
        foreach (var (cell, parts) in shares)
            if ((kinds[cell.Column - 1] & (ColumnKind.Age | ColumnKind.Patients)) != 0 && parts.Count > 1 && parts.TrueForAll(p => char.IsAsciiDigit(p.Of(cell.Text)[0]))) return parts.Count;
        foreach (var (cell, _) in shares)
            if (kinds[cell.Column - 1].HasFlag(ColumnKind.Site) && Primaries().Count(cell.Text) > 1) return Primaries().Count(cell.Text);
        return 1;
    }

    // Commas also part the length of follow-up from its outcome: then the lengths, or the operations, count the patients.
    private static List<Span> Shares(string text, List<Span> parts, ColumnKind kind, int patients)
    {
        if ((kind & (ColumnKind.FollowUp | ColumnKind.Outcome)) != 0)
        {
            var lengths = Lengths.In(text);
            if (lengths.Count == 0 || parts.Count == patients && lengths.Count == patients && parts.TrueForAll(p => Lengths.In(p.Of(text)).Count == 1)) return parts;
            return From(text, [.. lengths.Select(l => l.Span.Start)]);
        }
        if ((kind & ColumnKind.Treatment) == 0 || parts.Count == patients) return parts;
        var operations = Operation().Matches(text);
        return operations.Count == patients ? From(text, [.. operations.Select(o => o.Index)]) : parts;
    }

    private static List<Span> From(string text, List<int> starts) =>
        [.. starts.Select((s, i) => Trim(text, i == 0 ? 0 : s, i + 1 < starts.Count ? starts[i + 1] : text.Length))];

    [GeneratedRegex(@"\b(?:GTR|STR|gross total|subtotal resection|partial resection|complete resection|total resection|biopsy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Operation();

    private static List<Span> Parts(string text)
    {
        var parts = new List<Span>();
        if (LesionItem().Count(text) > 1)
        {
            foreach (Match item in LesionItem().Matches(text)) parts.Add(Trim(text, item.Index, item.Index + item.Length));
            return parts;
        }
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not (',' or ';' or '\n')) continue;
            var part = Trim(text, start, i);
            if (part.Length > 0) parts.Add(part);
            start = i + 1;
        }
        return parts;
    }

    private static Span Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new Span(start, end);
    }

    private static Finding Arity(Document document, Table table, TableRow row, Cell cell, int values, int patients)
    {
        var span = document.CodePoints.FromUtf16(cell.Span);
        return new Finding
        {
            Rule = "KZ211", Name = "table-arity", Severity = Severity.Warning,
            Message = $"{table.Label}, row {row.Number}: {patients} patients but {values} values under \"{table.Header(cell.Column)}\"; they are not assigned.",
            Settle = "One value per patient, or a row for each.",
            Places = [new Place(document.Id, document.WhereIs(cell.Span.Start), span.Start, span.End, document.LineOf(cell.Span.Start), cell.Text)],
        };
    }

    [GeneratedRegex(@"\b(?:our|present|this|current) (?:study|case|report|patient|observation)\b|^(?:present|ours?|own case)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Own();

    [GeneratedRegex(@"\s*\[[\d,–-]+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Citation();

    [GeneratedRegex(@"\b(?:primary|metastasis|metastatic)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Primaries();

    [GeneratedRegex(@"(?:C|Th?|L|S)\d{1,2}(?:\s?[-–]\s?(?:C|Th?|L|S)?\d{1,2})?, (?:primary|metasta\w+)(?: \w+)?", RegexOptions.CultureInvariant)]
    private static partial Regex LesionItem();
}
