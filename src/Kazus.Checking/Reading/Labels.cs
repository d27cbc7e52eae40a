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
        "surgery.extent" => "Extent of resection",
        "nodes.positive" or "nodes.involved" => "Positive nodes",
        "patient.age-later" => "Age at the last contact",
        "death.time" => "Time of death",
        "lesion.levels" => "Level",
        "lesion.side" => "Side",
        MoreStatements.Differentiation => "Differentiation",
        "lesion.site" => "Site",
        _ => variable.Length == 0 ? "Value" : char.ToUpperInvariant(variable[0]) + variable[1..],
    };
}
