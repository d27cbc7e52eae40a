using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.References;

/// <summary>The text gives a cited work another design than its title.</summary>
internal static partial class Kz521StudyType
{
    public static Rule Rule { get; } = new("KZ521", "study-type", Severity.Error, "study-type", Check) { WhyNot = m => m.Document.References.Count == 0 ? "the file has no reference list" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var cited in CitedWork.Of(m))
        {
            if (cited.Reference.Title is not { } title) continue;
            var listed = StudyDesign.InTitle(title);
            if (listed.Count == 0) continue;
            foreach (var said in StudyDesign.In(cited.Text))
                if ((said.Kind != Designs.None || cited.Citation.Named is not null || cited.Reference.FirstSurname is { } name && cited.Text.Contains(name, StringComparison.Ordinal)) && listed.TrueForAll(l => l.Contradicts(said)) && !Denied().IsMatch(cited.Text[..said.Start]) && !OfStudies().IsMatch(cited.Text[..said.Start]))
                    yield return Rule.Find($"The text calls {cited.Name} a {said.Words}; the title of reference {cited.Reference.Key} says {listed[0].Words}.", "Look at the work and give its design as it is.", "citation.study-type", m.At(cited.Span(said.Start, said.Words.Length), said.Words), m.At(CitedWork.InTitle(cited.Reference, listed[0].Start, listed[0].Words.Length), listed[0].Words));
        }
    }

    // "A systematic review of 11 retrospective studies"
    [GeneratedRegex(@"\b(?:review|meta-analysis|analysis|synthesis) of (?:[\p{L}\d-]+ ){0,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfStudies();

    // "has never been tested in a randomised trial"
    [GeneratedRegex(@"\b(?:no|not|never|without|lack of|absence of|awaits?|need(?:s|ed)?|future|until)\b[^.;]{0,50}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denied();
}
