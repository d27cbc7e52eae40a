using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Kazus.Cli.Csv;

/// <summary>
/// Decimal numbers from UTF-8 bytes. Up to 15 digits with an exponent of ten up to 22 are exact in one division or multiplication
/// (W. Clinger, 1990); the rest goes to the runtime's own parser, so every value is the nearest double.
/// </summary>
internal static class NumberText
{
    private static readonly double[] PowersOfTen =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Empty and NA, in any of the usual spellings, are missing.</summary>
    internal static bool IsMissing(ReadOnlySpan<byte> field) =>
        field.Length == 0 || field.Length <= 4 && (field.SequenceEqual("NA"u8) || field.SequenceEqual("N/A"u8) || field.SequenceEqual("NaN"u8)
            || field.SequenceEqual("nan"u8) || field.SequenceEqual("na"u8) || field.SequenceEqual("null"u8) || field.SequenceEqual("NULL"u8) || field.SequenceEqual("."u8));

    /// <summary>Reads a whole field. <paramref name="comma"/> allows a decimal comma, for files with another separator.</summary>
    [MethodImpl(Loops.Optimized)]
    internal static bool TryParse(ReadOnlySpan<byte> field, bool comma, out double value)
    {
        long digits = 0;
        int count = 0, fraction = 0, at = 0;
        var seenPoint = false;
        var negative = field.Length > 0 && field[0] == '-';
        if (negative || field.Length > 0 && field[0] == '+') at = 1;
        for (; at < field.Length; at++)
        {
            var d = (uint)(field[at] - '0');
            if (d <= 9)
            {
                digits = digits * 10 + d;
                if (digits != 0) count++;
                if (seenPoint) fraction++;
                if (count > 15 || fraction > 22) return Slow(field, comma, out value);
            }
            else if (!seenPoint && (field[at] == '.' || comma && field[at] == ',')) seenPoint = true;
            else return Slow(field, comma, out value);
        }
        if (field.Length - (seenPoint ? 1 : 0) - (field.Length > 0 && field[0] is (byte)'-' or (byte)'+' ? 1 : 0) == 0) { value = 0; return false; }
        value = digits / PowersOfTen[fraction];
        if (negative) value = -value;
        return true;
    }

    /// <summary>
    /// Reads a number of at most 15 digits, sign and point included as they come, and answers where it ends; the place it began at when
    /// there is none of that kind.
    /// </summary>
    [MethodImpl(Loops.Optimized)]
    internal static int ParsePlain(ReadOnlySpan<byte> bytes, int at, bool comma, out double value)
    {
        var begin = at;
        value = 0;
        var negative = at < bytes.Length && bytes[at] == '-';
        if (negative) at++;
        var (first, point) = (at, -1);
        long digits = 0;
        for (; at < bytes.Length; at++)
        {
            var d = (uint)(bytes[at] - '0');
            if (d <= 9) digits = digits * 10 + d;
            else if (point < 0 && (bytes[at] == '.' || comma && bytes[at] == ',')) point = at;
            else break;
        }
        var count = at - first - (point < 0 ? 0 : 1);
        if (count is 0 or > 15) return begin;
        value = point < 0 ? digits : digits / PowersOfTen[at - point - 1];
        if (negative) value = -value;
        return at;
    }

    private static bool Slow(ReadOnlySpan<byte> field, bool comma, out double value)
    {
        field = field.Trim(" \t"u8);
        if (field.SequenceEqual("Inf"u8) || field.SequenceEqual("-Inf"u8)) { value = field[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity; return true; }
        if (comma && field.Contains((byte)','))
            return double.TryParse(Encoding.UTF8.GetString(field).Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        return double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
