using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Terms;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>
/// A number in a cell of the own row that the article tells nowhere, neither in another unit nor as a stretch between two dates, while
/// it does tell a number about what stands over the cell.
/// </summary>
internal static partial class OwnRowNumbers
{
    public static Finding? Disagrees(Manuscript m, Under cell)
    {
        if (NotFact().IsIn(cell.Header) || cell.Text.Length > 90 || Counted().IsIn(cell.Text)) return null;
        // "3.9 (15.6)", "39 / 37": where one of several numbers is told, the others may be the same in another unit or another measure.
        var numbers = Numbers.In(Bracketed().Replace(cell.Text, x => new string(' ', x.Length))).ToList();
        if (numbers.Count > 1 && numbers.Exists(n => Told(m, n.Value, cell))) return null;
        foreach (var (match, number) in Numbers.In(Bracketed().Replace(cell.Text, x => new string(' ', x.Length))))
        {
            if ((OwnRowDose.Disagrees(m, cell, match, number) ?? OfStay(m, cell, match, number) ?? OfThing(m, cell, match, number) ?? OfCourses(m, cell, match, number) ?? OfMeasure(m, cell, match, number) ?? OfMitoses(m, cell, match, number) ?? OfTablet(m, cell, match, number) ?? OfDrugTime(m, cell, match)) is { } other) return other;
            if (number is >= 1900 and < 2100 && number % 1 == 0 || Code().IsIn(cell.Text, ..match.Index) || Told(m, number, cell) || OwnRowDose.IsInParts(m, cell, number)) continue;
            var about = Keys.Of(cell.Header + " " + cell.Text[..match.Index], 8);
            about.UnionWith(Keys.Of(cell.Text[(match.Index + match.Length)..], 3));
            var ideas = Word().Matches(cell.Header + " " + cell.Text).Select(w => Concepts.Of(w.Value)).OfType<string>().ToHashSet(StringComparer.Ordinal);
            if (Twin(m, cell, about, ideas) is { } twin)
                return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {match.Value} in the own row; the text tells {twin.Words}.", Kz306OwnRowDisagrees.Settle, "table.value", m.At(cell.Cell.Span, match.Value), m.At(twin.Span, twin.Words), m.At(twin.Sentence.Whole));
        }
        return null;
    }

    // A quantity that the header names and the text gives with another number, and never with this one.
    private static Finding? OfMeasure(Manuscript m, Under cell, Match match, double number)
    {
        if (Measure.NameIn(cell.Header) is not { } name || Numbers.In(cell.Text).Count() > 1) return null;
        var isShare = name == "ki67";
        var told = m.Measures.Where(x => x.Told.Part is Part.Case or Part.Abstract or Part.Conclusion && x.Name == name && x.Value.Unit == (isShare ? "%" : "")).ToList();
        if (told.Count == 0 || told.Exists(x => Same(x.Value.Number, number)) || told.Select(x => x.Value.Number).Distinct().Count() > (isShare ? 1 : 2)) return null;
        // "18% in one half and 9% in the other": of two specimens, or two parts of one, each has its share.
        if (isShare && told.Exists(x => x.Told.Numbers.Exists(n => Same(n.Value, number)))) return null;
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {match.Value} in the own row; the text tells {told[0].Words}.", Kz306OwnRowDisagrees.Settle, "table.value", m.At(cell.Cell.Span, match.Value), m.At(told[0].Told.Span(told[0].Start, told[0].Size), told[0].Words), m.At(told[0].Told.Whole));
    }

    // "21" under "Mitoses per 10 fields", where the text counts 12 each time that it counts them.
    private static Finding? OfMitoses(Manuscript m, Under cell, Match match, double number)
    {
        if (!Mitoses().IsMatch(cell.Header) || Numbers.In(cell.Text).Count() > 1) return null;
        var told = m.Quantities.Where(q => q.Kind == "mitosis" && q.Sentence.Part is Part.Case or Part.Abstract or Part.Legend).ToList();
        if (told.Count == 0 || Same(told[0].Number, number) || told.Select(q => q.Number).Distinct().Count() > 1) return null;
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {match.Value} in the own row; the text tells {told[0].Words}.", Kz306OwnRowDisagrees.Settle, "table.value", m.At(cell.Cell.Span, match.Value), m.At(told[0].Span, told[0].Words), m.At(told[0].Sentence.Whole));
    }

    [GeneratedRegex(@"^(?:mitos[ei]s|mitotic (?:count|figures|rate))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mitoses();

    // "6" under "Graft (cm)", where the one length of grafts that is told is 8 cm; another thing may well be of 6.
    private static Finding? OfThing(Manuscript m, Under cell, Match match, double number)
    {
        if (Kind(cell) != "length" || Numbers.In(cell.Text).Count() > 1 || Thing().Match(cell.Header) is not { Success: true } thing) return null;
        var noun = thing.Groups["thing"].Value;
        bool Names(string words) => Bridge().IsMatch(noun) ? Bridge().IsMatch(words) : words.Contains(noun, StringComparison.OrdinalIgnoreCase);
        var told = m.Quantities.Where(q => q.Kind == "length" && q.Sentence.Part is not (Part.Introduction or Part.Title or Part.Table) && Names(q.Sentence.Text[Math.Max(0, q.Start - 45)..Math.Min(q.Sentence.Text.Length, q.Start + q.Size + 20)])).ToList();
        if (told.Count == 0 || told.Select(q => q.Number).Distinct().Count() > 1 || Same(told[0].Number, number) || Same(told[0].Number, 10 * number)) return null;
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {match.Value} in the own row; the text tells {told[0].Words}.", Kz306OwnRowDisagrees.Settle, "table.value", m.At(cell.Cell.Span, match.Value), m.At(told[0].Span, told[0].Words), m.At(told[0].Sentence.Whole));
    }

    // What a gap in a nerve is bridged with.
    [GeneratedRegex(@"\b(?:grafts?|cables?|interposition|bridged)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bridge();

    [GeneratedRegex(@"\b(?<thing>graft|cable|gap|defect|incision|flap|prosthesis|stent|cuff|stump)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Thing();

    // "19" under "Stay, days", of a patient who left on day 13.
    private static Finding? OfStay(Manuscript m, Under cell, Match match, double number)
    {
        if (!Stay().IsMatch(cell.Header) || Numbers.In(cell.Text).Count() > 1) return null;
        var told = m.In(Part.Case, Part.Abstract).SelectMany(t => Left().AllIn(t.Text).Select(x => (Told: t, Match: x, Value: Numbers.Parse(x.Groups["n"].Value)))).ToList();
        if (told.Count == 0 || told.Exists(t => t.Value is not { } day || Math.Abs(day - number) <= 1)) return null;
        var (at, words, _) = told[0];
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {match.Value} in the own row; the text tells {words.Groups["n"].Value}.", Kz306OwnRowDisagrees.Settle, "table.value", m.At(cell.Cell.Span, match.Value), m.At(at.Span(words), words.Groups["n"].Value), m.At(at.Whole));
    }

    [GeneratedRegex(@"\b(?:hospital|in-?patient|post-?operative) stay\b|^(?:length of )?stay\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stay();

    [GeneratedRegex(@"\b(?:left (?:the )?(?:hospital|ward)|(?:was )?discharged(?: home)?|went home)[^.;]{0,30}? on (?:the )?(?:postoperative )?day (?<n>\d{1,3})\b|\b(?:left (?:the )?(?:hospital|ward)|(?:was )?discharged(?: home)?|went home) (?<n>\d{1,3}) days (?:after|later)\b|\bhospital stay (?:was|of|lasted) (?<n>\d{1,3})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Left();

    // "5 mg" under the name of a drug, which the text gives at 2 mg.
    private static Finding? OfTablet(Manuscript m, Under cell, Match match, double number)
    {
        if (!Milligrams().IsMatch(cell.Text[(match.Index + match.Length)..])) return null;
        foreach (Match drug in Word().Matches(cell.Header + " " + cell.Text[..match.Index]))
        {
            if (Vocabularies.Resolve("chemotherapy.drug", drug.Value).Codes.Count == 0) continue;
            var told = m.In(Part.Case, Part.Abstract, Part.Conclusion).SelectMany(t => t.Numbers.Where(n => Milligrams().IsMatch(t.Text[(n.Match.Index + n.Match.Length)..]) && t.Text.Contains(drug.Value, StringComparison.OrdinalIgnoreCase)).Select(n => (Told: t, n.Match, n.Value))).ToList();
            if (told.Count == 0 || told.Exists(t => Same(t.Value, number)) || told.Select(t => t.Value).Distinct().Count() > 1) continue;
            var (at, words, _) = told[0];
            return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {match.Value} mg in the own row; the text tells {words.Value} mg.", Kz306OwnRowDisagrees.Settle, "table.value", m.At(cell.Cell.Span, match.Value), m.At(at.Span(words), words.Value), m.At(at.Whole));
        }
        return null;
    }

    // "Imatinib, 9 months", of a drug that the text says was given for another length of time.
    private static Finding? OfDrugTime(Manuscript m, Under cell, Match match)
    {
        if (DrugBefore().Match(cell.Text[..match.Index]) is not { Success: true } drug || Length.In(cell.Text) is not [var time] || time.Start != match.Index || time.Grain < 0.2) return null;
        var told = m.Retold.Where(t => t.Part is not (Part.Introduction or Part.Title)).SelectMany(DrugDose.TimesIn).Where(x => x.Name == "time of " + Keys.Stem(drug.Groups["drug"].Value)).ToList();
        var slack = Math.Max(0.6, 0.25 * time.Grain);
        if (told.Count == 0 || told.Exists(x => time.Months + slack >= x.Value.Low && time.Months - slack <= x.Value.High)) return null;
        return Kz306OwnRowDisagrees.Rule.Find($"{drug.Groups["drug"].Value}: {time.Say} in the own row, {told[0].Words} in {m.Document.WhereIs(told[0].Told.Whole.Start)}.", Kz306OwnRowDisagrees.Settle, "drug.duration", [m.At(cell.Cell.Span, cell.Text), .. told.Take(4).SelectMany(x => new[] { m.At(x.Told.Span(x.Start, x.Size), x.Words), m.At(x.Told.Whole) })]);
    }

    [GeneratedRegex(@"(?:^|; ?)(?<drug>" + DrugDose.Names + @")(?:,| for| \() ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DrugBefore();

    [GeneratedRegex(@"^ ?mg\b(?!/)", RegexOptions.CultureInvariant)]
    private static partial Regex Milligrams();

    // "13 infusions", where the text tells of infusions and never of 13.
    private static Finding? OfCourses(Manuscript m, Under cell, Match match, double number)
    {
        if (Doses().Match(cell.Text[(match.Index + match.Length)..]) is not { Success: true } unit) return null;
        var kind = unit.Groups["unit"].Value.ToLowerInvariant().TrimEnd('s');
        var told = m.Quantities.Where(q => q.Kind == kind && q.Sentence.Part is Part.Case or Part.Abstract).ToList();
        // The row may stop earlier than the text, or add up what the text tells one by one.
        if (told.Count == 0 || told.Exists(q => q.Number >= number) || told.Sum(q => q.Number) == number) return null;
        if (Ordinal(number) is { } nth && m.Told.Any(t => t.Text.Contains(nth + " " + kind, StringComparison.OrdinalIgnoreCase))) return null;
        if (m.Told.Any(t => t.Part is not Part.Introduction && t.Numbers.Exists(n => Same(n.Value, number) && Doses().IsMatch(t.Text[(n.Match.Index + n.Match.Length)..])))) return null;
        var twin = told[^1];
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {match.Value}{unit.Value} in the own row; the text tells {twin.Words}.", Kz306OwnRowDisagrees.Settle, "table.value", m.At(cell.Cell.Span, match.Value), m.At(twin.Span, twin.Words), m.At(twin.Sentence.Whole));
    }

    [GeneratedRegex(@"^ (?<unit>cycles|courses|infusions|injections|doses|fractions|sessions)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Doses();

    // What the text says about the same thing: a quantity of the kind the header asks for, or a number beside the header's own word.
    private static Quantity? Twin(Manuscript m, Under cell, HashSet<string> about, HashSet<string> ideas)
    {
        // An age is held against ages (KZ306 reads it by itself), not against lengths of time.
        if (Age().IsMatch(cell.Header)) return null;
        var kind = Kind(cell);
        return m.Quantities.Where(q => q.Sentence.Part is Part.Case or Part.Abstract && (kind is null ? q.Kind is not "time" : q.Kind == kind) && !(InYears(cell) && q.Time is { Grain: < 1 }))
            .Select(q => (Quantity: q, Shared: q.About.Count(about.Contains) + (kind is null ? 0 : 0.5 * q.Ideas.Count(ideas.Contains))))
            .Where(q => q.Shared >= (kind is null ? 1 : 0.5) && !Numbers.In(cell.Text).Any(n => Same(n.Value, q.Quantity.Number) || Same(10 * n.Value, q.Quantity.Number) || Same(12 * n.Value, q.Quantity.Number)))
            .OrderByDescending(q => q.Shared).FirstOrDefault().Quantity;
    }

    [GeneratedRegex(@"^ages?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Age();

    // Under "Duration of epilepsy (years)" the ten days of a headache have no place.
    private static bool InYears(Under cell) => Years().IsMatch(cell.Header) && !Months().IsMatch(cell.Header);

    private static string? Kind(Under cell)
    {
        var text = cell.Header + " " + cell.Text;
        // "VMA after 3 months, mg/g" holds no months.
        if (Concentration().IsMatch(cell.Header)) return null;
        return Time().IsIn(text) ? "time" : Size().IsMatch(text) ? "length" : null;
    }

    // Whether the article has the number: as a length of the same kind in any unit, or as it stands.
    private static bool Told(Manuscript m, double number, Under cell)
    {
        var kind = Kind(cell);
        if (kind == "time")
        {
            var months = Years().IsMatch(cell.Header + " " + cell.Text) && !Months().IsMatch(cell.Header + " " + cell.Text) ? 12 * number : number;
            return m.Quantities.Any(q => q.Time is { } time && (time.Agrees(months, months == number ? 1 : 12) || Math.Abs(time.Months - months) < 0.51 || Weeks().IsIn(cell.Header + " " + cell.Text) && Math.Abs(time.Months / 7 * Length.DaysOfMonth - number) < 0.51 || Days().IsIn(cell.Header + " " + cell.Text) && Math.Abs(time.Months * Length.DaysOfMonth - number) < 0.51))
                || m.Elapsed.Exists(e => Math.Abs(e.Months - months) <= (months == number ? 1 : 7)) || Weeks().IsIn(cell.Header + " " + cell.Text) && m.Elapsed.Exists(e => Math.Abs(e.Months * Length.DaysOfMonth / 7 - number) < 4.5) || months != number && BetweenAges(m, number) || m.Told.Any(t => t.Numbers.Exists(n => n.Value == number && Quantities.Listed().IsMatch(t.Text.AsSpan(n.Match.Index + n.Match.Length)))) || m.Statements.Any(s => s.Variable is "patient.age" && s.Number == number);
        }
        if (kind == "length") return m.Quantities.Any(q => q.Kind == "length" && (Same(q.Number, number) || Same(q.Number, 10 * number) || Math.Abs(Math.Round(q.Number / 10, 1) - number) < 0.01 || Math.Abs(Math.Round(q.Number / 10) - number) < 0.01));
        return m.Told.Any(t => t.Numbers.Exists(n => Same(n.Value, number)) || Ordinal(number) is { } o && t.Text.Contains(o, StringComparison.OrdinalIgnoreCase)) || m.Quantities.Any(q => Same(q.Number, number) || Same(q.Number, 10 * number) || Same(q.Number, 1000 * number)) || m.Patients > 1 || m.Statements.Any(s => s.Variable == "patient.age" && s.Number == number) || m.Elapsed.Exists(e => Math.Abs(e.Months - number) <= 1 || Math.Abs(e.Months - 12 * number) <= 7);
    }

    // "Had undergone colectomy at 22", of a woman of 31: nine years.
    private static bool BetweenAges(Manuscript m, double years)
    {
        var ages = m.Statements.Where(s => s.Variable == "patient.age").Select(s => s.Number ?? 0).Concat(m.In(Part.Case, Part.Abstract).SelectMany(t => AtAge().Matches(t.Text)).Select(a => double.Parse(a.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture))).Distinct().Take(20).ToList();
        return ages.Exists(a => ages.Exists(b => Math.Abs(a - b - years) <= 1));
    }

    [GeneratedRegex(@"\bat (?:the age of )?(?<n>\d{1,2})(?=[,;.)]| (?:and|for|because|years of age)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AtAge();

    private static bool Same(double a, double b) => Math.Abs(a - b) < 1e-9;

    private static string? Ordinal(double n) => n switch { 1 => "first", 2 => "second", 3 => "third", 4 => "fourth", 5 => "fifth", 6 => "sixth", 7 => "seventh", 8 => "eighth", _ => null };

    [GeneratedRegex(@"\b(?:ref(?:erence)?s?|years?(?= of publication)|author|journal|source|report|study|no\.|number of (?:patients|cases)|n)\b|^(?:year|#)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotFact();

    // "[12]", "(ref. 4)"
    [GeneratedRegex(@"\[[^\]]*\]|[¹²³⁰-⁹]+", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    // "T4", "grade 2", "CD34", "Level 5": a name, not a number.
    [GeneratedRegex(@"[\p{L}-]$|\b(?:grade|stage|type|level|pT|cT|Hyams|Kadish|class) $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"\bmonths?\b|\bmos?\b|\byears?\b|\byrs?\b|\bweeks?\b|\bwks?\b|\bdays?\b|\bfollow|\bduration|\binterval", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    // "Weeks 19 and 21", "Day 3": a point of time, not a length.
    [GeneratedRegex(@"\b(?:weeks?|days?|months?) \d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\b(?:years?|yrs?|y|a)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Years();

    [GeneratedRegex(@"\b(?:months?|mos?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Months();

    [GeneratedRegex(@"\b(?:weeks?|wks?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Weeks();

    [GeneratedRegex(@"\b(?:[mµμnp]?g|[mµμnp]?mol|k?I?U)/(?:[dm]?[lL]|k?g|h|24)", RegexOptions.CultureInvariant)]
    private static partial Regex Concentration();

    [GeneratedRegex(@"\bdays?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Days();

    [GeneratedRegex(@"\b(?:cm|mm|size|diameter)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Size();

    [GeneratedRegex(@"\p{L}{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
