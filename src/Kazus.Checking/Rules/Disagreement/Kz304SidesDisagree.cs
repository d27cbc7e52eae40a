using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The same part of the body is left in one part of the article and right in another.</summary>
internal static partial class Kz304SidesDisagree
{
    public static Rule Rule { get; } = new("KZ304", "sides-disagree", Severity.Error, "value-disagrees", Check) { WhyNot = m => m.IsCaseReport ? null : Manuscript.NoCase };

    private const string Settle = "Look at the images and correct the side that is wrong.";

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        // Of several patients each has a side of its own; a sentence must say whose it tells.
        if (m.Patients > 1)
        {
            foreach (var finding in Several(m)) yield return finding;
            yield break;
        }
        // The discussion speaks of the own tumour where it says so.
        List<Sided> all = [.. m.Sides.Concat(m.Retold.Where(t => t.Part == Part.Discussion).SelectMany(Sided.In).Where(s => IsOfPresent(s) || Lay().IsMatch(s.Told.Text[..s.Start]))).DistinctBy(s => s.Span)];
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in all.Where(s => s.Part is not Part.Case and not Part.Discussion || IsOfPresent(s)))
            foreach (var site in one.Sites)
            {
                // The other parts say the other side of this site, and nobody else says this one: a site that has both is told of twice.
                var others = all.Where(o => o.Part != one.Part && o.Sites.Contains(site) && !IsOfAnother(one, o)).ToList();
                if (others.Count == 0 || others.Exists(o => o.Side == one.Side) || all.Any(o => o.Part == one.Part && o != one && o.Sites.Contains(site) && o.Side != one.Side)) continue;
                // "A defect of the left jaw and one molar on the right": the legend itself has the other side too.
                if (one.Part == Part.Legend && all.Any(o => o.Told == one.Told && o.Side != one.Side)) continue;
                // "A biatrial myxoma" has a part on either side.
                if (one.Part == Part.Legend && m.Told.Any(t => t.Terms.Exists(w => OnBothSides.Contains(w.Lower)))) continue;
                // "Right meningioma" under one of the figures of a patient with two.
                if (m.IsTwofold && one.Word(site).EndsWith("oma", StringComparison.OrdinalIgnoreCase)) continue;
                // A figure may show the other side as well.
                if (said.Add(site)) yield return Say(m, one, one.Word(site), others) with { Severity = one.Part == Part.Legend ? Severity.Warning : Severity.Error };
                break;
            }
        if (said.Count == 0 && (Alone(m, all) ?? OneLegend(m, all) ?? NeverInCase(m, all) ?? OfSpecimen(m, all)) is { } alone) yield return alone;
    }

    // What one word puts on both sides.
    private static readonly HashSet<string> OnBothSides = new(StringComparer.Ordinal) { "biatrial", "biventricular", "bifrontal", "bitemporal", "bihemispheric", "bilobar", "bithalamic", "horseshoe" };

    // The article has the other side somewhere.
    private static bool TellsOfOtherSide(Manuscript m) => m.Told.Any(t => t.Terms.Exists(w => w.Lower is "bilateral" or "both" or "contralateral" or "opposite" || OnBothSides.Contains(w.Lower)));

    // "The left upper molar", "the right lower molar": two of them, of which each has its side.
    private static bool IsOfAnother(Sided one, Sided other) => one.Side != other.Side && Level(one) * Level(other) < 0;

    // Above, below, or not said.
    private static int Level(Sided one)
    {
        var words = one.Told.Text.Substring(one.Start, one.Size);
        return (Upper().IsMatch(words) ? 1 : 0) - (Lower().IsMatch(words) ? 1 : 0);
    }

    [GeneratedRegex(@"\b(?:upper|superior)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Upper();

    [GeneratedRegex(@"\b(?:lower|inferior)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lower();

    // "Which was also true of the present lesion in the front of the right tibia"
    private static bool IsOfPresent(Sided one) => one.Part == Part.Discussion && (Present().IsMatch(one.Told.Text[..one.Start]) || TheOne().IsMatch(one.Told.Text[..one.Start]) && ThatWe().IsMatch(one.Told.Text[one.Start..]));

    [GeneratedRegex(@"\b(?:(?:the|this) present|our own|our) (?:lesion|tumou?r|mass|case)\b(?: (?:in|of|on|at|within|from) (?:the )?[\p{L}-]+){0,3}(?: (?:in|of|on|at|within|from)(?: the| his| her)?)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Present();

    // "The tumour of the right orbit that we removed"
    [GeneratedRegex(@"\bthe (?:tumou?r|lesion|mass|growth) (?:of|in|on) (?:the |his |her )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TheOne();

    [GeneratedRegex(@"^(?:left|right)(?: [\p{L}-]+){1,3} (?:that|which) we \p{L}+ed\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ThatWe();

    private static IEnumerable<Finding> Several(Manuscript m)
    {
        foreach (var one in m.Sides.Where(s => s.Part != Part.Case && s.Told.Named is not null))
            foreach (var site in one.Sites)
            {
                var own = m.Sides.Where(o => o.Part == Part.Case && o.Told.Patient == one.Told.Named && o.Sites.Contains(site)).ToList();
                if (own.Count == 0 || own.Exists(o => o.Side == one.Side)) continue;
                yield return Say(m, one, one.Word(site), own);
                break;
            }
    }

    // A side that the whole article has once, in a part that sums up or shows, while everything else is on the other side.
    private static Finding? Alone(Manuscript m, IReadOnlyList<Sided> all)
    {
        foreach (var side in all.GroupBy(s => s.Side).Where(g => g.Select(s => s.Part).Distinct().Count() == 1))
        {
            var one = side.First();
            var others = all.Where(o => o.Side != side.Key && o.OfDisease).ToList();
            // "A lump of the left breast, six years after a carcinoma of the right breast"
            if (others.Exists(o => o.Told == one.Told && o.Sites.Intersect(one.Sites).Any())) continue;
            // "A year later a nodule of the left lung was suspected": the part has the other side of it as well.
            if (AfterYears().IsMatch(one.Told.Text) && others.Exists(o => o.Part == one.Part && o.Sites.Intersect(one.Sites).Any())) continue;
            if (one.Part is Part.Case or Part.Discussion or Part.Introduction || !one.OfDisease || side.Count() > 1 && one.Part != Part.Legend || others.Count < 3 || !others.Exists(o => o.Part == Part.Case)) continue;
            return Say(m, one, one.Sites.Count > 0 ? one.Word(one.Sites[0]) : "disease", others);
        }
        // "It was fortunate for our patient that the tumour lay in the left forearm", where everything of the disease is on the right.
        foreach (var one in all.Where(s => s is { Part: Part.Discussion, OfDisease: true } && Lay().IsMatch(s.Told.Text[..s.Start])))
        {
            var others = all.Where(o => o.OfDisease && o != one && o.Side != one.Side).ToList();
            // What the case section has on this side is of another site, a scar or a graft.
            var sites = others.SelectMany(o => o.Sites).ToHashSet(StringComparer.Ordinal);
            var elsewhere = all.Where(o => o.OfDisease && o != one && o.Side == one.Side).All(o => o.Part == Part.Case && o.Sites.Count > 0 && !sites.Overlaps(o.Sites));
            if (elsewhere && others.Count >= 2 && others.Exists(o => o.Part == Part.Case)) return Say(m, one, "tumour", others);
        }
        return null;
    }

    [GeneratedRegex(@"\b(?:months|years?) (?:later|after|thereafter)\b|^(?:Later|Subsequently)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterYears();

    [GeneratedRegex(@"\b(?:the|our|his|her) (?:single |only |sole |solitary )?(?:tumou?r|lesion|mass|growth|disease|metastasis|deposit|\p{L}+oma) (?:lay|was|sat|arose|grew|had arisen|was situated|was located) (?:in|on|at|within) (?:the |his |her )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lay();

    // One legend has a site on a side on which nothing else has it, and the other legends, the case and the abstract have it on the other.
    private static Finding? OneLegend(Manuscript m, IReadOnlyList<Sided> all)
    {
        foreach (var one in all.Where(s => s.Part == Part.Legend))
            foreach (var site in one.Sites)
            {
                var others = all.Where(o => o.Side != one.Side && o.Sites.Contains(site)).ToList();
                if (all.Any(o => o.Side == one.Side && o.Sites.Contains(site) && o.Told.Paragraph != one.Told.Paragraph) || others.Exists(o => o.Part == Part.Legend && o.Told.Paragraph == one.Told.Paragraph)
                    || others.Count(o => o.Part == Part.Case) < 2 || others.Select(o => o.Part).Distinct().Count() < 3 || TellsOfOtherSide(m)) continue;
                return Say(m, one, one.Word(site), others) with { Severity = Severity.Warning };
            }
        return null;
    }

    // Everything in the case section is on one side; another part names the other.
    private static Finding? NeverInCase(Manuscript m, IReadOnlyList<Sided> all)
    {
        var own = all.Where(s => s.Part == Part.Case).ToList();
        if (own.Count < 2 || own.Select(s => s.Side).Distinct().Count() > 1 || m.In(Part.Case).Any(t => t.Terms.Exists(w => w.Lower is "bilateral" or "both" || w.Lower is "left" or "right" && w.Lower != own[0].Side))) return null;
        var other = all.Where(s => s.Part is not (Part.Case or Part.Introduction or Part.Title) && s.Side != own[0].Side && !all.Any(o => o.Told == s.Told && o.Side == own[0].Side)).ToList();
        return other.Count == 0 || other.Select(o => o.Part).Distinct().Count() > 1 ? null : Say(m, other[0], other[0].Sites.Count > 0 ? other[0].Word(other[0].Sites[0]) : "disease", own) with { Severity = Severity.Warning };
    }

    // The specimen is described on a side on which its site is nowhere else, and everywhere else on the other.
    private static Finding? OfSpecimen(Manuscript m, IReadOnlyList<Sided> all)
    {
        foreach (var one in all.Where(s => s.Part == Part.Case && s.Told.Terms.Exists(t => t.Lower is "specimen" or "grossly" or "macroscopically" or "section")))
        {
            var others = all.Where(o => o.Told != one.Told).ToList();
            if (others.Count(o => o.Side != one.Side) < 3 || others.Exists(o => o.Side == one.Side && o.Sites.Intersect(one.Sites).Any()) || TellsOfOtherSide(m)) continue;
            if (one.Sites.FirstOrDefault(s => others.Exists(o => o.Sites.Contains(s))) is { } site && others[0].Side != one.Side) return Say(m, one, one.Word(site), [.. others.OrderByDescending(o => o.Sites.Contains(site))]);
        }
        return null;
    }

    // "Tibial", "renal"
    [GeneratedRegex(@"(?:[bdfgmnrst]i?al|[lt]ar|ic)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Adjective();

    private static Finding Say(Manuscript m, Sided one, string what, List<Sided> others) => Rule.Find(
        $"The {(Adjective().IsMatch(what) ? what.ToLowerInvariant() + " part" : what)} is {one.Side} in {m.Document.WhereIs(one.Span.Start)} and {others[0].Side} in {m.Document.WhereIs(others[0].Span.Start)}.", Settle, "lesion.side",
        [m.At(one.Span, one.Side), m.At(one.Told.Whole), .. others.DistinctBy(o => o.Told.Whole).OrderBy(o => o.Span).Take(6).Select(o => m.At(o.Span, o.Side))]);
}
