using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>A part names one member of a small class, a tooth, a lobe, a drug, and the case section only another.</summary>
internal static partial class Kz316AnotherOfItsKind
{
    public static Rule Rule { get; } = new("KZ316", "another-of-its-kind", Severity.Warning, "value-disagrees", Check) { WhyNot = Manuscript.UnlessOfOne };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var cells = m.OwnRows.SelectMany(r => r.Cells).Select(c => new Told(Part.Table, c.Cell.Plain, 0));
        foreach (var kind in m.Told.Where(t => (t.Part != Part.Introduction || Announces().IsMatch(t.Text)) && (!Elsewhere().IsIn(t.Text) || AsOurs().IsMatch(t.Text))).Concat(cells).SelectMany(Kindred.In).Where(k => !Kindred.IsGivenUp(k.Told.Text) && !Others().IsIn(k.Told.Text, Math.Max(0, k.Start - 40)..k.Start) && !NotDone().IsMatch(k.Told.Text.AsSpan(k.Start + k.Size))).GroupBy(k => k.Class))
        {
            var own = kind.Where(k => k.Told.Part == Part.Case).ToList();
            if (own.Count == 0) continue;
            foreach (var part in kind.Where(k => k.Told.Part is not Part.Case).GroupBy(k => k.Told.Part))
            {
                // Nothing the part names is named by the case, and nobody else names it.
                if (part.Any(p => own.Exists(o => o.Member == p.Member)) || kind.Any(k => k.Told.Part != part.Key && part.Any(p => p.Member == k.Member))) continue;
                var one = part.First();
                if (own.TrueForAll(o => IsOfAnotherRegimen(one, o) || IsOnOtherSide(one, o))) continue;
                yield return Rule.Find($"{char.ToUpperInvariant(kind.Key[0])}{kind.Key[1..]}: \"{one.Words}\" in {m.Document.WhereIs(one.Told.Span(one.Start, one.Size).Start)}, \"{own[0].Words}\" in {m.Document.WhereIs(own[0].Told.Span(own[0].Start, own[0].Size).Start)}.", "Look it up in the record and correct the one that is wrong.", "kind." + kind.Key,
                    [m.At(one.Told.Span(one.Start, one.Size), one.Words), m.At(one.Told.Whole), .. own.Take(4).SelectMany(o => new[] { m.At(o.Told.Span(o.Start, o.Size), o.Words), m.At(o.Told.Whole) })]);
                break;
            }
        }
        foreach (var finding in Fusions(m, cells)) yield return finding;
        foreach (var finding in Drugs(m)) yield return finding;
    }

    // "Pneumonectomy was not necessary"
    [GeneratedRegex(@"^(?:,? \p{L}+){0,2} (?:(?:was|were|is|had been|has been|could be|would be) (?:therefore |thus |then |also )?(?:not|never|deemed|considered|judged|thought|declined|refused|rejected|avoided|discussed|offered|unnecessary|omitted|spared|dispensed)|could (?:thus |therefore )?be (?:avoided|spared|omitted)|did not)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotDone();

    // "Cisplatin with etoposide" and, when it came back, "carboplatin with gemcitabine": beside each stand other drugs.
    private static bool IsOfAnotherRegimen(Kindred one, Kindred other) =>
        one.Class is "platinum" or "taxane" && Beside(one) is { Count: > 0 } mine && Beside(other) is { Count: > 0 } its && !mine.Overlaps(its);

    // "The left upper lobe" and "the right lower lobe": two tumours told apart.
    private static bool IsOnOtherSide(Kindred one, Kindred other) =>
        one.Class == "lobe" && SideOf(one) is { Length: > 0 } mine && SideOf(other) is { Length: > 0 } its && mine != its;

    private static string SideOf(Kindred lobe) => SideBefore().Match(lobe.Told.Text[..lobe.Start]).Groups["side"].Value;

    [GeneratedRegex(@"\b(?<side>left|right) $", RegexOptions.CultureInvariant)]
    private static partial Regex SideBefore();

    private static HashSet<string> Beside(Kindred drug) => [.. Cytotoxic().AllIn(drug.Told.Text).Where(d => d.Index != drug.Start).Select(d => d.Value.ToLowerInvariant())];

    // A drug that the patient is said to have had, in a regimen of which the case section and the abstract name only others.
    private static IEnumerable<Finding> Drugs(Manuscript m)
    {
        var given = m.In(Part.Case, Part.Abstract).SelectMany(t => Cytotoxic().AllIn(t.Text).Select(d => (Told: t, Match: d))).ToList();
        if (given.Count == 0) yield break;
        var known = given.Select(g => g.Match.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var cells = m.OwnRows.SelectMany(r => r.Cells).Select(c => new Told(Part.Table, c.Cell.Plain, 0));
        foreach (var told in m.In(Part.Discussion, Part.Conclusion, Part.Legend).Where(t => (t.Part != Part.Discussion || t.SpeaksOfOwn) && !Elsewhere().IsIn(t.Text)).Concat(cells))
            foreach (Match drug in Cytotoxic().AllIn(told.Text))
            {
                if (known.Contains(drug.Value) || told.OfRelative(drug.Index) || NotHad().IsMatch(told.Text[Math.Max(0, drug.Index - 70)..drug.Index]) || NotHadAfter().IsMatch(told.Text[(drug.Index + drug.Length)..])) continue;
                var (other, match) = given.Find(g => g.Told.Part == Part.Case) is { Told: not null } own ? own : given[0];
                yield return Rule.Find($"\"{drug.Value}\" in {m.Document.WhereIs(told.Span(drug).Start)}, where the patient had {string.Join(", ", given.Select(g => g.Match.Value).Distinct(StringComparer.OrdinalIgnoreCase).Take(4))}.", "Look it up in the record and correct the one that is wrong.", "kind.drug",
                    [m.At(told.Span(drug), drug.Value), m.At(told.Whole), .. given.Take(6).SelectMany(g => new[] { m.At(g.Told.Span(g.Match), g.Match.Value), m.At(g.Told.Whole) })]);
                yield break;
            }
    }

    [GeneratedRegex(@"\b(?:doxorubicin|epirubicin|daunorubicin|idarubicin|ifosfamide|cyclophosphamide|melphalan|busulfan|temozolomide|dacarbazine|lomustine|cisplatin|carboplatin|oxaliplatin|vincristine|vinblastine|vinorelbine|etoposide|irinotecan|topotecan|docetaxel|paclitaxel|gemcitabine|capecitabine|methotrexate|cytarabine|pemetrexed|trabectedin|eribulin|bleomycin|dactinomycin|mitomycin|mitotane|streptozocin)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cytotoxic();

    // Thought of, declined, given to others.
    [GeneratedRegex(@"\b(?:no|not|without|instead of|rather than|unlike|whether|if|or|option|alternative|consider\w*|discuss\w*|plann?\w*|declin\w*|refus\w*|avoid\w*|prefer\w*|others|studies|series|patients|literature|trials?|activity of|sensitive to|resistant to|response to|such as)\b[^.;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotHad();

    [GeneratedRegex(@"^(?: \p{L}+){0,2} (?:was|were|had been|has been) (?:not|never|considered|discussed|offered|declined|planned|avoided|refused|recommended|proposed)\b|^[^.;]{0,60}\b(?:is |are |(?-i:may)|might|could|would|should|has been (?:used|reported)|have been)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotHadAfter();

    // Two fusions that share a gene: one of them is the tumour's.
    private static IEnumerable<Finding> Fusions(Manuscript m, IEnumerable<Told> cells)
    {
        var all = m.Told.Where(t => t.Part != Part.Introduction && !Others().IsIn(t.Text)).Concat(cells).SelectMany(t => Fusion().AllIn(t.Text).Select(f => (Told: t, Match: f, A: f.Groups["a"].Value, B: f.Groups["b"].Value))).ToList();
        var own = all.Where(f => f.Told.Part == Part.Case).ToList();
        foreach (var one in all.Where(f => f.Told.Part != Part.Case))
        {
            if (own.Count == 0 || own.Exists(o => Same(o, one))) continue;
            var (told, match, _, _) = own.Find(o => o.A == one.A || o.B == one.B || o.A == one.B || o.B == one.A);
            if (match is null) continue;
            yield return (Rule with { Severity = Severity.Error }).Find($"Fusion: {one.Match.Value} in {m.Document.WhereIs(one.Told.Span(one.Match).Start)}, {match.Value} in {m.Document.WhereIs(told.Span(match).Start)}.", "Look at the report of the laboratory and correct the one that is wrong.", "molecular.fusion", m.At(one.Told.Span(one.Match), one.Match.Value), m.At(one.Told.Whole), m.At(told.Span(match), match.Value), m.At(told.Whole));
            yield break;
        }

        static bool Same((Told Told, Match Match, string A, string B) x, (Told Told, Match Match, string A, string B) y) => x.A == y.A && x.B == y.B || x.A == y.B && x.B == y.A;
    }

    [GeneratedRegex(@"\bet al\b|\[\d|\^\d|\bin the literature\b|\bother patients\b|\b(?:(?-i:may)|should|would|usually|often)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere();

    // "We report a man whose tumour in the middle finger was taken for an infection"
    [GeneratedRegex(@"\b[Ww]e (?:here |now )?(?:report|describe|present|relate) (?:on )?(?:an?|the|one) (?:[\p{L}\d-]+ ){0,4}(?:patient|man|woman|boy|girl|child|infant|case|adult)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Announces();

    // "A tumour of the upper arm, as that of our patient, drains to the axilla."
    [GeneratedRegex(@"^[^.;]{0,80},? (?:as|like) (?:that|the one|the tumou?r|the lesion|in the case)?(?: of| in)? ?(?:our|this|the present) (?:patient|case)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AsOurs();

    // What others had, or what was not given.
    [GeneratedRegex(@"\bet al\b|\[\d|\b(?:no|not|without|instead of|rather than|unlike|other patients|in the literature|(?-i:may)|can|should|would|usually|often)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Others();

    [GeneratedRegex(@"\b(?<a>[A-Z][A-Z0-9]{2,7})(?:::|[-–/])(?<b>[A-Z][A-Z0-9]{2,7})\b(?=\W*(?:fusion|gene fusion|rearrangement|transcript|translocation|was|were|$|\)))", RegexOptions.CultureInvariant)]
    private static partial Regex Fusion();
}
