using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>A cell of a comparison table with what stands over it.</summary>
internal sealed record Under(string Header, Cell Cell)
{
    public string Text => Cell.Text.Trim();

    public bool Is(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (Header.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}

/// <summary>
/// The row of a comparison table that tells the article's own patient, or the column where the patients stand side by side, with the
/// header of every cell.
/// </summary>
/// <param name="Table">The table.</param>
/// <param name="IsColumn">The patients stand side by side.</param>
/// <param name="Cells">The cells with what they are about.</param>
internal sealed partial record OwnRow(Table Table, bool IsColumn, IReadOnlyList<Under> Cells)
{
    /// <summary>Which of the article's patients it tells of; 0 where it is the only one.</summary>
    public int Patient { get; init; }

    public static IReadOnlyList<OwnRow> Of(Document document)
    {
        var rows = new List<OwnRow>();
        foreach (var table in document.Tables)
        {
            rows.AddRange(Rows(table, Mine, 2));
            if (!rows.Exists(r => r.Table == table)) rows.AddRange(Columns(table, Mine));
            if (!rows.Exists(r => r.Table == table) && Uncited(table) is { } uncited) rows.AddRange(Rows(table, cell => cell == uncited ? 0 : null, 1));
        }
        return rows;
    }

    // "Present patient, 2nd course": the first of the patient's own is held against the story.
    private static int? Mine(Cell cell) => Own().IsIn(cell.Text) && !Again().IsIn(cell.Text) ? 0 : null;

    /// <summary>The rows or columns of the several patients that one article tells of: "Case 1", "Patient B".</summary>
    public static IReadOnlyList<OwnRow> OfSeveral(Document document)
    {
        var rows = new List<OwnRow>();
        foreach (var table in document.Tables)
        {
            var side = Columns(table, cell => Reading.Told.Numbered(cell.Text)).ToList();
            var own = side.Count > 1 ? side : [.. Rows(table, cell => Reading.Told.Numbered(cell.Text), 1)];
            // "Patient 1, admission" beside "Patient 1, day 7": each is of one time, and none is the patient's own.
            rows.AddRange(own.Where(r => own.Count(o => o.Patient == r.Patient) == 1));
        }
        return rows;
    }

    /// <summary>The lines of a table that tells of the one patient alone: "Blood loss | 530 ml". A table of several works cites them, or dates them.</summary>
    public static IEnumerable<Told> Lines(Document document)
    {
        for (var t = 0; t < document.Tables.Count; t++)
        {
            var table = document.Tables[t];
            if (table.Width is < 2 or > 4 || table.Body.Count < 2 || table.Body.Any(r => r.Cells.Count > 0 && (Own().IsIn(r.Cells[0].Text) || Work().IsIn(r.Cells[0].Text))) || table.HeaderRows.SelectMany(r => r.Cells).Any(c => Own().IsIn(c.Text) || Work().IsIn(c.Text) || Many().IsMatch(c.Text)) || Many().IsMatch(table.Caption?.Plain.Text ?? "")) continue;
            foreach (var row in table.Body) yield return new(Part.Table, PlainText.Verbatim(document.Text, row.Span), t);
        }
    }

    [GeneratedRegex(@"(?<!\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|to|until|[-–])\.? ?)\b(?:19|20)\d\d[a-z]?\)?(?: ?\[\d+\])?$|\bet al\b|\[\d+\]|^(?:authors?|study|series|reference|source)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Work();

    [GeneratedRegex(@"\b(?:patients|cases|series|studies|register|registry|cohort|literature|published|reports|audit|survey)\b|^n$|\bNo\. of\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Many();

    // Where every row carries a citation but one, the first or the last, that one is the authors' own.
    private static Cell? Uncited(Table table)
    {
        var rows = table.Body.Where(r => r.Cells.Count > 3).ToList();
        if (rows.Count < 3) return null;
        var bare = rows.Where(r => !Cited().IsIn(r.Cells[0].Text) && !Cited().IsIn(r.Cells[^1].Text)).ToList();
        return bare.Count == 1 && (bare[0] == rows[^1] || bare[0] == rows[0]) && Labelled().IsMatch(bare[0].Cells[0].Text) ? bare[0].Cells[0] : null;
    }

    [GeneratedRegex(@"\[\d[\d,– -]*\]|\^\d|[⁰¹²³⁴-⁹]|\(\d{1,3}\)\s*$|\bet al\b", RegexOptions.CultureInvariant)]
    private static partial Regex Cited();

    [GeneratedRegex(@"^(?!.*\b(?i:total|all|overall|sum|median|mean|range|average|pooled|any|others?|unknown)\b).*(?:\b(?:19|20)\d\d\b|\b(?i:case|patient|report)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    private static IEnumerable<OwnRow> Rows(Table table, Func<Cell, int?> own, int within)
    {
        foreach (var row in table.Body)
            if (row.Cells.Count > 1 && row.Cells.Take(within).Select(own).FirstOrDefault(p => p is not null) is { } patient)
                yield return new(table, false, [.. row.Cells.Skip(1).Where(c => c.Text.Trim().Length > 0).Select(c => new Under(table.Header(c.Column), c))]) { Patient = patient };
    }

    private static IEnumerable<OwnRow> Columns(Table table, Func<Cell, int?> own)
    {
        foreach (var header in table.HeaderRows.SelectMany(r => r.Cells).Where(c => c.Column > 1 && c.ColumnSpan == 1))
            if (own(header) is { } patient)
                yield return new(table, true, [.. table.Body.Select(r => (Label: r.Cells[0].Text, Cell: r.Cells.FirstOrDefault(c => c.Covers(header.Column)))).Where(c => c.Cell is { ColumnSpan: 1 } && c.Cell.Text.Trim().Length > 0).Select(c => new Under(c.Label, c.Cell!))]) { Patient = patient };
    }

    /// <summary>What the other patients of the table have in place of a cell.</summary>
    public IEnumerable<string> Others(Cell cell) => (IsColumn
        ? BodyRows(r => r.Cells.Contains(cell)).SelectMany(r => r.Cells.Skip(1)).Where(c => c != cell)
        : BodyRows(r => !r.Cells.Contains(cell)).Select(r => r.Cells.FirstOrDefault(c => c.Covers(cell.Column))).OfType<Cell>()).Select(c => c.Text.Trim()).Where(t => t.Length > 0);

    private IEnumerable<TableRow> BodyRows(Func<TableRow, bool> which) => Table.Body.Where(which);

    [GeneratedRegex(@"^\W*(?:the )?(?:(?:present|our|this|current|own) (?:case|patient|study|report|observation|series|work|paper|author)|index (?:case|patient)|present|ours|own|reported here|this one)\b|\((?:present|current|this|our) (?:case|patient|study|report)\)|^\W*(?:case|patient) (?:reported|described|presented) here\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Own();

    [GeneratedRegex(@"\b(?:2nd|second|3rd|third) (?:course|tumou?r|lesion|operation|period|episode|treatment|time|pregnancy|recurrence|line|metastasis|side)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Again();
}
