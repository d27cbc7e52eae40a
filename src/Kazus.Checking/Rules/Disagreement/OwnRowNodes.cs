using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The own row counts "0 / 27" lymph nodes, and the text has another number of them.</summary>
internal static partial class OwnRowNodes
{
    public static Finding? Disagrees(Manuscript m, Under cell)
    {
        if (cell.Is("node") && Word(cell.Text) is { } involved) return AgainstWord(m, cell, involved);
        if (!cell.Is("node") || OfTotal().Match(cell.Text) is not { Success: true } pair) return null;
        // Whichever stands first: the nodes examined are never fewer than those with tumour.
        if ((OfSome(m, cell, pair) ?? OfAll(m, cell, pair)) is { } other) return other;
        var examined = pair.Groups["n"].Captures.Max(c => int.Parse(c.Value, System.Globalization.CultureInfo.InvariantCulture));
        var told = m.In(Part.Case, Part.Abstract, Part.Legend, Part.Conclusion).ToList();
        var counted = told.SelectMany(Counted.In).Where(c => c.Noun == "node").ToList();
        // Several counts are of several regions, which the table may add up.
        if (counted.Select(c => c.Number).Distinct().Count() != 1 || told.Exists(t => t.Numbers.Exists(n => n.Value == examined) && t.Words.Exists(w => w.Stem is "node" or "neck" or "dissec" or "lympha" or "lymph"))) return null;
        var one = counted[0];
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {cell.Text} in the own row; the text tells {one.Words}.", Kz306OwnRowDisagrees.Settle, "table.nodes",
            [m.At(cell.Cell.Span, $"{examined}"), .. counted.Take(4).SelectMany(c => new[] { m.At(c.Told.Span(c.Start, c.Size), c.Words), m.At(c.Told.Whole) })]);
    }

    // "2 / 11" where none of the eleven contained tumour.
    private static Finding? OfSome(Manuscript m, Under cell, Match pair)
    {
        var numbers = pair.Groups["n"].Captures.Select(c => int.Parse(c.Value, System.Globalization.CultureInfo.InvariantCulture)).Order().Select(n => Numbers.Say(n)).ToList();
        var counts = m.Statements.Where(s => s is { Variable: "nodes.positive", Part: Part.Case or Part.Abstract or Part.Conclusion or Part.Legend }).ToList();
        if (counts.Count == 0 || counts.Exists(s => s.Value.Split(" of ") is var told && (told[0] == numbers[0] || told[1] != numbers[1]))) return null;
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {cell.Text} in the own row; the text tells {counts[0].Value}.", Kz306OwnRowDisagrees.Settle, "table.nodes", [m.At(cell.Cell.Span, cell.Text), .. counts.Take(4).Select(c => m.At(c.Span, c.Value))]);
    }

    // "4 / 15" where the text counts four of twelve, each time that it counts them, and never 15 nodes.
    private static Finding? OfAll(Manuscript m, Under cell, Match pair)
    {
        var numbers = pair.Groups["n"].Captures.Select(c => int.Parse(c.Value, System.Globalization.CultureInfo.InvariantCulture)).Order().ToList();
        var counts = m.Statements.Where(s => s.Variable == "nodes.positive" && s.Part is not (Part.Introduction or Part.Table)).ToList();
        if (counts.Select(s => s.Value).Distinct(StringComparer.Ordinal).Count() != 1 || counts[0].Value.Split(" of ") is not [var involved, var all] || involved != Numbers.Say(numbers[0]) || all == Numbers.Say(numbers[1])) return null;
        if (m.In(Part.Case, Part.Abstract, Part.Legend, Part.Conclusion, Part.Discussion).Any(t => Counted.NumbersOfThings(t).Contains(numbers[1]) && t.Words.Exists(w => w.Stem is "node" or "neck" or "dissec" or "lympha" or "lymph"))) return null;
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {cell.Text} in the own row; the text tells {counts[0].Value}.", Kz306OwnRowDisagrees.Settle, "table.nodes", [m.At(cell.Cell.Span, cell.Text), .. counts.Take(4).Select(c => m.At(c.Span, c.Value))]);
    }

    private static bool? Word(string cell) => cell.Trim().TrimEnd('.').ToLowerInvariant() switch
    {
        "negative" or "free" or "clear" or "none" or "n0" or "pn0" or "uninvolved" or "not involved" => false,
        "positive" or "involved" or "n1" or "pn1" or "metastatic" => true,
        _ => null,
    };

    // "Negative" where the text counts three of sixteen with tumour.
    private static Finding? AgainstWord(Manuscript m, Under cell, bool involved)
    {
        var counts = m.Statements.Where(s => s is { Variable: "nodes.positive", Part: Part.Case or Part.Abstract or Part.Conclusion or Part.Legend }).ToList();
        // What the sentinel showed says nothing of a later dissection.
        if (cell.Is("sentinel") && !counts.TrueForAll(s => m.Told.Any(t => t.Whole.Contains(s.Span.Start) && t.Text.Contains("sentinel", StringComparison.OrdinalIgnoreCase)))) return null;
        if (counts.Count == 0 || counts.Exists(s => s.Value.StartsWith("0 ", StringComparison.Ordinal) == !involved)) return null;
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {cell.Text} in the own row; the text tells {counts[0].Value}.", Kz306OwnRowDisagrees.Settle, "table.nodes", [m.At(cell.Cell.Span, cell.Text), .. counts.Take(4).Select(c => m.At(c.Span, c.Value))]);
    }

    [GeneratedRegex(@"^\(?(?<n>\d{1,3}) ?(?:/|of|out of) ?(?<n>\d{1,3})\)?$", RegexOptions.CultureInvariant)]
    private static partial Regex OfTotal();
}
