namespace Kazus.Checking.Reading;

/// <summary>What the checker's variables are called in a sentence.</summary>
internal static class Labels
{
    public static string Of(string variable) => variable switch
    {
        "patient.age" => "Age",
        "patient.sex" => "Sex",
        "lesion.size" => "Size of the tumour",
        "symptom.duration" => "Duration of symptoms",
        "followup" or "followup.length" => "Follow-up",
        "surgery.margins" => "Margins",
        "surgery.margin-distance" => "Closest margin",
        "surgery.margin-width" => "Width of the margin",
        "surgery.extent" => "Extent of resection",
        "nodes.positive" or "nodes.involved" => "Positive nodes",
        "patient.age-later" => "Age at the last contact",
        "death.time" => "Time of death",
        "lesion.levels" => "Level",
        "lesion.side" => "Side",
        MoreStatements.Differentiation => "Differentiation",
        "lesion.site" => "Site",
        "grade.grade" => "Grade",
        "grade.stage" => "Stage",
        _ when variable.StartsWith("grade.", StringComparison.Ordinal) => System(variable["grade.".Length..]),
        _ => variable.Length == 0 ? "Value" : char.ToUpperInvariant(variable[0]) + variable[1..],
    };

    // "WHO grade", "FIGO stage", "Weiss score"
    private static string System(string name) => name switch
    {
        "who" or "fnclcc" => name.ToUpperInvariant() + " grade",
        "figo" or "ajcc" or "pretext" or "inrg" or "inss" or "cog" => name.ToUpperInvariant() + " stage",
        "ecog" or "irs" or "asia" or "ais" => name.ToUpperInvariant() + " grade",
        "ann arbor" or "enneking" or "masaoka" or "kadish" or "lugano" => Capital(name) + " stage",
        "mccormick" => "McCormick grade",
        "simpson" or "frankel" or "fuhrman" or "broders" or "shamblin" => Capital(name) + " grade",
        _ => Capital(name) + " score",
    };

    private static string Capital(string words) => string.Join(' ', words.Split(' ').Select(w => w.Length == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..]));
}
