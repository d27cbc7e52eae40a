using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.References;

/// <summary>The text gives a cited work another number of patients than its title.</summary>
internal static class Kz522StudySize
{
    public static Rule Rule { get; } = new("KZ522", "study-size", Severity.Error, "study-type", Check) { WhyNot = m => m.Document.References.Count == 0 ? "the file has no reference list" : null };

    // "Of the 14 patients, 8 had": a smaller group that was told of before.
    private static bool Part(string text, GroupSize size, int whole) => size.Count < whole && text[..size.Start] is var before && (before.EndsWith("Of the ", StringComparison.Ordinal) || before.EndsWith("of the ", StringComparison.Ordinal) || before.EndsWith("these ", StringComparison.Ordinal)) && !text.Contains("series of", StringComparison.Ordinal) && !text.Contains("study of", StringComparison.Ordinal);

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
            var one = said.First(s => !s.IsShare && !Part(cited.Text, s, listed[0].Count));
            yield return Rule.Find($"The text gives {cited.Name} {one.Words}; the title of reference {cited.Reference.Key} says {listed[0].Words}.", "Look at the work and correct the number that is wrong.", "citation.n", m.At(cited.Span(one.Start, one.Words.Length), $"{one.Count}"), m.At(CitedWork.InTitle(cited.Reference, listed[0].Start, listed[0].Words.Length), $"{listed[0].Count}"));
        }
    }
}
