using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Text.Reading.Structure;

/// <summary>Reads title, authors, affiliations, dates, keywords and identifiers from the text; what the source itself says goes first.</summary>
internal sealed partial class FrontMatter(IReadOnlyList<Piece> pieces, Outline outline, Metadata said)
{
    public Metadata Read()
    {
        var title = said.Title is null ? FindTitle() : null;
        var authors = said.Authors.Count == 0 ? FindAuthors(title) : [];
        var dates = said.Dates.Count == 0 ? FindDates() : said.Dates;
        var keywords = said.Keywords.Count == 0 ? FindKeywords() : said.Keywords;
        var metadata = said with
        {
            Title = said.Title ?? (title is null ? null : new(title.Block.Plain.ToDocument(0, title.Text.Length), title.Text)),
            Authors = said.Authors.Count > 0 ? said.Authors : authors,
            Dates = dates,
            Keywords = keywords,
            Affiliations = said.Affiliations.Count > 0 ? said.Affiliations : Structure.Affiliations.Find(Front, authors),
            Doi = said.Doi ?? FindDoi(),
            Licence = said.Licence ?? FindLicence(),
        };
        return metadata with
        {
            Year = said.Year ?? metadata.Date(ArticleDateKind.Published)?.Year ?? CitationYear() ?? metadata.Date(ArticleDateKind.Accepted)?.Year
                ?? metadata.Date(ArticleDateKind.Revised)?.Year ?? metadata.Date(ArticleDateKind.Received)?.Year,
        };
    }

    private IEnumerable<Piece> Front => pieces.Take(outline.FirstSection).Where(p => p.Kind != ParagraphKind.Furniture && !p.Taken && !p.IsTable);

    private Piece? FindTitle()
    {
        if (!outline.HasSections && !pieces.Take(1).Any(p => p.IsHeading)) return null;
        var front = (outline.FirstSection > 0 ? Front : pieces.Take(1)).ToList();
        var title = front.Where(p => p.IsHeading && Headings.KindOf(p.Text) is null).OrderBy(p => p.Block.Level == 0 ? 9 : p.Block.Level).FirstOrDefault()
            ?? front.FirstOrDefault(p => p.IsProse && p.Text.Length is > 15 and < 300 && p.Text[^1] != '.' && Headings.KindOf(p.Text) is null
                && !p.Text.Contains('@') && FindDate(p.Text) is null && Names.Read(p.Block).Count < 2);
        if (title is not null) title.Kind = ParagraphKind.Title;
        return title;
    }

    private IReadOnlyList<Author> FindAuthors(Piece? title)
    {
        var after = title is null;
        foreach (var piece in Front)
        {
            if (ReferenceEquals(piece, title)) { after = true; continue; }
            if (!after || piece.Kind is not (ParagraphKind.Prose or ParagraphKind.Heading) || piece.Text.Length > 2500) continue;
            var names = Names.Read(piece.Block);
            if (names.Count == 0) continue;
            piece.Kind = ParagraphKind.Authors;
            return names;
        }
        return [];
    }

    private List<ArticleDate> FindDates()
    {
        var dates = new List<ArticleDate>();
        foreach (var piece in pieces)
        {
            if (piece.Taken || piece.IsTable || piece.Text.Length > 400 || piece.Kind is ParagraphKind.Reference) continue;
            var before = dates.Count;
            foreach (Match match in History().AllIn(piece.Text))
            {
                if (CalendarDates.Read(piece.Text, match.Index + match.Length) is not { } date) continue;
                var kind = KindOf(match.Groups["k"].Value);
                if (dates.Any(d => d.Kind == kind) && kind != ArticleDateKind.Revised) continue;
                dates.Add(new(piece.Block.Plain.ToDocument(match.Index, date.End), kind, date.Year, date.Month, date.Day));
            }
            if (dates.Count > before && piece.Text.Length < 200 && piece.IsProse && piece.Opens is null) piece.Kind = ParagraphKind.Dates;
        }
        return dates;
    }

    private static CalendarDate? FindDate(string text)
    {
        var match = History().Match(text);
        return match.Success ? CalendarDates.Read(text, match.Index + match.Length) : null;
    }

    private static ArticleDateKind KindOf(string word) => char.ToLowerInvariant(word[0]) switch
    {
        'a' when !word.StartsWith("available", StringComparison.OrdinalIgnoreCase) => ArticleDateKind.Accepted,
        'p' when word.StartsWith("prihv", StringComparison.OrdinalIgnoreCase) => ArticleDateKind.Accepted,
        'p' when word.StartsWith("priml", StringComparison.OrdinalIgnoreCase) => ArticleDateKind.Received,
        'p' or 'a' or 'o' => ArticleDateKind.Published,
        'r' when word.Contains("evis", StringComparison.OrdinalIgnoreCase) => ArticleDateKind.Revised,
        _ => ArticleDateKind.Received,
    };

    private List<Field> FindKeywords()
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            var from = 0;
            if (piece.IsHeading && Headings.AreKeywords(piece.Text) && i + 1 < pieces.Count)
            {
                piece = pieces[i + 1];
                if (!piece.IsProse) continue;
                piece.Kind = ParagraphKind.Keywords;
            }
            else if (piece.Kind == ParagraphKind.Keywords) from = piece.RunIn;
            else continue;
            return Words(piece, from);
        }
        return [];
    }

    private static List<Field> Words(Piece piece, int from)
    {
        var fields = new List<Field>();
        var text = piece.Text;
        var separator = text.Contains(';') ? ";" : text.Contains('•') ? "•" : text.Contains('·') ? "·" : text.Contains('|') ? "|" : ",";
        foreach (var range in text.AsSpan(from).Split(separator))
        {
            var start = from + range.Start.Value;
            var end = from + range.End.Value;
            while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is ':' or '*')) start++;
            while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] == '.')) end--;
            if (end > start) fields.Add(new(piece.Block.Plain.ToDocument(start, end), text[start..end]));
        }
        return fields;
    }

    // The article's own DOI stands before the first section, or in the line that says how to cite it.
    private Field? FindDoi()
    {
        var limit = outline.HasSections ? outline.FirstSection : 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (piece.IsTable || i >= limit && piece.Kind != ParagraphKind.Furniture && !piece.Text.StartsWith("DOI", StringComparison.OrdinalIgnoreCase)) continue;
            if (Doi().FirstIn(piece.Text) is { Success: true } match)
                return new(piece.Block.Plain.ToDocument(match.Index, match.Index + match.Length), CleanDoi(match.Value));
        }
        return null;
    }

    /// <summary>Without what a sentence or a converter puts around or into it.</summary>
    public static string CleanDoi(string doi) => doi.Replace("\\", "", StringComparison.Ordinal).TrimEnd('.', ',', ';', ')', '*');

    private Field? FindLicence()
    {
        foreach (var piece in pieces)
            if ((piece.Kind == ParagraphKind.Furniture || piece.Text.Length < 300) && !piece.IsTable && Licence().FirstIn(piece.Text) is { Success: true } match)
                return new(piece.Block.Plain.ToDocument(match.Index, match.Index + match.Length), match.Value);
        return null;
    }

    // "Surg Neurol Int. 2024;15:128" in the line that says how to cite the article.
    private int? CitationYear()
    {
        foreach (var piece in pieces)
            if (piece.Kind == ParagraphKind.Furniture && Cite().Match(piece.Text) is { Success: true } match)
                return int.Parse(match.Groups["y"].Value, System.Globalization.CultureInfo.InvariantCulture);
        return null;
    }

    [GeneratedRegex(@"\b(?<k>Received|Submitted|Revised|Revision\s+received|Received\s+in\s+revised\s+form|Accepted|Published(\s+online)?|Available\s+online|Online\s+first|Eingegangen|Angenommen|Publiziert|Primljeno|Prihvaćeno)\b(\s+for\s+publication)?(\s+on|\s+am)?\s*[:.]?\s*",
        RegexOptions.IgnoreCase)]
    private static partial Regex History();

    [GeneratedRegex(@"\b10\.\d{4,9}/[^\s""<>\]\[|]+")]
    public static partial Regex Doi();

    [GeneratedRegex(@"\bCC[ -]BY(-[A-Z]{2})*(\s\d\.\d)?|Creative Commons\s+(Attribution)?[\p{L} -]*?(\s?Licen[cs]e|\d\.\d)|Attribution-[\p{L}-]+\s+\d\.\d|(?<=under the terms of the )Creative Commons[^,.;]{5,100}", RegexOptions.IgnoreCase)]
    private static partial Regex Licence();

    [GeneratedRegex(@"cite\s+this.*?\b(?<y>(19|20)\d{2})\s*;", RegexOptions.IgnoreCase)]
    private static partial Regex Cite();
}
