// Writes the vocabularies of the claim rules that come from public terminologies.
//
//   dotnet run eng/ClaimVocabularies.cs -- TERMINOLOGIES
//
// TERMINOLOGIES is a folder with gdc_therapeutic_agents.txt (NCI Genomic Data Commons dictionary, Apache-2.0) and
// ncit_neoplasm_core.csv (NCI Thesaurus neoplasm core, National Cancer Institute). Names kept by people stand in
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

HashSet<string> notTumour = ["of", "the", "with", "and", "in", "non", "not", "nos", "otherwise", "specified", "positive", "negative", "type", "stage", "grade", "ajcc", "who", "is", "or", "an", "by", "system", "body", "type", "associated", "related", "features", "cell's", "unspecified", "variant", "without", "expression", "region", "human", "therapy", "disease", "syndrome", "disorder", "phase", "increased", "normal", "marked", "single", "full", "length", "excluding", "formerly", "defined", "other", "family", "agent", "pathway", "changes", "base", "advanced", "early", "post", "level", "risk", "age", "female", "male", "patient", "child", "childhood", "infant", "adult", "pediatric", "arising", "potential", "transplant", "profile", "phenotype", "subtype", "tissues", "tract", "cells", "all", "general", "likely", "site", "lesion", "lesions", "mass", "history", "from", "on", "to", "at", "for", "secondary", "recurrent", "metastatic", "local", "primary", "severe", "abnormal", "abnormalities", "mutation", "mutations", "fusion", "gene", "chromosome", "ring", "growth", "first", "second", "third", "left", "right", "surface", "possible", "solar", "case", "unknown", "no", "has", "new", "any", "term", "like"];
var counts = new Dictionary<string, int>(StringComparer.Ordinal);
foreach (var line in File.ReadLines(Path.Combine(from, "ncit_neoplasm_core.csv")).Skip(1))
{
    var cells = Regex.Match(line, "^[^,]*,(?<name>\"[^\"]*\"|[^,]*),(?<other>\"[^\"]*\"|[^,]*)");
    foreach (var name in (cells.Groups["name"].Value + " || " + cells.Groups["other"].Value).Trim('"').Split("||"))
        foreach (var word in Regex.Matches(name.ToLowerInvariant(), "[a-z][a-z']{2,}").Select(m => m.Value).Distinct())
            counts[word] = counts.GetValueOrDefault(word) + 1;
}
File.WriteAllLines(Path.Combine(into, "disease-words.tsv"),
[
    "# Written by eng/ClaimVocabularies.cs: words of the names in the NCI Thesaurus neoplasm core (National Cancer Institute).",
    .. counts.Where(c => c.Value >= 2 && !notTumour.Contains(c.Key)).Select(c => c.Key).Order(StringComparer.Ordinal),
]);
