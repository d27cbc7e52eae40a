using System.Text.RegularExpressions;
using Kazus.Text.Claims;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Guidelines;

/// <summary>A manuscript as the questions of guidelines see it: its sentences by part, its claims, where it cites. Read once.</summary>
internal sealed class Article
{
    private readonly Lazy<IReadOnlyList<ProposedClaim>> claims;
    private readonly int[] citations;

    public Article(Manuscript manuscript)
    {
        Manuscript = manuscript;
        claims = new(() => ClaimReader.Read(manuscript.Document));
        citations = [.. Document.Citations.Select(c => c.Span.Start).Order()];
        Abstract = Of(SectionKind.Abstract);
        Introduction = Of(SectionKind.Introduction);
        Case = Of(SectionKind.Case, SectionKind.Methods, SectionKind.Results, SectionKind.Other);
        Discussion = Of(SectionKind.Discussion);
        Declarations = [.. Document.Declarations.Select(d => (d.Span, d.Title + " " + d.Plain.Text)), .. Of(SectionKind.Declarations, SectionKind.Front).Select(s => (s.Span, s.Text))];
        Legends = [.. Document.Figures.SelectMany(f => f.Legend.Sentences)];
        var conclusion = Of(SectionKind.Conclusion);
        HasConclusion = conclusion.Count > 0;
        // Without a section of its own the conclusion is the end of the discussion.
        Conclusion = HasConclusion ? conclusion : Document.Sections.Where(s => s.Kind == SectionKind.Discussion).SelectMany(s => s.Paragraphs).LastOrDefault(p => p.Sentences.Count > 0)?.Sentences ?? [];
    }

    public Manuscript Manuscript { get; }

    public Document Document => Manuscript.Document;

    public IReadOnlyList<Sentence> Abstract { get; }

    public IReadOnlyList<Sentence> Introduction { get; }

    public IReadOnlyList<Sentence> Case { get; }

    public IReadOnlyList<Sentence> Discussion { get; }

    public IReadOnlyList<Sentence> Conclusion { get; }

    public bool HasConclusion { get; }

    public IReadOnlyList<Sentence> Legends { get; }

    public IReadOnlyList<(Span Span, string Text)> Declarations { get; }

    /// <summary>The case section and the abstract, the fuller one first.</summary>
    public IEnumerable<Sentence> CaseAndAbstract => Case.Concat(Abstract);

    /// <summary>The whole argument: discussion, then conclusion.</summary>
    public IEnumerable<Sentence> Argument => HasConclusion ? Discussion.Concat(Conclusion) : Discussion;

    public bool Cites(Sentence sentence)
    {
        var at = Array.BinarySearch(citations, sentence.Span.Start);
        if (at < 0) at = ~at;
        return at < citations.Length && citations[at] < sentence.Span.End;
    }

    /// <summary>
    /// The sentence of a claim on one of these variables in a part ("abstract", "case"; empty is everywhere), or null. Claims cost more
    /// than words: they are asked for where no word says it, and read once.
    /// </summary>
    public Span? Claimed(string part, params string[] variables) =>
        claims.Value.FirstOrDefault(c => variables.Contains(c.Variable) && (part.Length == 0 || c.Where.Equals(part, StringComparison.OrdinalIgnoreCase))) is { } claim ? SentenceOf(claim.Span) : null;

    /// <summary>The sentence that a stretch lies in, or the stretch itself.</summary>
    public Span SentenceOf(Span span)
    {
        foreach (var sentence in Abstract.Concat(Case).Concat(Discussion).Concat(Conclusion))
            if (sentence.Span.Contains(span.Start)) return sentence.Span;
        return span;
    }

    /// <summary>The first sentences that say it, at most so many.</summary>
    public static List<Sentence> Saying(IEnumerable<Sentence> sentences, Regex words, int most = 2) => [.. sentences.Where(s => words.IsIn(s.Text)).Take(most)];

    public static Sentence? First(IEnumerable<Sentence> sentences, Regex words) => sentences.FirstOrDefault(s => words.IsIn(s.Text));

    private List<Sentence> Of(params SectionKind[] kinds) =>
        [.. Document.Sections.Where(s => kinds.Contains(s.Kind)).SelectMany(s => s.Paragraphs).Where(p => p.Kind is not (ParagraphKind.Keywords or ParagraphKind.Heading or ParagraphKind.Authors or ParagraphKind.Affiliations)).SelectMany(p => p.Sentences)];
}
