namespace Kazus.Text.Mentions;

/// <summary>How far the cues of a sentence reach, and which mentions they meet.</summary>
internal static class ModifierReach
{
    public static List<Mention> Apply(List<Cue> found, ReadOnlySpan<Token> tokens, List<Mention> mentions)
    {
        var cues = WithoutShielded(found);
        for (var m = 0; m < mentions.Count; m++)
        {
            var (first, last) = TokensOf(mentions[m], tokens);
            foreach (var cue in cues)
                if (cue.Rule.Says > Modifier.Stop && Meets(cue, first, last, cues)) mentions[m] = With(mentions[m], cue.Rule.Says);
            mentions[m] = ByItsType(mentions[m]);
        }
        return mentions;
    }

    // A longer cue, or one that says nothing, covers the shorter ones inside it.
    private static List<Cue> WithoutShielded(List<Cue> found) =>
        [.. found.Where(c => !found.Any(o => o.From <= c.From && o.To >= c.To && o.To - o.From > c.To - c.From))];

    private static (int First, int Last) TokensOf(Mention mention, ReadOnlySpan<Token> tokens)
    {
        var first = 0;
        while (first < tokens.Length && tokens[first].End <= mention.Span.Start) first++;
        var last = first;
        while (last + 1 < tokens.Length && tokens[last + 1].Start < mention.Span.End) last++;
        return (first, last);
    }

    private static bool Meets(Cue cue, int first, int last, List<Cue> cues)
    {
        // "no history of X" marked as one mention holds its own cue.
        if (cue.From >= first && cue.To <= last + 1) return cue.From == first && cue.To <= last && cue.Rule.Says == Modifier.Negated && cue.Rule.Forward;
        if (first >= cue.To) return cue.Rule.Forward && first - cue.To < cue.Rule.Reach && !Interrupted(cue.To, first, cue, cues);
        return last < cue.From && cue.Rule.Backward && cue.From - last - 1 < cue.Rule.Reach && !Interrupted(last + 1, cue.From, cue, cues);
    }

    private static bool Interrupted(int from, int to, Cue cue, List<Cue> cues)
    {
        foreach (var other in cues)
            if (other.Rule.Says == Modifier.Stop && other.From >= from && other.To <= to && !other.Equals(cue)) return true;
        return false;
    }

    private static Mention With(Mention m, Modifier says) => says switch
    {
        Modifier.Negated => IsFinding(m.Type) ? m with { Negated = true } : m,
        Modifier.Uncertain => IsFinding(m.Type) ? m with { Uncertain = true } : m,
        Modifier.Historical => m with { Historical = true },
        Modifier.Hypothetical => m with { Hypothetical = true },
        Modifier.Family => m with { Subject = MentionSubject.Family },
        Modifier.Other => m.Subject == MentionSubject.Patient ? m with { Subject = MentionSubject.Other } : m,
        _ => m,
    };

    // A place, a day or a number is neither absent nor doubtful: the finding it belongs to is.
    private static bool IsFinding(MentionType type) => type is MentionType.SignSymptom or MentionType.DiseaseDisorder or MentionType.Medication or
        MentionType.TherapeuticProcedure or MentionType.DiagnosticProcedure or MentionType.ClinicalEvent or MentionType.Activity or MentionType.History or
        MentionType.FamilyHistory or MentionType.Coreference or MentionType.OtherEvent or MentionType.OtherEntity or MentionType.Outcome or MentionType.LabValue or
        MentionType.BiologicalAttribute;

    private static Mention ByItsType(Mention m) => m.Type switch
    {
        MentionType.History => m with { Historical = true },
        MentionType.FamilyHistory => m with { Subject = MentionSubject.Family },
        _ => m,
    };
}
