using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Terms;

namespace Kazus.Interchange;

/// <summary>A vocabulary as exchange formats name it.</summary>
/// <param name="Prefix">Prefix of a compact identifier ("NCIT").</param>
/// <param name="Name">Its name.</param>
/// <param name="Url">Where it is published.</param>
/// <param name="Iri">What a code is appended to.</param>
/// <param name="System">The identifier FHIR uses.</param>
/// <param name="Version">The edition the codes were taken from.</param>
internal sealed record ExchangeVocabulary(string Prefix, string Name, string Url, string Iri, string System, string Version);

/// <summary>Chooses codes for exchange: those of ontologies that the receiving side can resolve.</summary>
internal static class ExchangeTerms
{
    /// <summary>Vocabularies in the order in which a code is chosen.</summary>
    public static readonly IReadOnlyList<ExchangeVocabulary> All =
    [
        new("HP", "Human Phenotype Ontology", "http://purl.obolibrary.org/obo/hp.owl", "http://purl.obolibrary.org/obo/HP_", "http://human-phenotype-ontology.org", "2026"),
        new("UBERON", "Uberon multi-species anatomy ontology", "http://purl.obolibrary.org/obo/uberon.owl", "http://purl.obolibrary.org/obo/UBERON_", "http://purl.obolibrary.org/obo/uberon.owl", "2026"),
        new("NCIT", "NCI Thesaurus", "http://purl.obolibrary.org/obo/ncit.owl", "http://purl.obolibrary.org/obo/NCIT_", "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl", "2026"),
        new("DOID", "Human Disease Ontology", "http://purl.obolibrary.org/obo/doid.owl", "http://purl.obolibrary.org/obo/DOID_", "http://purl.obolibrary.org/obo/doid.owl", "2026-07-31"),
        new("ONCOTREE", "OncoTree", "https://oncotree.mskcc.org", "https://oncotree.mskcc.org/api/tumorTypes/search/code/", "https://oncotree.mskcc.org", "2025-10-03"),
        new("GDC", "NCI Genomic Data Commons data dictionary", "https://docs.gdc.cancer.gov/Data_Dictionary/", "https://docs.gdc.cancer.gov/Data_Dictionary/#", "https://docs.gdc.cancer.gov/Data_Dictionary", "2026"),
        new("ECO", "Evidence and Conclusion Ontology", "http://purl.obolibrary.org/obo/eco.owl", "http://purl.obolibrary.org/obo/ECO_", "http://purl.obolibrary.org/obo/eco.owl", "2026"),
        new("NCBITaxon", "NCBI organismal classification", "http://purl.obolibrary.org/obo/ncbitaxon.owl", "http://purl.obolibrary.org/obo/NCBITaxon_", "http://purl.obolibrary.org/obo/ncbitaxon.owl", "2026"),
    ];

    /// <summary>The codes of a term in those vocabularies, the first choice first.</summary>
    public static IReadOnlyList<Code> Codes(Term term) =>
        [.. All.Select(v => term.Codes.FirstOrDefault(c => c.System == v.Prefix)).Where(c => c.System is not null)];

    /// <summary>The vocabulary of a code.</summary>
    public static ExchangeVocabulary Of(Code code) => All.First(v => v.Prefix == code.System);

    /// <summary>The values that answer a question: one, several, both sides of a dispute; none when the case does not say.</summary>
    public static IReadOnlyList<Claim> Stated(Case @case, string variable)
    {
        var claims = @case.Answer(variable).Claims.Where(c => c.State != ClaimState.Rejected && c.Value is not Value.Absent).ToList();
        var accepted = claims.Where(c => c.State == ClaimState.Accepted).ToList();
        return Variables.Get(variable).Several || accepted.Count == 0 ? claims : accepted;
    }

    /// <summary>"Symptom duration: 2 months", for the list of what was left out.</summary>
    public static string Left(Claim claim) => $"{Variables.Get(claim.Variable).Label}: {claim.Value}";
}
