using System.Globalization;
using Kazus.Find.Index;
using Kazus.Find.Words;

namespace Kazus.Find.Search;

/// <summary>Sets of a segment's cases, one bit each.</summary>
internal static class Allowed
{
    /// <summary>The cases that are left and meet the conditions of a query, or null for all.</summary>
    public static ulong[]? Of(LiveSegment live, FindQuery query)
    {
        var segment = live.Segment;
        ulong[]? allowed = null;
        if (live.Removed is { } removed)
        {
            allowed = All(segment.Count);
            for (var i = 0; i < allowed.Length; i++) allowed[i] &= ~removed[i];
        }
        foreach (var filter in query.Filters) allowed = And(allowed, Meeting(segment, filter));
        foreach (var phrase in query.Phrases) allowed = And(allowed, Phrase.In(segment, phrase));
        foreach (var phrase in query.Without)
        {
            allowed ??= All(segment.Count);
            var holding = Phrase.In(segment, phrase);
            for (var i = 0; i < allowed.Length; i++) allowed[i] &= ~holding[i];
        }
        return allowed;
    }

    /// <summary>Every case.</summary>
    public static ulong[] All(int count)
    {
        var all = new ulong[(count + 63) / 64];
        Array.Fill(all, ulong.MaxValue);
        if ((count & 63) != 0) all[^1] = (1ul << count) - 1;
        return all;
    }

    /// <summary>The cases that any of the lists names and that are allowed.</summary>
    public static ulong[] Any(int count, IEnumerable<PostingList> lists, ulong[]? allowed)
    {
        var any = new ulong[(count + 63) / 64];
        foreach (var list in lists)
            for (var cursor = new PostingCursor(list); cursor.Text != PostingCursor.End; cursor.Advance(cursor.Texts.Length))
                foreach (var text in cursor.Texts) any[text >> 6] |= 1ul << text;
        if (allowed is not null)
            for (var i = 0; i < any.Length; i++) any[i] &= allowed[i];
        return any;
    }

    private static ulong[] And(ulong[]? one, ulong[] other)
    {
        if (one is null) return other;
        for (var i = 0; i < other.Length; i++) other[i] &= one[i];
        return other;
    }

    private static ulong[] Meeting(Segment segment, FactFilter filter)
    {
        var meeting = new ulong[(segment.Count + 63) / 64];
        if (segment.Column(filter.Name) is not { } column) return meeting;
        var wanted = filter.AnyOf.Select(Plain).ToHashSet(StringComparer.Ordinal);
        var meets = new bool[column.Values.Length];
        for (var i = 0; i < meets.Length; i++) meets[i] = filter.From is null && filter.To is null || InRange(filter, column.Values[i]);
        if (wanted.Count > 0)
            for (var i = 0; i < meets.Length; i++) meets[i] &= wanted.Contains(Plain(column.Values[i]));
        for (var text = 0; text < segment.Count; text++)
            foreach (var number in column.Of(text))
                if (meets[number]) meeting[text >> 6] |= 1ul << text;
        return meeting;
    }

    private static bool InRange(FactFilter filter, string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= (filter.From ?? int.MinValue) && number <= (filter.To ?? int.MaxValue);

    private static string Plain(string value)
    {
        var words = new System.Text.StringBuilder();
        var reader = new WordReader(value);
        while (reader.Read())
            if (!reader.Token.Beside) words.Append(reader.Word).Append(' ');
        return words.Length == 0 ? value : words.ToString();
    }
}
