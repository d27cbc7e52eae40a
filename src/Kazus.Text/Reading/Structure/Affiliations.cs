using System.Text.RegularExpressions;
using Kazus.Terms;
using Kazus.Text.Documents;

namespace Kazus.Text.Reading.Structure;

/// <summary>Reads the authors' affiliations from the front matter, each with its raised number where it has one.</summary>
internal static partial class Affiliations
{
    public static IReadOnlyList<Affiliation> Find(IEnumerable<Piece> front, IReadOnlyList<Author> authors)
    {
        if (authors.Count == 0) return [];
        var found = new List<Affiliation>();
        foreach (var piece in front)
        {
            if (piece.Kind is not (ParagraphKind.Prose or ParagraphKind.ListItem) || piece.Block.Span.Start < authors[0].Span.Start) continue;
            if (piece.Text.Length > 3000 || !Place().IsMatch(piece.Text) || Correspondence().IsMatch(piece.Text)) continue;
            piece.Kind = ParagraphKind.Affiliations;
            Split(piece.Block, found);
        }
        return found;
    }

    private static void Split(Block block, List<Affiliation> found)
    {
        var text = block.Plain.Text;
        var starts = new List<(int At, int Words, string Key)>();
        foreach (var mark in block.Marks)
            if (mark is { Kind: MarkKind.Superscript, Target: { } raised } && Key().Match(raised) is { Success: true } key)
                starts.Add((block.Plain.FromDocument(mark.Span.Start), block.Plain.FromDocument(mark.Span.End), key.Value));
        if (starts.Count == 0)
            foreach (Match match in Raised().Matches(text))
                starts.Add((match.Index, match.Index + match.Length, Letters.Plain(match.Groups["k"].Value)));
        if (starts.Count == 0) { Add(0, text.Length, ""); return; }
        for (var i = 0; i < starts.Count; i++) Add(starts[i].Words, i + 1 < starts.Count ? starts[i + 1].At : text.Length, starts[i].Key);

        void Add(int from, int to, string key)
        {
            while (from < to && (char.IsWhiteSpace(text[from]) || text[from] is '.' or ',' or '·')) from++;
            while (to > from && (char.IsWhiteSpace(text[to - 1]) || text[to - 1] is '.' or ',' or ';' or '·')) to--;
            if (to > from) found.Add(new(block.Plain.ToDocument(from, to), key, text[from..to]));
        }
    }

    [GeneratedRegex(@"\b(Departments?|Divisions?|University|Universit\p{L}+|Hospitals?|Institutes?|Clinics?|Klinik\p{L}*|Klinikum|Faculty|School|Cent(er|re)|Units?|Infirmary|College|Service|Section|Surgery|Oncology|Pathology|Medicine|Program(me)?|Laboratory|Bolnica|KBC)\b")]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(Correspond\p{L}+|E-?mail|telephone|Received|Accepted)\b|@", RegexOptions.IgnoreCase)]
    private static partial Regex Correspondence();

    [GeneratedRegex(@"\d{1,2}|[a-z](?![a-z])|[*†‡§]")]
    private static partial Regex Key();

    [GeneratedRegex(@"(?:^|(?<=[.;,]\s|\s))(?:(?<k>[¹²³⁴-⁹⁰]{1,2}|\d{1,2}(?=\s?\p{Lu}(?!\w*\s+of))|[*†‡§](?=\p{Lu}))|\((?<k>\d{1,2})\))\s?")]
    private static partial Regex Raised();
}
