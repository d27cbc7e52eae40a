namespace Kazus.Text.Mentions;

/// <summary>What the network is told of a token beyond its word, a bit each: phrases of the lexicon, brackets, talk of history or family, the place in the text.</summary>
internal static class SentenceMarks
{
    /// <summary>How many bits there are.</summary>
    public const int Count = 28;

    private const int Classes = 5, Bracket = 4 * Classes, Talk = Bracket + 1, Place = Talk + 3;

    public static void Of(in SentenceView s, Span<uint> marks)
    {
        var place = s.Index == 0 ? 0 : s.Index < 3 ? 1 : s.Index + 3 >= s.Count ? 3 : 2;
        var all = 1u << Place + place;
        if (s.Cues is > 0 and <= 3) all |= 1u << Talk + (int)s.Cues - 1;
        var bracket = 0u;
        for (var i = 0; i < s.Words.Length; i++)
        {
            if (s.Words[i].Form == Brackets.Open) bracket = 1u << Bracket;
            var mark = all | bracket;
            for (var c = 0; c < Classes; c++)
                if (s.Places[i * Classes + c] is > 0 and var here) mark |= 1u << 4 * c + here - 1;
            marks[i] = mark;
            if (s.Words[i].Form == Brackets.Close) bracket = 0;
        }
    }
}
