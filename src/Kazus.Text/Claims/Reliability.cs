using System.Globalization;

namespace Kazus.Text.Claims;

/// <summary>
/// How often each rule was right (<c>Rules/reliability.tsv</c>), when it first met the counted texts and after it had been mended on
/// them. A rule's own estimate is moved towards the mean of the two, the less the fewer claims were counted; a rise counts half. Only a
/// rule that was right more than nine times in ten at first sight may say 0.9.
/// </summary>
internal static class Reliability
{
    // A rule must have been counted this often before its record weighs as much as its own estimate.
    private const double Prior = 8;

    private const double Sure = 0.9;

    private readonly record struct Record(double Shift, double Limit);

    private static readonly Dictionary<string, Record> Records = Vocabularies.Lines("reliability.tsv").Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'))
        .ToDictionary(c => c[0], c => Of(Number(c[1]), Number(c[2]), Number(c[3]), Number(c[4])), StringComparer.Ordinal);

    /// <summary>The claim with its confidence corrected by its rule's record; a rule without a record is not trusted beyond 0.89.</summary>
    public static ProposedClaim Corrected(ProposedClaim claim)
    {
        var record = Records.GetValueOrDefault(claim.Rule, new Record(0, Sure - 0.01));
        return claim with { Confidence = Math.Clamp(Math.Round(claim.Confidence + record.Shift, 2), 0.05, record.Limit) };
    }

    private static Record Of(double counted, double first, double now, double expected)
    {
        var shift = ((first + now) / 2 - expected) / (counted + Prior);
        return new Record(shift > 0 ? shift / 2 : shift, (first + 1) / (counted + 2) > Sure ? 0.99 : Sure - 0.01);
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
