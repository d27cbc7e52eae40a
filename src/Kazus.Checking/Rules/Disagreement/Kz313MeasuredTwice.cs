using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>One named quantity of the patient, measured at one time, has different values in two parts of the article.</summary>
internal static partial class Kz313MeasuredTwice
{
    public static Rule Rule { get; } = new("KZ313", "measured-twice", Severity.Error, "value-disagrees", Check) { WhyNot = Manuscript.UnlessOfOne };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var already = m.Measured.SelectMany(f => f.Places).Select(p => (p.Start, p.End)).ToHashSet();
        var rows = OwnRow.Lines(m.Document).ToList();
        foreach (var same in m.Measures.Concat(rows.SelectMany(Measure.In)).Concat(m.Told.Concat(rows).SelectMany(DrugDose.In)).Concat(m.Told.SelectMany(DrugDose.TimesIn)).Where(x => x.Told.Part is not (Part.Introduction or Part.Title)).DistinctBy(x => (x.Told.Whole, x.Start, x.Name)).GroupBy(x => (x.Name, x.Value.Unit)))
        {
            var parts = same.GroupBy(x => x.Told.Part).ToList();
            var reference = parts.Find(p => p.Key == Part.Case)?.ToList() ?? parts[0].ToList();
            foreach (var part in parts.Where(p => p.Key != reference[0].Told.Part))
            {
                if (Odd(m, part.ToList(), reference) is not { } pair || Elsewhere(m, pair.One, reference[0].Told.Part)) continue;
                if (m.At(pair.One.Told.Span(pair.One.Start, pair.One.Size)) is var place && already.Contains((place.Start, place.End))) continue;
                yield return Rule.Find($"{pair.One.Written}: {pair.One.Words} in {m.Document.WhereIs(pair.One.Told.Whole.Start)}, {pair.Other.Words} in {m.Document.WhereIs(pair.Other.Told.Whole.Start)}.", "Look it up in the record and correct the one that is wrong.", "measure." + same.Key.Name,
                    m.At(pair.One.Told.Span(pair.One.Start, pair.One.Size), pair.One.Words), m.At(pair.Other.Told.Span(pair.Other.Start, pair.Other.Size), pair.Other.Words), m.At(pair.One.Told.Whole), m.At(pair.Other.Told.Whole));
                break;
            }
        }
        foreach (var finding in InTables(m).Concat(AtNamedTimes(m)).Concat(Unnamed(m)).Concat(Beyond(m)).Concat(ValueOfMonth.Disagrees(m, Rule))) yield return finding;
    }

    // "Her sodium never fell below 127 mmol/l", of which the case section has 121.
    private static IEnumerable<Finding> Beyond(Manuscript m)
    {
        foreach (var told in m.Retold.Where(t => t.Part is not (Part.Case or Part.Table) && !AfterTreatment().IsMatch(t.Text)))
            foreach (Match never in Never().AllIn(told.Text))
            {
                if (Measure.NameIn(told.Text[..never.Index]) is not { } name || Amount.Read(told.Text, never.Groups["n"].Index) is not { Unit.Length: > 0 } limit) continue;
                var isLeast = never.Groups["least"].Success;
                if (m.Measures.FirstOrDefault(x => x.Told.Part == Part.Case && x.Name == name && x.Value.Unit == limit.Unit && (isLeast ? x.Value.High < limit.Low : x.Value.Low > limit.High)) is not { } beyond) continue;
                var words = told.Text[never.Index..limit.End];
                yield return Rule.Find($"{beyond.Written}: {words} in {m.Document.WhereIs(told.Whole.Start)}, {beyond.Words} in {m.Document.WhereIs(beyond.Told.Whole.Start)}.", "Look it up in the record and correct the one that is wrong.", "measure." + name,
                    m.At(told.Span(never.Index, limit.End - never.Index), words), m.At(told.Whole), m.At(beyond.Told.Span(beyond.Start, beyond.Size), beyond.Words), m.At(beyond.Told.Whole));
            }
    }

    [GeneratedRegex(@"\b(?:never|at no time|not once|did not|had not|has not)\b(?: \p{L}+){0,3}? (?:(?<least>below|under|less than|lower than)|above|over|beyond|more than|higher than|exceed(?:ed)?|reach(?:ed)?|arrived? (?:at|to)) (?<n>\d[\d.,]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Never();

    [GeneratedRegex(@"\b(?:after|since|post-?operative\w*|thereafter|again|follow-?up)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterTreatment();

    // "The value with which our patient arrived, 11.9 mg/dL": the paragraph has said of what.
    private static IEnumerable<Finding> Unnamed(Manuscript m)
    {
        foreach (var section in m.Document.Sections.Where(s => s.Kind is SectionKind.Discussion or SectionKind.Conclusion))
            foreach (var paragraph in section.Paragraphs)
            {
                string? name = null;
                foreach (var sentence in paragraph.Sentences)
                {
                    if (name is not null && Arrived().Match(sentence.Text) is { Success: true } value && Measure.NameIn(sentence.Text[..value.Groups["n"].Index]) is null && Amount.Read(sentence.Text, value.Groups["n"].Index) is { Unit.Length: > 0 } amount
                        && InCase(m, name, amount) is { Count: > 0 } told && !told.Exists(x => x.Value.Agrees(amount)) && told.Select(x => x.Value.Number).Distinct().Count() == 1)
                    {
                        var words = sentence.Text[amount.Start..amount.End];
                        yield return Rule.Find($"{told[0].Written}: {words} in {m.Document.WhereIs(sentence.Span.Start)}, {told[0].Words} in {m.Document.WhereIs(told[0].Told.Whole.Start)}.", "Look it up in the record and correct the one that is wrong.", "measure." + name,
                            m.At(sentence.Plain.ToDocument(amount.Start, amount.End), words), m.At(told[0].Told.Span(told[0].Start, told[0].Size), told[0].Words), m.At(sentence.Span), m.At(told[0].Told.Whole));
                    }
                    name = Measure.NameIn(sentence.Text) ?? name;
                }
            }
    }

    [GeneratedRegex(@"\b(?:value|level|concentration|figure|result) (?:with|at) which (?:our|the|this) (?:patient|girl|boy|child|woman|man|infant) (?:arrived|came|presented|was admitted|was seen)[^.;\d]{0,20}? (?<n>\d[\d.,]*)|\b(?:our|this) (?:patient|girl|boy|child|woman|man|infant)(?:['’]s| had| came with| arrived with| presented with)(?: an?| the)? (?:initial |first |own )?(?:value|level|concentration|figure) (?:of|was) (?<n>\d[\d.,]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Arrived();

    // The first row of a table of the course, or a table of laboratory values, against the one value that the case section gives for that time.
    private static IEnumerable<Finding> InTables(Manuscript m)
    {
        foreach (var row in TableValue.AtFirst(m.Document))
        {
            var first = row.Words is null ? Calling(m, row) : ByLabel(m, row);
            if (first.Count == 0) first = InCase(m, row.Name, row.Value);
            if (first.Count == 0) first = [.. m.Measures.Where(x => x.Told.Part == Part.Abstract && x.Name == row.Name && !x.Later && x.Value.Unit == row.Value.Unit)];
            first.RemoveAll(x => IsEarlier(x) || Urine().IsMatch(x.Told.Text) != Urine().IsMatch(row.Written));
            if (first.Count == 0 || first.Select(x => x.Value.Number).Distinct().Count() > 1 || first[0].Value.Agrees(row.Value) || row.Later.Any(first[0].Value.Agrees)) continue;
            yield return Rule.Find($"{first[0].Written}: {first[0].Words} in {m.Document.WhereIs(first[0].Told.Whole.Start)}, {row.Cell.Text.Trim()} in {m.Document.WhereIs(row.Cell.Span.Start)}.", "Look it up in the record and correct the one that is wrong.", "measure." + row.Name,
                m.At(first[0].Told.Span(first[0].Start, first[0].Size), first[0].Words), m.At(row.Cell.Span, row.Cell.Text.Trim()), m.At(first[0].Told.Whole));
        }
    }

    // What the case section, or else the abstract, gives under the words of the row.
    private static List<Measure> ByLabel(Manuscript m, TableValue row) =>
        m.In(Part.Case, Part.Abstract).SelectMany(t => Measure.Called(t, row.Words!)).Where(x => !x.Later && x.Value.Unit == row.Value.Unit).GroupBy(x => x.Told.Part).OrderBy(p => p.Key == Part.Case ? 0 : 1).FirstOrDefault()?.ToList() ?? [];

    // "Calcium had been 2.9 mmol/L a year earlier in another hospital"
    private static bool IsEarlier(Measure one) => Earlier().IsMatch(one.Told.Text);

    [GeneratedRegex(@"\b(?:weeks?|months?|years?|days?) (?:earlier|before|ago|previously)\b|\belsewhere\b|\b(?:another|the referring|the previous|an outside) (?:hospital|clinic|institution|laboratory)\b|\bhad (?:first|already|previously) been\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Earlier();

    [GeneratedRegex(@"\burin(?:e|ary)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Urine();

    // "Sodium had fallen to 118 mmol/L (Table 1)": the sentence that calls a table of one time is of that time, and "had fallen" of how the patient came.
    private static List<Measure> Calling(Manuscript m, TableValue row)
    {
        if (!row.IsOfOneTime || row.Table.Number.Length == 0) return [];
        var calls = m.Document.CallOuts.Where(c => c is { Target: CallOutTarget.Table, Items.Count: 1 } && c.Items[0].Number == row.Table.Number).ToList();
        return [.. m.Measures.Where(x => x.Told.Part == Part.Case && x.Name == row.Name && x.Value.Unit == row.Value.Unit && (!x.Later || HadChanged().IsMatch(x.Told.Text[..x.Start]) && !AfterTreatment().IsMatch(x.Told.Text)) && calls.Exists(c => x.Told.Whole.Contains(c.Span.Start)))];
    }

    [GeneratedRegex(@"\bhad (?:fallen|risen|dropped|decreased|increased|sunk|climbed) to(?: only| about| as low as| as high as)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HadChanged();

    // "After three cycles the marker was 310 U/l", where the row of the table that is called so has another value.
    private static IEnumerable<Finding> AtNamedTimes(Manuscript m)
    {
        foreach (var row in TimedValue.InTables(m.Document))
        {
            var told = TimedValue.InCase(m, row).ToList();
            if (told.Count == 0 || told.Exists(t => t.Value.Agrees(row.Value)) || told.Exists(t => row.OtherTimes.Any(t.Value.Agrees)) || told.Select(t => t.Value.Number).Distinct().Count() > 1) continue;
            var (sentence, value) = told[0];
            var words = sentence.Text[value.Start..value.End];
            yield return Rule.Find($"{row.Written}: {words} in {m.Document.WhereIs(sentence.Whole.Start)}, {row.Cell.Text.Trim()} in {m.Document.WhereIs(row.Cell.Span.Start)}, both {row.Time.Words}.", "Look it up in the record and correct the one that is wrong.", "measure." + row.Name,
                m.At(sentence.Span(value.Start, value.End - value.Start), words), m.At(row.Cell.Span, row.Cell.Text.Trim()), m.At(sentence.Whole));
        }
    }

    // What the case section gives of a quantity, in the unit of a value, for the time the patient came.
    private static List<Measure> InCase(Manuscript m, string name, Amount value) =>
        [.. m.Measures.Where(x => x.Told.Part == Part.Case && x.Name == name && !x.Later && x.Value.Unit == value.Unit)];

    // Nothing the one part says of it agrees with anything the other says, and both tell it of the same time.
    private static (Measure One, Measure Other)? Odd(Manuscript m, List<Measure> part, List<Measure> reference)
    {
        if (part.Exists(p => reference.Exists(r => r.Value.Agrees(p.Value)))) return null;
        foreach (var one in part)
            if (reference.Where(r => IsLater(m, r) == IsLater(m, one)).ToList() is { Count: 1 } twin) return (one, twin[0]);
        // "8.6" where one of several is 6.8.
        foreach (var one in part)
            if (reference.Find(r => Numbers.AreExchanged(Numbers.Say(r.Value.Number), Numbers.Say(one.Value.Number), 2)) is { } exchanged) return (one, exchanged);
        return null;
    }

    // Told of a time after treatment; or a line of a table of the course that is dated after the operation: "June 2021 | ferritin 80 µg/L".
    private static bool IsLater(Manuscript m, Measure one) =>
        one.Later || one.Told.Part == Part.Table && m.Operations.FirstOrDefault() is { } operation && TimePoint.In(one.Told).Any(d => d.First > operation.Last);

    // A sentence of the other part that names the quantity has the number as well, in a list or in another unit.
    private static bool Elsewhere(Manuscript m, Measure one, Part part) =>
        m.In(part).Any(t => t.Text.Contains(one.Written, StringComparison.OrdinalIgnoreCase) && t.Numbers.Exists(n => n.Value >= one.Value.Low - 1e-9 && n.Value <= one.Value.High + 1e-9));
}
