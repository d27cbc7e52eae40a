using System.Globalization;
using Kazus.Checks;
using Kazus.Provenance;

namespace Kazus.Casebooks.References;

/// <summary>RIS ("TY  - JOUR") and PubMed's NBIB ("PMID- 123"): lines of tag and value, long values continued.</summary>
internal static class TaggedReferences
{
    private readonly record struct Tagged(string Tag, string Value, int Line);

    public static IReadOnlyList<(Source Source, int Line)> Read(string text, string shown, List<Finding> findings)
    {
        var lines = Lines(text);
        if (lines.Count == 0)
        {
            findings.Add(CasebookRule.Unreadable(shown, "No reference was found: expected CSL-JSON, BibTeX, RIS (TY  - ...) or NBIB (PMID- ...).", 1));
            return [];
        }
        var ris = lines.Any(l => l.Tag is "TY" or "ER");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var read = new List<(Source, int)>();
        var record = new List<Tagged>();
        foreach (var line in lines)
        {
            var begins = ris ? line.Tag == "TY" : line.Tag == "PMID";
            if (begins && record.Count > 0) Close(record, ris, taken, read);
            if (line.Tag != "ER") record.Add(line);
        }
        Close(record, ris, taken, read);
        return read;
    }

    private static List<Tagged> Lines(string text)
    {
        var lines = new List<Tagged>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.TrimEnd('\r');
            var dash = line.IndexOf('-', StringComparison.Ordinal);
            if (dash is >= 2 and <= 5 && line[..dash].Trim() is { Length: >= 2 and <= 4 } tag && tag.All(c => char.IsUpper(c) || char.IsDigit(c)) && char.IsUpper(line[0]))
                lines.Add(new Tagged(tag, line[(dash + 1)..].Trim(), number));
            else if (lines.Count > 0 && line.Length > 0 && char.IsWhiteSpace(line[0]))
                lines[^1] = lines[^1] with { Value = lines[^1].Value + " " + line.Trim() };
        }
        return lines;
    }

    private static void Close(List<Tagged> record, bool ris, HashSet<string> taken, List<(Source, int)> read)
    {
        if (record.Count > 0 && record.Any(t => t.Tag is "TI" or "T1" or "AU" or "A1" or "DO" or "PMID"))
            read.Add((ris ? FromRis(record, taken) : FromNbib(record, taken), record[0].Line));
        record.Clear();
    }

    private static Source FromRis(List<Tagged> record, HashSet<string> taken)
    {
        string? Get(params string[] tags) => tags.Select(t => record.FirstOrDefault(r => r.Tag == t).Value).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        List<string> authors = [.. record.Where(r => r.Tag is "AU" or "A1").Select(r => r.Value.Split(',', 2)).Select(p => ReferenceFile.AuthorName(p[0], p.Length > 1 ? p[1] : ""))];
        var year = Year(Get("PY", "Y1", "DA"));
        var (start, end) = (Get("SP"), Get("EP"));
        return new Source
        {
            Id = Get("ID", "LB") ?? ReferenceFile.MakeId(authors, year, taken),
            Type = Get("TY") switch { "BOOK" => "book", "CHAP" => "chapter", "CONF" or "CPAPER" => "paper-conference", "ELEC" => "webpage", _ => "article-journal" },
            Title = Get("TI", "T1"),
            Authors = authors,
            Year = year,
            Container = Get("JO", "T2", "JF", "JA", "BT"),
            Volume = Get("VL"),
            Issue = Get("IS"),
            Pages = start is null ? null : end is null || end == start ? start : $"{start}-{end}",
            Doi = ReferenceFile.BareDoi(Get("DO", "M3")),
            Pmid = Get("AN") is { } an && an.All(char.IsDigit) ? an : null,
            Url = Get("UR"),
            Abstract = Get("AB", "N2"),
        };
    }

    private static Source FromNbib(List<Tagged> record, HashSet<string> taken)
    {
        string? Get(string tag) => record.FirstOrDefault(r => r.Tag == tag).Value;
        List<string> authors = [.. record.Where(r => r.Tag == "AU").Select(r => r.Value)];
        var year = Year(Get("DP"));
        var doi = record.Where(r => r.Tag is "LID" or "AID").Select(r => r.Value).FirstOrDefault(v => v.EndsWith("[doi]", StringComparison.Ordinal));
        return new Source
        {
            Id = ReferenceFile.MakeId(authors, year, taken),
            Title = Get("TI")?.TrimEnd('.'),
            Authors = authors,
            Year = year,
            Container = Get("TA") ?? Get("JT"),
            Volume = Get("VI"),
            Issue = Get("IP"),
            Pages = Get("PG"),
            Doi = ReferenceFile.BareDoi(doi?[..^5]),
            Pmid = Get("PMID"),
            Abstract = Get("AB"),
        };
    }

    private static int? Year(string? words) =>
        words is { Length: >= 4 } && int.TryParse(words[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
}
