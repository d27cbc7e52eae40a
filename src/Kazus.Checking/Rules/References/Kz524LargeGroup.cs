using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.References;

/// <summary>"Large" is said of groups that the same sentence counts in single figures.</summary>
internal static partial class Kz524LargeGroup
{
    public static Rule Rule { get; } = new("KZ524", "large-group", Severity.Note, "study-type", Check);

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var sentence in m.Document.Sentences)
        {
            var large = Large().FirstIn(sentence.Text);
            var sizes = large.Success ? GroupSize.In(sentence.Text).ToList() : [];
            if (sizes.Count > 0 && sizes.TrueForAll(s => s.Count < 10))
                yield return Rule.Find($"\"{large.Value}\" is said of {string.Join(" and ", sizes.Select(s => s.Words))}.", "Give the number instead of the adjective.", "citation.n", [m.At(sentence.Plain.ToDocument(large.Index, large.Index + large.Length)), .. sizes.Select(s => m.At(sentence.Plain.ToDocument(s.Start, s.Start + s.Words.Length), $"{s.Count}"))]);
        }
    }

    [GeneratedRegex(@"\blarge (?:groups?|series|cohorts?|numbers?|studies|samples?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Large();
}
