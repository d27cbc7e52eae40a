using static Kazus.Cases.ValueKind;

namespace Kazus.Cases;

/// <summary>The list of variables. Ids are stable: files, tables and exchange depend on them.</summary>
public static class Variables
{
    private static readonly IReadOnlyList<Variable.Answered> YesNo = [A("yes", "y", "true", "+"), A("no", "n", "false", "none", "-")];

    /// <summary>All variables in the order of a form.</summary>
    public static IReadOnlyList<Variable> All { get; } =
    [
        V("patient.age", "Age", Number, "patient", "a"),
        V("patient.sex", "Sex", Choice, "patient", answers: [A("female", "f", "woman", "w"), A("male", "m", "man"), A("other"), A("unknown", "u")]),
        V("history", "History", Text, "patient", several: true),
        V("disease", "Disease", Coded, "disease"),
        V("disease.kind", "Kind", Choice, "disease", answers: [A("primary"), A("metastasis", "metastatic", "secondary"), A("local recurrence", "recurrent", "local-recurrence")]),
        V("primary.site", "Primary site", Coded, "disease"),
        V("disease.site", "Site", Coded, "disease"),
        V("lesion.levels", "Levels", Levels, "disease"),
        V("lesion.region", "Region", Choice, "disease", answers: [A("cervical"), A("cervicothoracic"), A("thoracic"), A("thoracolumbar"), A("lumbar"), A("lumbosacral"), A("sacral"), A("coccygeal"), A("several regions", "multiple")]),
        V("lesion.compartment", "Compartment", Text, "disease", several: true),
        V("lesion.side", "Side", Choice, "disease", answers: [A("left", "l"), A("right", "r"), A("both", "bilateral"), A("midline", "central")]),
        V("lesion.size", "Size", Size, "disease", "mm", several: true),
        V("metastasis.site", "Metastases", Coded, "disease", several: true),
        V("symptom", "Symptoms", Coded, "presentation", several: true),
        V("symptom.duration", "Symptom duration", Length, "presentation", "mo"),
        V("deficit", "Neurological deficit", Scale, "presentation", several: true),
        V("score", "Scores and their items", Scale, "presentation", several: true),
        V("interval.from-primary", "Interval from primary", Length, "presentation", "mo"),
        V("imaging", "Imaging", Text, "presentation", several: true),
        V("surgery", "Surgery", Text, "treatment", several: true),
        V("surgery.extent", "Extent of resection", Choice, "treatment", answers:
        [
            A("en bloc", "en-bloc", "total en bloc", "tes", "total en bloc spondylectomy"), A("gross total", "gtr", "gross total resection", "gross total removal", "complete", "total", "r0", "complete resection", "total resection"),
            A("subtotal", "str", "partial", "incomplete", "subtotal resection", "partial resection", "r2", "debulking", "intralesional"),
            A("decompression only", "decompression", "laminectomy only"), A("biopsy only", "biopsy"), A("none", "no surgery"),
        ]),
        V("surgery.approach", "Approach", Choice, "treatment", answers: [A("anterior"), A("posterior"), A("combined", "anterior and posterior", "posterior and anterior", "anterior + posterior"), A("lateral"), A("other")]),
        V("surgery.instrumentation", "Instrumentation", Text, "treatment"),
        V("margins", "Margins", Choice, "treatment", answers: [A("negative", "r0", "clear", "free"), A("positive", "r1", "involved"), A("not assessable")]),
        V("pathology", "Pathology", Scale, "pathology", several: true),
        V("ihc", "Immunohistochemistry", Stain, "pathology", several: true),
        V("ki67", "Ki-67", Number, "pathology", "%"),
        V("molecular", "Molecular findings", Scale, "pathology", several: true),
        V("radiotherapy", "Radiotherapy", Choice, "treatment", answers: YesNo),
        V("chemotherapy", "Chemotherapy", Choice, "treatment", answers: YesNo),
        V("chemotherapy.drug", "Drugs", Coded, "treatment", several: true),
        V("other-therapy", "Other therapy", Text, "treatment", several: true),
        V("complication", "Complications", Text, "outcome", several: true),
        V("followup", "Follow-up", Length, "outcome", "mo"),
        V("followup.clock", "Clock", Choice, "outcome", answers: [A("surgery", "operation"), A("diagnosis"), A("presentation", "admission"), A("treatment end"), A("unclear")]),
        V("response", "Response", Choice, "outcome", answers: [A("complete", "cr"), A("partial", "pr"), A("stable", "sd"), A("progression", "pd")]),
        V("recurrence", "Recurrence", Choice, "outcome", answers: YesNo),
        V("recurrence.site", "Site of recurrence", Text, "outcome"),
        V("recurrence.time", "Time to recurrence", Length, "outcome", "mo"),
        V("status", "Status", Choice, "outcome", answers:
        [
            A("alive, no evidence of disease", ["ned", "alive ned", "alive no evidence of disease"], "alive"), A("alive with disease", ["awd"], "alive"), A("alive"),
            A("dead of disease", ["dod", "died of disease"], "dead"), A("dead of other cause", ["doc"], "dead"), A("dead", "died", "deceased"), A("lost to follow-up", "lost", "ltfu"),
        ]),
        V("survival.time", "Survival", Length, "outcome", "mo"),
        V("function.outcome", "Function", Scale, "outcome"),
        V("source.study-type", "Study type", Choice, "source", answers: [A("case report"), A("case series"), A("cohort"), A("review"), A("meta-analysis"), A("trial")]),
        V("source.n", "Patients", Number, "source"),
    ];

    private static readonly Dictionary<string, Variable> ById = All.ToDictionary(v => v.Id, StringComparer.Ordinal);

    /// <summary>The variable with this id, or null.</summary>
    public static Variable? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>The variable with this id.</summary>
    /// <exception cref="ArgumentException">There is none: ids in code are the programmer's.</exception>
    public static Variable Get(string id) => Find(id) ?? throw new ArgumentException($"There is no variable '{id}'.", nameof(id));

    private static Variable V(string id, string label, ValueKind kind, string group, string? unit = null, bool several = false, IReadOnlyList<Variable.Answered>? answers = null) =>
        new() { Id = id, Label = label, Kind = kind, Group = group, Unit = unit, Several = several, Answers = answers ?? [] };

    private static Variable.Answered A(string id, params string[] synonyms) => new(id, synonyms);

    private static Variable.Answered A(string id, string[] synonyms, string narrows) => new(id, synonyms, narrows);
}
