using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The own row counts things ("8" under "Nodules") of which the text tells another number, and never this one.</summary>
internal static partial class OwnRowCount
{
    public static Finding? Disagrees(Manuscript m, Under cell)
    {
        if (Header().Match(cell.Header) is not { Success: true } header || Cell().IsMatch(cell.Text) is false || Numbers.Parse(cell.Text) is not { } number || number < 2) return null;
        var noun = Keys.Stem(header.Groups["noun"].Value);
        var before = header.Groups["with"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Keys.Stem).ToHashSet(StringComparer.Ordinal);
        var told = m.In(Part.Abstract, Part.Case, Part.Conclusion).SelectMany(Counted.In).Where(c => c.Noun == noun && (before.Count == 0 || c.With.Count == 0 || c.With.Overlaps(before))).ToList();
        // More than two numbers are of things that the text tells apart; two or three that add up to this one are its parts.
        var numbers = told.Select(c => c.Number).Distinct().ToList();
        if (numbers.Count is 0 or > 2 || numbers.Sum() == number || IsTold(m, noun, number)) return null;
        var first = told.MaxBy(c => c.Number)!;
        return (numbers.Count > 1 ? Kz306OwnRowDisagrees.Rule with { Severity = Severity.Warning } : Kz306OwnRowDisagrees.Rule).Find($"{cell.Header}: {cell.Text} in the own row; the text tells {first.Words}.", Kz306OwnRowDisagrees.Settle, "count." + noun, [m.At(cell.Cell.Span, cell.Text), .. told.Take(4).SelectMany(c => new[] { m.At(c.Told.Span(c.Start, c.Size), c.Words), m.At(c.Told.Whole) })]);
    }

    // A sentence that names the things, or the one after it, has the number, or numbers that add up to it.
    private static bool IsTold(Manuscript m, string noun, double number)
    {
        var told = m.Told.Where(t => t.Part != Part.Introduction).ToList();
        for (var i = 0; i < told.Count; i++)
        {
            if (!Names(told[i], noun) && !(i > 0 && told[i - 1].Part == told[i].Part && Names(told[i - 1], noun))) continue;
            var counts = Counted.NumbersOfThings(told[i]);
            if (counts.Contains(number) || counts.Sum() == number || counts.Exists(a => counts.Exists(b => a != b && a + b == number)) || One().IsIn(told[i].Text) && counts.Contains(number - 1)) return true;
        }
        return false;
    }

    private static bool Names(Told told, string noun) => told.Words.Exists(w => w.Stem == noun);

    // "Three nodules, and another in the palm"
    [GeneratedRegex(@"\b(?:another|a further|an additional|one more|a second|a single|an?other)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex One();

    // "Nodules", "Number of nodules removed", "Skin lesions (n)"; not "Lesions, mm".
    [GeneratedRegex(@"^(?:(?:number|no\.|n) (?:of )?(?:the )?)?(?<with>(?:[\p{L}-]+ ){0,2})(?<noun>nodules|lesions|nodes|foci|metastases|polyps|fragments|screws|stents|ribs|vertebrae|segments|levels|cysts|deposits|masses|grafts|implants|roots|fascicles|teeth|pieces|drains|adenomas|neurofibromas|lipomas|aneurysms|fractures|biopsies|transfusions|punctures|embolisations)(?: (?:removed|resected|excised|found|treated|involved|fused|affected))?(?:,? ?\(?(?:n|no\.|number)\)?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex(@"^(?:\d{1,2}|" + Numbers.Pattern + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cell();
}
