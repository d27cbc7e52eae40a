namespace Kazus.Text.Patterns;

/// <summary>What is known of a part of a pattern.</summary>
/// <param name="Whole">All texts it can match, or null when they are too many or not known.</param>
/// <param name="Needed">Words of which one occurs in whatever it matches, or null.</param>
internal readonly record struct PatternPart(IReadOnlyCollection<string>? Whole, IReadOnlyCollection<string>? Needed)
{
    // So many texts are kept of a part; more are cut into shorter ones.
    private const int Most = 120;

    /// <summary>It matches one text.</summary>
    public static PatternPart Of(string text) => new([text], null);

    /// <summary>It matches nothing but a place: a boundary, a look ahead.</summary>
    public static readonly PatternPart Nothing = Of("");

    /// <summary>It matches where a word begins or ends.</summary>
    public static readonly PatternPart Boundary = Of(TextMarks.Boundary.ToString());

    /// <summary>It matches what nobody knows.</summary>
    public static readonly PatternPart Anything = new(null, null);

    /// <summary>It or nothing.</summary>
    public PatternPart OrNothing() => Whole is null ? Anything : new([.. Whole.Append("").Distinct()], null);

    /// <summary>It once or more often.</summary>
    public PatternPart Repeated() => new(null, NeededWords.Better(Whole, Needed));

    /// <summary>It matches no characters, but needs what it needs.</summary>
    public PatternPart LookedAt() => new([""], NeededWords.Better(Whole, Needed));

    /// <summary>One of the parts.</summary>
    public static PatternPart AnyOf(IReadOnlyList<PatternPart> parts)
    {
        if (parts.Count == 1) return parts[0];
        HashSet<string> whole = [], needed = [];
        bool known = true, useful = true;
        foreach (var part in parts)
        {
            if (part.Whole is { } all) whole.UnionWith(all); else known = false;
            if (NeededWords.Better(part.Whole, part.Needed) is { } words) needed.UnionWith(words); else useful = false;
        }
        return new(known && whole.Count <= Most ? whole : null, useful ? needed : null);
    }

    /// <summary>One part after the other.</summary>
    public static PatternPart InTurn(IEnumerable<PatternPart> parts)
    {
        IReadOnlyCollection<string> run = [""];
        IReadOnlyCollection<string>? needed = null;
        var known = true;
        foreach (var part in parts)
        {
            needed = NeededWords.Better(needed, part.Needed);
            if (part.Whole is { } whole && run.Count * whole.Count <= Most)
            {
                run = whole.Count == 1 && whole.First().Length == 0 ? run : [.. run.SelectMany(a => whole, Join).Distinct()];
                continue;
            }
            known = false;
            needed = NeededWords.Better(needed, run);
            run = part.Whole ?? [""];
        }
        return known ? new(run, needed) : new(null, NeededWords.Better(needed, run));
    }

    // Between two texts a boundary says nothing that their letters do not; at an end it says that the word of the text ends there, if a letter stands before it.
    private static string Join(string one, string two)
    {
        const string Alone = "\b";
        if (one.Length == 0 || two == Alone && (one[^1] == TextMarks.Boundary || !IsOfWord(one[^1]))) return one.Length == 0 ? two : one;
        if (two.Length == 0 || one == Alone && (two[0] == TextMarks.Boundary || !IsOfWord(two[0]))) return two.Length == 0 ? one : two;
        return one == Alone || two == Alone ? one + two : one.TrimEnd(TextMarks.Boundary) + two.TrimStart(TextMarks.Boundary);
    }

    private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
