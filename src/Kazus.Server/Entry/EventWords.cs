using System.Text.RegularExpressions;
using Kazus.Cases;

namespace Kazus.Server.Entry;

/// <summary>The words by which a clinician says what kind of thing happened.</summary>
internal static partial class EventWords
{
    private static readonly (EventKind Kind, string[] Words)[] Cues =
    [
        (EventKind.Imaging, ["mri", "mr", "ct", "pet", "pet-ct", "pet/ct", "x-ray", "xray", "radiograph", "scan", "scintigraphy", "ultrasound", "angiography", "imaging", "myelography"]),
        (EventKind.Procedure, ["resection", "resected", "surgery", "operation", "laminectomy", "corpectomy", "vertebrectomy", "spondylectomy", "decompression", "fusion", "excision", "debulking", "embolization", "embolisation", "vertebroplasty", "kyphoplasty", "discectomy", "acdf", "instrumentation", "hysterectomy", "nephrectomy", "removal"]),
        (EventKind.Pathology, ["biopsy", "histology", "pathology", "cytology", "ihc", "immunohistochemistry"]),
        (EventKind.Radiotherapy, ["radiotherapy", "radiation", "irradiation", "rt", "sbrt", "radiosurgery", "gy", "brachytherapy", "proton"]),
        (EventKind.Drug, ["chemotherapy", "chemo", "doxorubicin", "gemcitabine", "docetaxel", "ifosfamide", "trabectedin", "pazopanib", "eribulin", "dacarbazine", "immunotherapy", "drug", "cycles"]),
        (EventKind.Death, ["death", "died", "dead", "deceased"]),
        (EventKind.Recurrence, ["recurrence", "recurred", "relapse", "relapsed"]),
        (EventKind.Progression, ["progression", "progressed"]),
        (EventKind.Symptom, ["pain", "numbness", "weakness", "paresthesia", "paraesthesia", "hemiparesis", "paraparesis", "paraplegia", "paresis", "dysphagia", "headache", "fall", "symptom", "symptoms", "hypesthesia", "incontinence", "gait"]),
        (EventKind.Examination, ["examination", "exam", "strength", "reflexes", "mrc", "frankel", "asia", "karnofsky", "ecog"]),
        (EventKind.Therapy, ["rehabilitation", "physiotherapy", "physical"]),
        (EventKind.FollowUp, ["follow-up", "followup", "ned", "visit", "control", "alive", "seen"]),
    ];

    private static readonly Dictionary<string, EventKind> ByWord = Cues.SelectMany(c => c.Words.Select(w => (w, c.Kind))).ToDictionary(p => p.w, p => p.Kind, StringComparer.OrdinalIgnoreCase);

    /// <summary>The kind, by its name before a colon or by the first word that tells it, and what remains to be said.</summary>
    public static (EventKind Kind, string What) Kind(string rest)
    {
        if (Named().Match(rest) is { Success: true } named && Parse(named.Groups["kind"].Value) is { } said) return (said, named.Groups["what"].Value);
        foreach (var word in rest.Split([' ', ',', ';', ':', '(', ')', '.'], StringSplitOptions.RemoveEmptyEntries))
            if (ByWord.TryGetValue(word, out var kind)) return (kind, rest);
        return (EventKind.Other, rest);
    }

    public static string Name(EventKind kind) => kind switch
    {
        EventKind.Procedure => "surgery or procedure",
        EventKind.FollowUp => "follow-up",
        EventKind.Drug => "systemic therapy",
        EventKind.Other => "something else",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static EventKind? Parse(string words) => words.ToLowerInvariant() switch
    {
        "surgery" or "operation" => EventKind.Procedure,
        "scan" => EventKind.Imaging,
        "chemotherapy" => EventKind.Drug,
        "follow-up" => EventKind.FollowUp,
        var w => Enum.TryParse<EventKind>(w, ignoreCase: true, out var kind) && !char.IsDigit(w[0]) ? kind : null,
    };

    [GeneratedRegex(@"^(?<kind>[A-Za-z-]+):\s+(?<what>.+)$")]
    private static partial Regex Named();
}
