using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Kazus.Checks;

namespace Kazus.Casebooks.Tables;

/// <summary>A CSV file as rows of named cells with their line.</summary>
internal static class CsvText
{
    public readonly record struct Row(int Line, IReadOnlyDictionary<string, string> Cells)
    {
        public string this[string column] => Cells.TryGetValue(column, out var cell) ? cell : "";
    }

    public static (IReadOnlyList<string> Header, List<Row> Rows) Read(string text, string shown, List<Finding> findings)
    {
        var rows = new List<Row>();
        string? bad = null;
        var first = text.AsSpan(0, text.AsSpan().IndexOf('\n') is var end and >= 0 ? end : text.Length);
        var delimiter = first.Count(';') > first.Count(',') ? ";" : first.Count('\t') > first.Count(',') ? "\t" : ",";
        using var csv = new CsvReader(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            TrimOptions = TrimOptions.Trim,
            IgnoreBlankLines = true,
            BadDataFound = e => bad = e.RawRecord,
            MissingFieldFound = null,
        });
        if (!csv.Read() || !csv.ReadHeader())
        {
            findings.Add(CasebookRule.Unreadable(shown, "The file is empty: expected a header row with variable ids.", 1));
            return ([], rows);
        }
        var header = csv.HeaderRecord!.Select(h => h.Trim()).ToList();
        foreach (var twice in header.GroupBy(h => h, StringComparer.Ordinal).Where(g => g.Count() > 1))
            findings.Add(CasebookRule.Duplicate(shown, 1, 1, "Column", twice.Key, "the same header"));
        while (csv.Read())
        {
            if (csv.Parser.Count > header.Count)
                findings.Add(CasebookRule.Unreadable(shown, $"The row has {csv.Parser.Count} cells; the header has {header.Count}.", csv.Parser.RawRow));
            if (bad is not null)
            {
                findings.Add(CasebookRule.Unreadable(shown, "A quotation mark is not closed or stands inside a cell.", csv.Parser.RawRow));
                bad = null;
            }
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < header.Count && i < csv.Parser.Count; i++) cells.TryAdd(header[i], csv.Parser[i] ?? "");
            rows.Add(new Row(csv.Parser.RawRow, cells));
        }
        return (header, rows);
    }
}
