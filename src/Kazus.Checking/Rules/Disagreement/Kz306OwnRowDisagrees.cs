using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The own patient's row of a comparison table says something else than the text.</summary>
internal static partial class Kz306OwnRowDisagrees
{
    public static Rule Rule { get; } = new("KZ306", "own-row-disagrees", Severity.Error, "value-disagrees", m => m.OneByOne.SelectMany(Check)) { WhyNot = m => m.OneByOne.All(o => o.OwnRows.Count == 0) ? "no table has a row for the present case" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var statements = m.Statements.GroupBy(s => s.Variable).ToDictionary(g => g.Key, g => g.ToList());
        var quantities = m.Quantities.ToList();
        foreach (var row in m.OwnRows)
            foreach (var cell in row.Cells.Where(c => !IsOfAnother(c)))
            {
                if (AgeAndSex(m, cell, statements) is { } person) yield return person;
                else if (Number(m, cell, statements, quantities) is { } number) yield return number;
                else if (LesionLength(m, cell, statements, quantities) is { } length) yield return length;
                else if (OwnRowStrength.Disagrees(m, cell) is { } strength) yield return strength;
                else if (OwnRowOrgan.Disagrees(m, cell) is { } organ) yield return organ;
                else if (Margin(m, cell, statements) is { } margin) yield return margin;
                else if (Levels(m, cell, statements) is { } level) yield return level;
                else if (Extent(m, cell, statements) is { } extent) yield return extent;
                else if (OwnRowCodes.Disagrees(m, cell) is { } code) yield return code;
                else if (Category.Disagrees(m, row, cell) is { } other) yield return other;
                else if (OwnRowSides.Disagrees(m, cell) is { } side) yield return side;
                else if (OwnRowTreatment.Disagrees(m, cell) is { } treatment) yield return treatment;
                else if (OwnRowNodes.Disagrees(m, cell) is { } nodes) yield return nodes;
                else if (OwnRowStain.Disagrees(m, cell) is { } stain) yield return stain;
                else if (OwnRowPiece.Disagrees(m, cell) is { } piece) yield return piece;
                else if (OwnRowCount.Disagrees(m, cell) is { } count) yield return count;
                else if (OwnRowNumbers.Disagrees(m, cell) is { } figure) yield return figure;
            }
    }

    private static Finding? AgeAndSex(Manuscript m, Under cell, Dictionary<string, List<Statement>> told)
    {
        if (AgeInCell(cell) is { } age && !m.Document.Sentences.Any(s => AgeExplained().IsIn(s.Text)) && told.TryGetValue("patient.age", out var ages) && ages.Exists(a => !a.OnlySupports) && !ages.Exists(a => a.Number == age) && !AgeAtDate.IsTold(m, age))
            return Say(m, cell, "patient.age", $"{age}", ages);
        var sex = SexLetter().FirstIn(cell.Text);
        if (!sex.Success || !(cell.Is("sex", "gender", "patient", "age") || AgeThenSex().IsMatch(cell.Text)) || !told.TryGetValue("patient.sex", out var sexes)) return null;
        var value = Statements.IsFemale(sex.Value) ? "female" : "male";
        return sexes.Exists(s => s.Value == value) ? null : Say(m, cell, "patient.sex", value, sexes);
    }

    // "In Table 1 our patient's age is the one at relapse"
    [GeneratedRegex(@"\bages?\b[^.;]{0,60}\bTable \w+[^.;]{0,30}\b(?:is|are|was|refers?|means|was taken)\b|\bTable \w+[^.;]{0,60}\bages?\b[^.;]{0,30}\b(?:is|are|refers? to|means) (?:that|those|the (?:one|age)|at)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AgeExplained();

    private static double? AgeInCell(Under cell)
    {
        // "1 (34)": a number of patients, and the age.
        if (Bracketed().FirstIn(cell.Text) is { Success: true } inside && AgeHeader().IsMatch(cell.Header)) return Numbers.Parse(inside.Groups["n"].Value);
        var match = AgeThenSex().FirstIn(cell.Text);
        if (match.Success) return Numbers.Parse(match.Groups["n"].Value);
        if (AgeHeader().IsMatch(cell.Header) && SexThenAge().Match(cell.Text) is { Success: true } behind) return Numbers.Parse(behind.Groups["n"].Value);
        return AgeHeader().IsMatch(cell.Header) && !cell.Is("average", "dosage", "stage", "first", "onset", "birth", "month", "week", "days") && !Young().IsMatch(cell.Text) && !new Told(Part.Table, cell.Cell.Plain, 0).OfRelative(cell.Text.Length) && !cell.Text.Contains('/') && Numbers.In(cell.Text).Select(n => (double?)n.Value).FirstOrDefault() is { } n && n < 120 ? n : null;
    }

    private static Finding? Number(Manuscript m, Under cell, Dictionary<string, List<Statement>> told, List<Quantity> quantities)
    {
        if (cell.Is("size", "diameter", "dimension", "largest") && Unit().Match(cell.Header + " " + cell.Text) is { Success: true } unit && told.TryGetValue("lesion.size", out var sizes))
        {
            var scale = unit.Value == "cm" ? 10 : 1;
            // "62 → 40 (35%)" tells by how much it shrank, and that is no size.
            var wrong = Numbers.In(cell.Text).Where(n => !Percent().IsMatch(cell.Text[(n.Match.Index + n.Match.Length)..]) && !sizes.Exists(s => Math.Abs(s.Number!.Value - n.Value * scale) <= Math.Max(s.Slack, n.Value % 1 == 0 && scale == 10 ? 5 : 0.6))).Select(n => (double?)n.Value).FirstOrDefault();
            if (wrong is { } w) return Say(m, cell, "lesion.size", $"{Numbers.Say(w * scale)} mm", sizes);
        }
        if (cell.Is("follow", "outcome", "status", "last news", "result", "survival", "recurrence") && !cell.Is("interval") && told.TryGetValue("followup", out var lengths))
        {
            foreach (var time in Length.In(cell.Text).DefaultIfEmpty(OwnRowOutcomes.Time(cell.Text, cell.Header) ?? default).Where(t => t.Months > 0))
                if (!lengths.Exists(l => Math.Abs(l.Number!.Value - time.Months) <= Math.Max(l.Slack, time.Grain >= 12 ? 6 : 0.6)) && lengths.Exists(l => !l.OnlySupports))
                    return Say(m, cell, "followup.length", time.Say, lengths);
        }
        foreach (var kind in Counted().AllIn(cell.Text).Concat(cell.Is("gy", "cycle", "course", "fraction") && !cell.Is("before", "after", "until") ? Bare().Matches(cell.Text) : []))
        {
            if (Numbers.Parse(kind.Groups["n"].Value) is not { } n) continue;
            var what = kind.Groups["unit"].Success ? kind.Groups["unit"].Value.ToLowerInvariant().TrimEnd('s') : cell.Is("cycle") ? "cycle" : cell.Is("course") ? "course" : cell.Is("fraction") ? "fraction" : "dose";
            what = what == "gy" ? "dose" : what;
            var same = quantities.Where(q => q.Kind == what && !Quantities.IsPlan(q)).ToList();
            if (same.Count == 0 || same.Exists(q => q.Number == n) || what != "dose" && m.Told.Any(t => t.Part is Part.Case && Ordinal(n) is { } o && t.Text.Contains($"{o} {what}", StringComparison.OrdinalIgnoreCase))) continue;
            if (what == "dose" && OwnRowDose.IsSum(m, n)) continue;
            return Rule.Find($"{cell.Header}: {kind.Value} in the own row, {same[0].Words} in {m.Document.WhereIs(same[0].Span.Start)}.", Settle, what == "dose" ? "radiotherapy.dose" : $"chemotherapy.{what}s", [m.At(cell.Cell.Span, kind.Value), .. same.Take(4).SelectMany(q => new[] { m.At(q.Span, q.Words), m.At(q.Sentence.Whole) })]);
        }
        return null;
    }

    [GeneratedRegex(@"^ ?(?:%|per ?cent\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Percent();

    // "45" under "Length (mm)", where the tumour is told with another size and nothing of the article is so long.
    private static Finding? LesionLength(Manuscript m, Under cell, Dictionary<string, List<Statement>> told, List<Quantity> quantities)
    {
        if (LengthHeader().Match(cell.Header) is not { Success: true } header || Bare().Match(cell.Text) is not { Success: true } bare || !told.TryGetValue("lesion.size", out var sizes)) return null;
        var length = double.Parse(bare.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture) * (header.Groups["unit"].Value == "cm" ? 10 : 1);
        var slack = header.Groups["unit"].Value == "cm" && !bare.Value.Contains('.', StringComparison.Ordinal) ? 5 : 0.6;
        return sizes.Exists(s => Math.Abs(s.Number!.Value - length) <= Math.Max(s.Slack, slack)) || quantities.Exists(q => q.Kind == "length" && Math.Abs(q.Number - length) <= Math.Max(q.Slack, slack)) ? null : Say(m, cell, "lesion.size", $"{Numbers.Say(length)} mm", sizes);
    }

    [GeneratedRegex(@"^(?:(?:tumou?r|lesion|craniocaudal|longitudinal) )*(?:length|extent|extension)(?: of (?:the )?(?:tumou?r|lesion|mass))?,? ?[(\[]?(?<unit>mm|cm)[)\]]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LengthHeader();

    // "Urothelial carcinoma, site", "age at first treatment": a tumour that the column names since the others have another, or a time before the report begins.
    private static bool IsOfAnother(Under cell) => EarlierAge().IsMatch(cell.Header) || Named().IsMatch(cell.Header) || AgeOfAnother().IsMatch(cell.Header) || AgeBehind().IsMatch(cell.Header) && LesionThenAge().IsMatch(cell.Text);

    // "Earlier tumour (age)", "Second cancer (site, age)": when the other one was found.
    [GeneratedRegex(@"\b(?:contralateral|opposite|other|earlier|previous|prior|former|preceding|past|second|associated|concomitant|synchronous|metachronous|first|primary|antecedent) (?:[\p{L}-]+ ){0,2}(?:lesions?|tumou?rs?|disease|cancers?|neoplasms?|malignanc(?:y|ies)|neoplasia|carcinoma|sarcoma|operations?|surgery|treatment)[^()]{0,12}\([^()]*\bage\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AgeOfAnother();

    // "Melanoma (51)" under "Skin lesion (age)"
    [GeneratedRegex(@"\([^()]*\bage\b[^()]*\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AgeBehind();

    [GeneratedRegex(@"^(?!(?:fe)?male\b|(?:wo)?man\b|girl\b|boy\b|case\b|patient\b|child\b)\p{L}[\p{L} -]{3,}\(\d{1,3}\)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LesionThenAge();

    [GeneratedRegex(@"\bage at (?:the )?(?:first|onset|initial|start|primary|beginning)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EarlierAge();

    [GeneratedRegex(@"\b\p{L}{5,} (?:carcinoma|sarcoma|cancer|lymphoma|melanoma|adenoma)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    private static string? Ordinal(double n) => n switch { 3 => "third", 4 => "fourth", 5 => "fifth", 6 => "sixth", 7 => "seventh", 8 => "eighth", 9 => "ninth", 10 => "tenth", 11 => "eleventh", 12 => "twelfth", _ => null };

    private static Finding? Margin(Manuscript m, Under cell, Dictionary<string, List<Statement>> told)
    {
        if (!(cell.Is("margin") || RStatus().IsIn(cell.Text)) || !told.TryGetValue("surgery.margins", out var margins)) return null;
        if (!MarginWords().IsMatch(cell.Text)) return null;
        var value = Statements.MarginValue(cell.Text);
        return margins.Exists(x => x.Value == value) ? null : Say(m, cell, "surgery.margins", cell.Text, margins);
    }

    private static Finding? Levels(Manuscript m, Under cell, Dictionary<string, List<Statement>> told)
    {
        // "Syrinx", "Fixation": how far something else reaches than the tumour.
        if (NotTumour().IsMatch(cell.Header)) return null;
        var levels = Statements.Vertebrae(cell.Text).ToList();
        if (levels.Count == 0 || !told.TryGetValue("lesion.levels", out var known) || !known.Exists(k => !k.OnlySupports)) return null;
        var wrong = levels.Find(l => !known.Exists(k => k.Value == l));
        return wrong is null ? null : Say(m, cell, "lesion.levels", cell.Text, known);
    }

    [GeneratedRegex(@"\b(?:syrinx|syringomyelia|hydromyelia|o?edema|signal|fusion|fused|fixation|instrument\w*|stabili[sz]ation|screws?|rods?|cages?|approach|laminectomy|laminoplasty|laminotomy|decompression|radiotherapy|radiation|sensory|dermatome|deficit)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotTumour();

    private static Finding? Extent(Manuscript m, Under cell, Dictionary<string, List<Statement>> told)
    {
        if (m.IsTwofold || !cell.Is("surgery", "resection", "extent", "operation", "treatment", "procedure") || MoreStatements.ExtentOf(cell.Text) is not { } value || !told.TryGetValue("surgery.extent", out var extents)) return null;
        return !extents.Exists(e => !e.OnlySupports) || extents.Exists(e => e.Value == value) ? null : Say(m, cell, "surgery.extent", value, extents);
    }

    internal const string Settle = "Look it up in the record and correct the one that is wrong.";

    internal static Finding? Say(Manuscript m, Under cell, string variable, string value, List<Statement> told)
    {
        var sides = told.Where(s => !s.OnlySupports).OrderBy(s => s.Span).DistinctBy(s => (s.Part, s.Value)).ToList();
        if (sides.Count == 0) return null;
        return Rule.Find($"{Labels.Of(variable)}: {value} in the own row, {sides[0].Value} in {m.Document.WhereIs(sides[0].Span.Start)}.", Settle, variable, [m.At(cell.Cell.Span, value), .. sides.Take(7).Select(s => m.At(s.Span, s.Value))]);
    }

    // "Interval from curettage" has the letters as well.
    [GeneratedRegex(@"\b(?:age|aged)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AgeHeader();

    // "F/56"
    [GeneratedRegex(@"^\W*(?:[MF]|[Mm]ale|[Ff]emale) ?[,/] ?(?<n>\d{1,3})(?: ?(?:y|yrs?|years?))?\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex SexThenAge();

    [GeneratedRegex(@"(?<![\w.])(?<n>\d{1,3}) ?(?:y|yr|years?)?[ ,/-]*\b[MF]\b", RegexOptions.CultureInvariant)]
    private static partial Regex AgeThenSex();

    [GeneratedRegex(@"^1 ?\((?<n>\d{1,3})(?: ?y(?:ears?|rs?)?\.?)?\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\d ?(?:mo|months?|wk|weeks?|d|days?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Young();

    [GeneratedRegex(@"\b(?:M|F|[Mm]ale|[Ff]emale|[Mm]an|[Ww]oman)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SexLetter();

    [GeneratedRegex(@"\b(?:cm|mm)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Unit();

    [GeneratedRegex(@"(?<![\w.])(?<n>\d+(?:\.\d+)?) ?(?<unit>cycles|courses|doses|fractions|Gy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    [GeneratedRegex(@"^(?<n>\d+(?:\.\d+)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^R[012]\b", RegexOptions.CultureInvariant)]
    private static partial Regex RStatus();

    [GeneratedRegex(@"\bR[012]\b|positive|negative|clear|free|involved", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MarginWords();
}
