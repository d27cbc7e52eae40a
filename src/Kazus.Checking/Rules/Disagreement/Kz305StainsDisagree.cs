using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>A stain or a gene is positive in one part of the article and negative in another.</summary>
internal static class Kz305StainsDisagree
{
    public static Rule Rule { get; } = new("KZ305", "stains-disagree", Severity.Error, "value-disagrees", Check) { WhyNot = Manuscript.UnlessOfOne };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var listed = Stain.InTables(m.Document).ToList();
        var sentences = m.In(Part.Abstract, Part.Case, Part.Legend, Part.Conclusion, Part.Discussion).Where(t => !Course.IsEarlier(m, t)).ToList();
        // What only the article's own table calls a marker is looked for by its name.
        var named = listed.Where(s => !Stain.IsKnown(s.Name)).SelectMany(s => sentences.SelectMany(t => Stain.Of(t, s.Name)));
        var all = sentences.SelectMany(Stain.In).Concat(named).Concat(listed).ToList();
        foreach (var marker in all.GroupBy(s => s.Marker))
        {
            var parts = marker.GroupBy(s => s.Told.Part).Where(g => g.Select(s => s.Positive).Distinct().Count() == 1).Select(g => g.First()).ToList();
            var (yes, no) = (parts.Find(s => s.Positive), parts.Find(s => !s.Positive));
            if (yes is null || no is null) continue;
            // Where a long list stands between the marker and its result, the reading is likely, not sure.
            var likely = Math.Max(yes.Phrase.End - yes.Phrase.Start, no.Phrase.End - no.Phrase.Start) > 75;
            yield return (likely ? Rule with { Severity = Severity.Warning } : Rule).Find($"{yes.Name} is positive in {m.Document.WhereIs(yes.Span.Start)} and negative in {m.Document.WhereIs(no.Span.Start)}.", "Look at the slide and correct the one that is wrong.", $"ihc.{marker.Key}", m.At(no.Phrase, "negative"), m.At(yes.Phrase, "positive"), m.At(no.Span), m.At(yes.Span));
        }
        if (Chains(m) is { } chains) yield return chains;
        foreach (var gene in m.In(Part.Abstract, Part.Case, Part.Legend, Part.Conclusion, Part.Discussion).SelectMany(Genes.In).GroupBy(g => g.Gene))
        {
            var parts = gene.GroupBy(g => g.Told.Part).Where(g => g.Select(x => x.Found).Distinct().Count() == 1).Select(g => g.First()).ToList();
            if (parts.Find(g => g.Found) is not { } yes || parts.Find(g => !g.Found) is not { } no) continue;
            yield return Rule.Find($"{gene.Key}: found in {m.Document.WhereIs(yes.Span.Start)}, not found in {m.Document.WhereIs(no.Span.Start)}.", "Look at the report of the laboratory and correct the one that is wrong.", "gene." + gene.Key, m.At(no.Span, "not found"), m.At(no.Told.Whole), m.At(yes.Span, "found"), m.At(yes.Told.Whole));
        }
    }

    // Cells that make kappa make no lambda.
    private static Finding? Chains(Manuscript m)
    {
        var parts = m.In(Part.Abstract, Part.Case, Part.Legend, Part.Conclusion).SelectMany(LightChain.In).GroupBy(c => c.Told.Part).Where(g => g.Select(c => c.Chain).Distinct().Count() == 1).Select(g => g.First()).ToList();
        if (parts.Find(c => c.Told.Part == Part.Case) is not { } own || parts.Find(c => c.Chain != own.Chain) is not { } other) return null;
        return Rule.Find($"Light chain: {other.Chain} in {m.Document.WhereIs(other.Told.Span(other.Match).Start)}, {own.Chain} in {m.Document.WhereIs(own.Told.Span(own.Match).Start)}.", "Look at the slide and correct the one that is wrong.", "ihc.light-chain", m.At(other.Told.Span(other.Match), other.Chain), m.At(other.Told.Whole), m.At(own.Told.Span(own.Match), own.Chain), m.At(own.Told.Whole));
    }
}
