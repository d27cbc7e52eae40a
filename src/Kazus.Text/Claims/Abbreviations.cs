using System.Text.RegularExpressions;
using Kazus.Text.Patterns;

namespace Kazus.Text.Claims;

/// <summary>The short forms of tumours that an article uses: those it explains itself, and those of <c>Rules/tumour-abbreviations.tsv</c>.</summary>
internal static partial class Abbreviations
{
    private static readonly List<(string Short, string Full, string? Stem)> Listed = [.. Vocabularies.Lines("tumour-abbreviations.tsv").Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Select(c => (c[0], c[1], c.Length > 2 ? c[2] : null))];

    private static readonly Dictionary<string, string> Everywhere = new(Listed.Where(l => l.Stem is null).SelectMany(l => Numbers(l.Short, l.Full)), StringComparer.Ordinal);

    private static readonly ILookup<string, (string Full, string Stem)> InContext = Listed.Where(l => l.Stem is not null).SelectMany(l => Numbers(l.Short, l.Full).Select(n => (n.Key, n.Value, l.Stem!))).ToLookup(l => l.Key, l => (l.Value, l.Item3), StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Empty = [];

    [GeneratedRegex(@"\((?<short>[A-Z][A-Za-z]{1,6})\)", RegexOptions.CultureInvariant)]
    private static partial Regex InBrackets();

    /// <summary>Short form to full name for one article.</summary>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<Passage> passages)
    {
        Dictionary<string, string>? known = null;
        foreach (var passage in passages)
        {
            Contextual(passage, passages, ref known);
            if (!passage.Text.Contains('(', StringComparison.Ordinal)) continue;
            foreach (Match match in InBrackets().AllIn(passage.Text))
            {
                var shortForm = match.Groups["short"].Value;
                if (shortForm.Count(char.IsUpper) < 2) continue;
                var before = passage.TokenAt(match.Index);
                var name = DiseaseName.In(passage, Empty).FirstOrDefault(n => n.After == before);
                if (name.Name is not { } full || !Initials(full, shortForm)) continue;
                known ??= new Dictionary<string, string>(Everywhere, StringComparer.Ordinal);
                known[shortForm] = full;
            }
        }
        return known ?? Everywhere;
    }

    // "SPN" is a tumour where the text speaks of the pancreas, and a nodule of the lung elsewhere.
    private static void Contextual(Passage passage, IReadOnlyList<Passage> all, ref Dictionary<string, string>? known)
    {
        foreach (var token in passage.Tokens)
        {
            if (token.End - token.Start is < 2 or > 6 || !char.IsUpper(passage.Text[token.Start]) || !char.IsUpper(passage.Text[token.Start + 1])) continue;
            var written = passage.Text[token.Start..token.End];
            if (known is not null && known.ContainsKey(written)) continue;
            foreach (var (full, stem) in InContext[written])
            {
                if (!all.Any(p => p.Has(stem))) continue;
                known ??= new Dictionary<string, string>(Everywhere, StringComparer.Ordinal);
                known[written] = full;
                break;
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Numbers(string shortForm, string full) => [new(shortForm, full), new(shortForm + "s", full)];

    private static bool Initials(string full, string shortForm) => char.ToLowerInvariant(shortForm[0]) == full[0] || full.Contains(" " + char.ToLowerInvariant(shortForm[0]), StringComparison.Ordinal);
}
