using System.Globalization;

namespace Kazus.Statistics;

/// <summary>Numbers as they appear in messages, the same in every culture.</summary>
internal static class Number
{
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
