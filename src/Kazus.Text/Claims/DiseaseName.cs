namespace Kazus.Text.Claims;

/// <summary>The name of a tumour in a sentence ("poorly differentiated adenocarcinoma"): tokens and the name in lower case.</summary>
internal readonly record struct DiseaseName(int First, int After, string Name)
{
    private static readonly HashSet<string> NotTumours = ["hematoma", "haematoma", "glaucoma", "coma", "stoma", "trachoma", "granuloma", "atheroma", "scotoma", "diploma", "seroma", "tuberculoma", "mycetoma", "staphyloma", "condyloma", "urinoma", "biloma", "bilioma", "aspergilloma", "symptoma", "syphiloma", "leishmanioma", "zygoma", "carcinomas'", "stroma", "neuroma's", "gossypiboma", "textiloma", "siliconoma", "paraffinoma", "coloboma", "schistosoma", "trypanosoma", "fecaloma", "faecaloma", "tracheostoma", "eumycetoma", "leukoma", "pyomyoma"];

    // Words that end no name by themselves: they need a word that tells the kind of tumour.
    private static readonly HashSet<string> Vague = ["tumor", "tumour", "neoplasm", "malignancy", "neoplasia", "polyp", "cancer"];

    // With one of these, a tumor, a neoplasm or a polyp has a name.
    private static readonly HashSet<string> Tell = ["cell", "stromal", "neuroendocrine", "germ", "sheath", "fibrous", "odontogenic", "carcinoid", "desmoid", "rhabdoid", "trophoblastic", "sinus", "glomus", "sac", "mesenchymal", "myofibroblastic", "calcifying", "wilms", "wilms'", "wilm's", "brenner", "krukenberg", "pancoast", "klatskin", "warthin", "warthin's", "phyllodes", "ewing", "ewing's", "askin's", "neuroectodermal", "brown", "phosphaturic", "perivascular", "plexus", "islet", "myoepithelial", "cortical", "adrenocortical", "pseudopapillary", "gastrointestinal", "askin", "pleomorphic", "neuroepithelial", "teratoid", "mucinous", "papillary", "adenomatous", "adenomatoid", "lipomatous", "carcinosarcomatous", "theca", "stroma", "hamartomatous", "fibroepithelial", "serrated", "tubulovillous", "villous", "pindborg", "serous", "seromucinous", "endometrioid", "urothelial", "triton", "abrikossoff", "buschke", "spitz"];

    private static readonly HashSet<string> TellsNothing = ["malignant", "benign", "soft", "tissue", "solid", "cystic", "multiple", "large", "small", "solitary", "giant", "primary", "advanced", "residual", "intraosseous", "epithelial", "local", "deep", "superficial", "mixed", "complex", "aggressive", "low", "high", "grade", "borderline", "vascular", "bilateral", "early", "multifocal", "hard", "inflammatory", "unilateral", "congenital", "isolated", "extra", "central", "peripheral", "mature", "well", "differentiated", "unclassified", "undifferentiated", "pleomorphic", "combined", "clear", "familial", "double", "second", "synchronous", "metachronous"];

    private static readonly HashSet<string> NeverFirst = ["and", "other", "various", "certain", "several", "between", "or", "growth", "clonal", "signature", "left", "right", "upper", "lower", "blast", "marrow", "tube", "body", "human", "any", "the", "bilateral", "extensive", "metastasis", "complete", "partial", "central", "angle", "early", "surface", "multiple", "solitary", "massive", "single", "residual", "distal", "proximal", "isolated", "possible", "middle", "like"];

    /// <summary>All names of tumours in a passage, from left to right.</summary>
    public static List<DiseaseName> In(Passage passage, IReadOnlyDictionary<string, string> abbreviations)
    {
        var names = new List<DiseaseName>();
        for (var i = 0; i < passage.Tokens.Count; i++)
        {
            if (IsLetterAndShort(passage, i) && abbreviations.TryGetValue(passage.Text[passage.Tokens[i].Start..passage.Tokens[i + 2].End], out var lettered))
            {
                names.Add(new DiseaseName(i, i + 3, lettered));
                i += 2;
                continue;
            }
            if (abbreviations.TryGetValue(passage.Text[passage.Tokens[i].Start..passage.Tokens[i].End], out var full))
            {
                var start = i;
                while (start > 0 && passage.Tokens[start - 1].Lower is "extraovarian" or "extrovarian" or "metastatic" or "recurrent") start--;
                names.Add(new DiseaseName(i, i + 1, full));
                continue;
            }
            // "Pseudotumor-like angiomyolipoma": the name of what it is like is part of the other.
            if (Vocabularies.Default.DiseaseNames.At(passage.Tokens, i) is { } listed && !IsLike(passage, listed.After))
            {
                var whole = FirstOf(passage, i, names.Count > 0 ? names[^1].After : 0);
                names.Add(new DiseaseName(whole, listed.After, whole < i ? NameOf(passage, whole, i) + " " + listed.Name : listed.Name));
                i = listed.After - 1;
                continue;
            }
            if (!IsHead(passage, i) || OfScore(passage, i) || IsLike(passage, i + 1)) continue;
            var after = i + 1;
            while (after < passage.Tokens.Count && IsHead(passage, after)) after++;
            var first = FirstOf(passage, i, names.Count > 0 ? names[^1].After : 0);
            i = after - 1;
            if (Tells(passage, first, after)) names.Add(new DiseaseName(first, after, NameOf(passage, first, after)));
        }
        return names;
    }

    // "T-ALL": a letter, a hyphen and letters make one short form.
    private static bool IsLetterAndShort(Passage passage, int i) =>
        i + 2 < passage.Tokens.Count && passage.Tokens[i + 1].IsHyphen && passage.Tokens[i].End - passage.Tokens[i].Start <= 2 && passage.Tokens[i + 2].IsWord;

    private static bool IsLike(Passage passage, int i) => i + 1 < passage.Tokens.Count && passage.Tokens[i].IsHyphen && passage.Tokens[i + 1].Lower == "like";

    // "Musculoskeletal Tumor Society score", "breast cancer screening", "anaplastic lymphoma kinase", "B cell lymphoma 2": the name of something else; "sarcoma-" cut by a hyphen that lost its code.
    private static bool OfScore(Passage passage, int i) =>
        passage.Markers.Exists(m => m.First <= i && i + 1 < m.After)
        || i + 2 < passage.Tokens.Count && passage.Tokens[i + 1].Lower == "(" && passage.Tokens[i + 2].Lower == "bcl"
        || i + 1 < passage.Tokens.Count && (passage.Tokens[i + 1].Lower is "society" or "registry" or "foundation" or "¬" or "board" or "institute" or "center" or "centre" or "staging" or "markers" or "marker" or "black" or "kinase" or "kinases" or "oncogene" or "viral");

    private static bool IsHead(Passage passage, int i)
    {
        var word = passage.Tokens[i].Lower;
        if ((passage.ClassOf(i) & WordClass.DiseaseHead) != 0) return true;
        if (word.Length < 5) return false;
        var one = word.AsSpan(0, word[^1] == 's' ? word.Length - 1 : word.Length);
        if ((Vocabularies.Default.Words.ClassOf(one) & WordClass.DiseaseHead) != 0) return true;
        return one.EndsWith("oma", StringComparison.Ordinal) && one.Length > 5 && !NotTumours.Contains(one.ToString());
    }

    private static int FirstOf(Passage passage, int head, int from)
    {
        var first = head;
        for (var i = head - 1; i >= from; i--)
        {
            var token = passage.Tokens[i];
            if (token.IsHyphen && i > from && passage.Tokens[i].Start == passage.Tokens[i - 1].End) continue;
            if (token.Lower is "," && i > from && passage.Tokens[i - 1].Lower is "differentiated" && i + 1 == first) continue;
            if (token.Lower is "s" or "'" && i > from) continue;
            if (!Modifies(passage, i)) break;
            first = i;
        }
        while (first < head && (NeverFirst.Contains(passage.Tokens[first].Lower) || passage.Tokens[first].IsHyphen || passage.Tokens[first].Lower is "metastatic" or "recurrent" or "primary" or "secondary")) first++;
        // "Scapular primary Ewing sarcoma": the name begins after the word for its kind.
        for (var i = head - 1; i > first; i--)
            if (passage.Tokens[i].Lower is "metastatic" or "recurrent" or "primary" && passage.Tokens[i - 1].Lower is not "differentiated") return i + 1;
        return first;
    }

    private static bool Modifies(Passage passage, int i)
    {
        var token = passage.Tokens[i];
        var word = token.Lower;
        if (!token.IsWord) return false;
        if (word is "b" or "t" or "nk" or "non" or "high" or "low" or "grade" or "type" or "diffused" or "poorly" or "moderately" or "well" or "extra" or "intra" or "like" or "ectopic") return true;
        if (word is "with" or "metastatic" or "recurrent" or "primary") return word is "primary" or "metastatic" or "recurrent";
        if ((passage.ClassOf(i) & WordClass.DiseaseWord) != 0 || Tell.Contains(word)) return true;
        if (passage.Sites.Exists(s => s.First <= i && i < s.After)) return true;
        // Eponyms: "Askin tumor", "Ewing's sarcoma".
        if (i > 0 && char.IsUpper(passage.Text[token.Start]) && word.Length > 3 && !word.EndsWith("ly", StringComparison.Ordinal) && passage.Tokens[i - 1].Lower is not ("." or ":") && passage.Text[token.Start..token.End].Skip(1).All(c => char.IsLower(c) || c is '\'' or '’')) return true;
        // "catecholamine-producing ganglioneuroblastoma", "mucin-secreting adenocarcinoma".
        if (word is "producing" or "secreting") return i > 1 && passage.Tokens[i - 1].IsHyphen;
        if (i + 2 < passage.Tokens.Count && passage.Tokens[i + 1].IsHyphen && passage.Tokens[i + 2].Lower is "producing" or "secreting") return true;
        return word.EndsWith("oid", StringComparison.Ordinal) || word.EndsWith("phous", StringComparison.Ordinal) || word.EndsWith("blastic", StringComparison.Ordinal) || word.EndsWith("omatous", StringComparison.Ordinal) || word.EndsWith("cellular", StringComparison.Ordinal) || word.EndsWith("cytic", StringComparison.Ordinal);
    }

    private static bool Tells(Passage passage, int first, int after)
    {
        var last = passage.Tokens[after - 1].Lower.TrimEnd('s');
        if (!Vague.Contains(last)) return true;
        for (var i = first; i < after - 1; i++)
        {
            var word = passage.Tokens[i].Lower;
            if (!passage.Tokens[i].IsWord || TellsNothing.Contains(word)) continue;
            if (last is "cancer" or "malignancy" || Tell.Contains(word) || i > 0 && char.IsUpper(passage.Text[passage.Tokens[i].Start]) && (passage.ClassOf(i) & WordClass.DiseaseWord) == 0 && passage.Sites.TrueForAll(s => s.First > i || s.After <= i)) return true;
        }
        return false;
    }

    private static string NameOf(Passage passage, int first, int after)
    {
        var name = passage.Words(first, after).ToLowerInvariant().Replace('’', '\'').Replace("differentiated, ", "differentiated ", StringComparison.Ordinal);
        return name.EndsWith("omas", StringComparison.Ordinal) || name.EndsWith("tumors", StringComparison.Ordinal) || name.EndsWith("tumours", StringComparison.Ordinal) || name.EndsWith("cancers", StringComparison.Ordinal) || name.EndsWith("neoplasms", StringComparison.Ordinal) || name.EndsWith("polyps", StringComparison.Ordinal) ? name[..^1] : name;
    }
}
