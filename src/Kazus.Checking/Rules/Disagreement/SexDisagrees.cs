using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>One noun makes the only patient a man where everything else, pronouns among it, makes a woman, or the other way round.</summary>
internal static partial class SexDisagrees
{
    private sealed record Said(Told Told, Match Match, bool Female, bool Noun);

    public static Finding? In(Manuscript m)
    {
        if (m.Patients > 1 || m.In(Part.Case, Part.Abstract).Any(t => Twins().IsIn(t.Text))) return null;
        // Where a grown patient has become a parent, a boy or a girl is the child.
        var grown = Age.In(m).FirstOrDefault(a => a.AtPresentation) is { Years: >= 16 } && m.In(Part.Abstract, Part.Case).Any(t => Parent().IsIn(t.Text));
        var all = m.Told.Where(t => t.Part is not Part.Introduction and not Part.Table && (t.Part != Part.Discussion || t.SpeaksOfOwn) && !Others().IsIn(t.Text))
            .SelectMany(t => Word().AllIn(t.Text).Where(w => !(grown && (w.Value.EndsWith("boy", StringComparison.OrdinalIgnoreCase) || w.Value.EndsWith("girl", StringComparison.OrdinalIgnoreCase))) && !t.OfRelative(w.Index) && !t.OfRelative(Math.Min(t.Text.Length, w.Index + w.Length + 25))).Select(w => new Said(t, w, Female().IsIn(w.Value), w.Groups["noun"].Success))).ToList();
        var (women, men) = (all.Count(s => s.Female), all.Count(s => !s.Female));
        if (women == 0 || men == 0 || Math.Max(women, men) < 3 || Math.Min(women, men) > 2 || Math.Max(women, men) < 3 * Math.Min(women, men)) return null;
        var female = women > men;
        if (all.Find(s => s.Female != female && s.Noun) is not { } odd) return null;
        var most = all.First(s => s.Female == female);
        return Kz301ValuesDisagree.Rule.Find($"Sex: \"{odd.Match.Value}\" in {m.Document.WhereIs(odd.Told.Span(odd.Match).Start)}, \"{most.Match.Value}\" in {m.Document.WhereIs(most.Told.Span(most.Match).Start)}.", "Look it up in the record and correct the one that is wrong.", "patient.sex", [m.At(odd.Told.Span(odd.Match), odd.Match.Value), .. all.Where(s => s.Female == female).OrderByDescending(s => s.Noun).DistinctBy(s => s.Told).Take(4).Select(s => m.At(s.Told.Span(s.Match), s.Match.Value))]);
    }

    [GeneratedRegex(@"\b(?:(?<noun>(?:(?:the|this|our|an?|\d+[- ]year[- ]old|old)(?: [\p{L}-]+){0,2} )(?:woman|man|girl|boy|lady|gentleman|female|male))|she|he|her|his|him|herself|himself)\b(?! (?:was|were) (?:born|delivered)| of [\d,]+ ?g\b| (?:of|reported by|described by) \p{Lu}\p{Ll}| patients| (?:fo?etus|infant|newborn|baby|donor|partner|counterpart|twin|genotype|karyotype|phenotype|pattern|sex|hormones?|chromosomes?)\b|s\b)(?<!\b(?:taken for|mistaken for|like|as|than) (?:an? |the )?\p{L}+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:birth|born|pregnan\w+|deliver(?:ed|y)|conceived|fathered|caesarean|cesarean)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parent();

    [GeneratedRegex(@"\b(?:woman|girl|lady|female|she|her|herself)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Female();

    [GeneratedRegex(@"\b(?:twins?|triplets?|quadruplets|siblings|couple)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Twins();

    // Somebody else is in the sentence.
    [GeneratedRegex(@"\b(?:surgeon|physician|dentist|doctor|author|colleague|donor|nurse|barber|teacher|optometrist|paediatrician|pediatrician|partner|friend|fo?etus|infant|baby|newborn|neonate|deliver(?:ed|y)|(?:gave|given) birth|birth of|caesarean|cesarean|twin|et al|patients)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Others();
}
