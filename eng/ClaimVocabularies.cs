// Writes the vocabularies of the claim rules that come from public terminologies.
//
//   dotnet run eng/ClaimVocabularies.cs -- TERMINOLOGIES
//
// TERMINOLOGIES is a folder with gdc_therapeutic_agents.txt and gdc_primary_diagnosis.txt (NCI Genomic Data Commons dictionary,
// Apache-2.0), ncit_neoplasm_core.csv (NCI Thesaurus neoplasm core, National Cancer Institute), DO_cancer_slim.obo (Human Disease
// Ontology, CC0) and oncotree_2025_10_03.json (OncoTree, CC BY 4.0, Memorial Sloan Kettering). Names kept by people stand in
// src/Kazus.Text/Claims/Rules/drug-names.tsv and are not touched.
using System.Text.RegularExpressions;

var from = args.Length > 0 ? args[0] : "../shared/terminologies";
var into = "src/Kazus.Text/Claims/Rules";

// The class of a drug follows from its international nonproprietary name's stem (WHO stem book).
var cytotoxic = new Regex("platin$|rubicin$|taxel$|tecan$|citabine$|trexate$|trexed$|fosfamide$|phosphamide$|mustine$|poside$|arabine$|fluridine$|bulin$|tepa$|sulfan$|^vin(blast|crist|des|flun|orelb)ine$|carbazine$|mitomycin$|bleomycin|peplomycin|dactinomycin$|asparaginase|pegaspargase|fluorouracil$|floxuridine|tegafur$|gimeracil|oteracil|carmofur|streptozocin|altretamine|hydroxyurea|mercaptopurine|thioguanine|melphalan|chlorambucil|temozolomide|trabectedin|lurbinectedin|decitabine|azacitidine|mitotane|xantrone$|amsacrine|pentostatin|cladribine|mechlorethamine|ixabepilone|homoharringtonine|omacetaxine|trifluridine|tipiracil|aminopterin|treosulfan|plicamycin|porfiromycin|pingyangmycin|romidepsin|^bortezomib|^carfilzomib");
var antibody = new Regex("mab$");
var targeted = new Regex("tinib$|anib$|zomib$|ciclib$|parib$|limus$|lisib$|rafenib$|degib$|clax$|metinib$|sertib$|rasib$|inostat$|^thalidomide$|lidomide$");
var hormone = new Regex("oxifene$|lutamide$|relin$|relix$|strozole$|mestane$|reotide$|fulvestrant|megestrol|medroxyprogesterone|abiraterone|cyproterone|toremifene");
var steroid = new Regex("^(methyl)?prednisolone$|^prednisone$|^dexamethasone$");
var immune = new Regex("leukin$|^interferon|feron$|^imiquimod$|^picibanil$");

string? Class(string name) =>
    cytotoxic.IsMatch(name) ? "cytotoxic" : antibody.IsMatch(name) ? "antibody" : targeted.IsMatch(name) ? "targeted"
    : hormone.IsMatch(name) ? "hormone" : steroid.IsMatch(name) ? "steroid" : immune.IsMatch(name) ? "immune" : null;

var drugs = File.ReadLines(Path.Combine(from, "gdc_therapeutic_agents.txt"))
    .Select(l => l.Trim().ToLowerInvariant())
    .Where(n => Regex.IsMatch(n, "^[a-z]{5,}$") && n is not ("platinum" or "chemotherapy"))
    .Select(n => (Name: n, Kind: Class(n))).Where(d => d.Kind is not null).Distinct().OrderBy(d => d.Name, StringComparer.Ordinal);
File.WriteAllLines(Path.Combine(into, "drugs.tsv"),
[
    "# Written by eng/ClaimVocabularies.cs from the therapeutic agents of the NCI Genomic Data Commons dictionary (Apache-2.0).",
    "# Columns: name, standard name (empty: itself), class by the name's stem.",
    .. drugs.Select(d => $"{d.Name}\t\t{d.Kind}"),
]);

HashSet<string> notTumour = ["of", "the", "with", "and", "in", "non", "not", "nos", "otherwise", "specified", "positive", "negative", "type", "stage", "grade", "ajcc", "who", "is", "or", "an", "by", "system", "body", "type", "associated", "related", "features", "cell's", "unspecified", "variant", "without", "expression", "region", "human", "therapy", "disease", "syndrome", "disorder", "phase", "increased", "normal", "marked", "single", "full", "length", "excluding", "formerly", "defined", "other", "family", "agent", "pathway", "changes", "base", "advanced", "early", "post", "level", "risk", "age", "female", "male", "patient", "child", "childhood", "infant", "adult", "pediatric", "arising", "potential", "transplant", "profile", "phenotype", "subtype", "tissues", "tract", "cells", "all", "general", "likely", "site", "lesion", "lesions", "mass", "history", "from", "on", "to", "at", "for", "secondary", "recurrent", "metastatic", "local", "primary", "severe", "abnormal", "abnormalities", "mutation", "mutations", "fusion", "gene", "chromosome", "growth", "first", "second", "third", "left", "right", "surface", "possible", "solar", "case", "unknown", "no", "has", "new", "any", "term", "like"];
var counts = new Dictionary<string, int>(StringComparer.Ordinal);
foreach (var line in File.ReadLines(Path.Combine(from, "ncit_neoplasm_core.csv")).Skip(1))
{
    var cells = Regex.Match(line, "^[^,]*,(?<name>\"[^\"]*\"|[^,]*),(?<other>\"[^\"]*\"|[^,]*)");
    foreach (var name in (cells.Groups["name"].Value + " || " + cells.Groups["other"].Value).Trim('"').Split("||"))
        foreach (var word in Regex.Matches(name.ToLowerInvariant(), "[a-z][a-z']{2,}").Select(m => m.Value).Distinct())
            counts[word] = counts.GetValueOrDefault(word) + 1;
}
// Words before the last of a name that ends in a word for a tumour: "synovial sarcoma", "sertoli cell tumour".
HashSet<string> notNaming = ["acquired", "admixed", "adult", "amide", "analogue", "autonomic", "balloon", "balt", "barrett", "between", "bcor", "binding", "black", "blood", "borderlin", "brown", "capicua", "ccnb", "cic", "circumscribed", "columnar", "core", "connective", "cyst", "deficient", "degenerated", "ectopic", "endovascular", "epidermal", "ewsr", "extraocular", "ezb", "fascial", "fat", "forming", "fused", "genital", "group", "gynecologic", "hyperplasia", "immune", "implant", "interstitial", "intramedullary", "ipmn", "itd", "localised", "localized", "mcd", "metastasizing", "miscellaneous", "mit", "multicentric", "multifocal", "oat", "orf", "organ", "paediatric", "part", "partially", "pfa", "pfb", "plus", "pyy", "red", "relapsed", "remnant", "reproductive", "repressor", "resectable", "reserve", "rest", "salt", "settle", "smarcb", "subacute", "synonym", "tfeb", "transcriptional", "transient", "true", "types", "typical", "water", "within", "yap", "zero"];
Regex tumour = new("(oma|omas|tumou?r|cancer|neoplasm|carcinoid|leuk\\w+)$");
HashSet<string> sites = [.. File.ReadLines(Path.Combine(into, "sites.tsv")).Concat(File.ReadLines(Path.Combine(into, "site-modifiers.tsv"))).SelectMany(l => l.Split('\t')[0].Split(' '))];
var named = Regex.Matches(File.ReadAllText(Path.Combine(from, "oncotree_2025_10_03.json")), "\"name\":\"(?<name>[^\"]+)\"")
    .Concat(File.ReadLines(Path.Combine(from, "DO_cancer_slim.obo")).Select(l => Regex.Match(l, "^(?:name: |synonym: \")(?<name>[^\"]+)")))
    .Select(m => m.Groups["name"].Value).Concat(File.ReadLines(Path.Combine(from, "gdc_primary_diagnosis.txt")))
    .Select(n => Regex.Matches(n.Split(',')[0].ToLowerInvariant(), "[a-z][a-z']{2,}").Select(w => w.Value).ToList())
    .Where(w => w.Count > 1 && tumour.IsMatch(w[^1])).SelectMany(w => w.SkipLast(1)).Where(w => !tumour.IsMatch(w) && !sites.Contains(w) && !notNaming.Contains(w));
File.WriteAllLines(Path.Combine(into, "disease-words.tsv"),
[
    "# Written by eng/ClaimVocabularies.cs: words of the names in the NCI Thesaurus neoplasm core (National Cancer Institute), OncoTree (CC BY 4.0, Memorial Sloan Kettering), the Human Disease Ontology (CC0) and the NCI Genomic Data Commons dictionary (Apache-2.0).",
    .. counts.Where(c => c.Value >= 2).Select(c => c.Key).Concat(named).Where(w => !notTumour.Contains(w)).Distinct().Order(StringComparer.Ordinal),
]);
