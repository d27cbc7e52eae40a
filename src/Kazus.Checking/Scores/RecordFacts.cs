using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Terms;

namespace Kazus.Checking.Scores;

/// <summary>The claims of a case as the scores look them up: what a person accepted goes before what is only claimed.</summary>
internal sealed class RecordFacts
{
    private readonly List<Claim> claims;

    public RecordFacts(Case one)
    {
        Case = one;
        claims = [.. one.Claims.Where(c => c.State != ClaimState.Rejected && c.Value is not Value.Absent).OrderBy(c => c.State == ClaimState.Accepted ? 0 : 1)];
    }

    public Case Case { get; }

    public IEnumerable<Claim> Of(params string[] variables) => claims.Where(c => variables.Contains(c.Variable));

    /// <summary>A named scale, under whatever question it was recorded ("KPS: 80").</summary>
    public (Claim Claim, string Reading)? Scale(params string[] names)
    {
        foreach (var claim in claims)
            if (claim.Value is Value.Scale scale && names.Any(n => n.Equals(scale.Name, StringComparison.OrdinalIgnoreCase))) return (claim, scale.Reading);
        return null;
    }

    /// <summary>The first claim on these variables whose words say it.</summary>
    public Claim? Saying(Regex words, params string[] variables) => Of(variables).FirstOrDefault(c => words.IsMatch(c.Value.ToString()));

    public Claim? Levels => Of("lesion.levels").FirstOrDefault(c => c.Value is Value.Levels { Extent.Levels.Count: > 0 });

    public static VertebralExtent Extent(Claim claim) => ((Value.Levels)claim.Value).Extent;

    public bool IsMetastasis => Of("disease.kind").Any(c => c.Value is Value.Choice { Answer: "metastasis" });

    public bool IsPrimary => Of("disease.kind").Any() && Of("disease.kind").All(c => c.Value is Value.Choice { Answer: "primary" });

    /// <summary>An item that was recorded as such ("SINS pain: mechanical", "SINS pain: 3").</summary>
    public ItemReading? Explicit(string score, Item item)
    {
        if (Scale($"{score} {item.Id}", $"{score} {item.Asks}") is not { } told) return null;
        if (int.TryParse(told.Reading, NumberStyles.Integer, CultureInfo.InvariantCulture, out var points) && item.Answers.FirstOrDefault(a => a.Points == points) is { } byPoints) return new(item, points, points, byPoints.Words, told.Claim);
        var answer = item.Answers.FirstOrDefault(a => a.Words.Equals(told.Reading, StringComparison.OrdinalIgnoreCase)) ?? item.Answers.FirstOrDefault(a => a.Words.StartsWith(told.Reading, StringComparison.OrdinalIgnoreCase));
        return answer is null ? null : new(item, answer.Points, answer.Points, answer.Words, told.Claim);
    }

    /// <summary>An item about which the record says nothing.</summary>
    public static ItemReading Unknown(Item item) => new(item, item.Least, item.Most, null, null);

    /// <summary>An item of which a claim leaves these points open.</summary>
    public static ItemReading Known(Item item, int least, int most, Claim from) => new(item, least, most, from.Value.ToString(), from);
}
