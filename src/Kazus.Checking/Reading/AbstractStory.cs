using System.Text.RegularExpressions;

namespace Kazus.Checking.Reading;

/// <summary>What the abstract tells of the own patient: what it says before it comes to a person is said of the disease.</summary>
internal static partial class AbstractStory
{
    public static IReadOnlyList<Told> Of(Manuscript m) => [.. m.In(Part.Abstract).SkipWhile(t => !Age.In(t).Any() && !Person().IsMatch(t.Text) && !(m.Patients > 1 && People().IsMatch(t.Text)))];

    // "Over-represented among older men" is said of the disease.
    [GeneratedRegex(@"\b(?:patient|man|woman|boy|girl|male|female|s?he|infant|child)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Person();

    [GeneratedRegex(@"\b(?:patients|men|women|boys|girls|infants|children)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex People();
}
