using System.Text.RegularExpressions;

namespace Kazus.Checking.Reading;

/// <summary>What the abstract tells of the own patient: what it says before it comes to a person is said of the disease.</summary>
internal static partial class AbstractStory
{
    public static IReadOnlyList<Told> Of(Manuscript m) => [.. m.In(Part.Abstract).SkipWhile(t => !Age.In(t).Any() && !Person().IsMatch(t.Text))];

    [GeneratedRegex(@"\b(?:patients?|m[ae]n|wom[ae]n|boys?|girls?|male|female|s?he|infants?|child|children)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Person();
}
