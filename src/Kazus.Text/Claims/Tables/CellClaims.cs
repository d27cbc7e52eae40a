using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Terms;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;
using Kazus.Time;

namespace Kazus.Text.Claims.Tables;

/// <summary>A fact stated by a cell: the variable, its value, and the characters within the cell's clean text.</summary>
internal readonly record struct CellFact(string Variable, Value Value, Span Span, TimeStatement? At = null);

/// <summary>Reads the facts that a cell, or one patient's share of it, states under its header.</summary>
internal static partial class CellClaims
{
    public static IEnumerable<CellFact> Read(string text, ColumnKind kind, string header)
    {
        if (kind.HasFlag(ColumnKind.Age) && Age().Match(text) is { Success: true } age && Number(age.Groups["n"].Value) is <= 115)
            yield return new("patient.age", Value.Number.Completed(Number(age.Groups["n"].Value), "a"), Of(age.Groups["n"]));
        if (kind.HasFlag(ColumnKind.Sex) && Sex().FirstIn(text) is { Success: true } sex)
            yield return new("patient.sex", new Value.Choice(sex.Groups["s"].Value[0] is 'F' or 'f' or 'W' or 'w' ? "female" : "male"), Of(sex.Groups["s"]));
        // A size without a unit in the cell or the header may be anything.
        if (kind.HasFlag(ColumnKind.Size) && Size().Match(text) is { Success: true } size && Metric().IsMatch(size.Value + " " + header)) yield return SizeOf(size, header);
        if ((kind & (ColumnKind.Site | ColumnKind.Disease)) != 0)
            foreach (var fact in Lesion(text)) yield return fact;
        if (kind.HasFlag(ColumnKind.SymptomDuration) && LengthIn(text, header) is { } duration)
            yield return new("symptom.duration", new Value.Length(duration.Length), duration.Span);
        if (kind.HasFlag(ColumnKind.RecurrenceTime) && LengthIn(text, header) is { } time)
            yield return new("recurrence.time", new Value.Length(time.Length), time.Span);
        if ((kind & (ColumnKind.Treatment | ColumnKind.Margins | ColumnKind.Drugs)) != 0)
            foreach (var fact in Treatment(text, kind)) yield return fact;
        if ((kind & (ColumnKind.FollowUp | ColumnKind.Outcome)) != 0)
            foreach (var fact in Outcome(text, header)) yield return fact;
    }

    private static Span Of(Group group) => new(group.Index, group.Index + group.Length);

    private static double Number(string words) => double.Parse(words, CultureInfo.InvariantCulture);

    private static CellFact SizeOf(Match match, string header)
    {
        var centimetres = match.Groups["unit"].Success ? match.Groups["unit"].Value.StartsWith('c') : header.Contains("cm", StringComparison.OrdinalIgnoreCase);
        return new("lesion.size", new Value.Size([.. match.Groups["n"].Captures.Select(c => Math.Round(Number(c.Value) * (centimetres ? 10 : 1), 4))]), Of(match));
    }

    private static IEnumerable<CellFact> Lesion(string text)
    {
        if (Levels().Match(text) is { Success: true } match && VertebralExtent.Parse(match.Value) is { } extent) yield return new("lesion.levels", new Value.Levels(extent), Of(match));
        if (Kind().Match(text) is { Success: true } kind)
            yield return new("disease.kind", new Value.Choice(kind.Value[0] is 'p' or 'P' ? "primary" : kind.Value[0] is 'm' or 'M' ? "metastasis" : "local recurrence"), Of(kind));
        if (StudyType().Match(text) is { Success: true } type) yield return new("source.study-type", new Value.Choice(type.Value.ToLowerInvariant()), Of(type));
    }

    private static IEnumerable<CellFact> Treatment(string text, ColumnKind kind)
    {
        if (EnBloc().Match(text) is { Success: true } bloc) yield return new("surgery.extent", new Value.Choice("en bloc"), Of(bloc));
        else if (Gross().Match(text) is { Success: true } gross) yield return new("surgery.extent", new Value.Choice("gross total"), Of(gross));
        else if (Partial().Match(text) is { Success: true } partial) yield return new("surgery.extent", new Value.Choice("subtotal"), Of(partial));
        if (Radio().Match(text) is { Success: true } radio) yield return new("radiotherapy", new Value.Choice("yes"), Of(radio));
        if (Chemo().Match(text) is { Success: true } chemo) yield return new("chemotherapy", new Value.Choice("yes"), Of(chemo));
        if (Margin().Match(text) is { Success: true } margin)
            yield return new("margins", new Value.Choice(margin.Groups["neg"].Success ? "negative" : "positive"), Of(margin));
        var words = Claims.Vocabularies.Default;
        var tokens = Token.Of(text, words.Words);
        foreach (var drug in words.Drugs.In(tokens))
            if (drug.Kind == "cytotoxic") yield return new("chemotherapy.drug", new Value.Coded(Term.Plain(drug.Name)), new Span(tokens[drug.First].Start, tokens[drug.After - 1].End));
    }

    private static IEnumerable<CellFact> Outcome(string text, string header)
    {
        var length = LengthIn(text, header);
        TimeStatement? at = length is { } l ? new TimeStatement { Words = string.Create(CultureInfo.InvariantCulture, $"+{l.Length.Count:0.##} {l.Length.Unit.Symbol()}"), From = TimeStatement.DayZero, Days = l.Length.Days } : null;
        var none = NoRecurrence().Match(text);
        var free = FreeOf().Match(text);
        var recurred = none.Success ? Match.Empty : Recurrence().Match(text);
        var dead = Dead().Match(text);
        if (none.Success) yield return new("recurrence", new Value.Choice("no"), Of(none), at);
        if (recurred.Success) yield return new("recurrence", new Value.Choice("yes"), Of(recurred), at);
        if (dead.Success) yield return new("status", new Value.Choice(dead.Groups["of"].Success ? "dead of disease" : "dead"), Of(dead));
        else if (Ill().Match(text) is { Success: true } ill) yield return new("status", new Value.Choice("alive with disease"), Of(ill));
        else if (free.Success || none.Success) yield return new("status", new Value.Choice("alive, no evidence of disease"), free.Success ? Of(free) : Of(none));
        else if (Alive().Match(text) is { Success: true } alive) yield return new("status", new Value.Choice("alive"), Of(alive));
        if (length is not { } time) yield break;
        if (recurred.Success) yield return new("recurrence.time", new Value.Length(time.Length), time.Span);
        yield return new(dead.Success ? "survival.time" : "followup", new Value.Length(time.Length), time.Span);
    }

    private static LengthFound? LengthIn(string text, string header)
    {
        var found = Lengths.In(text);
        if (found.Count > 0) return found[0];
        if (!Bare().IsMatch(text) || Bare().Match(text) is not { Success: true } bare) return null;
        var unit = header.Contains("month", StringComparison.OrdinalIgnoreCase) || header.Contains("(mo", StringComparison.OrdinalIgnoreCase) ? TimeUnit.Month
            : header.Contains("year", StringComparison.OrdinalIgnoreCase) ? TimeUnit.Year : header.Contains("week", StringComparison.OrdinalIgnoreCase) ? TimeUnit.Week : (TimeUnit?)null;
        return unit is { } u ? new LengthFound(Of(bare), Duration.Of(Number(bare.Value), u, words: bare.Value)) : null;
    }

    [GeneratedRegex(@"(?<![\d.])(?<n>\d{1,3})(?=\s*(?:/|,|;|y|-|\s|$|[FM]\b))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Age();

    [GeneratedRegex(@"\b(?<s>F|M|W|female|male|woman|man)\b|(?<=\d)(?<s>[FM])\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sex();

    [GeneratedRegex(@"(?<n>\d+(?:\.\d+)?)(?:\s*[x×*]\s*(?<n>\d+(?:\.\d+)?)){0,2}\s*(?<unit>cm|mm)?", RegexOptions.CultureInvariant)]
    private static partial Regex Size();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:C|Th?|L|S)\d{1,2}(?:\s?[-–]\s?(?:C|Th?|L|S)?\d{1,2})?(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Levels();

    [GeneratedRegex(@"\b(?:primary|metasta(?:sis|tic)|recurrent)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Kind();

    [GeneratedRegex(@"\b(?:case report|case series|cohort|review|meta-analysis|trial)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StudyType();

    [GeneratedRegex(@"\ben[- ]bloc\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EnBloc();

    [GeneratedRegex(@"\b(?:GTR|gross total(?: resection| removal)?|complete (?:resection|excision|removal)|total (?:resection|removal|excision)|wide (?:local )?(?:excision|resection)|R0)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Gross();

    [GeneratedRegex(@"\b(?:STR|subtotal(?: resection| removal)?|partial (?:resection|removal|excision)|debulking|R2)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Partial();

    [GeneratedRegex(@"\b(?:radiotherapy|RT|radiation(?: therapy)?|irradiation|chemo-?radio\w*|CRT)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Radio();

    [GeneratedRegex(@"\b(?:chemotherapy|CHT|ChT|CTx|chemo-?radio\w*|CRT)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Chemo();

    [GeneratedRegex(@"(?<neg>\bR0\b|\b(?:margins? )?(?:negative|clear|free)(?: margins?)?\b)|\bR[12]\b|\b(?:margins? )?(?:positive|involved)(?: margins?)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Margin();

    [GeneratedRegex(@"\bno (?:local |tumou?r |distant )*(?:recurrence|relapse)\b|\b(?:recurrence|relapse)[- ]free(?: survival)?\b|\bwithout (?:local )?(?:recurrence|relapse)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoRecurrence();

    [GeneratedRegex(@"\bNED\b|\b(?:disease|progression|tumou?r)[- ]free(?: survival)?\b|\bno evidence of disease\b|\bfree of disease\b|\balive without disease\b|\bANED\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FreeOf();

    [GeneratedRegex(@"\b(?:local |distant )?(?:recurrence|recurred|relapsed?)\b|\bLR\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Recurrence();

    [GeneratedRegex(@"\b(?<of>DOD|died of (?:the )?disease|dead of disease|died of tumou?r)\b|\b(?:died|dead|deceased|death|DOC)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dead();

    [GeneratedRegex(@"\bAWD\b|\balive with (?:\w+ )?(?:disease|metasta\w+|recurrence)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ill();

    [GeneratedRegex(@"\balive\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Alive();

    [GeneratedRegex(@"\d ?[cm]m\b|\b[cm]m\b|centimet|millimet", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Metric();

    [GeneratedRegex(@"^\s*\d+(?:\.\d+)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
