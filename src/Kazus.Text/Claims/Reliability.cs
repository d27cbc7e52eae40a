using System.Globalization;

namespace Kazus.Text.Claims;

/// <summary>
/// How often each rule was right on texts it had not met (<c>Rules/reliability.tsv</c>). A rule's own estimate is moved by the
/// difference, the less the fewer claims were counted.
/// </summary>
internal static class Reliability
{
    // A rule must have been counted this often before its record weighs as much as its own estimate.
    private const double Prior = 8;

    private static readonly Dictionary<string, double> Shifts = Vocabularies.Lines("reliability.tsv").Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'))
        .ToDictionary(c => c[0], c => (Number(c[2]) - Number(c[3])) / (Number(c[1]) + Prior), StringComparer.Ordinal);

    /// <summary>The claim with its confidence corrected by its rule's record.</summary>
    public static ProposedClaim Corrected(ProposedClaim claim) =>
        Shifts.TryGetValue(claim.Rule, out var shift) ? claim with { Confidence = Math.Clamp(Math.Round(claim.Confidence + shift, 2), 0.05, 0.99) } : claim;

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
