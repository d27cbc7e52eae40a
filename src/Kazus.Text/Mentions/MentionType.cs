namespace Kazus.Text.Mentions;

/// <summary>What a mention is, in the entity scheme of the MACCROBAT corpus (Caufield et al. 2020), in its own words.</summary>
public enum MentionType : byte
{
    Activity, Administration, Age, Area, BiologicalAttribute, BiologicalStructure, ClinicalEvent, Color, Coreference, Date, DetailedDescription,
    DiagnosticProcedure, DiseaseDisorder, Distance, Dosage, Duration, FamilyHistory, Frequency, Height, History, LabValue, Mass, Medication,
    NonbiologicalLocation, Occupation, OtherEntity, OtherEvent, Outcome, PersonalBackground, QualitativeConcept, QuantitativeConcept, Severity, Sex,
    Shape, SignSymptom, Subject, Texture, TherapeuticProcedure, Time, Volume, Weight,
}

/// <summary>The scheme's spelling of the types: <c>Sign_symptom</c> for <see cref="MentionType.SignSymptom"/>.</summary>
public static class MentionTypes
{
    private static readonly string[] Names = [.. Enum.GetNames<MentionType>().Select(Spell)];

    public static string SchemeName(this MentionType type) => Names[(int)type];

    public static bool TryParse(string schemeName, out MentionType type)
    {
        var i = Array.IndexOf(Names, schemeName);
        type = i < 0 ? default : (MentionType)i;
        return i >= 0;
    }

    private static string Spell(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : c.ToString()));
}
