using System.Globalization;
using System.Text.Json.Nodes;
using Kazus.Terms;

namespace Kazus.Text.Claims.Evaluation;

/// <summary>How near a proposed value comes to the true one.</summary>
public enum Nearness
{
    Apart,

    /// <summary>The same within the tolerance of the variable.</summary>
    Near,

    /// <summary>The same once written alike.</summary>
    Exact,
}

/// <summary>Compares values as a reader of the table would: spelling, articles, plurals and rounding do not matter.</summary>
public static class ClaimMatch
{
    private static readonly HashSet<string> Loose = ["symptom", "disease", "disease.site", "metastasis.site", "primary.site"];

    private static readonly HashSet<string> Idle = ["the", "a", "an", "of", "in", "his", "her", "and", "with", "region", "area", "space", "tissue", "to", "at", "on", "left", "right", "type", "tumor"];

    private static readonly Dictionary<string, string> Alike = new(StringComparer.Ordinal)
    {
        ["tumour"] = "tumor", ["oesophagus"] = "esophagus", ["haemoptysis"] = "hemoptysis", ["dyspnoea"] = "dyspnea", ["haematuria"] = "hematuria", ["diarrhoea"] = "diarrhea", ["pulmonary"] = "lung", ["lungs"] = "lung", ["hepatic"] = "liver",
        ["osseous"] = "bone", ["bony"] = "bone", ["peritoneal"] = "peritoneum", ["retroperitoneal"] = "retroperitoneum", ["pancreatic"] = "pancreas", ["gastric"] = "stomach", ["renal"] = "kidney", ["mediastinal"] = "mediastinum", ["rectal"] = "rectum", ["meningeal"] = "meninges", ["breathlessness"] = "dyspnea", ["cancer"] = "carcinoma", ["ewings"] = "ewing",
    };

    /// <summary>Compares one proposed value with one true value of the same variable.</summary>
    public static Nearness Compare(string variable, JsonNode? proposed, JsonNode? truth)
    {
        if (proposed is null || truth is null) return Nearness.Apart;
        if (proposed is JsonObject a && truth is JsonObject b) return Stain(a, b);
        if (Number(proposed) is { } x && Number(truth) is { } y) return Numbers(variable, x, y);
        var one = Plain(proposed.ToString());
        var other = Plain(truth.ToString());
        if (one == other) return Nearness.Exact;
        return Loose.Contains(variable) && Share(one, other) ? Nearness.Near : Nearness.Apart;
    }

    private static Nearness Stain(JsonObject a, JsonObject b)
    {
        if ((string?)a["result"] != (string?)b["result"]) return Nearness.Apart;
        return Solid((string?)a["marker"]) == Solid((string?)b["marker"]) ? Nearness.Exact : Nearness.Apart;
    }

    // "gcdfp 15" and "GCDFP-15" are one marker.
    private static string Solid(string? marker) => Markers.Standard(marker ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    private static Nearness Numbers(string variable, double proposed, double truth)
    {
        if (Math.Abs(proposed - truth) <= 0.011) return Nearness.Exact;
        var tolerance = variable switch { "patient.age" => 1, "lesion.size" => 0.05 * truth, "ki67" => 2, _ => Math.Max(0.1 * truth, 0.1) };
        return Math.Abs(proposed - truth) <= tolerance ? Nearness.Near : Nearness.Apart;
    }

    // The word that heads one name, or half of all telling words, occurs in the other.
    private static bool Share(string one, string other)
    {
        var a = one.Split(' ').Where(w => !Idle.Contains(w)).ToHashSet();
        var b = other.Split(' ').Where(w => !Idle.Contains(w)).ToHashSet();
        if (a.Count == 0 || b.Count == 0) return false;
        var shared = a.Count(b.Contains);
        return shared * 2 >= Math.Min(a.Count, b.Count) && shared > 0;
    }

    /// <summary>Lower case, signs as spaces, one spelling, singular.</summary>
    internal static string Plain(string words)
    {
        var lower = words.ToLowerInvariant().Replace("'s", "", StringComparison.Ordinal).Replace("’s", "", StringComparison.Ordinal);
        var cleaned = new string([.. lower.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]);
        return string.Join(' ', cleaned.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("the" or "a" or "an" or "his" or "her")).Select(w => Alike.GetValueOrDefault(w, w)).Select(One));
    }

    private static string One(string word) => word.Length > 4 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;

    private static double? Number(JsonNode node) => node is JsonValue value && value.TryGetValue<double>(out var n) ? n
        : double.TryParse(node.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out n) ? n : null;
}
