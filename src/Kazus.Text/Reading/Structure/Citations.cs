using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Terms;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Text.Reading.Structure;

/// <summary>Finds citations in prose, captions and table cells and resolves them to the reference list.</summary>
internal sealed partial class Citations
{
    private readonly Document document;
    private readonly Dictionary<string, Reference> byKey;
    private readonly List<Mark> marks;
    private readonly List<Citation> found = [];

    public Citations(Document document, IReadOnlyList<Piece> pieces)
    {
        this.document = document;
        byKey = new(StringComparer.Ordinal);
        foreach (var reference in document.References) byKey.TryAdd(reference.Key, reference);
        marks = [.. pieces.Where(p => p.Kind is not (ParagraphKind.Authors or ParagraphKind.Affiliations or ParagraphKind.Furniture or ParagraphKind.Reference or ParagraphKind.Front))
            .SelectMany(p => p.Block.Table is { } table ? table.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Marks) : p.Block.Marks)
            .Where(m => m.Kind is MarkKind.Superscript or MarkKind.CitationLink).OrderBy(m => m.Span)];
    }

    public IReadOnlyList<Citation> Find()
    {
        if (document.References.Count == 0 && document.Format is SourceFormat.Text && !document.Text.Contains('[')) return [];
        var places = Places().ToList();
        foreach (var (_, plain) in places) Bracketed(plain);
        Raised(places);
        Linked(places);
        if (found.Count == 0 && document.References.Count >= 3)
        {
            InParentheses(places);
            if (found.Count == 0) foreach (var (_, plain) in places) AuthorYears(plain);
        }
        found.Sort((a, b) => a.Span.CompareTo(b.Span));
        return found;
    }

    private IEnumerable<(Span Span, PlainText Plain)> Places()
    {
        foreach (var section in document.Sections)
            if (section.Kind is not (SectionKind.References or SectionKind.Front))
                foreach (var paragraph in section.Paragraphs)
                    foreach (var sentence in paragraph.Sentences) yield return (sentence.Span, sentence.Plain);
        foreach (var figure in document.Figures) yield return (figure.Legend.Span, figure.Legend.Plain);
        foreach (var table in document.Tables)
        {
            if (table.Caption is { } caption) yield return (caption.Span, caption.Plain);
            foreach (var cell in table.Rows.SelectMany(r => r.Cells)) yield return (cell.Span, cell.Plain);
            foreach (var note in table.Notes) yield return (note.Span, note.Plain);
        }
    }

    private void Bracketed(PlainText plain)
    {
        if (!plain.Text.Contains('[')) return;
        foreach (Match match in Brackets().Matches(plain.Text))
            Add(plain, match.Index, match.Length, CitationStyle.Bracketed, Keys(match.Groups["n"].Value));
    }

    private void Raised(List<(Span Span, PlainText Plain)> places)
    {
        foreach (var mark in marks)
        {
            if (mark.Kind != MarkKind.Superscript || mark.Target is not { } raised || !Superscripts.AreCitation(raised, "a")) continue;
            var keys = Keys(raised);
            if (keys.Count == 0 || found.Any(c => c.Span.Overlaps(mark.Span))) continue;
            // What the clean text keeps is an exponent, and what stands after the authors' names is an affiliation.
            if (PlaceOf(places, mark.Span) is not { } plain || Kept(plain, mark.Span)) continue;
            if (document.References.Count == 0 && document.SectionAt(mark.Span.Start)?.Kind == SectionKind.Front) continue;
            Add(plain, plain.FromDocument(mark.Span.Start), mark.Span, CitationStyle.Superscript, keys);
        }
        foreach (var (_, plain) in places)
            foreach (Match match in RaisedDigits().AllIn(plain.Text))
                Add(plain, match.Index, match.Length, CitationStyle.Superscript,
                    Keys(Letters.Plain(match.Value)));
    }

    private static bool Kept(PlainText plain, Span mark)
    {
        var at = plain.FromDocument(mark.Start);
        return at < plain.Length && plain.ToDocument(at) < mark.End && plain.ToDocument(at) >= mark.Start;
    }

    // A link of the source to an entry of its list, where no number was read already.
    private void Linked(List<(Span Span, PlainText Plain)> places)
    {
        foreach (var mark in marks)
        {
            if (mark.Kind != MarkKind.CitationLink || mark.Target is not { } target || found.Any(c => c.Span.Overlaps(mark.Span))) continue;
            var key = document.References.FirstOrDefault(r => r.Key == target)?.Key;
            if (PlaceOf(places, mark.Span) is { } plain)
                Add(plain, plain.FromDocument(mark.Span.Start), mark.Span, CitationStyle.AuthorYear, [key ?? target]);
        }
    }

    // A mark in bold type or a tag may begin a little before the sentence's last sign ends.
    private static PlainText? PlaceOf(List<(Span Span, PlainText Plain)> places, Span span)
    {
        foreach (var (place, plain) in places)
            if (place.Start <= span.Start && span.End <= place.End + 8) return plain;
        return null;
    }

    private const int Beyond = 5;

    // "(1, 3-5)": only where nothing else cites and the numbers together are the list.
    private void InParentheses(List<(Span Span, PlainText Plain)> places)
    {
        var all = places.SelectMany(p => Parentheses().AllIn(p.Plain.Text).Select(m => (p.Plain, Match: m, Keys: Keys(m.Groups["n"].Value)))).Where(c => c.Keys.Count > 0).ToList();
        var candidates = all.Where(c => c.Keys.All(byKey.ContainsKey)).ToList();
        var named = candidates.SelectMany(c => c.Keys).Distinct().Count();
        if (named * 2 < byKey.Count) return;
        foreach (var (plain, match, keys) in candidates) Add(plain, match.Index, match.Length, CitationStyle.Bracketed, keys);
        // "(14)" where the list ends at 12 and nearly all of it is cited so: a number just beyond it is a reference that is missing, not a count of patients.
        if (named * 5 < byKey.Count * 4) return;
        var beyond = all.Where(c => c.Keys is [var key] && !byKey.ContainsKey(key) && int.Parse(key, CultureInfo.InvariantCulture) is var n && n > byKey.Count && n <= byKey.Count + Beyond && !IsInTable(c.Plain, c.Match)).ToList();
        if (beyond is [var (text, missing, number)]) Add(text, missing.Index, missing.Length, CitationStyle.Bracketed, number);
    }

    // "Smaller (13)" in a cell is a length of time as often as a reference.
    private bool IsInTable(PlainText plain, Match match) => plain.ToDocument(match.Index) is var at && document.Tables.Any(t => t.Span.Contains(at));

    private void AuthorYears(PlainText plain)
    {
        foreach (Match match in AuthorYear().AllIn(plain.Text))
        {
            var keys = new List<string>();
            foreach (Match part in NameAndYear().Matches(match.Value))
            {
                var year = int.Parse(part.Groups["y"].Value, CultureInfo.InvariantCulture);
                var reference = document.References.FirstOrDefault(r => r.Year == year && SameName(r.FirstSurname, part.Groups["s"].Value));
                if (reference is not null || part.Value.Contains("et al", StringComparison.Ordinal))
                    keys.Add(reference?.Key ?? $"{part.Groups["s"].Value} {part.Groups["y"].Value}");
            }
            if (keys.Count > 0) Add(plain, match.Index, match.Length, CitationStyle.AuthorYear, keys);
        }
    }

    private static bool SameName(string? surname, string name) => surname is not null
        && (surname.Equals(name, StringComparison.OrdinalIgnoreCase) || surname.EndsWith(" " + name, StringComparison.OrdinalIgnoreCase));

    private void Add(PlainText plain, int index, int length, CitationStyle style, IReadOnlyList<string> keys) =>
        Add(plain, index, plain.ToDocument(index, index + length), style, keys);

    private void Add(PlainText plain, int index, Span span, CitationStyle style, IReadOnlyList<string> keys)
    {
        if (keys.Count == 0) return;
        var references = new List<Reference>();
        var unresolved = new List<string>();
        foreach (var key in keys)
            if (byKey.TryGetValue(key, out var reference)) references.Add(reference); else unresolved.Add(key);
        found.Add(new(span, style, span.Of(document.Text))
        {
            Keys = keys, References = references, Unresolved = unresolved, Named = NamedWorks.Before(plain, index),
        });
    }

    /// <summary>"1,3-5" as 1, 3, 4, 5.</summary>
    internal static IReadOnlyList<string> Keys(string list)
    {
        var keys = new List<string>();
        foreach (Match match in Item().Matches(list))
        {
            var low = int.Parse(match.Groups["a"].Value, CultureInfo.InvariantCulture);
            var high = match.Groups["b"].Success ? int.Parse(match.Groups["b"].Value, CultureInfo.InvariantCulture) : low;
            if (low == 0 || high < low || high - low > 200) high = low;
            for (var n = low; n <= high; n++) keys.Add(n.ToString(CultureInfo.InvariantCulture));
        }
        return keys;
    }

    [GeneratedRegex(@"\[\s*(?<n>\d{1,3}(\s*[,;–—‐-]\s*\d{1,3})*)\s*\]")]
    private static partial Regex Brackets();

    // "years.¹²", "years.⁽⁸⁻¹¹⁾"
    [GeneratedRegex(@"(?<=[\p{L}.,;)”""])(?<!\b(cm|mm|dm|m|km|kg|in|s))(?:[¹²³⁰⁴-⁹]+([,–⁻-][¹²³⁰⁴-⁹]+)*|⁽[¹²³⁰⁴-⁹]+([,–⁻-][¹²³⁰⁴-⁹]+)*⁾)")]
    private static partial Regex RaisedDigits();

    // After a word, a bracket, a percentage or a closing quote; after a number in running text only, where a table would count: "5 (20)".
    [GeneratedRegex(@"(?<=\p{L}\.?\s?|[,.]\s?|[\)%”""]\s?|\b(?:19|20)\d\d\s|\b(?:of|age|aged|and|than|in|to|grade|type|stage|level|at|by) \d{1,4}\s)\((?<n>\d{1,3}(\s*[,;–-]\s*\d{1,3})*)\)")]
    private static partial Regex Parentheses();

    [GeneratedRegex(@"\((?:[^()]{0,30}\b)?\p{Lu}[\p{L}'’-]+[^()]{0,120}?\b(?:19|20)\d{2}[a-z]?(?:\s*[;,][^()]{2,160}?\b(?:19|20)\d{2}[a-z]?)*\)|\p{Lu}[\p{L}'’-]+(?:\s+et\s+al\.?|\s+(?:and|&)\s+(?:\p{Lu}[\p{L}'’-]+|others|colleagues|co-?workers|associates))?,?\s*\((?:19|20)\d{2}[a-z]?\)")]
    private static partial Regex AuthorYear();

    [GeneratedRegex(@"(?<s>\p{Lu}[\p{L}'’-]+)(?:\s+et\s+al\.?|\s+and\s+(?:others|colleagues|co-?workers|associates)\b|(?:,|\s+and|\s+&)\s+\p{Lu}[\p{L}'’-]+)*,?\s*\(?(?<y>(?:19|20)\d{2})[a-z]?")]
    private static partial Regex NameAndYear();

    [GeneratedRegex(@"(?<a>\d{1,3})(?:\s*[–—‐-]\s*(?<b>\d{1,3}))?")]
    private static partial Regex Item();
}
