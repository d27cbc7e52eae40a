using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>
/// A cell of the own row that is a code: a mutation ("T41A") or a stage or grade ("IIB" under "Stage"). The article tells codes of the
/// same shape, and never this one.
/// </summary>
internal static partial class OwnRowCodes
{
    public static Finding? Disagrees(Manuscript m, Under cell)
    {
        if (Mutation().FirstIn(cell.Text) is { Success: true } mutation)
        {
            var told = Found(m, AnyMutation()).ToList();
            if (told.Count == 0 || told.Exists(t => t.Match.Value == mutation.Value)) return null;
            return Say(m, cell, mutation.Value, "mutation", told);
        }
        if (cell.Is("differentiation") && MoreStatements.DegreeOf(cell.Text) is { } degree)
        {
            var told = m.Statements.Where(s => s.Variable == MoreStatements.Differentiation).ToList();
            return told.Exists(s => s.Value == degree) ? null : Kz306OwnRowDisagrees.Say(m, cell, MoreStatements.Differentiation, degree, told);
        }
        if (cell.Is("third", "site", "location", "segment", "part") && ThirdCell().Match(cell.Text) is { Success: true } third)
        {
            var told = Found(m, Third()).ToList();
            return told.Select(t => Part3(t.Match)).Distinct().ToList() is [var only] && only != Part3(third) ? Say(m, cell, third.Value, "lesion.site", told) : null;
        }
        if (OfType().IsMatch(cell.Header) && Graded().IsMatch(cell.Text))
        {
            var told = Found(m, Typed()).ToList();
            // Where several types are told, the text speaks of the classification.
            if (told.Select(t => MoreStatements.Arabic(t.Match.Groups["v"].Value)).Distinct().ToList() is not [var only] || only == MoreStatements.Arabic(cell.Text)) return null;
            return Say(m, cell, cell.Text, "pathology.type", told);
        }
        if (!cell.Is("stage", "grade", "Simpson", "FIGO", "Enneking", "class") || !Graded().IsMatch(cell.Text)) return null;
        var words = cell.Header.Split([' ', ',', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 3).ToList();
        var system = words.Find(w => char.IsUpper(w[0]) && !w.Equals("Stage", StringComparison.Ordinal) && !w.Equals("Grade", StringComparison.Ordinal)) ?? words.Find(w => w.Equals("stage", StringComparison.OrdinalIgnoreCase) || w.Equals("grade", StringComparison.OrdinalIgnoreCase));
        if (system is null) return null;
        var grades = m.Statements.Where(s => s.Part != Part.Table && s.Variable == "grade." + system.ToLowerInvariant()).ToList();
        var value = MoreStatements.Arabic(cell.Text);
        // "Stage" in the header may be of a system that the text names, and the other way round.
        if (grades.Count == 0 || m.Statements.Any(s => s.Part != Part.Table && s.Variable.StartsWith("grade.", StringComparison.Ordinal) && s.Value == value) || grades.Exists(g => g.Value.StartsWith(value, StringComparison.Ordinal) || value.StartsWith(g.Value, StringComparison.Ordinal))) return null;
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {cell.Text} in the own row, {grades[0].Value} in {m.Document.WhereIs(grades[0].Span.Start)}.", Settle, "disease.stage", [m.At(cell.Cell.Span, cell.Text), .. grades.Take(4).Select(g => m.At(g.Span, g.Value))]);
    }

    private const string Settle = "Look it up in the record and correct the one that is wrong.";

    private static Finding Say(Manuscript m, Under cell, string value, string variable, List<(Told Told, Match Match)> told) =>
        Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {value} in the own row, {told[0].Match.Value} in {m.Document.WhereIs(told[0].Told.Span(told[0].Match).Start)}.", Settle, variable, [m.At(cell.Cell.Span, value), .. told.Take(4).Select(t => m.At(t.Told.Span(t.Match), t.Match.Value)), .. told.Take(2).Select(t => m.At(t.Told.Whole))]);

    private static IEnumerable<(Told Told, Match Match)> Found(Manuscript m, Regex shape) =>
        m.In(Part.Abstract, Part.Case, Part.Conclusion, Part.Legend).SelectMany(t => shape.Matches(t.Text).Select(x => (t, x)));

    private static string Part3(Match match) => match.Groups["part"].Value.ToLowerInvariant() switch { "proximal" => "upper", "distal" => "lower", "mid" => "middle", var part => part };

    [GeneratedRegex(@"^(?<part>upper|middle|mid|lower|proximal|distal)(?:[ -]third)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ThirdCell();

    // "in the middle third", "the mid-third", "the lower and middle thirds" is two.
    [GeneratedRegex(@"\b(?<part>upper|middle|mid|lower|proximal|distal)(?:[ -]thirds?\b|(?= (?:and|to) (?:the )?(?:upper|middle|lower|proximal|distal) thirds?\b))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Third();

    [GeneratedRegex(@"^(?:[A-Z]{2,5} |tumou?r |histolog\w+ )?types?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfType();

    // "PPB, type II", not "type 2 diabetes"
    [GeneratedRegex(@"\btype (?<v>I{1,3}|IV|[1-4])\b(?![\w.,–-]*\d)(?! (?:diabetes|collagen|neurofibromatosis|pneumocytes?|respiratory|odontoid|endoleak|hypersensitivity))(?<!\b(?:neurofibromatosis|neoplasia|diabetes mellitus|glycogenosis|Modic|Chiari)(?:,)? type (?:I{1,3}|IV|[1-4]))", RegexOptions.CultureInvariant)]
    private static partial Regex Typed();

    [GeneratedRegex(@"^(?:p\.)?[A-Z]\d{2,4}[A-Z]$", RegexOptions.CultureInvariant)]
    private static partial Regex Mutation();

    [GeneratedRegex(@"(?<![\w-])(?:p\.)?[A-Z]\d{2,4}[A-Z](?![\w])", RegexOptions.CultureInvariant)]
    private static partial Regex AnyMutation();

    [GeneratedRegex(@"^(?:(?:I{1,3}|IV|V)(?:[A-C]\d?)?|[1-4][a-cA-C]?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Graded();
}
