using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.References;

/// <summary>The text gives a cited work another number of patients than its title.</summary>
internal static partial class Kz522StudySize
{
    public static Rule Rule { get; } = new("KZ522", "study-size", Severity.Error, "study-type", Check) { WhyNot = m => m.Document.References.Count == 0 ? "the file has no reference list" : null };

    // "Of the 14 patients, 8 had": a smaller group that was told of before.
    private static bool Part(string text, GroupSize size, int whole) => size.Count < whole && text[..size.Start] is var before && (before.EndsWith("Of the ", StringComparison.Ordinal) || before.EndsWith("of the ", StringComparison.Ordinal) || before.EndsWith("these ", StringComparison.Ordinal) || before.EndsWith("none of ", StringComparison.OrdinalIgnoreCase)) && !text.Contains("series of", StringComparison.Ordinal) && !text.Contains("study of", StringComparison.Ordinal);

    // "9 irradiated and 11 observed patients" are 20: numbers side by side, this one among them, make the whole.
    private static bool Reaches(IEnumerable<double> numbers, int part, int whole)
    {
        var counts = numbers.Where(n => n % 1 == 0 && n is > 0 and < 100_000).Take(12).ToList();
        for (var from = 0; from < counts.Count; from++)
            for (var (to, sum) = (from, 0.0); to < counts.Count && sum <= whole; to++)
                if ((sum += counts[to]) == whole && to > from && counts[from..(to + 1)].Contains(part)) return true;
        return false;
    }

    private static bool Persons(string words) => People().IsMatch(words);

    [GeneratedRegex(@"\b(?:patients|women|men|cases|survivors|children|adults|individuals|subjects|infants|girls|boys|carriers|recipients)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex People();

    // "the last resort in a woman after four operations": what one person had is no size of a study.
    [GeneratedRegex(@"\b(?:an?|one|single|same|whose|this) (?:[\p{L}\d-]+ ){0,2}(?:woman|man|girl|boy|child|infant|patient|person)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnePerson();

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var cited in CitedWork.Of(m))
        {
            if (cited.Reference.Title is not { } title) continue;
            var listed = GroupSize.In(title).ToList();
            if (listed.Count == 0) continue;
            var said = GroupSize.In(cited.Text).ToList();
            // Any number that agrees settles it; what is counted out of a group is not the size of the work.
            if (said.Count == 0 || cited.Numbers.Any(n => listed.Exists(l => l.Count == n)) || said.TrueForAll(s => s.IsShare || Part(cited.Text, s, listed[0].Count))) continue;
            // Patients are not held against tumours or operations.
            if (said.Find(s => !s.IsShare && (Persons(s.Words) || !OnePerson().IsMatch(cited.Text)) && !Part(cited.Text, s, listed[0].Count) && listed.Exists(l => Persons(l.Words) == Persons(s.Words)) && !listed.Exists(l => Reaches(cited.Numbers, s.Count, l.Count))) is not { } one) continue;
            yield return Rule.Find($"The text gives {cited.Name} {one.Words}; the title of reference {cited.Reference.Key} says {listed[0].Words}.", "Look at the work and correct the number that is wrong.", "citation.n", m.At(cited.Span(one.Start, one.Words.Length), $"{one.Count}"), m.At(CitedWork.InTitle(cited.Reference, listed[0].Start, listed[0].Words.Length), $"{listed[0].Count}"));
        }
    }
}
