namespace Kazus.Text.Mentions;

/// <summary>Words anywhere in a sentence that colour all of it: talk of the past, talk of the family.</summary>
internal static class Cues
{
    private static readonly HashSet<ulong> History = Keys("history", "previous", "previously", "prior", "past", "known", "underwent", "background");
    private static readonly HashSet<ulong> Family = Keys("family", "father", "mother", "brother", "sister", "parents", "son", "daughter", "familial", "relatives", "uncle", "aunt", "cousin", "sibling", "siblings", "consanguineous");

    public static ulong Of(ReadOnlySpan<Word> words)
    {
        var cues = 0UL;
        foreach (var w in words)
        {
            if (History.Contains(w.Form)) cues |= 1;
            if (Family.Contains(w.Form)) cues |= 2;
        }
        return cues;
    }

    private static HashSet<ulong> Keys(params string[] words) => [.. words.Select(w => FeatureKey.Of(w))];
}
