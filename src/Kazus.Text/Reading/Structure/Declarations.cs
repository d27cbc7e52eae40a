using System.Text.RegularExpressions;
using Kazus.Text.Documents;

namespace Kazus.Text.Reading.Structure;

/// <summary>Finds the authors' declarations: each under its own heading, or one after another in a paragraph behind its name.</summary>
internal static partial class Declarations
{
    public static IReadOnlyList<Declaration> Find(Document document, IReadOnlyList<Piece> pieces)
    {
        var found = new List<Declaration>();
        var marks = pieces.Where(p => p.IsProse || p.Kind == ParagraphKind.Declaration)
            .ToDictionary(p => p.Block.Span, p => p.Block.Marks);
        foreach (var section in document.Sections)
        {
            if (section.Kind != SectionKind.Declarations) continue;
            var headed = section.Heading is { } heading ? Headings.DeclarationOf(heading.Plain.Text) : null;
            foreach (var paragraph in section.Paragraphs)
            {
                if (paragraph.Kind is ParagraphKind.Dates or ParagraphKind.Keywords) continue;
                var labels = LabelsIn(paragraph, marks.GetValueOrDefault(paragraph.Span, []));
                if (labels.Count == 0)
                {
                    var start = headed is not null && section.Heading is { } head && ReferenceEquals(paragraph, section.Paragraphs[0]) ? head.Span : paragraph.Span;
                    found.Add(new(start.Cover(paragraph.Span), headed ?? KindByWords(paragraph.Plain.Text), headed is null ? "" : section.Title) { Plain = paragraph.Plain });
                }
                else Split(paragraph, labels, found);
            }
        }
        return found;
    }

    private static void Split(Paragraph paragraph, List<(int Start, int End, string Title, DeclarationKind Kind)> labels, List<Declaration> found)
    {
        for (var i = 0; i < labels.Count; i++)
        {
            var (start, after, title, kind) = labels[i];
            var end = i + 1 < labels.Count ? labels[i + 1].Start : paragraph.Plain.Length;
            while (end > after && char.IsWhiteSpace(paragraph.Plain.Text[end - 1])) end--;
            if (end <= after) continue;
            found.Add(new(paragraph.Plain.ToDocument(start, end), kind, title) { Plain = paragraph.Plain.Slice(after, end) });
        }
    }

    private static List<(int Start, int End, string Title, DeclarationKind Kind)> LabelsIn(Paragraph paragraph, IReadOnlyList<Mark> marks)
    {
        var text = paragraph.Plain.Text;
        var labels = new List<(int Start, int End, string Title, DeclarationKind Kind)>();
        foreach (var mark in marks)
        {
            if (mark.Kind is not (MarkKind.Bold or MarkKind.Italic)) continue;
            var start = paragraph.Plain.FromDocument(mark.Span.Start);
            var end = paragraph.Plain.FromDocument(mark.Span.End);
            if (end > start && end - start < 130) TryAdd(start, end);
        }
        foreach (Match match in Label().Matches(text)) TryAdd(match.Groups["l"].Index, match.Groups["l"].Index + match.Groups["l"].Length);
        labels.Sort((a, b) => a.Start.CompareTo(b.Start));
        return labels;

        void TryAdd(int start, int end)
        {
            var title = text[start..end].Trim(' ', ':', '.', '—', '–');
            if (Headings.DeclarationOf(title) is not { } kind || labels.Exists(l => l.Start < end && start < l.End)) return;
            while (end < text.Length && text[end] is ' ' or ':' or '.' or '—' or '–') end++;
            labels.Add((start, end, title, kind));
        }
    }

    private static DeclarationKind KindByWords(string text)
    {
        if (Consent().IsMatch(text)) return DeclarationKind.Consent;
        if (Ethics().IsMatch(text)) return DeclarationKind.Ethics;
        if (Conflicts().IsMatch(text)) return DeclarationKind.Conflicts;
        return Funding().IsMatch(text) ? DeclarationKind.Funding : DeclarationKind.Other;
    }

    [GeneratedRegex(@"(?:^|(?<=[.;!?)]\s+))(?<l>\p{Lu}[^.:;]{1,90}?)(?=\s*[:—]\s)")]
    private static partial Regex Label();

    [GeneratedRegex(@"\b(informed|written)\s+consent|\bconsent\b.{0,60}\bpublication", RegexOptions.IgnoreCase)]
    private static partial Regex Consent();

    [GeneratedRegex(@"\bethic|review board|\bIRB\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ethics();

    [GeneratedRegex(@"conflicts? of interest|competing interest", RegexOptions.IgnoreCase)]
    private static partial Regex Conflicts();

    [GeneratedRegex(@"\bfund(ed|ing)\b|\bgrant\b|financial support", RegexOptions.IgnoreCase)]
    private static partial Regex Funding();
}
