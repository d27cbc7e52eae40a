using System.Text.RegularExpressions;
using Kazus.Text.Documents;

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

/// <summary>The row of a comparison table that tells the article's own patient, with the header of every cell.</summary>
internal sealed partial record OwnRow(Table Table, TableRow Row, IReadOnlyList<Under> Cells)
{
    public static IReadOnlyList<OwnRow> Of(Document document)
    {
        var rows = new List<OwnRow>();
        foreach (var table in document.Tables)
            foreach (var row in table.Body)
                if (row.Cells.Count > 1 && row.Cells.Take(2).Any(c => Own().IsMatch(c.Text)))
                    rows.Add(new(table, row, [.. row.Cells.Skip(1).Where(c => c.Text.Trim().Length > 0).Select(c => new Under(table.Header(c.Column), c))]));
        return rows;
    }

    /// <summary>What the other rows say in a column.</summary>
    public IEnumerable<string> Others(int column) => Table.Body.Where(r => r != Row).Select(r => r.Cells.FirstOrDefault(c => c.Covers(column))?.Text.Trim() ?? "").Where(t => t.Length > 0);

    [GeneratedRegex(@"^\W*(?:the )?(?:(?:present|our|this|current|own) (?:case|patient|study|report|observation|series)|index (?:case|patient)|present|ours)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Own();
}
