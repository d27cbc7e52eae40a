using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Provenance;

namespace Kazus.Checking.Scores;

/// <summary>The items of the revised Tokuhashi and Tomita scores from the record of a patient with a spinal metastasis.</summary>
internal static partial class PrognosisFromRecord
{
    public static ItemReading Tokuhashi(RecordFacts facts, Item item) => item.Id switch
    {
        "performance" => Performance(facts, item),
        "vertebral" => Vertebral(facts, item),
        // A list of metastases need not be complete: an organ that is named counts, one that is not named stays open.
        "organs" => facts.Saying(Organ(), "metastasis.site") is { } organ ? RecordFacts.Known(item, 0, 1, organ) : RecordFacts.Unknown(item),
        "extraspinal" => facts.Saying(OtherBone(), "metastasis.site") is { } bone ? RecordFacts.Known(item, 0, 1, bone) : RecordFacts.Unknown(item),
        "primary" => Primary(facts, item),
        _ => Palsy(facts, item),
    };

    public static ItemReading Tomita(RecordFacts facts, Item item) => item.Id switch
    {
        "growth" => Growth(facts, item),
        "visceral" => facts.Saying(Organ(), "metastasis.site") is { } organ ? RecordFacts.Known(item, 2, 4, organ) : RecordFacts.Unknown(item),
        _ => facts.Levels is { } levels && RecordFacts.Extent(levels).Levels.Count > 1 && Separate(RecordFacts.Extent(levels)) ? RecordFacts.Known(item, 2, 2, levels)
            : facts.Saying(OtherBone(), "metastasis.site") is { } bone ? RecordFacts.Known(item, 2, 2, bone) : RecordFacts.Unknown(item),
    };

    private static ItemReading Performance(RecordFacts facts, Item item)
    {
        if (facts.Scale("KPS", "Karnofsky", "Karnofsky performance status") is not { } told || Number().Match(told.Reading) is not { Success: true } n) return RecordFacts.Unknown(item);
        var kps = int.Parse(n.Value, CultureInfo.InvariantCulture);
        var points = kps >= 80 ? 2 : kps >= 50 ? 1 : 0;
        return RecordFacts.Known(item, points, points, told.Claim);
    }

    // So many vertebrae at least; there may be more that nobody names.
    private static ItemReading Vertebral(RecordFacts facts, Item item)
    {
        if (facts.Levels is not { } claim) return RecordFacts.Unknown(item);
        var extent = RecordFacts.Extent(claim);
        return RecordFacts.Known(item, 0, extent.Levels.Count >= 3 ? 0 : extent.Levels.Count == 2 ? 1 : 2, claim);
    }

    private static ItemReading Primary(RecordFacts facts, Item item)
    {
        var claim = facts.Of("primary.site").FirstOrDefault() ?? facts.Of("disease").FirstOrDefault();
        if (claim is null) return RecordFacts.Unknown(item);
        var words = claim.Value.ToString();
        // A sarcoma is among the others, but for osteosarcoma; the uterus has its own place in the list.
        var points = Five().IsMatch(words) ? 5 : Rectum().IsMatch(words) ? 4 : Three().IsMatch(words) ? 3 : Zero().IsMatch(words) ? 0 : One().IsMatch(words) ? 1 : 2;
        return RecordFacts.Known(item, points, points, claim);
    }

    private static ItemReading Palsy(RecordFacts facts, Item item)
    {
        if (facts.Scale("Frankel", "AIS", "ASIA") is { } grade && Letter().Match(grade.Reading) is { Success: true } letter)
        {
            var points = char.ToUpperInvariant(letter.Value[0]) switch { 'A' or 'B' => 0, 'E' => 2, _ => 1 };
            return RecordFacts.Known(item, points, points, grade.Claim);
        }
        if (facts.Saying(NoDeficit(), "deficit") is { } none) return RecordFacts.Known(item, 2, 2, none);
        if (facts.Saying(Incomplete(), "deficit") is { } incomplete) return RecordFacts.Known(item, 1, 1, incomplete);
        return facts.Saying(Paralysis(), "deficit") is { } paralysis ? RecordFacts.Known(item, 0, 1, paralysis) : RecordFacts.Unknown(item);
    }

    // The printed list has no sarcoma: only a stated class or a listed primary counts.
    private static ItemReading Growth(RecordFacts facts, Item item)
    {
        foreach (var claim in facts.Of("primary.site"))
        {
            var words = claim.Value.ToString();
            if (facts.Saying(Sarcoma(), "disease") is not null) break;
            if (Slow().IsMatch(words)) return RecordFacts.Known(item, 1, 1, claim);
            if (Moderate().IsMatch(words)) return RecordFacts.Known(item, 2, 2, claim);
            if (Rapid().IsMatch(words)) return RecordFacts.Known(item, 4, 4, claim);
        }
        return RecordFacts.Unknown(item);
    }

    // "C4, T8" is two foci; "C3-C5" may be one that reaches over three vertebrae.
    private static bool Separate(Terms.VertebralExtent extent)
    {
        for (var i = 1; i < extent.Levels.Count; i++)
            if (extent.Levels[i].Position - extent.Levels[i - 1].Position > 1) return true;
        return false;
    }

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b[A-Ea-e]\b", RegexOptions.CultureInvariant)]
    private static partial Regex Letter();

    [GeneratedRegex(@"\b(?:lungs?|pulmonary|liver|hepatic|brain|cerebral|kidneys?|renal|adrenal|spleen|pancreas)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Organ();

    [GeneratedRegex(@"\b(?:rib|ribs|femur|femoral|humerus|pelvis|ilium|iliac|skull|calvaria|scapula|sternum|clavicle|tibia|extremity bones?|other bones?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherBone();

    [GeneratedRegex(@"\b(?:thyroid|breast|prostate|carcinoid)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Five();

    [GeneratedRegex(@"\brect(?:um|al)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rectum();

    [GeneratedRegex(@"\b(?:kidney|renal|uter(?:us|ine)|endometri\w+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Three();

    [GeneratedRegex(@"\b(?:lung|pulmonary|bronch\w+|osteosarcoma|stomach|gastric|bladder|(?:o)?esophag\w+|pancrea\w+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Zero();

    [GeneratedRegex(@"\b(?:liver|hepat\w+|gallbladder|unknown|unidentified)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex One();

    [GeneratedRegex(@"\bnone\b|\bno (?:deficit|neurolog\w+)|\bintact\b|\bnormal\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoDeficit();

    [GeneratedRegex(@"\bMRC [1-4]\b|\b[1-4]/5\b|\b(?:para|hemi|tetra|quadri|mono)paresis\b|\bincomplete\b|\bweakness\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Incomplete();

    [GeneratedRegex(@"\b(?:para|tetra|quadri)plegia\b|\bparalysis\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Paralysis();

    [GeneratedRegex(@"sarcoma", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sarcoma();

    [GeneratedRegex(@"\b(?:breast|thyroid|prostate)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Slow();

    [GeneratedRegex(@"\b(?:kidney|renal|uter(?:us|ine))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Moderate();

    [GeneratedRegex(@"\b(?:lung|liver|stomach|colon|unknown)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rapid();
}
