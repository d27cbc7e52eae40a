namespace Kazus.Text.Claims;

/// <summary>A site as a sentence names it ("distal end of the left tibia"): tokens, and the organ at its heart.</summary>
/// <param name="First">First token.</param>
/// <param name="After">One past the last.</param>
/// <param name="Organ">The organ or region by its noun.</param>
/// <param name="IsAdjective">True when the words are an adjective only ("hepatic").</param>
internal readonly record struct SitePhrase(int First, int After, string Organ, bool IsAdjective)
{
    private static readonly HashSet<string> Parts = ["region", "area", "side", "part", "segment", "end", "aspect", "wall", "surface", "portion", "tip", "angle", "root", "floor", "roof", "head", "neck", "body", "tail", "third", "half", "pole", "lobe", "junction", "space", "fossa", "cavity", "sulcus", "mucosa", "margin", "border", "edge", "base", "bone", "joint", "vertebra", "compartment", "field", "zone", "hemisphere", "diaphysis", "metaphysis", "epiphysis", "shaft", "condyle", "crest", "wing", "quadrant", "tissue", "tissues", "muscle", "nerve", "horn", "curvature", "flexure", "root", "canal", "sinus", "corner", "dome", "node", "nodes", "gland", "glands", "artery", "vein"];

    private static readonly HashSet<string> Determiners = ["the", "his", "her", "its", "their", "a", "an"];

    /// <summary>All site phrases of a passage from left to right.</summary>
    public static List<SitePhrase> In(Passage passage)
    {
        var phrases = new List<SitePhrase>();
        var from = 0;
        foreach (var find in passage.Sites)
        {
            if (find.First < from) continue;
            var phrase = Around(passage, find, from);
            phrases.Add(phrase);
            from = phrase.After;
        }
        return phrases;
    }

    /// <summary>The words with articles and possessives left out, in lower case.</summary>
    public string Name(Passage passage)
    {
        var words = passage.Words(First, After).ToLowerInvariant();
        return words.Replace(" his ", " ", StringComparison.Ordinal).Replace(" her ", " ", StringComparison.Ordinal);
    }

    private static readonly string[] Within = ["intra", "endo", "peri", "para", "juxta", "extra"];

    /// <summary>The site by its noun: "left choroid" for "left choroidal", "right breast" for "right-sided breast".</summary>
    public string Value(Passage passage)
    {
        var name = Name(passage).Replace("-sided", "", StringComparison.Ordinal).Replace(" sided", "", StringComparison.Ordinal);
        if (!IsAdjective) return name;
        // "Intra-abdominal" is a place of its own, as "intrathoracic" is.
        if (After - First == 3 && passage.Tokens[First + 1].IsHyphen && Array.IndexOf(Within, passage.Tokens[First].Lower) >= 0) return name;
        var narrowed = new List<string>();
        for (var i = First; i < After - 1 && (passage.ClassOf(i) & WordClass.SiteModifier) != 0; i++)
            if (passage.Tokens[i].Lower is not ("intra" or "extra" or "retro" or "peri" or "sub" or "para" or "sided")) narrowed.Add(passage.Tokens[i].Lower);
        // "Intrathoracic" is a place of its own, not the thorax.
        var last = passage.Tokens[After - 1].Lower;
        var named = Array.Exists(Within, w => last.StartsWith(w, StringComparison.Ordinal) && last.Length > w.Length + 4) && !Organ.StartsWith(last[..5], StringComparison.Ordinal) ? last : Organ;
        // "Pelvic nodal": the region belongs to the nodes.
        if (Organ == "lymph node" && narrowed.Count == 0 && After - First == 2) return passage.Tokens[First].Lower + " " + named;
        return narrowed.Count == 0 ? named : string.Join(' ', narrowed) + " " + named;
    }

    private static SitePhrase Around(Passage passage, Find find, int from)
    {
        var tokens = passage.Tokens;
        var first = find.First;
        while (first > from && Extends(passage, first - 1)) first--;
        while (first < find.First && tokens[first].IsHyphen) first++;
        var after = find.After;
        var organ = find.Name;
        var adjective = !IsNoun(passage, find);
        while (after < tokens.Count)
        {
            if (Parts.Contains(tokens[after].Lower)) adjective = false;
            else if (passage.Sites.FirstOrDefault(s => s.First == after) is { After: > 0 } next)
            {
                organ = next.Name;
                adjective = !IsNoun(passage, next);
                after = next.After;
                continue;
            }
            else if (!(tokens[after].IsHyphen && after + 1 < tokens.Count && (Parts.Contains(tokens[after + 1].Lower) || passage.Sites.Exists(s => s.First == after + 1)))) break;
            after++;
        }
        first = Part(passage, first, from);
        if (Of(passage, after) is { } inner && !adjective && !inner.IsAdjective)
        {
            after = inner.After;
            organ = inner.Organ;
        }
        return new SitePhrase(first, after, organ, adjective);
    }

    // "tail of the pancreas", "distal end of the tibia": the words before "of" belong to the site.
    private static int Part(Passage passage, int first, int from)
    {
        var tokens = passage.Tokens;
        var i = first - 1;
        if (i > from && Determiners.Contains(tokens[i].Lower)) i--;
        if (i <= from || tokens[i].Lower is not ("of" or "in") || !Parts.Contains(tokens[i - 1].Lower)) return first;
        if (tokens[i].Lower == "in") return first;
        first = i - 1;
        while (first > from && (Extends(passage, first - 1) || tokens[first - 1].Lower is "posterior" or "segment")) first--;
        return first;
    }

    private static SitePhrase? Of(Passage passage, int after)
    {
        var tokens = passage.Tokens;
        if (after >= tokens.Count || tokens[after].Lower is not "of") return null;
        var i = after + 1;
        if (i < tokens.Count && Determiners.Contains(tokens[i].Lower)) i++;
        var start = i;
        while (i < tokens.Count && i - start < 5 && !passage.Sites.Exists(s => s.First == i) && Extends(passage, i)) i++;
        if (i >= tokens.Count) return null;
        var find = passage.Sites.FirstOrDefault(s => s.First == i);
        return find.After == 0 ? null : Around(passage, find, start);
    }

    private static bool Extends(Passage passage, int i)
    {
        var token = passage.Tokens[i];
        if ((passage.ClassOf(i) & WordClass.SiteModifier) != 0) return true;
        if (token.IsHyphen) return i > 0 && ((passage.ClassOf(i - 1) & WordClass.SiteModifier) != 0);
        if (token.Lower is "th" or "rd" or "nd" or "st") return i > 0 && passage.Tokens[i - 1].IsNumber;
        return token.IsNumber && i + 1 < passage.Tokens.Count && passage.Tokens[i + 1].Lower is "th" or "rd" or "nd" or "st";
    }

    /// <summary>True when the words are the noun itself and not an adjective of it.</summary>
    private static bool IsNoun(Passage passage, Find find)
    {
        var last = passage.Tokens[find.After - 1].Lower;
        return !(last.EndsWith("al", StringComparison.Ordinal) && last is not "canal" || last.EndsWith("ic", StringComparison.Ordinal) || last.EndsWith("ile", StringComparison.Ordinal) || last.EndsWith("ary", StringComparison.Ordinal) && last is not "ovary" and not "pituitary" || last.EndsWith("ous", StringComparison.Ordinal) || last.EndsWith("ine", StringComparison.Ordinal) && last is not "intestine" and not "spine" || last.EndsWith("ar", StringComparison.Ordinal) && last is not "ear" || last.EndsWith("ian", StringComparison.Ordinal) || last is "bony");
    }
}
