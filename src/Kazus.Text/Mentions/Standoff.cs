using System.Globalization;
using System.Text;
using Kazus.Text.Documents;

namespace Kazus.Text.Mentions;

/// <summary>One entity of a standoff file: its type and its pieces, [Start, End) in UTF-16 units of the text.</summary>
public sealed record StandoffEntity(string Id, string Type, IReadOnlyList<Span> Pieces)
{
    /// <summary>From the start of the first piece to the end of the last.</summary>
    public Span Hull => Pieces.Aggregate((a, b) => a.Cover(b));
}

/// <summary>
/// The standoff format of the brat annotation tool: one line per entity, <c>T1 [tab] Type start end [tab] words</c>, offsets in code points;
/// an entity in several pieces separates them by semicolons. Relations, events and notes are passed over when reading.
/// </summary>
public static class Standoff
{
    public static IReadOnlyList<StandoffEntity> Read(string annotations, string text)
    {
        CodePoints points = new(text);
        List<StandoffEntity> entities = [];
        foreach (var line in annotations.Split('\n'))
        {
            if (!line.StartsWith('T') || line.Split('\t') is not { Length: >= 2 } cells) continue;
            var space = cells[1].IndexOf(' ', StringComparison.Ordinal);
            if (space < 0) continue;
            List<Span> pieces = [];
            foreach (var piece in cells[1][(space + 1)..].Split(';'))
                if (piece.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var s, var e] &&
                    int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var start) &&
                    int.TryParse(e, NumberStyles.None, CultureInfo.InvariantCulture, out var end) && start < end && end <= points.Count)
                    pieces.Add(points.ToUtf16(new Span(start, end)));
            if (pieces.Count > 0) entities.Add(new(cells[0], cells[1][..space], pieces));
        }
        return entities;
    }

    /// <summary>Writes entities, and for each negated one an attribute line, with line feeds only.</summary>
    public static string Write(IEnumerable<Mention> mentions, string text)
    {
        CodePoints points = new(text);
        StringBuilder lines = new();
        var (n, a) = (0, 0);
        foreach (var m in mentions)
        {
            n++;
            lines.Append(CultureInfo.InvariantCulture, $"T{n}\t{m.Type.SchemeName()} {Pieces(m, text, points)}\t{OneLine(m.Text)}\n");
            if (m.Negated) lines.Append(CultureInfo.InvariantCulture, $"A{++a}\tPOLARITY T{n} NEG\n");
            else if (m.Uncertain) lines.Append(CultureInfo.InvariantCulture, $"A{++a}\tPOLARITY T{n} UNCERTAIN\n");
        }
        return lines.ToString();
    }

    // The format allows no line end inside a piece: a mention over a line end is written in pieces.
    private static string Pieces(Mention mention, string text, CodePoints points)
    {
        StringBuilder pieces = new();
        var from = mention.Span.Start;
        while (from < mention.Span.End)
        {
            while (from < mention.Span.End && text[from] is '\n' or '\r') from++;
            var to = from;
            while (to < mention.Span.End && text[to] is not ('\n' or '\r')) to++;
            if (to > from) pieces.Append(pieces.Length > 0 ? ";" : "").Append(CultureInfo.InvariantCulture, $"{points.FromUtf16(from)} {points.FromUtf16(to)}");
            from = to;
        }
        return pieces.ToString();
    }

    private static string OneLine(string words) => words.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
}
