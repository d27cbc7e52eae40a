namespace Kazus.Text.Claims.Reading;

/// <summary>Words for a lesion, and how near to one a site is named.</summary>
internal static class LesionWords
{
    internal static readonly HashSet<string> Names = ["mass", "masses", "tumor", "tumour", "tumors", "lesion", "lesions", "nodule", "swelling", "neoplasm", "growth", "process", "lump", "cancer", "malignancy", "formation", "opacity", "tumefaction", "ulcer", "polyp", "cyst", "plaque", "papule", "thickening", "thickness", "enlargement", "protrusion", "tumefactions", "nodules", "polyps", "cancers", "neoplasms", "tumours", "growths", "swellings"];

    private static readonly HashSet<string> Linking = ["of", "in", "at", "from", "within", "on", "involving", "over", "into", "arising", "located", "originating", "occupying", "the", "his", "her", "a", "an", "sitting", "localized", "seated", "around", "affecting", "near", "alongside", "to", "with", "attached", "region", "level", "measuring", "surface", "found", "was", "were", "is", "detected", "revealed", "observed", "seen", "and", "which", "that", "developed", "had", "has", "been", "originated", "arose", "arisen", "situated", "confined", "limited", "centered", "centred", "extending", "throughout", "inside", "upon", "against", "under", "both", "wall", "side", "placed", "noted", "noticed", "present", "showing", "showed", "lying", "filling", "filled", "completely", "entirely", "totally", "almost", "whole", "entire"];

    // A word for the lesion just before ("mass in the left breast") or just after ("left breast mass") the site.
    internal static double Near(Passage passage, SitePhrase site)
    {
        for (int i = site.After, steps = 0; i < passage.Tokens.Count && steps < 4; i++, steps++)
        {
            if (IsLesion(passage, i)) return 2.5 - 0.3 * steps;
            // "in the wall of the jejunum, a low-density formation"
            if (i == site.After && passage.Tokens[i].Lower == "," && i + 1 < passage.Tokens.Count && passage.Tokens[i + 1].Lower is "a" or "an" && IsPlaced(passage, site.First) && LesionWithin(passage, i + 2, 6)) return 1.8;
            if (passage.Tokens[i].Lower is "," or "." or ";" or ":" or "and" or "with" or "of" or "in" or "was" or "were") break;
        }
        for (int i = site.First - 1, steps = 0; i >= 0 && steps < 12; i--, steps++)
        {
            if (IsLesion(passage, i)) return Linked(passage, i + 1, site.First) ? 3 - 0.1 * steps : (IsPlaced(passage, site.First) && !passage.Sites.Exists(s => s.First > i && s.After <= site.First) ? 1.6 : 0.8) - 0.05 * steps;
            if (passage.Tokens[i].Lower is ";" or ":" or ".") break;
        }
        return 0;
    }

    private static bool LesionWithin(Passage passage, int from, int words)
    {
        for (var i = from; i < Math.Min(from + words, passage.Tokens.Count) && (passage.Tokens[i].IsWord || passage.Tokens[i].IsHyphen); i++)
            if (IsLesion(passage, i)) return true;
        return false;
    }

    internal static bool IsLesion(Passage passage, int i)
    {
        var word = passage.Tokens[i].Lower;
        return Names.Contains(word) || (passage.ClassOf(i) & WordClass.DiseaseHead) != 0 || word.EndsWith("oma", StringComparison.Ordinal) && word.Length > 6 && word is not "hematoma";
    }

    internal static bool Linked(Passage passage, int from, int to)
    {
        var links = 0;
        for (var i = from; i < to; i++)
        {
            if (!Linking.Contains(passage.Tokens[i].Lower)) return false;
            links++;
        }
        return links > 0;
    }

    internal static bool IsPlaced(Passage passage, int first)
    {
        var i = first - 1;
        if (i > 0 && passage.Tokens[i].Lower is "the" or "his" or "her") i--;
        return i >= 0 && passage.Tokens[i].Lower is "in" or "of" or "from" or "at" or "on" or "by" or "within";
    }
}
