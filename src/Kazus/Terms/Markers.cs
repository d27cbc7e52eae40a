namespace Kazus.Terms;

/// <summary>Standard short forms of immunohistochemistry markers.</summary>
public static class Markers
{
    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["smooth muscle actin"] = "sma", ["alpha smooth muscle actin"] = "sma", ["α smooth muscle actin"] = "sma", ["alpha sma"] = "sma", ["α sma"] = "sma", ["smooth muscle antigen"] = "sma", ["asma"] = "sma",
        ["muscle specific actin"] = "msa", ["hhf35"] = "msa", ["hhf 35"] = "msa",
        ["s 100"] = "s100", ["s 100 protein"] = "s100", ["s100 protein"] = "s100", ["s100p"] = "s100", ["s 100p"] = "s100", ["protein s100"] = "s100", ["protein s 100"] = "s100",
        ["cytokeratin"] = "ck", ["cytokeratins"] = "ck", ["keratin"] = "ck", ["keratins"] = "ck", ["pan cytokeratin"] = "ck", ["pancytokeratin"] = "ck", ["pan ck"] = "ck", ["panck"] = "ck", ["ae1 ae3"] = "ck", ["ck ae1 ae3"] = "ck", ["cytokeratin ae1 ae3"] = "ck", ["keratin ae1 ae3"] = "ck", ["pankeratin"] = "ck", ["pan keratin"] = "ck", ["ck pan"] = "ck",
        ["epithelial membrane antigen"] = "ema", ["c kit"] = "cd117", ["ckit"] = "cd117", ["kit"] = "cd117", ["cd 117"] = "cd117", ["cd117 c kit"] = "cd117", ["c kit cd117"] = "cd117",
        ["dog 1"] = "dog1", ["h caldesmon"] = "h-caldesmon", ["caldesmon"] = "caldesmon", ["hmb 45"] = "hmb45", ["melan a"] = "melan-a", ["mart 1"] = "melan-a",
        ["estrogen receptor"] = "er", ["oestrogen receptor"] = "er", ["estrogen receptors"] = "er", ["progesterone receptor"] = "pr", ["progesterone receptors"] = "pr", ["her 2"] = "her2", ["her2 neu"] = "her2", ["c erbb 2"] = "her2",
        ["neuron specific enolase"] = "nse", ["glial fibrillary acidic protein"] = "gfap", ["leukocyte common antigen"] = "lca", ["leucocyte common antigen"] = "lca", ["cd45 lca"] = "lca", ["carcinoembryonic antigen"] = "cea",
        ["thyroid transcription factor 1"] = "ttf1", ["ttf 1"] = "ttf1", ["chromogranin a"] = "chromogranin", ["ki 67"] = "ki67", ["mib 1"] = "ki67", ["mib1"] = "ki67", ["bcl 2"] = "bcl2", ["bcl 6"] = "bcl6", ["myo d1"] = "myod1", ["ini 1"] = "ini1", ["smarcb1"] = "ini1", ["wt 1"] = "wt1", ["sox 10"] = "sox10", ["stat 6"] = "stat6", ["factor viii related antigen"] = "factor viii", ["prostate specific antigen"] = "psa", ["alpha fetoprotein"] = "afp", ["alk 1"] = "alk", ["alk1"] = "alk", ["t brachyury"] = "brachyury",
    };

    /// <summary>The standard short form in lower case: "S-100 protein" gives "s100", "CD 34" gives "cd34". Unknown markers come back as written, lower case.</summary>
    public static string Standard(string marker)
    {
        ArgumentNullException.ThrowIfNull(marker);
        var plain = string.Join(' ', marker.ToLowerInvariant().Split([' ', '-', '\u2010', '\u2011', '\u2013', '/', '(', ')', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));
        if (Short.TryGetValue(plain, out var known)) return known;
        if (plain.StartsWith("cd ", StringComparison.Ordinal) && plain.Length > 3 && char.IsDigit(plain[3])) return plain.Remove(2, 1);
        if (plain.StartsWith("ck ", StringComparison.Ordinal) && plain.Length > 3 && char.IsDigit(plain[3])) return plain.Remove(2, 1);
        if (plain.StartsWith("cytokeratin ", StringComparison.Ordinal) && plain.Length > 12 && char.IsDigit(plain[12])) return "ck" + plain[12..];
        return marker.Trim().ToLowerInvariant();
    }
}
