using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The own row says that a part of the body was kept ("Fate of the leg: saved") and the course tells that it was removed, or the other way round.</summary>
internal static partial class OwnRowKept
{
    public static Finding? Disagrees(Manuscript m)
    {
        foreach (var row in m.OwnRows)
            foreach (var cell in row.Cells)
            {
                var kept = Kept().IsMatch(cell.Text);
                if (kept == Gone().IsIn(cell.Text) || PartOf(cell.Header + " " + cell.Text) is not { } part) continue;
                var removed = m.In(Part.Case, Part.Abstract).SelectMany(t => Removed().AllIn(t.Text).Where(w => IsOf(part, t.Text, w) && !t.OfRelative(w.Index) && !Unreal().IsMatch(t.Text[..w.Index])).Select(w => (Told: t, Words: w))).ToList();
                var left = m.In(Part.Case, Part.Abstract).SelectMany(t => Left().AllIn(t.Text).Where(w => PartOf(w.Value) == part && !t.OfRelative(w.Index) && !Unreal().IsMatch(t.Text[..w.Index])).Select(w => (Told: t, Words: w))).ToList();
                var against = kept ? removed : left;
                if (!against.Exists(a => a.Told.Part == Part.Case) || !kept && removed.Count > 0) continue;
                return Kz302OutcomesDisagree.Rule.Find($"{cell.Header}: {cell.Text} in the own row, \"{against[0].Words.Value}\" in {m.Document.WhereIs(against[0].Told.Span(against[0].Words).Start)}.", "Say what became of it, and say the same everywhere.", "outcome.organ",
                    [m.At(cell.Cell.Span, cell.Text), .. against.Take(4).SelectMany(a => new[] { m.At(a.Told.Span(a.Words), a.Words.Value), m.At(a.Told.Whole) })]);
            }
        return null;
    }

    private static string? PartOf(string words) => Parts().FirstIn(words) is { Success: true } part ? part.Value.ToLowerInvariant() switch
    {
        "globe" => "eye",
        "leg" or "arm" or "extremity" => "limb",
        "testicle" => "testis",
        var other => other,
    } : null;

    // What the operation is called after, or the part that the sentence names.
    private static bool IsOf(string part, string text, Match removal) => Named.FirstOrDefault(n => removal.Value.Contains(n.Operation, StringComparison.OrdinalIgnoreCase)).Part is { } named
        ? named == part
        : Limbs.Contains(part) && (PartOf(text) == part || part == "limb" && AboveTheJoint().IsIn(text));

    private static readonly (string Operation, string Part)[] Named =
        [("enucleat", "eye"), ("eviscerat", "eye"), ("nephrectomy", "kidney"), ("splenectomy", "spleen"), ("orchiectomy", "testis"), ("orchidectomy", "testis"), ("hysterectomy", "uterus"), ("laryngectomy", "larynx"), ("mastectomy", "breast")];

    private static readonly HashSet<string> Limbs = new(StringComparer.Ordinal) { "limb", "hand", "foot", "finger", "thumb", "toe" };

    [GeneratedRegex(@"\b(?:eye|globe|limb|leg|arm|extremity|hand|foot|finger|thumb|toe|kidney|spleen|testis|testicle|uterus|larynx|breast)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\b(?:above|below|through)[- ](?:the )?(?:knee|elbow)\b|\b(?:thigh|hip|shoulder|forequarter|hindquarter)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AboveTheJoint();

    [GeneratedRegex(@"^\W*(?:(?:eye|globe|limb|leg|arm|hand|foot|finger|thumb|toe|kidney|spleen|testis|uterus|larynx|breast) )?(?:retained|preserved|saved|kept|salvaged|conserved|spared|in place)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Kept();

    [GeneratedRegex(@"^\W*(?:(?:eye|globe|limb|leg|arm|hand|foot|finger|thumb|toe|kidney|spleen|testis|uterus|larynx|breast) )?(?:enucleat\p{L}+|amputat\p{L}+|removed|lost|sacrificed|eviscerat\p{L}+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Gone();

    private const string Operation = @"(?:enucleation|evisceration|amputation|disarticulation|(?<!\bpartial )nephrectomy|(?<!\bpartial )splenectomy|orchid?ectomy|hysterectomy|(?<!\bpartial )laryngectomy|(?<!\bpartial )mastectomy)";

    [GeneratedRegex(@"\b(?:was|were|had to be|has been|had been) (?:\p{L}+ly |then |therefore |soon )?(?:enucleated|eviscerated|amputated|disarticulated)\b|\b" + Operation + @"(?: of the [\p{L} ]{3,20}?)? (?:was|were|had to be|has been|had been) (?:\p{L}+ly |then |therefore )?(?:performed|done|carried out|undertaken|necessary|required|unavoidable|made)\b|\bunderwent (?:[\p{L}-]+ ){0,4}" + Operation + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Removed();

    [GeneratedRegex(@"\bthe (?:[\p{L}-]+ )?(?:eye|globe|limb|leg|arm|hand|foot|finger|thumb|toe|kidney|spleen|testis|testicle|uterus|larynx|breast) (?:was|has been|could be|is) (?:\p{L}+ly )?(?:retained|preserved|saved|kept|salvaged|conserved|spared)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Left();

    // What was proposed, refused, done before or on the other side.
    [GeneratedRegex(@"\b(?:no|not|without|never|if|would|might|could not|should|refus\p{L}+|declin\p{L}+|offered|proposed|planned|considered|discussed|recommended|instead of|rather than|to avoid|contralateral|fellow|opposite|other|previous\p{L}*|history|earlier|childhood|partial|patients)\b[^.;,]{0,70}$|\b(?:years|months) (?:before|earlier|ago)\b[^.;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unreal();
}
