using System.Text.RegularExpressions;
using Kazus.Terms;

namespace Kazus.Checking.Scores;

/// <summary>The items of SINS from levels, symptoms, imaging and compartment of the record.</summary>
internal static partial class SinsFromRecord
{
    public static ItemReading Read(RecordFacts facts, Item item) => item.Id switch
    {
        "location" => Location(facts, item),
        "pain" => Pain(facts, item),
        "lesion" => Told(facts, item, (Mixed(), 1, 1), (Lytic(), 2, 2), (Blastic(), 0, 0)),
        "alignment" => Told(facts, item, (Subluxation(), 4, 4), (NormalAlignment(), 0, 0), (Deformity(), 2, 2)),
        "collapse" => Told(facts, item, (NoCollapse(), 0, 1), (Over50(), 3, 3), (Under50(), 2, 2), (Collapse(), 2, 3)),
        _ => Posterolateral(facts, item),
    };

    /// <summary>The points of a vertebra: junctional 3, mobile 2, semirigid 1, rigid 0.</summary>
    public static int Points(VertebralLevel level) => (level.Region, level.Number) switch
    {
        ("C", 1 or 2 or 7) or ("T", 1 or 2 or 11 or 12) or ("L", 1 or 5) or ("S", 1) => 3,
        ("C", _) or ("L", _) => 2,
        ("T", _) => 1,
        _ => 0,
    };

    // Several levels leave open which of them was meant.
    private static ItemReading Location(RecordFacts facts, Item item)
    {
        if (facts.Levels is not { } claim) return RecordFacts.Unknown(item);
        var points = RecordFacts.Extent(claim).Levels.Select(Points).ToList();
        return RecordFacts.Known(item, points.Min(), points.Max(), claim);
    }

    private static ItemReading Pain(RecordFacts facts, Item item)
    {
        if (facts.Saying(NoPain(), "symptom", "imaging") is { } none) return RecordFacts.Known(item, 0, 0, none);
        if (facts.Saying(Mechanical(), "symptom") is { } mechanical) return RecordFacts.Known(item, 3, 3, mechanical);
        return facts.Saying(AxialPain(), "symptom") is { } pain ? RecordFacts.Known(item, 1, 3, pain) : RecordFacts.Unknown(item);
    }

    private static ItemReading Posterolateral(RecordFacts facts, Item item)
    {
        if (facts.Saying(Posterior(), "lesion.compartment", "imaging") is not { } claim) return RecordFacts.Unknown(item);
        var words = claim.Value.ToString();
        if (None().IsMatch(words)) return RecordFacts.Known(item, 0, 0, claim);
        return BothSides().IsMatch(words) ? RecordFacts.Known(item, 3, 3, claim) : OneSide().IsMatch(words) ? RecordFacts.Known(item, 1, 1, claim) : RecordFacts.Known(item, 1, 3, claim);
    }

    private static ItemReading Told(RecordFacts facts, Item item, params ReadOnlySpan<(Regex Words, int Least, int Most)> answers)
    {
        foreach (var (words, least, most) in answers)
            if (facts.Saying(words, "imaging", "lesion.compartment", "pathology") is { } claim) return RecordFacts.Known(item, least, most, claim);
        return RecordFacts.Unknown(item);
    }

    [GeneratedRegex(@"\bno pain\b|\bpainless\b|\bwithout pain\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoPain();

    [GeneratedRegex(@"\bmechanical\b(?=.*pain)|\bpain on (?:movement|loading|standing)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mechanical();

    [GeneratedRegex(@"\b(?:neck|back|axial|spinal|thoracic|lumbar|dorsal|low(?:er)? back)\b.*\bpain\b|\bpain\b.*\b(?:neck|back|spine)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AxialPain();

    [GeneratedRegex(@"\bmixed\b.*\b(?:lytic|blastic|lesion)|\blytic and (?:blastic|sclerotic)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mixed();

    [GeneratedRegex(@"(?<!non-?)(?<!no )\b(?:osteo)?lytic\b|\bosteolysis\b|\bbone destruction\b|\bdestruction of (?:the )?(?:bone|vertebra)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lytic();

    [GeneratedRegex(@"\b(?:osteo)?(?:blastic|sclerotic)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Blastic();

    [GeneratedRegex(@"(?<!no )\b(?:subluxation|listhesis|spondylolisthesis|translation)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Subluxation();

    [GeneratedRegex(@"\bnormal alignment\b|\bno (?:deformity|malalignment|subluxation)\b|\balignment (?:was |is )?normal", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NormalAlignment();

    [GeneratedRegex(@"(?<!no )\b(?:kyphosis|kyphotic|scoliosis|new deformity)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Deformity();

    [GeneratedRegex(@"\b(?:no|without) (?:vertebral )?(?:collapse|compression fracture|fracture)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoCollapse();

    [GeneratedRegex(@"\b(?:collapse|fracture)\b.*(?:>|over|more than) ?50|\b(?:over|more than) 50 ?%.*\b(?:collapse|height)|\bvertebra plana\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Over50();

    [GeneratedRegex(@"\b(?:collapse|fracture)\b.*(?:<|under|less than) ?50|\b(?:under|less than) 50 ?%.*\b(?:collapse|height)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Under50();

    [GeneratedRegex(@"\b(?:vertebral |body )?collapse\w*\b|\b(?:compression|pathological|pathologic|burst) fracture", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Collapse();

    [GeneratedRegex(@"\b(?:posterior elements?|pedicles?|facets?|laminae?|lamina|intralaminar|costovertebral|posterolateral|transverse process)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Posterior();

    [GeneratedRegex(@"\b(?:bilateral|both (?:sides|pedicles|facets))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BothSides();

    [GeneratedRegex(@"\b(?:left|right|unilateral|one side)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OneSide();

    [GeneratedRegex(@"\b(?:no|without|spar\w+)\b.*\b(?:posterior|pedicle|facet|lamina)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex None();
}
