using System.Text.RegularExpressions;
using Kazus.Checking.Reading;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>Whether two statements with contrary words are of two things that the article tells apart: two tumours, two grades, two times.</summary>
internal static partial class ToldApart
{
    public static bool Are(Manuscript m, Saying one, Saying own) => one.Contrast.Name switch
    {
        "side" => NamesBoth(m, one) || NamesBoth(m, own) || HasLesionThere(m, one, own.Told.Part),
        "lobe of the lung" or "level of the body" or "nearness to the trunk" or "nearness to the midline" => AreOnTwoSides(one, own) || IsNamed(one) != IsNamed(own),
        "grade" => AdverseEvent.IsToldIn(one.Told.Text) || AdverseEvent.IsToldIn(own.Told.Text),
        "tumour marker" or "hormone excess" => AreOfTwoTimes(one, own),
        // That somebody has a child contradicts no word on other kin.
        "family" => one.Pole == "child" && HasChildren(m),
        "biopsy" => NamesPart(one, own) || NamesPart(own, one),
        "walking" => TellsBothInTime(one) || TellsBothInTime(own),
        _ => false,
    };

    // "A lump of the left breast, six years after a carcinoma of the right breast"
    private static bool NamesBoth(Manuscript m, Saying said) => m.Sides.Any(s => s.Told == said.Told && s.Side != said.Pole);

    // "The nodule of the right lung was a granuloma", where the other part tells of a lesion on the right as well as of one on the left.
    private static bool HasLesionThere(Manuscript m, Saying one, Part part) =>
        Lesion().IsMatch(one.Told.Text) && m.Sayings.Any(s => s.Contrast == one.Contrast && s.Told.Part == part && s.Pole == one.Pole && Lesion().IsMatch(s.Told.Text));

    [GeneratedRegex(@"\b(?:lesions?|nodules?|tumou?rs?|mass(?:es)?|cysts?|\p{L}{3,}omas?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lesion();

    // "The sternum was not biopsied": a part of the body of which the other sentence does not speak.
    private static bool NamesPart(Saying one, Saying own) =>
        NotBiopsied().Match(one.Told.Text) is { Success: true } part && !TheTumour().IsMatch(part.Groups["part"].Value) && !own.Told.Text.Contains(part.Groups["part"].Value, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\b(?:the|her|his) (?:[\p{L}-]+ )?(?<part>[\p{L}-]{3,}) (?:was|were|had|has|have) (?:therefore |thus )?(?:not|never)(?: been)? biopsied\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotBiopsied();

    [GeneratedRegex(@"^(?:tumou?rs?|lesions?|mass(?:es)?|nodules?|\p{L}{3,}omas?|patients?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TheTumour();

    // "She walked on crutches at one month and without them, unaided, at three"
    private static bool TellsBothInTime(Saying said) => WithHelp().IsMatch(said.Told.Text) && UnaidedLater().IsMatch(said.Told.Text);

    [GeneratedRegex(@"\b(?:with|on|using|behind) (?:an? |two |her |his |the |one )?(?:[\p{L}-]+ )?(?:frame|walker|rollator|sticks?|canes?|crutch|crutches|aids?|support|help|assistance|orthosis|brace)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WithHelp();

    [GeneratedRegex(@"\b(?:unaided|unassisted|independently|freely|without (?:(?:an?|the|any) )?(?:help|aids?|support|assistance|frame|walker|sticks?|canes?|crutch|crutches|them|it)),? (?:after|at|by|from|since|within|in|on) (?:the |about )?[\p{L}\d]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnaidedLater();

    // "The left upper lobe", "the right lower lobe"
    private static bool AreOnTwoSides(Saying one, Saying own) => SideOf(one) is { } mine && SideOf(own) is { } its && mine != its;

    // The side that stands before the words, or else the only one of the sentence.
    private static string? SideOf(Saying said) =>
        SideBefore().Match(said.Told.Text[..said.Start]) is { Success: true } before ? before.Groups["side"].Value : SidesIn(said) is { Count: 1 } sides ? sides.First() : null;

    [GeneratedRegex(@"\b(?<side>left|right) $", RegexOptions.CultureInvariant)]
    private static partial Regex SideBefore();

    private static HashSet<string> SidesIn(Saying said) => [.. said.Told.Terms.Select(t => t.Lower).Where(w => w is "left" or "right")];

    // "The upper end of the clot" lies where it lies in "the inferior vena cava", which is called so.
    private static bool IsNamed(Saying said) => Named().IsMatch(said.Told.Text.AsSpan(said.Start));

    [GeneratedRegex(@"^(?:superior|inferior) (?:vena|caval?|mesenteric|epigastric|gluteal|sagittal|petrosal|thyroid artery|phrenic|rectus|oblique|turbinate|concha|alveolar)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    // "Still 40 U/L after one week", "not detectable after a month": each with its own time.
    private static bool AreOfTwoTimes(Saying one, Saying own) =>
        TimesIn(one) is { Count: > 0 } mine && TimesIn(own) is { Count: > 0 } its && !mine.Exists(x => its.Exists(y => Math.Abs(x.Months - y.Months) <= 0.25 * Math.Max(x.Months, y.Months)));

    private static List<Length> TimesIn(Saying said) => said.Told.Lengths.FindAll(l => l.Start >= said.Start && l.End <= said.Start + said.Size);

    private static bool HasChildren(Manuscript m) => m.In(Part.Case).Any(t => t.Terms.Exists(w => w.Lower is "child" or "children" or "girl" or "boy" or "baby" or "son" or "daughter" or "birth" or "delivery" or "para"));
}
