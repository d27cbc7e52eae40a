namespace Kazus.Text.Claims;

/// <summary>A symptom as a sentence names it.</summary>
/// <param name="First">First token.</param>
/// <param name="After">One past the last.</param>
/// <param name="Name">Lower case, without articles and possessives.</param>
/// <param name="IsVague">True when the word may also be the finding itself ("mass", "lesion").</param>
internal readonly record struct SymptomPhrase(int First, int After, string Name, bool IsVague)
{
    private static readonly HashSet<string> Vague = ["tumor", "tumour", "lesion", "growth", "fracture", "deformity", "disorder", "disorders", "pressure", "vision", "plaque", "papule", "mobility", "hemorrhage", "obstruction", "enlargement", "necrosis", "abscess", "fistula", "hernia"];

    private static readonly HashSet<string> Ends = [";", ":", ".", "(", ")", "which", "that", "who", "since", "lasting", "lasted", "persisting", "persisted", "evolving", "during", "when", "was", "were", "is", "are", "had", "has", "have", "underwent", "revealed", "showed", "diagnosed", "started", "began", "but", "however", "he", "she", "it", "there", "although", "while", "until", "where", "characterised", "characterized", "radiating", "progressing", "appearing", "appeared", "occurring", "localized", "located", "preventing", "without", "not", "requiring", "evolved", "increased", "initially", "making", "treated", "for", "over", "after", "before", "from", "suggesting", "suggestive", "leading", "due", "reporting"];

    private static readonly HashSet<string> Separators = [",", "and", "or", "with", "associated", "accompanied", "by", "plus", "including", "together", "along", "&", "then", "also", "as", "well", "followed", "causing", "responsible", "concomitant"];

    private static readonly HashSet<string> Openers = ["a", "an", "the", "his", "her", "some", "occasional", "bouts", "of", "history", "complaints", "complaint", "symptoms", "symptom", "episodes", "episode", "onset", "sudden", "attacks", "recent", "new", "signs", "been", "having", "about", "feeling", "sensation", "sense", "these", "two", "several", "chief", "localised", "any", "significant", "non", "documented", "period", "background", "asymptomatic", "noticed", "noted", "neglected", "developed", "experienced", "localized", "located", "progressive", "onset"];

    private static readonly string[] Endings = ["algia", "algias", "uria", "emesis", "ptysis", "rrhea", "rrhoea", "plegia", "paresis", "phagia", "pnea", "pnoea", "esthesia", "aesthesia", "opia", "phonia", "arthria", "megaly", "phobia", "somnia", "rexia", "stasis", "dynia", "opsia", "orrhagia", "kinesia", "acousia", "acusis"];

    /// <summary>The list after a cue, one stretch of tokens per item, up to the end of the list.</summary>
    public static IEnumerable<(int First, int After)> Segments(Passage passage, int first)
    {
        var tokens = passage.Tokens;
        var start = first;
        for (var i = first; i <= tokens.Count; i++)
        {
            var ended = i == tokens.Count || Ends.Contains(tokens[i].Lower) && !(tokens[i].Lower is "for" or "over" or "localized" or "after" && i <= start + (tokens[i].Lower == "localized" ? 5 : 0));
            if (!ended && !Separators.Contains(tokens[i].Lower)) continue;
            if (i > start) yield return (start, i);
            if (ended)
            {
                // A bracket inside a list is a remark; the list goes on after it. So it does after "which had persisted".
                if (i < tokens.Count && tokens[i].Lower == "(" && Closing(tokens, i) is { } close)
                {
                    start = close + 1;
                    i = close;
                    continue;
                }
                if (i < tokens.Count && tokens[i].Lower is "localized" or "over" or "for" or "during" or "since" or "after" or "radiating" && NextSeparator(tokens, i) is { } go)
                {
                    start = go + 1;
                    i = go;
                    continue;
                }
                yield break;
            }
            start = i + 1;
        }
    }

    private static int? NextSeparator(List<Token> tokens, int i)
    {
        for (var j = i + 1; j < tokens.Count && j < i + 9; j++)
        {
            if (tokens[j].Lower is "." or ";" or "which" or "who" or "he" or "she" or "was" or "were") return null;
            if (tokens[j].Lower is "," or "and" or "with") return j;
        }
        return null;
    }

    private static int? Closing(List<Token> tokens, int open)
    {
        for (var j = open + 1; j < tokens.Count && j < open + 14; j++)
            if (tokens[j].Lower == ")") return j;
        return null;
    }

    /// <summary>The symptom in a stretch of tokens, or null when no word of it is one.</summary>
    /// <param name="passage">The sentence.</param>
    /// <param name="first">First token of the stretch.</param>
    /// <param name="after">One past the last.</param>
    /// <param name="told">True when the words before say that the patient came with it: then illnesses count as well.</param>
    public static SymptomPhrase? Of(Passage passage, int first, int after, bool told)
    {
        var tokens = passage.Tokens;
        first = AfterIntroduction(tokens, first, after);
        while (first < after && Opens(tokens, first, after)) first++;
        var (head, headAfter) = (-1, -1);
        var limit = after;
        for (var i = first; i < after; i++)
            if (tokens[i].Lower is "in" or "at" or "on" or "along" or "around" && i > first && head >= 0) { limit = i; break; }
            else if (IsSymptom(passage, i, after, told) is { } end)
            {
                (head, headAfter) = (i, end);
                i = end - 1;
            }
        if (first < after && tokens[first].Lower is "no" or "without" or "not" or "any") return null;
        if (head < 0 || headAfter > limit && limit != after || headAfter - first > 9) return null;
        var last = tokens[headAfter - 1].Lower;
        var site = Place(passage, headAfter, after);
        var phraseAfter = site ?? headAfter;
        var name = NameOf(passage.Words(first, phraseAfter));
        if (name.Any(char.IsAsciiDigit)) return null;
        var vague = Vague.Contains(last) && headAfter - head == 1;
        return new SymptomPhrase(first, phraseAfter, name, vague);
    }

    // "five months history of chest pain", "progressive onset of pain", "3 days of vomiting": the symptom stands after "of".
    private static int AfterIntroduction(List<Token> tokens, int first, int after)
    {
        for (var i = first + 1; i < Math.Min(after - 1, first + 9); i++)
            if (tokens[i].Lower == "of" && tokens[i - 1].Lower is "history" or "onset" or "days" or "weeks" or "months" or "years" or "day" or "week" or "month" or "year" or "episodes" or "episode" or "complaints" or "complaint" or "duration" or "bouts" or "signs" or "symptoms" or "attacks" or "feeling" or "sensation" or "type" or "worsening" or "appearance" or "sense" or "kind" or "investigation" or "evaluation" or "management" or "assessment" or "exploration" or "workup" or "treatment" or "presence" or "complaining")
                return AfterIntroduction(tokens, i + 1, after);
        return first;
    }

    private static bool Opens(List<Token> tokens, int i, int after) =>
        Openers.Contains(tokens[i].Lower) || tokens[i].IsNumber || tokens[i].IsHyphen || tokens[i].Lower is "year" or "month" or "week" or "day" or "years" or "months" or "weeks" or "days" or "one" or "three" or "four" or "five" or "six" or "long" && i + 1 < after && tokens[i + 1].Lower is "history" or "standing";

    private static int? IsSymptom(Passage passage, int i, int after, bool told)
    {
        foreach (var find in passage.Symptoms)
            if (find.First == i && find.After <= after && (told || find.Kind != "illness")) return find.After;
        var word = passage.Tokens[i].Lower;
        return word.Length > 6 && Array.Exists(Endings, e => word.EndsWith(e, StringComparison.Ordinal)) ? i + 1 : null;
    }

    // "pain in his left leg", "loss of vision in the right eye", "swelling of the right chest".
    private static int? Place(Passage passage, int from, int after)
    {
        var tokens = passage.Tokens;
        int? end = null;
        var i = from;
        while (i < after && tokens[i].Lower is "in" or "of" or "at" or "on" or "over" or "along" or "around" or "to")
        {
            var j = i + 1;
            while (j < after && (tokens[j].Lower is "the" or "his" or "her" or "both" or "a" || (passage.ClassOf(j) & WordClass.SiteModifier) != 0)) j++;
            var phrase = passage.SitePhrases.FirstOrDefault(s => s.First <= j && j < s.After);
            if (phrase.After > 0) end = i = Math.Min(phrase.After, after);
            else if (j < after && tokens[j].IsWord && tokens[i].Lower is "of" or "on" or "in" && tokens[i - 1].Lower is "difficulty" or "difficulties" or "limitation" or "regurgitation" or "deterioration" or "alteration" or "loss" or "disturbance" or "disturbances" or "impairment" or "disorder" or "disorders" or "weakness" or "numbness" or "paralysis" or "palsy")
            {
                // "limitation of movement", "regurgitation on eating", "deterioration of his general condition".
                end = i = Math.Min(j + (j + 1 < after && tokens[j].Lower is "general" ? 2 : 1), after);
            }
            else if (RegionAfter(tokens, i + 1, after) is { } region) end = i = region;
            else if (tokens[i].Lower is "of" or "in" && tokens[i - 1].Lower is "increase" or "loss" or "decrease" or "change" or "changes" or "reduction" or "alteration" or "enlargement" && Short(tokens, i + 1, after) is { } whole) end = i = whole;
            else break;
        }
        return end;
    }

    // "increase of testicular volume": the one to three words after "of".
    private static int? Short(List<Token> tokens, int from, int after) => after - from is > 0 and <= 3 && tokens.GetRange(from, after - from).TrueForAll(t => t.IsWord) ? after : null;

    // "in the left hypochondrial region": a region no vocabulary has.
    private static int? RegionAfter(List<Token> tokens, int from, int after)
    {
        for (var i = from; i < Math.Min(after, from + 5); i++)
            if (tokens[i].Lower is "region" or "area" or "side" or "quadrant") return i + 1;
        return null;
    }

    private static string NameOf(string words)
    {
        var name = " " + words.ToLowerInvariant().Replace('’', '\'') + " ";
        foreach (var drop in (ReadOnlySpan<string>)[" his ", " her ", " the ", " a "]) name = name.Replace(drop, " ", StringComparison.Ordinal);
        return name.Trim();
    }
}
