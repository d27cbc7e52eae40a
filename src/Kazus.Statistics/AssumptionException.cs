using System.Globalization;

namespace Kazus.Statistics;

/// <summary>
/// The data do not satisfy an assumption of the method, so the method has no answer. It is thrown instead of a number that would
/// mean nothing. A mistake of the caller (lengths that differ, a level outside (0, 1)) is an <see cref="ArgumentException"/> instead.
/// </summary>
public sealed class AssumptionException : Exception
{
    /// <summary>Names the failed assumption and what it was asked of.</summary>
    /// <param name="assumption">What had to hold.</param>
    /// <param name="subject">What it had to hold for: a column, a group or an argument, for instance <c>time</c>.</param>
    /// <param name="row">Position of the first observation that fails, counted from 0, or null when it is not about one observation.</param>
    /// <param name="detail">The value found, or anything else worth a few words.</param>
    public AssumptionException(Assumption assumption, string subject, long? row = null, string? detail = null)
        : base(Describe(assumption, subject, row, detail))
    {
        Assumption = assumption;
        Subject = subject;
        Row = row;
        Detail = detail;
    }

    /// <summary>What had to hold, with its stable identifier and a recommendation.</summary>
    public Assumption Assumption { get; }

    /// <summary>What it had to hold for.</summary>
    public string Subject { get; }

    /// <summary>Position of the first observation that fails, counted from 0, or null.</summary>
    public long? Row { get; }

    /// <summary>The value found, or null.</summary>
    public string? Detail { get; }

    private static string Describe(Assumption assumption, string subject, long? row, string? detail)
    {
        ArgumentNullException.ThrowIfNull(assumption);
        var where = row is { } r ? string.Create(CultureInfo.InvariantCulture, $" (observation {r + 1})") : "";
        var found = detail is null ? "" : $": {detail}";
        return $"{subject} {assumption.Statement}{where}{found}. {assumption.Recommendation}";
    }
}
