using System.Globalization;
using Kazus.Cases;
using Kazus.Checks;
using Kazus.Provenance;
using Kazus.Time;

namespace Kazus.Server.Pages;

/// <summary>How the pages say small things.</summary>
internal static class Say
{
    /// <summary>"1 case", "29 cases".</summary>
    public static string Count(int n, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{n} {(n == 1 ? one : many)}");

    /// <summary>"day 0", "day 350 to 380", "before day 12", "time not reported".</summary>
    public static string Days(DayRange days)
    {
        if (days.IsUnknown) return "time not reported";
        if (days.Earliest <= -DayRange.Far) return string.Create(CultureInfo.InvariantCulture, $"up to day {Signed(days.Latest)}");
        if (days.Latest >= DayRange.Far) return string.Create(CultureInfo.InvariantCulture, $"from day {Signed(days.Earliest)}");
        return days.IsExact ? $"day {Signed(days.Earliest)}" : $"day {Signed(days.Earliest)} to {Signed(days.Latest)}";
    }

    private static string Signed(int day) => day < 0 ? "\u2212" + (-day).ToString(CultureInfo.InvariantCulture) : day.ToString(CultureInfo.InvariantCulture);

    /// <summary>"proposed".</summary>
    public static string State(ClaimState state) => state.ToString().ToLowerInvariant();

    /// <summary>"error".</summary>
    public static string Name(Severity severity) => severity.ToString().ToLowerInvariant();

    /// <summary>The value of a claim as a table shows it.</summary>
    public static string Value(Claim claim) => AnswerText.Cell(Variables.Get(claim.Variable), claim.Value);

    /// <summary>A path with every part escaped.</summary>
    public static string Case(string id) => "/cases/" + Uri.EscapeDataString(id);

    /// <summary>A path with every part escaped.</summary>
    public static string Source(string id) => "/sources/" + Uri.EscapeDataString(id);

    /// <summary>What a group of variables is called.</summary>
    public static string Group(string group) => group.Length == 0 ? group : char.ToUpperInvariant(group[0]) + group[1..];
}
