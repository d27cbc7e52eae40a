using System.Buffers;

namespace Kazus.Text.Claims;

/// <summary>
/// Word stems without which a rule has nothing to find in a sentence. One pass over the sentence answers for all of a list, so that
/// the patterns run only where they may match.
/// </summary>
internal static class Stems
{
    public static readonly SearchValues<string> Time = Of("day", "week", "month", "year", "fortnight", "yr", "wk", " mo ", " mo.", " mo,", " mo)", "-mo ");

    public static readonly SearchValues<string> Age = Of("year", "yr", "old", "aged", "age of", "y/o", " yo ", "month", "week", "man of", "boy of", "girl of", "patient of", "male of", "child of", "infant of", "male pat");

    /// <summary>What every telling of an age has.</summary>
    public static readonly SearchValues<string> Old = Of("old", "aged", "year");

    public static readonly SearchValues<string> Medicine = Of("chemo", "regimen", "cycle", "mg", "treat", "receiv", "therap", "administ", "drug", "course", "given", "oral", "platin", "taxel");

    public static readonly SearchValues<string> FollowUp = Of("follow", "postop", "after", "recovered", "day", "histolog", "during");

    public static readonly SearchValues<string> Region = Of("cervic", "thoracic", "thoracolumbar", "lumb", "sacral");

    public static readonly SearchValues<string> Atypia = Of("pleomorphism", "atypia", "polymorphism");

    public static readonly SearchValues<string> Invasion = Of("infiltration", "invasion", "destruction");

    public static readonly SearchValues<string> Spread = Of("metasta", "disseminat", "carcinomatosis", "secondary ", "implants", "seeding", "spread", "node");

    public static readonly SearchValues<string> Margin = Of("margin", "R0", "R1", "borders", "limits", "edges");

    public static readonly SearchValues<string> Placed = Of("located", "situated", "locali", "sitting", "arising", "originating", "developed", "implanted");

    public static readonly SearchValues<string> Womb = Of("uter", "vagin", "menopaus", "gyn", "hysterectom", "gravid", "para ");

    public static readonly SearchValues<string> Completeness = Of("complete", "total", "curative", "radical", "bloc");

    public static readonly SearchValues<string> General = Of("et al", "literature", "reported", "described", "published", "rare", "common", "patients", "usually", "typically", "incidence", "prevalence", "cases", "studies", "account", "characteri", "frequent", "aggressive", "% of", "prognosis", "pooled", "mean ", "median");

    public static readonly SearchValues<string> Own = Of("our ", "we ", "present", "this ", "we report", "we describe", "here", "case");

    public static readonly SearchValues<string> Therapy = Of("radi", "chemo", "gamma", "cyber", "cytotoxic", "brachy", "proton", "carbon ion", "tomotherapy", " RT", "PBT", "Gy");

    public static readonly SearchValues<string> Unable = Of("unable", "could not", "not able", "failed");

    public static readonly SearchValues<string> Length = Of("cm", "mm", "centim", "millim");

    public static readonly SearchValues<string> Surgery = Of("surgery", "operation", "resected", "excised", "removed", "ectomy");

    public static readonly SearchValues<string> Death = Of("died", "passed away", "expired", "succumb", "demise", "dead", "death", "deceased", "lost ");

    public static readonly SearchValues<string> Alive = Of("alive", "surviv", "well", "asymptom", "symptom", "good", "healthy", "favo", "recover", "follow", "improve", "course", "progress", "complaints");

    public static readonly SearchValues<string> WithDisease = Of("alive", "living with", "lives with", "still", "is currently", "is presently", "are currently", "continue", "ongoing");

    public static readonly SearchValues<string> Progress = Of("progress", "found to have", "developed", "partial", "stable", "control", "stabil");

    public static readonly SearchValues<string> Outcome = Of("recur", "relaps", "disease", "evidence", "remission", "response", "free", "metasta", "residual", "disappeared", "cured");

    public static readonly SearchValues<string> Spine = Of("spin", "vertebra", "lamina", "foram", "cervical", "thoracic", "lumbar", "sacral", "epidural", "level", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "l1", "l2", "l3", "l4", "l5", "t1", "t4", "t5", "t6", "t7", "t8", "t9");

    public static readonly SearchValues<string> Imaging = Of("mri", "ct", "resonance", "tomograph", "pet", "sonogra", "ultraso", "radiogra", "x-ray", "scintigra", "bone scan", "angiogra", "mammogra");

    public static readonly SearchValues<string> History = Of("undergone", "underwent", "history of", "had", "received", "treated");

    public static readonly SearchValues<string> Course = Of("approach", "anterior", "posterior", "lateral", "combined", "trans", "midline", "response", "remission", "stable", "progressi", "therap", "rehabilit", "ablation", "emboli", "transplant", "plasty", "hyperthermia", "complication", "complicated", "uneventful", "screw", "fixation", "instrument", "fusion", "cage", "spondylo", "local", "site", "recurred", "tumor bed", "tumour bed");

    public static readonly SearchValues<string> Tissue = Of("histolog", "histopatholog", "microscop", "immuno", "cell", "specimen", "hematoxylin", "haematoxylin", "patholog");

    public static readonly SearchValues<string> Gene = Of("mutat", "fusion", "rearrange", "amplif", "deletion", "transloc", "wild", "exon");

    private static SearchValues<string> Of(params string[] stems) => SearchValues.Create(stems, StringComparison.OrdinalIgnoreCase);
}
