using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.Sources;

/// <summary>The text gives a cited series another number of patients, another survival or another design than the casebook's facts of it.</summary>
internal static partial class Kz601AgainstSource
{
    public static Rule Rule { get; } = new("KZ601", "against-source", Severity.Error, "source", Check) { WhyNot = m => m.Casebook is null ? CitedSource.NoCasebook : m.Document.References.Count == 0 ? "the file has no reference list" : null };

    private sealed record Work(Citation Citation, Reference Reference, IReadOnlyList<Series> Series);

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var sentence in m.Document.Sections.Where(s => s.Kind is SectionKind.Introduction or SectionKind.Discussion or SectionKind.Conclusion).SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences))
        {
            var works = m.Document.Citations.Where(c => sentence.Span.Contains(c.Span.Start)).SelectMany(c => c.References.Select(r => Facts(m, c, r))).OfType<Work>().DistinctBy(w => w.Reference).ToList();
            foreach (var work in works)
                foreach (var finding in Compare(m, sentence, work, works)) yield return finding;
        }
    }

    private static Work? Facts(Manuscript m, Citation citation, Reference reference)
    {
        var source = CitedSource.Of(m.Casebook!, reference);
        var series = source is null ? [] : m.Casebook!.Series.Where(s => s.Source == source.Id).ToList();
        return series.Count == 0 ? null : new(citation, reference, series);
    }

    private static IEnumerable<Finding> Compare(Manuscript m, Sentence sentence, Work work, List<Work> works)
    {
        var series = work.Series[0];
        if (Patients(series) is { } n && GroupSize.In(sentence.Text).Where(g => !g.IsShare).ToList() is { Count: > 0 } told && !Reading.Numbers.In(sentence.Text).Any(x => x.Value == n) && Mine(told, work, works, g => g.Start) is { } size)
            yield return Say(m, sentence, work, size.Start, size.Words.Length, $"{n}", $"The text gives {Name(work)} {size.Words}; the source has {n} patients.", "citation.n");
        if (CitedSource.Survival(series) is { } survival && Length.In(sentence.Text).Where(l => l.Grain == survival.Grain && Counts(sentence.Text, l)).ToList() is { Count: > 0 } lengths && !lengths.Exists(l => Math.Abs(l.Months - survival.Months) < 0.05) && Mine(lengths, work, works, l => l.Start) is { Size: > 0 } length)
            yield return Say(m, sentence, work, length.Start, length.Size, survival.Say, $"The text gives {Name(work)} {length.Say}; the source says {series.Outcome} ({series.Statistic}).", "citation.survival");
        foreach (var said in StudyDesign.In(sentence.Text))
            if (StudyDesign.In(series.What + " " + series.Note).ToList() is { Count: > 0 } designs && works.Count == 1 && designs.TrueForAll(d => d.Contradicts(said)))
                yield return Say(m, sentence, work, said.Start, said.Words.Length, designs[0].Words, $"The text calls {Name(work)} a {said.Words}; the source is {designs[0].Words} ({series.What}).", "citation.study-type");
    }

    private static Finding Say(Manuscript m, Sentence sentence, Work work, int start, int length, string right, string message, string variable) =>
        Rule.Find(message, "Look at the source and correct the text, or the casebook.", variable, m.At(sentence.Plain.ToDocument(start, start + length), sentence.Text.Substring(start, length)), m.At(work.Citation.Span, right), m.At(work.Reference.Span, right));

    // In a sentence on several works the numbers come in the order of the works ("the former ... the latter"): the one that belongs to this.
    private static T? Mine<T>(List<T> told, Work work, List<Work> works, Func<T, int> start)
    {
        var own = works.IndexOf(work);
        if (works.Count == 1 || told.Count == 1) return told[0];
        return own < told.Count ? told.OrderBy(start).ElementAt(own) : default;
    }

    private static int? Patients(Series series) => First().Match(series.Patients) is { Success: true } m ? int.Parse(m.Value, CultureInfo.InvariantCulture) : null;

    private static bool Counts(string text, Length length) => Outcome().IsMatch(text[Math.Max(0, length.Start - 60)..Math.Min(text.Length, length.End + 40)]);

    private static string Name(Work work) => work.Reference.FirstSurname ?? $"reference {work.Reference.Key}";

    [GeneratedRegex(@"\d+(?:\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex First();

    [GeneratedRegex(@"survival|lived|alive|follow", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Outcome();
}
