using Kazus.Provenance;
using Kazus.Terms;
using Kazus.Time;

namespace Kazus.Cases;

/// <summary>Kinds of event.</summary>
public enum EventKind
{
    /// <summary>A symptom began.</summary>
    Symptom,

    /// <summary>An examination.</summary>
    Examination,

    /// <summary>A scan or radiograph.</summary>
    Imaging,

    /// <summary>An operation or other procedure.</summary>
    Procedure,

    /// <summary>A histological or laboratory finding.</summary>
    Pathology,

    /// <summary>A drug or drug combination.</summary>
    Drug,

    /// <summary>Radiotherapy.</summary>
    Radiotherapy,

    /// <summary>Other treatment, such as physical therapy.</summary>
    Therapy,

    /// <summary>A follow-up visit.</summary>
    FollowUp,

    /// <summary>A recurrence of a lesion.</summary>
    Recurrence,

    /// <summary>Growth of a lesion under observation or treatment.</summary>
    Progression,

    /// <summary>Death.</summary>
    Death,

    /// <summary>Anything else that belongs in the course, such as presentation or admission.</summary>
    Other,
}

/// <summary>Something that happened to the patient, with every statement of when.</summary>
public sealed record CaseEvent
{
    /// <summary>Id within the case ("acdf"); other events' times may count from it.</summary>
    public required string Id { get; init; }

    /// <summary>Kind.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>What happened, in a few words.</summary>
    public required string What { get; init; }

    /// <summary>What happened as a coded term, when known.</summary>
    public Term? Term { get; init; }

    /// <summary>All statements of when it happened or began; empty when nobody says.</summary>
    public IReadOnlyList<TimeStatement> When { get; init; } = [];

    /// <summary>How long it lasted, when stated.</summary>
    public Duration? Lasting { get; init; }

    /// <summary>The lesion it is about, or null.</summary>
    public string? Lesion { get; init; }

    /// <summary>What was found or achieved ("no recurrence", "gross total"), or null.</summary>
    public string? Finding { get; init; }

    /// <summary>Figure that shows it ("Figure 3"), or null.</summary>
    public string? Shown { get; init; }

    /// <summary>Where the event itself was read.</summary>
    public IReadOnlyList<Anchor> Anchors { get; init; } = [];
}
