using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Checking.Rules.Disagreement;

namespace Kazus.Checking.Reading;

/// <summary>Follows every number with a unit from one part of the article to the others.</summary>
internal static partial class Quantities
{
    /// <summary>Numbers of one part that no other part has, while another part has a different number about the same thing.</summary>
    public static IEnumerable<Finding> Disagreements(Manuscript m)
    {
        var all = Own(m).ToList();
        foreach (var one in all.Where(q => q.Sentence.Part is Part.Abstract or Part.Conclusion or Part.Introduction or Part.Legend && q.Kind != "length"))
        {
            var others = all.Where(q => q.Sentence.Part != one.Sentence.Part && q.Kind == one.Kind).ToList();
            if (others.Exists(one.Agrees) || InTables(m, one) || Counted(m, one) || one.Sentence.Part == Part.Legend && one.Kind is "share" or "clock" or "weight" or "score" && one.Sentence.Part == Part.Legend) continue;
            // Its counterpart shares the words around it; the best match is shown.
            var twin = others.Where(q => q.Sentence.Part == Part.Case).Select(q => (Quantity: q, Shared: Shared(one, q))).Where(q => q.Shared > 0).OrderByDescending(q => q.Shared).FirstOrDefault().Quantity;
            // A number that the part has besides one that does agree (a start and a final dose) is another number.
            if (twin is null || all.Exists(q => q != one && q.Sentence.Part == one.Sentence.Part && q.Agrees(twin))) continue;
            yield return Kz301ValuesDisagree.Rule.Find($"{one.Words} in {m.Document.WhereIs(one.Span.Start)}, {twin.Words} in {m.Document.WhereIs(twin.Span.Start)}, about {string.Join(", ", one.About.Where(twin.About.Contains).Take(2).Select(k => Word(one, k)))}.", "Look it up in the record and correct the one that is wrong.", VariableOf(one), m.At(one.Span, one.Words), m.At(twin.Span, twin.Words), m.At(one.Sentence.Whole), m.At(twin.Sentence.Whole));
        }
    }

    /// <summary>Numbers of the abstract that nothing else in the article has.</summary>
    public static IEnumerable<Quantity> OnlyInAbstract(Manuscript m)
    {
        var all = Own(m).ToList();
        var patient = m.In(Part.Abstract).FirstOrDefault(t => Age.In(t).Any() || m.Statements.Any(s => s.Variable == "patient.sex" && s.Part == Part.Abstract && t.Whole.Contains(s.Span)));
        foreach (var one in all.Where(q => q.Sentence.Part == Part.Abstract && q.Span.Start >= (patient?.Whole.Start ?? 0)))
        {
            if (all.Exists(q => q.Sentence.Part != Part.Abstract && q.Kind == one.Kind && one.Agrees(q)) || InTables(m, one) || InText(m, one)) continue;
            var twin = all.Any(q => q.Sentence.Part == Part.Case && q.Kind == one.Kind && Shared(one, q) > 0);
            if (!twin) yield return one;
        }
    }

    // How many words two numbers share; what is weighed or measured in blood must be the very same thing.
    private static int Shared(Quantity one, Quantity other)
    {
        if (one.Kind == "weight" || one.Kind.StartsWith("lab", StringComparison.Ordinal)) return one.Of.Overlaps(other.Of) ? 1 + one.About.Count(other.About.Contains) : 0;
        var shared = one.About.Count(other.About.Contains);
        return one.Kind == "clock" && Operation().IsMatch(one.Sentence.Text) && Operation().IsMatch(other.Sentence.Text) && !NotWhole().IsMatch(one.Before) && !NotWhole().IsMatch(other.Before) ? shared + 1 : shared;
    }

    [GeneratedRegex(@"\b(?:operat\w+|surger\w+|surgical|procedure|\w+ectomy|resection)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Operation();

    // A stretch within the operation, or after it.
    [GeneratedRegex(@"\b(?:clamp\w*|bypass|arrest|ischa?emi\w+|tourniquet|after|within|every|hospital|intensive|ventilat\w+|first|pump|irradiat\w+|infusion)\b[^.;,]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotWhole();

    private static IEnumerable<Quantity> Own(Manuscript m) => m.Told.Where(t => t.Part is not Part.Discussion || t.Text.Contains("our ", StringComparison.OrdinalIgnoreCase)).SelectMany(Quantity.In).Where(q => !q.Sentence.OfRelative(q.Start));

    // The bare number in a cell of the own row is enough: its unit may stand in the header.
    private static bool InTables(Manuscript m, Quantity one) => m.OwnRows.SelectMany(r => r.Cells).Where(c => !one.Kind.StartsWith("lab", StringComparison.Ordinal) || c.Header.Contains('/') || c.Text.Contains('/')).Any(c => Numbers.In(c.Text).Any(n => Math.Abs(n.Value - one.Number) < 1e-9 || Math.Abs(n.Value * 10 - one.Number) < 1e-9));

    // "5 of the 6 planned cycles", "after the fourth cycle"
    private static bool Counted(Manuscript m, Quantity one) => one.Kind is "cycle" or "dose" or "course" or "fraction" or "session" && one.Sentence.Text.Contains(one.Kind, StringComparison.OrdinalIgnoreCase)
        && m.In(Part.Case).Any(t => t.Text.Contains(one.Kind, StringComparison.OrdinalIgnoreCase) && Numbers.In(t.Text).Any(n => n.Value == one.Number && t.Text.IndexOf(one.Kind, n.Match.Index, StringComparison.OrdinalIgnoreCase) is var at && at >= 0 && at - n.Match.Index < 40));

    // The same number anywhere in the case, whatever follows it there ("in 30 fractions", "a total of 30").
    private static bool InText(Manuscript m, Quantity one) => one.Kind is not "share" && m.In(Part.Case, Part.Legend, Part.Discussion, Part.Conclusion).Any(t => Numbers.In(t.Text).Any(n => n.Value == one.Number && n.Value > 2 && !(one.Kind.StartsWith("lab", StringComparison.Ordinal) && OtherUnit().IsMatch(t.Text[(n.Match.Index + n.Match.Length)..]))));

    [GeneratedRegex(@"^[- ]?(?:mm|cm|years?|months?|weeks?|days?|hours?|min|%|mg|kg|Gy|patients|of \d|women|men|[×/-]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex OtherUnit();

    private static string Word(Quantity one, string key) => Words().Matches(one.Sentence.Text).Select(w => w.Value).FirstOrDefault(w => Keys.Stem(w) == key) ?? key;

    [GeneratedRegex(@"\p{L}[\p{L}\d-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    private static string VariableOf(Quantity one) => one.Kind switch
    {
        "volume" => "surgery.blood-loss",
        "weight" => "drug.dose",
        "dose" => "radiotherapy.dose",
        "cycle" or "course" => "chemotherapy.cycles",
        "share" when one.About.Contains("ki-67") => "ihc.ki67",
        "clock" => "surgery.duration",
        var kind when kind.StartsWith("lab", StringComparison.Ordinal) => "lab.value",
        var kind => kind,
    };
}
