using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>
/// A cell in words. The other rows of its column show what else could stand there: when the text never says what the own row says,
/// and does say what another row says, the row is wrong.
/// </summary>
internal static partial class Category
{
    public static Finding? Disagrees(Manuscript m, OwnRow row, Under cell)
    {
        if (!Column().IsIn(cell.Header) || NotColumn().IsMatch(cell.Header) || cell.Text.Any(char.IsAsciiDigit) || Empty().IsMatch(cell.Text)) return null;
        var own = Words(cell.Text);
        if (own.Count is 0 or > 4) return null;
        // A word of the own row that the article does use is still wrong where the title and the abstract use another row's word instead.
        var used = own.SelectMany(w => Find(m, w)).ToList();
        if (used.Exists(f => f.Told.Part is not Part.Case || Tumour().IsMatch(f.Told.Text))) return null;
        var others = row.Others(cell.Cell).Where(o => !o.Any(char.IsAsciiDigit) && !Empty().IsMatch(o)).SelectMany(o => Words(o)).Where(w => !own.Contains(w)).Distinct().ToList();
        // The abstract and the legends tell the own tumour; the case alone may name a neighbour.
        foreach (var other in others)
        {
            var found = Find(m, other).ToList();
            if (!found.Exists(f => f.Told.Part is Part.Abstract or Part.Title) || !found.Exists(f => f.Told.Part is Part.Case)) continue;
            if (used.Count > 0 && (found.Count < 3 * used.Count || !cell.Is("site", "location") || !found.Exists(f => f.Told.Part == Part.Title))) continue;
            var first = found[0];
            return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {cell.Text} in the own row, \"{first.Told.Text.Substring(first.At, first.Size)}\" in {m.Document.WhereIs(first.Told.Span(first.At, first.Size).Start)}.", "Look it up in the record and correct the one that is wrong.", Side(cell) ? "lesion.side" : "lesion.site",
                [m.At(cell.Cell.Span, cell.Text), .. found.DistinctBy(f => f.Told.Whole).Take(6).Select(f => m.At(f.Told.Span(f.At, f.Size)))]);
        }
        return null;
    }

    private static bool Side(Under cell) => cell.Is("side");

    private static HashSet<string> Words(string text) => [.. Word().Matches(text).Select(w => Keys.Stem(w.Value)).Where(w => w.Length > 3)];

    // Where the patient's story uses a word with this stem, and not to say that the part is healthy.
    private static IEnumerable<(Told Told, int At, int Size)> Find(Manuscript m, string stem)
    {
        foreach (var told in m.Told.Where(t => t.Part is Part.Title or Part.Abstract or Part.Case or Part.Legend or Part.Conclusion))
            foreach (var word in told.Words)
            {
                if (word.Stem != stem || told.OfRelative(word.Start) || Healthy().IsIn(told.Text, word.Start..)) continue;
                yield return (told, word.Start, word.Size);
            }
    }

    [GeneratedRegex(@"\b(?:biopsy|arising|arose|originat\w+|primary)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tumour();

    [GeneratedRegex(@"\p{L}[\p{L}]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:site|side|location|level|segment|bone|lobe|quadrant|approach|region|margin|position|localisation|localization)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Column();

    [GeneratedRegex(@"\b(?:second|metasta|recurrence|relapse|outcome|status|complication)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotColumn();

    [GeneratedRegex(@"^(?:no|yes|none|not done|n/?a|unknown|not (?:stated|reported|given)|-|–|—)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Empty();

    [GeneratedRegex(@"^[^.;,]{0,60}\b(?:intact|normal|spared|preserved|uninvolved|not involved|free of|unremarkable)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Healthy();
}
