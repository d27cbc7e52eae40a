using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The own row gives what was taken out a length ("12" under "Segment (cm)") that the text does not give it.</summary>
internal static partial class OwnRowPiece
{
    public static Finding? Disagrees(Manuscript m, Under cell)
    {
        if (Header().Match(cell.Header) is not { Success: true } header || Cell().Match(cell.Text) is not { Success: true } length) return null;
        var unit = length.Groups["unit"].Success ? length.Groups["unit"].Value : header.Groups["unit"].Value;
        if (unit.Length == 0 || Millimetres(length.Groups["n"].Value, unit) is not { } number) return null;
        var told = m.In(Part.Abstract, Part.Case, Part.Conclusion, Part.Legend).SelectMany(t => Piece().AllIn(t.Text).Select(x => (Told: t, Match: x, Number: Millimetres(x.Groups["n"].Value, x.Groups["unit"].Value)))).ToList();
        // Several lengths are of several pieces, or of one before and after fixation; and a length that is told of something else may be this one in other words.
        if (told.Select(t => t.Number).Distinct().Count() != 1 || m.Quantities.Any(q => q.Kind == "length" && q.Sentence.Part != Part.Introduction && Math.Abs(q.Number - number) <= Math.Max(q.Slack, 0.05 * number))) return null;
        var (at, words, _) = told[0];
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {cell.Text} in the own row; the text tells {words.Groups["n"].Value} {words.Groups["unit"].Value}.", Kz306OwnRowDisagrees.Settle, "surgery.length", [m.At(cell.Cell.Span, cell.Text), .. told.Take(4).SelectMany(t => new[] { m.At(t.Told.Span(t.Match), t.Match.Value), m.At(t.Told.Whole) })]);
    }

    private static double? Millimetres(string number, string unit) => Numbers.Parse(number) * (unit.Equals("cm", StringComparison.OrdinalIgnoreCase) ? 10 : 1);

    // "Segment (cm)", "Length resected, cm", "Resection length"
    [GeneratedRegex(@"^(?:(?:resected|excised|bone|length of|removed|re-?implanted) )*(?:the )?(?:segment|resection|length|bone)(?: (?:length|resected|excised|removed|of (?:the )?(?:segment|resection|bone)))*(?<!^length)(?<!^bone),? ?[(\[]?(?<unit>mm|cm)?[)\]]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex(@"^(?<n>\d+(?:\.\d+)?) ?(?<unit>mm|cm)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Cell();

    private const string Size = @"(?<n>\d+(?:\.\d+)?|" + Numbers.Pattern + @")[ -]?(?<unit>mm|cm)";

    // "A segment of 15 cm", "an 11-cm segment", "8 cm of the fibula were resected", "the resected bone was 9 cm long"
    [GeneratedRegex(@"\b(?:segment|resection length|length of (?:the )?(?:resection|segment)|resected (?:bone|length))(?: of (?:the )?(?:bone|tibia|femur|humerus|radius|ulna|fibula|rib|mandible|jejunum|ileum|colon|trachea))?,? (?:of|measured|measuring|was|which (?:was|measured)) (?:about )?" + Size + @"\b(?! (?:above|below|from|proximal|distal|away))|\b" + Size + @"(?: long)? segment\b|(?<![\w.])" + Size + @" of (?:the )?(?:[\p{L}-]+ ){0,2}(?:bone|tibia|femur|humerus|radius|ulna|fibula|mandible|jejunum|ileum|colon|trachea) (?:was|were) (?:resected|excised|removed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
