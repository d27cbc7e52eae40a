using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Provenance;

namespace Kazus.Time;

/// <summary>
/// One thing somebody wrote about when an event happened: the words, what they are measured from and the days they allow.
/// Several statements about one event stand side by side; <see cref="CourseSolver"/> says whether they can all be true.
/// </summary>
public sealed partial record TimeStatement
{
    /// <summary>The words as written ("18 years ago", "2005", "+6 mo").</summary>
    public required string Words { get; init; }

    /// <summary>
    /// What the days are counted from: the id of another event, <see cref="DayZero"/>, or <see cref="Calendar"/> (days from
    /// 1 January 1970).
    /// </summary>
    public required string From { get; init; }

    /// <summary>The allowed days from <see cref="From"/> to the event, both bounds included.</summary>
    public required DayRange Days { get; init; }

    /// <summary>Where it was read.</summary>
    public Anchor? Anchor { get; init; }

    /// <summary>The named day zero of the case.</summary>
    public const string DayZero = "day-zero";

    /// <summary>The calendar.</summary>
    public const string Calendar = "calendar";

    /// <summary>A statement in calendar terms.</summary>
    public static TimeStatement On(PartialDate date, Anchor? anchor = null) =>
        new() { Words = date.Words, From = Calendar, Days = date.Days, Anchor = anchor };

    /// <summary>
    /// Reads a time as a clinician types it: a date ("2005", "March 2021"), an offset from day zero ("-2 mo", "+12 mo", "day 10",
    /// "6 months after", "18 years ago", "3 years before"), "day zero", or an offset from a named event ("+4 wk from surgery-1").
    /// </summary>
    /// <returns>The statement, or null when the words are none of these.</returns>
    public static TimeStatement? Parse(string words, Anchor? anchor = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        var text = words.Trim();
        if (PartialDate.Parse(text) is { } date) return On(date, anchor) with { Words = text };
        if (Zero().IsMatch(text)) return new() { Words = text, From = DayZero, Days = DayRange.On(0), Anchor = anchor };
        var from = DayZero;
        if (FromEvent().Match(text) is { Success: true } named)
        {
            from = named.Groups["id"].Value;
            text = text[..named.Index].Trim();
        }
        if (DayNumber().Match(text) is { Success: true } day)
            return new() { Words = words.Trim(), From = from, Days = DayRange.On(int.Parse(day.Groups["n"].Value, CultureInfo.InvariantCulture)), Anchor = anchor };
        var sign = Signed(ref text);
        if (sign == 0 || DurationWords.Parse(text) is not { } length) return null;
        var days = sign > 0 ? length.Days : length.Days.Negated();
        return new() { Words = words.Trim(), From = from, Days = days, Anchor = anchor };
    }

    private static int Signed(ref string text)
    {
        if (text.StartsWith('+')) { text = text[1..].Trim(); return 1; }
        if (text.StartsWith('-') || text.StartsWith('\u2212')) { text = text[1..].Trim(); return -1; }
        var match = Direction().Match(text);
        if (!match.Success) return 0;
        text = text[..match.Index].Trim();
        return match.Value.TrimStart().ToLowerInvariant() is "ago" or "before" or "earlier" or "previously" or "preoperatively" ? -1 : 1;
    }

    /// <inheritdoc/>
    public override string ToString() => Words;

    [GeneratedRegex(@"^(day zero|day 0|0)$", RegexOptions.IgnoreCase)]
    private static partial Regex Zero();

    [GeneratedRegex(@"\s+from (?<id>[A-Za-z][\w.-]*)$")]
    private static partial Regex FromEvent();

    [GeneratedRegex(@"^(?:postoperative |POD )?day \+?(?<n>-?\d{1,5})$|^POD (?<n>\d{1,5})$", RegexOptions.IgnoreCase)]
    private static partial Regex DayNumber();

    [GeneratedRegex(@"\s+(ago|before|earlier|previously|preoperatively|after|later|postoperatively|afterwards)$", RegexOptions.IgnoreCase)]
    private static partial Regex Direction();
}
