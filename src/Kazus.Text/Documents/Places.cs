namespace Kazus.Text.Documents;

/// <summary>Answers where a position of a document lies.</summary>
internal sealed class Places
{
    private readonly Section[] sections;
    private readonly int[] lineStarts;

    public Places(Document document)
    {
        Document = document;
        sections = [.. document.Sections];
        lineStarts = LineStarts(document.Text);
    }

    public Document Document { get; }

    public string WhereIs(int position)
    {
        if (InTable(position) is { } cell) return cell;
        if (Document.Figures.FirstOrDefault(f => f.Span.Contains(position)) is { } figure)
            return figure.Label.Length > 0 ? $"{figure.Label} legend" : "figure legend";
        if (Document.References.FirstOrDefault(r => r.Span.Contains(position)) is { } reference) return $"reference {reference.Key}";
        if (Document.Metadata.Title?.Span.Contains(position) == true) return "title";
        if (Document.Metadata.Keywords.Any(k => k.Span.Contains(position))) return "keywords";
        return SectionAt(position) is { } section ? NameOf(section) : "front matter";
    }

    public Section? SectionAt(int position)
    {
        Section? found = null;
        foreach (var section in sections)
        {
            if (section.Span.Start > position) break;
            if (section.Span.Contains(position)) found = section;
        }
        return found;
    }

    public int LineOf(int position)
    {
        var index = Array.BinarySearch(lineStarts, position);
        return index >= 0 ? index + 1 : ~index;
    }

    private string? InTable(int position)
    {
        foreach (var table in Document.Tables)
        {
            if (!table.Span.Contains(position)) continue;
            var name = table.Label.Length > 0 ? table.Label : "table";
            foreach (var row in table.Rows)
                foreach (var cell in row.Cells)
                    if (cell.Span.Contains(position))
                        return row.IsHeader ? $"{name}, header, column {cell.Column}" : $"{name}, row {cell.Row}, column {cell.Column}";
            if (table.Caption?.Span.Contains(position) == true) return $"{name} caption";
            return table.Notes.Any(n => n.Span.Contains(position)) ? $"{name} notes" : name;
        }
        return null;
    }

    private static string NameOf(Section section) => section.Kind switch
    {
        SectionKind.Front => "front matter",
        SectionKind.Declarations => "declarations",
        SectionKind.Legends => "legends",
        SectionKind.Methods => "methods",
        SectionKind.Results => "results",
        SectionKind.Perspective => "patient perspective",
        SectionKind.Other => section.Title.Length > 0 ? section.Title : "text",
        _ => section.Kind.Name(),
    };

    private static int[] LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = text.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = text.IndexOf('\n', i + 1)) starts.Add(i + 1);
        return [.. starts];
    }
}
