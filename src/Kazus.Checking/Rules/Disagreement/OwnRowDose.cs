using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The own row gives a dose of radiation ("54" under "Radiotherapy (Gy)") of which the text tells another, and never this one.</summary>
internal static partial class OwnRowDose
{
    public static Finding? Disagrees(Manuscript m, Under cell, Match match, double number)
    {
        var inCell = InGray().IsMatch(cell.Text[(match.Index + match.Length)..]);
        if (!inCell && !(OverCell().IsIn(cell.Header) && Alone().IsMatch(cell.Text)) || Converted().IsIn(cell.Header + " " + cell.Text) || number < 5) return null;
        var told = m.In(Part.Abstract, Part.Case, Part.Conclusion, Part.Legend, Part.Discussion).Where(t => t.Part != Part.Discussion || t.SpeaksOfOwn).ToList();
        var doses = told.SelectMany(t => t.Numbers.Where(n => InGray().IsMatch(t.Text[(n.Match.Index + n.Match.Length)..]) && !t.OfRelative(n.Match.Index)).Select(n => (Told: t, n.Match, n.Value))).ToList();
        // "50 Gy and a boost of 10 Gy", "30 fractions of 2 Gy": what the parts make is not told as one.
        var values = doses.Where(d => !IsOfFraction(d.Told.Text, d.Match)).ToList();
        if (values.Count == 0 || values.Select(d => d.Value).Distinct().Count() > 1 || doses.Exists(d => IsMade(d.Told, d.Value, number)) || !values.Exists(d => d.Told.Part == Part.Case)) return null;
        // "54.0" and "54", "5400 cGy".
        if (Math.Abs(values[0].Value - number) < 0.5 || m.Told.Any(t => t.Part != Part.Introduction && t.Part != Part.Discussion && CentiGray().IsIn(t.Text))) return null;
        var first = values.Find(d => d.Told.Part == Part.Case);
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {match.Value} Gy in the own row; the text tells {first.Match.Value} Gy.", Kz306OwnRowDisagrees.Settle, "radiotherapy.dose", [m.At(cell.Cell.Span, match.Value), .. values.Take(4).SelectMany(d => new[] { m.At(d.Told.Span(d.Match), d.Match.Value), m.At(d.Told.Whole) })]);
    }

    /// <summary>Whether two doses of the text make that of a cell: "54 Gy", and elsewhere "a boost of 12 Gy".</summary>
    public static bool IsSum(Manuscript m, double number)
    {
        var doses = Doses(m).ToList();
        return doses.Exists(d => doses.Exists(o => o.Value < d.Value && Math.Abs(o.Value + d.Value - number) < 1e-6));
    }

    /// <summary>Whether the numbers of one sentence make the dose of a cell: "27 fractions of 2 Gy and a boost of 12 Gy".</summary>
    public static bool IsInParts(Manuscript m, Under cell, double number) => cell.Is("Gy") && Doses(m).Any(d => IsMade(d.Told, d.Value, number));

    private static IEnumerable<(Told Told, double Value)> Doses(Manuscript m) =>
        m.In(Part.Abstract, Part.Case).SelectMany(t => t.Numbers.Where(n => InGray().IsMatch(t.Text[(n.Match.Index + n.Match.Length)..])).Select(n => (t, n.Value)));

    // A sentence whose numbers, multiplied or added, make the dose.
    private static bool IsMade(Told told, double dose, double number) =>
        Math.Abs(dose - number) < 0.5 || told.Numbers.Exists(n => Math.Abs(n.Value * dose - number) < 0.5) || told.Numbers.Exists(n => n.Value > 1 && Math.Abs(n.Value + dose - number) < 0.5);

    private static bool IsOfFraction(string text, Match dose) =>
        PerFraction().IsMatch(text[(dose.Index + dose.Length)..]) || FractionsOf().IsMatch(text[..dose.Index]);

    [GeneratedRegex(@"^ ?Gy\b", RegexOptions.CultureInvariant)]
    private static partial Regex InGray();

    [GeneratedRegex(@"[(,] ?Gy\b|\bdose\b.*\bGy\b|^Gy\b", RegexOptions.CultureInvariant)]
    private static partial Regex OverCell();

    // "54", "54 / 30"
    [GeneratedRegex(@"^\d+(?:\.\d+)?(?: ?/ ?\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Alone();

    [GeneratedRegex(@"\b(?:BED|EQD2|biological\w*|equivalent|boost|per fraction|fraction size|brain|whole|total body|RBE|CGE)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Converted();

    [GeneratedRegex(@"^ ?Gy(?: ?\(RBE\))? (?:per|each|a|every|in each|daily|at each)\b", RegexOptions.CultureInvariant)]
    private static partial Regex PerFraction();

    [GeneratedRegex(@"\b(?:fractions?|doses|sessions) (?:of|at|with) $|× ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FractionsOf();

    [GeneratedRegex(@"\d ?(?:cGy|rad|CGE)\b", RegexOptions.CultureInvariant)]
    private static partial Regex CentiGray();
}
