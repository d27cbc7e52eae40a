using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.References;

/// <summary>A figure or table is called in the text and is not there.</summary>
internal static partial class Kz501CalledButAbsent
{
    public static Rule Rule { get; } = new("KZ501", "called-but-absent", Severity.Error, "call-out", Check) { WhyNot = m => m.Document.Figures.Count + m.Document.Tables.Count == 0 ? "the file has neither legends nor tables" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var document = m.Document;
        // A supplement is another file; a file without any legend may have its legends elsewhere.
        // A table or legend whose number was not recognised may be the one that is called.
        var (numbered, tabled) = (document.Figures.All(f => f.Number.Length > 0), document.Tables.All(t => t.Number.Length > 0));
        foreach (var call in document.CallOuts.Where(c => !document.Tables.Any(t => t.Span.Contains(c.Span))))
            foreach (var item in call.Items.Where(i => char.IsAsciiDigit(i.Number.FirstOrDefault())))
            {
                var figure = call.Target == CallOutTarget.Figure;
                if (!(figure ? numbered : tabled) || IsCount(document.Text, call.Span)) continue;
                if (figure ? document.Figures.Count == 0 || document.Figures.Any(f => f.Number == item.Number) : document.Tables.Count == 0 || document.Tables.Any(t => t.Number == item.Number)) continue;
                var what = figure ? "Figure" : "Table";
                var known = figure ? document.Figures.Select(f => f.Number) : document.Tables.Select(t => t.Number);
                yield return Rule.Find($"{what} {item.Number} is called and is not there; there {Has(what, [.. known])}.", $"Add {what.ToLowerInvariant()} {item.Number}, or call the one that is meant.", $"{what.ToLowerInvariant()}.missing", m.At(call.Span, $"{what} {item.Number}"));
            }
    }

    // "Of the 28 lesions of the table 9 (32%) were biopsied": a table, and then a number of something else.
    private static bool IsCount(string text, Span call) =>
        char.IsLower(text[call.Start]) && OfThe().IsMatch(text.AsSpan(Math.Max(0, call.Start - 12), Math.Min(12, call.Start))) && Counted().IsMatch(text.AsSpan(call.End));

    [GeneratedRegex(@"\b(?:the|this|that|our) $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfThe();

    [GeneratedRegex(@"^ (?:\(\d+(?:\.\d+)? ?%|of (?:the |these |our |all )?\d+ \p{L}|(?:(?:patients|women|men|cases|tumou?rs|lesions|children) )?(?:were|had|was|died|received|underwent)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    private static string Has(string what, List<string> numbers) => numbers.Count == 1 ? $"is only {what.ToLowerInvariant()} {numbers[0]}" : $"are {what.ToLowerInvariant()}s {string.Join(", ", numbers)}";
}
