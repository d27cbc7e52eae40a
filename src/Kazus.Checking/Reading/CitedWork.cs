using System.Text.RegularExpressions;
using Kazus.Text.Documents;

namespace Kazus.Checking.Reading;

/// <summary>What a stretch of text says of one cited work: the part of its sentence that belongs to the citation.</summary>
internal sealed record CitedWork(Reference Reference, PlainText Plain, int From, int To, Citation Citation)
{
    /// <summary>The words about the work.</summary>
    public string Text { get; } = Plain.Text[From..To];

    public string Name => Citation.Named?.Surname ?? $"reference {Reference.Key}";

    public Span Span(int start, int length) => Plain.ToDocument(From + start, From + start + length);

    public IEnumerable<double> Numbers => Reading.Numbers.In(Text).Select(n => n.Value);

    /// <summary>A stretch of a reference's title in the document.</summary>
    public static Span InTitle(Reference reference, int start, int length)
    {
        var at = reference.Title is { } title ? reference.Plain.Text.IndexOf(title, StringComparison.Ordinal) : -1;
        return at < 0 ? reference.Span : reference.Plain.ToDocument(at + start, at + start + length);
    }

    /// <summary>The citations of a single work, each with the words that are about it.</summary>
    public static IEnumerable<CitedWork> Of(Manuscript m)
    {
        var citations = m.Document.Citations.OrderBy(c => c.Span).ToList();
        foreach (var sentence in m.Document.Sections.Where(s => s.Kind is SectionKind.Introduction or SectionKind.Discussion or SectionKind.Conclusion or SectionKind.Case or SectionKind.Abstract or SectionKind.Results or SectionKind.Methods or SectionKind.Other).SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences))
        {
            var inside = citations.Where(c => sentence.Span.Contains(c.Span.Start)).ToList();
            for (var i = 0; i < inside.Count; i++)
            {
                if (inside[i].References is not [var reference]) continue;
                // From the citation before, to this one; to the next or the end when the sentence names the work first.
                var from = i == 0 ? 0 : sentence.Plain.FromDocument(inside[i - 1].Span.End);
                var at = sentence.Plain.FromDocument(inside[i].Span.Start);
                var to = i + 1 == inside.Count ? sentence.Text.Length : Math.Min(Clause(sentence.Text, at), sentence.Plain.FromDocument(inside[i + 1].Span.Start));
                // "a cohort suggested a benefit (7), and a meta-analysis did not (8)": a number closes what is said of its work.
                if (i + 1 < inside.Count && inside[i].Named is null) to = at;
                if (from > 0 && i > 0) from = Math.Max(from, Start(sentence.Text, from, at));
                if (from < to) yield return new CitedWork(reference, sentence.Plain, from, to, inside[i]);
            }
        }
    }

    private static int Clause(string text, int from)
    {
        var end = text.IndexOfAny([';', '.'], Math.Min(from, text.Length));
        return end < 0 ? from : end;
    }

    private static int Start(string text, int from, int to)
    {
        var semicolon = text.LastIndexOf(';', Math.Max(0, to - 1), Math.Max(0, to - from));
        return semicolon < 0 ? from : semicolon;
    }
}
