using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>A part announces another number of patients than the case section tells of, or gives them other ages.</summary>
internal static partial class Kz317HowManyPatients
{
    public static Rule Rule { get; } = new("KZ317", "how-many-patients", Severity.Error, "value-disagrees", Check) { WhyNot = m => !m.IsCaseReport ? Manuscript.NoCase : m.Patients < 2 ? "the article tells of one patient" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var cases = m.In(Part.Case).GroupBy(t => t.Patient).OrderBy(g => g.Key).Select(g => g.First()).ToList();
        // Patients are counted where they are numbered without a gap.
        if (cases.Count > 4 || cases[^1].Patient != cases.Count) yield break;
        foreach (var told in m.Document.Sections.Where(s => s.Kind is Text.Documents.SectionKind.Abstract or Text.Documents.SectionKind.Introduction or Text.Documents.SectionKind.Conclusion).SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences).Select(s => new Told(Part.Abstract, s.Plain, 0)))
        {
            if (Announced().Match(told.Text) is { Success: true } said && Numbers.Parse(said.Groups["n"].Value) is { } n && n != cases.Count && n > 1)
                yield return Rule.Find($"\"{said.Value}\" in {m.Document.WhereIs(told.Span(said).Start)}; the case section tells of {cases.Count}.", "Count the patients, and say the same everywhere.", "patients.number", [m.At(told.Span(said), said.Value), m.At(told.Whole), .. cases.Select(c => m.At(c.Whole))]);
            if (Ages().Match(told.Text) is not { Success: true } list) continue;
            var ages = list.Groups["n"].Captures.Select(c => Numbers.Parse(c.Value) ?? 0).ToList();
            var own = m.In(Part.Case).SelectMany(Age.In).ToList();
            if (ages.Count != cases.Count || own.Count == 0 || ages.TrueForAll(a => own.Exists(o => o.Years == a)) || !ages.Exists(a => own.Exists(o => o.Years == a))) continue;
            var wrong = ages.Find(a => !own.Exists(o => o.Years == a));
            yield return Rule.Find($"\"{list.Value}\" in {m.Document.WhereIs(told.Span(list).Start)}; the case section has no patient of {Numbers.Say(wrong)}.", "Look the ages up in the records.", "patient.age", [m.At(told.Span(list), list.Value), .. own.Where(o => o.AtPresentation && !ages.Contains(o.Years)).Select(o => m.At(o.Span, $"{o.Years} a"))]);
        }
    }

    [GeneratedRegex(@"\b(?:[Ww]e|[Tt]his (?:report|series|paper|article)) (?:here |now |therefore |also )?(?:report|describe|present|treated|saw|observed|add|review)s?(?: on| here| the cases? of| a series of)? (?<n>two|three|four|five|six|[2-6])(?: \p{L}+){0,2} (?:patients|cases|women|men|children|siblings|sisters|brothers|girls|boys|infants|adults)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Announced();

    [GeneratedRegex(@"\b(?:aged |ages (?:were |of )?|were )(?<n>\d{1,3})(?:, (?<n>\d{1,3}))*,? and (?<n>\d{1,3})(?= years| (?:at|when)|[,.;)])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ages();
}
