using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Privacy;

/// <summary>Age, place, day and a rare disease together: each is harmless, all together may be one person.</summary>
internal static partial class Kz807Combination
{
    public static Rule Rule { get; } = new("KZ807", "identifying-combination", Severity.Warning, "privacy-combination", Check) { WhyNot = m => !m.IsCaseReport ? Manuscript.NoCase : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        // A place of few people has been pointed at already.
        if (Kz808FewPeople.Rule.Check(m).Any()) yield break;
        var told = m.In(Part.Case, Part.Abstract).ToList();
        if (Rare(m) is not { } rare || m.Statements.FirstOrDefault(s => s.Variable == "patient.age" && !s.OnlySupports) is not { } age) yield break;
        if (First(told, SmallPlace()) is not { } place) yield break;
        var day = m.Dates.FirstOrDefault(d => d.HasMonth && d.Sentence.Part is Part.Case or Part.Abstract);
        var work = First(told, Work());
        if (day is null && work is null) yield break;
        var kinds = new[] { "age", "place of residence", day is null ? null : "month or day", work is null ? null : "occupation", "a rare disease" }.OfType<string>();
        yield return Rule.Find($"Together these may point at one person: {string.Join(", ", kinds)}.", "Leave out the place, or the occupation, or give times from the operation instead of dates.", "identifier.combination",
            m.At(age.Span), place, day is null ? null : m.At(day.Span), work, rare);

        Place? First(IEnumerable<Told> sentences, Regex words) =>
            sentences.Select(t => (Told: t, Match: words.FirstIn(t.Text))).Where(x => x.Match.Success && !x.Told.OfRelative(x.Match.Index)).Select(x => m.At(x.Told.Span(x.Match), x.Match.Value)).FirstOrDefault();
    }

    // The article says itself that it is rare.
    private static Place? Rare(Manuscript m)
    {
        foreach (var sentence in m.Document.Sections.Where(s => s.Kind is SectionKind.Abstract or SectionKind.Introduction).SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences))
            if (RareWords().FirstIn(sentence.Text) is { Success: true } match) return m.At(sentence.Plain.ToDocument(match.Index, match.Index + match.Length), match.Value);
        return null;
    }

    [GeneratedRegex(@"\b(?:rare(?:ly)?|uncommon|exceptional(?:ly)?|(?:only|fewer than) \w+ (?:cases|patients)|seldom|unusual)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RareWords();

    [GeneratedRegex(@"\b(?:(?:from|in|of) (?:the |a )?(?:small |rural |remote )?(?:village|hamlet|town|parish|municipality|district|county|island|commune|settlement)(?: of)? (?:\p{Lu}[\p{L}'’-]+)|(?:living|lives?|lived|resid\w+|resident|native) (?:in|of|at) (?!the (?:city|country|same)\b)(?:the )?\p{Lu}[\p{L}'’-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex SmallPlace();

    [GeneratedRegex(@"\b(?:mayor|priest|teacher|farmer|fisherman|policeman|police officer|physician|nurse|lawyer|pilot|soldier|athlete|musician|journalist|professor|student of \w+|retired \w+(?: \w+)?|professional \w+ \w+|(?:works?|worked) as (?:a |an |the )?\w+(?: \w+)?|by profession)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Work();
}
