using System.Text.RegularExpressions;

namespace Kazus.Text.Claims;

/// <summary>The short forms of tumours that an article uses: those it explains itself, and the few that mean one thing everywhere.</summary>
internal static partial class Abbreviations
{
    private static readonly Dictionary<string, string> Everywhere = new(StringComparer.Ordinal)
    {
        ["GIST"] = "gastrointestinal stromal tumor", ["GISTs"] = "gastrointestinal stromal tumor", ["HCC"] = "hepatocellular carcinoma", ["NSCLC"] = "non-small cell lung cancer", ["SCLC"] = "small cell lung cancer",
        ["DLBCL"] = "diffuse large b-cell lymphoma", ["MPNST"] = "malignant peripheral nerve sheath tumor", ["LMS"] = "leiomyosarcoma", ["DFSP"] = "dermatofibrosarcoma protuberans", ["GBM"] = "glioblastoma", ["GBC"] = "gallbladder cancer",
        ["PDAC"] = "pancreatic ductal adenocarcinoma", ["TNBC"] = "triple-negative breast cancer", ["PTC"] = "papillary thyroid carcinoma", ["OSCC"] = "oral squamous cell carcinoma", ["ESCC"] = "esophageal squamous cell carcinoma", ["CRC"] = "colorectal cancer", ["LCNEC"] = "large cell neuroendocrine carcinoma", ["NHL"] = "non-hodgkin lymphoma", ["PNET"] = "primitive neuroectodermal tumor", ["RCC"] = "renal cell carcinoma",
    };

    [GeneratedRegex(@"\((?<short>[A-Z][A-Za-z]{1,6})\)", RegexOptions.CultureInvariant)]
    private static partial Regex InBrackets();

    /// <summary>Short form to full name for one article.</summary>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<Passage> passages)
    {
        Dictionary<string, string>? known = null;
        foreach (var passage in passages)
        {
            if (!passage.Text.Contains('(', StringComparison.Ordinal)) continue;
            foreach (Match match in InBrackets().Matches(passage.Text))
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

    private static readonly Dictionary<string, string> Empty = [];

    private static bool Initials(string full, string shortForm) => char.ToLowerInvariant(shortForm[0]) == full[0] || full.Contains(" " + char.ToLowerInvariant(shortForm[0]), StringComparison.Ordinal);
}
