// Writes the vocabularies that give words their codes: src/Kazus/Terms/Data/*.tsv.
//
//   dotnet run eng/Vocabularies.cs -- TERMINOLOGIES
//
// TERMINOLOGIES holds ncit_neoplasm_core.csv (NCI Thesaurus), oncotree_2025_10_03.json (OncoTree, CC BY 4.0),
// DO_ncithesaurus_slim.obo and DO_cancer_slim.obo (Human Disease Ontology, CC0), musculoskeletal.obo (UBERON, CC BY 3.0),
// gdc_*.txt (NCI Genomic Data Commons dictionary, Apache-2.0) and hpo_labels.tsv (Human Phenotype Ontology, unaltered).
// Columns written: preferred name, codes separated by blanks, synonyms separated by "|".
using System.Text.Json;
using System.Text.RegularExpressions;

var from = args.Length > 0 ? args[0] : "../shared/terminologies";
var into = "src/Kazus/Terms/Data";
Directory.CreateDirectory(into);

var doByNcit = new Dictionary<string, List<string>>(StringComparer.Ordinal);
foreach (var term in Obo("DO_ncithesaurus_slim.obo").Concat(Obo("DO_cancer_slim.obo")))
    foreach (var ncit in term.Xrefs.Where(x => x.StartsWith("NCI:", StringComparison.Ordinal)))
    {
        var codes = doByNcit.TryGetValue(ncit[4..], out var known) ? known : doByNcit[ncit[4..]] = [];
        codes.Add(term.Id);
        codes.AddRange(term.Xrefs.Where(x => x.StartsWith("ICDO:", StringComparison.Ordinal)).Select(x => "ICDO3:" + x[5..]));
    }

var oncoByNcit = new Dictionary<string, List<(string Code, string Name)>>(StringComparer.Ordinal);
using var onco = JsonDocument.Parse(File.ReadAllText(Path.Combine(from, "oncotree_2025_10_03.json")));
foreach (var root in onco.RootElement.EnumerateObject()) Walk(root.Value);

var diseases = new List<string>();
foreach (var cells in Csv(Path.Combine(from, "ncit_neoplasm_core.csv")).Skip(1))
{
    var (code, name) = (cells[0], cells[1]);
    var codes = new List<string> { "NCIT:" + code };
    var names = cells[2].Split(" || ", StringSplitOptions.RemoveEmptyEntries).ToList();
    if (oncoByNcit.TryGetValue(code, out var trees))
    {
        codes.AddRange(trees.Select(t => "ONCOTREE:" + t.Code));
        names.AddRange(trees.Select(t => t.Name));
    }
    if (doByNcit.TryGetValue(code, out var dos)) codes.AddRange(dos);
    diseases.Add(Line(name, codes, names));
}
Write("diseases.tsv", "NCI Thesaurus neoplasm core, OncoTree (CC BY 4.0, Memorial Sloan Kettering), Human Disease Ontology (CC0)", diseases);

var sites = Obo("musculoskeletal.obo").Where(t => t.Id.StartsWith("UBERON:", StringComparison.Ordinal) && Regex.IsMatch(t.Name, "vertebra|spin|sacr|coccy|pelvi|rib|stern|skull|crani|clavic|scapul|humer|radius|ulna|femur|tibia|fibula|muscle|joint|intervertebral|bone"))
    .Select(t => Line(t.Name, [t.Id], t.Synonyms)).ToList();
sites.AddRange(File.ReadLines(Path.Combine(from, "gdc_site_of_resection_or_biopsy.txt")).Where(l => l.Length > 0).Select(l => Line(Bare(l), ["GDC:" + l.Replace(' ', '_')], [l])));
Write("sites.tsv", "UBERON musculoskeletal system (CC BY 3.0), NCI Genomic Data Commons dictionary (Apache-2.0)", sites);

Write("drugs.tsv", "NCI Genomic Data Commons dictionary, therapeutic agents (Apache-2.0)",
    [.. File.ReadLines(Path.Combine(from, "gdc_therapeutic_agents.txt")).Where(l => l.Length > 3).Select(l => Line(l, ["GDC:" + l.Replace(' ', '_')], []))]);

Write("findings.tsv", "Human Phenotype Ontology, labels unaltered (hpo.jax.org)",
    [.. File.ReadLines(Path.Combine(from, "hpo_labels.tsv")).Select(l => l.Split('\t')).Where(p => p.Length == 2).Select(p => Line(p[1], [p[0]], []))]);

void Walk(JsonElement node)
{
    foreach (var ncit in node.GetProperty("externalReferences").TryGetProperty("NCI", out var list) ? list.EnumerateArray().Select(e => e.GetString()!) : [])
        (oncoByNcit.TryGetValue(ncit, out var known) ? known : oncoByNcit[ncit] = []).Add((node.GetProperty("code").GetString()!, node.GetProperty("name").GetString()!));
    foreach (var child in node.GetProperty("children").EnumerateObject()) Walk(child.Value);
}

static string Bare(string name) => name.EndsWith(", NOS", StringComparison.Ordinal) ? name[..^5] : name;

static string Line(string name, IEnumerable<string> codes, IEnumerable<string> synonyms) =>
    $"{name}\t{string.Join(' ', codes.Distinct())}\t{string.Join('|', synonyms.Select(s => s.Trim()).Where(s => s.Length is > 1 and < 70 && !s.Equals(name, StringComparison.OrdinalIgnoreCase) && !s.Contains('|')).DistinctBy(s => s.ToLowerInvariant()))}";

void Write(string file, string attribution, IReadOnlyCollection<string> lines)
{
    File.WriteAllText(Path.Combine(into, file), $"# Written by eng/Vocabularies.cs from: {attribution}.\n" + string.Join('\n', lines.Distinct().OrderBy(l => l, StringComparer.Ordinal)) + "\n");
    Console.WriteLine($"{file}: {lines.Count}");
}

IEnumerable<(string Id, string Name, List<string> Synonyms, List<string> Xrefs)> Obo(string file)
{
    string? id = null, name = null;
    List<string> synonyms = [], xrefs = [];
    var obsolete = false;
    foreach (var line in File.ReadLines(Path.Combine(from, file)).Append("[Term]"))
    {
        if (line.StartsWith('['))
        {
            if (id is not null && name is not null && !obsolete) yield return (id, name, synonyms, xrefs);
            (id, name, synonyms, xrefs, obsolete) = (null, null, [], [], false);
        }
        else if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
        else if (line.StartsWith("name: ", StringComparison.Ordinal)) name = line[6..];
        else if (line.StartsWith("xref: ", StringComparison.Ordinal)) xrefs.Add(line[6..].Split(' ')[0]);
        else if (line.StartsWith("is_obsolete: true", StringComparison.Ordinal)) obsolete = true;
        else if (Regex.Match(line, "^synonym: \"(?<s>[^\"]+)\" EXACT") is { Success: true } m) synonyms.Add(m.Groups["s"].Value);
    }
}

static IEnumerable<List<string>> Csv(string path)
{
    foreach (var line in File.ReadLines(path))
        yield return [.. Regex.Matches(line.TrimStart('\ufeff'), "(?:^|,)(?:\"(?<c>(?:[^\"]|\"\")*)\"|(?<c>[^,]*))").Select(m => m.Groups["c"].Value.Replace("\"\"", "\""))];
}
