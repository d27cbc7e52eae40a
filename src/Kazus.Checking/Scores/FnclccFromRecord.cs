using System.Globalization;
using System.Text.RegularExpressions;

namespace Kazus.Checking.Scores;

/// <summary>The items of the FNCLCC grade from the pathology of the record.</summary>
internal static partial class FnclccFromRecord
{
    public static ItemReading Read(RecordFacts facts, Item item) => item.Id switch
    {
        "mitoses" => Mitoses(facts, item),
        "necrosis" => Necrosis(facts, item),
        _ => Differentiation(facts, item),
    };

    // Only a count per ten fields: "numerous" is no number, and other fields are other areas.
    private static ItemReading Mitoses(RecordFacts facts, Item item)
    {
        if (facts.Scale("mitoses", "mitotic count", "mitotic rate") is not { } told || Count().Match(told.Reading) is not { Success: true } match) return RecordFacts.Unknown(item);
        var n = double.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);
        var points = n < 10 ? 1 : n < 20 ? 2 : 3;
        return RecordFacts.Known(item, points, points, told.Claim);
    }

    private static ItemReading Necrosis(RecordFacts facts, Item item)
    {
        if (facts.Scale("necrosis") is not { } told) return RecordFacts.Unknown(item);
        if (None().IsMatch(told.Reading)) return RecordFacts.Known(item, 0, 0, told.Claim);
        if (Percent().Match(told.Reading) is { Success: true } p)
        {
            var share = double.Parse(p.Groups["n"].Value, CultureInfo.InvariantCulture);
            var points = share == 0 ? 0 : share < 50 || share == 50 && p.Groups["less"].Success ? 1 : 2;
            return RecordFacts.Known(item, points, points, told.Claim);
        }
        return Small().IsMatch(told.Reading) ? RecordFacts.Known(item, 1, 1, told.Claim) : RecordFacts.Known(item, 1, 2, told.Claim);
    }

    private static ItemReading Differentiation(RecordFacts facts, Item item)
    {
        if (facts.Scale("differentiation") is not { } told) return RecordFacts.Unknown(item);
        if (Count1To3().Match(told.Reading) is { Success: true } n)
        {
            var points = int.Parse(n.Value, CultureInfo.InvariantCulture);
            return RecordFacts.Known(item, points, points, told.Claim);
        }
        var word = told.Reading.ToUpperInvariant();
        var by = word.StartsWith("WELL", StringComparison.Ordinal) ? 1 : word.StartsWith("MODERATE", StringComparison.Ordinal) ? 2 : word.StartsWith("POOR", StringComparison.Ordinal) || word.StartsWith("UNDIFF", StringComparison.Ordinal) ? 3 : 0;
        return by == 0 ? RecordFacts.Unknown(item) : RecordFacts.Known(item, by, by, told.Claim);
    }

    [GeneratedRegex(@"(?<n>\d+(?:\.\d+)?)\s*(?:/|per|in)\s*10\s*(?:HPF|high)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Count();

    [GeneratedRegex(@"^\W*(?:none|no|absent|0)\b(?! ?\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex None();

    [GeneratedRegex(@"(?<less><|under|less than)?\s*(?<n>\d+(?:\.\d+)?) ?%", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Percent();

    [GeneratedRegex(@"\b(?:small|focal|foci|minor|scattered)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Small();

    [GeneratedRegex(@"^[123]$", RegexOptions.CultureInvariant)]
    private static partial Regex Count1To3();
}
