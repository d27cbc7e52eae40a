using Kazus.Cases;

namespace Kazus.Figures;

/// <summary>What a mark on a time axis stands for. Each has one colour and one shape in every figure.</summary>
public enum EventMark
{
    /// <summary>An operation: blue square.</summary>
    Surgery,

    /// <summary>Systemic therapy: orange bar.</summary>
    Systemic,

    /// <summary>Radiotherapy: olive hatched bar.</summary>
    Radiotherapy,

    /// <summary>A scan: sky-blue hollow circle.</summary>
    Imaging,

    /// <summary>Histology: purple diamond.</summary>
    Pathology,

    /// <summary>Symptom, examination, visit and all else: grey tick.</summary>
    Finding,

    /// <summary>Recurrence or progression: vermilion triangle.</summary>
    Recurrence,

    /// <summary>Death: black cross.</summary>
    Death,

    /// <summary>Alive at last contact: arrow.</summary>
    Alive,
}

/// <summary>Words and choice of marks.</summary>
public static class EventMarks
{
    /// <summary>The mark of a kind of event.</summary>
    public static EventMark Of(EventKind kind) => kind switch
    {
        EventKind.Procedure => EventMark.Surgery,
        EventKind.Drug => EventMark.Systemic,
        EventKind.Radiotherapy => EventMark.Radiotherapy,
        EventKind.Imaging => EventMark.Imaging,
        EventKind.Pathology => EventMark.Pathology,
        EventKind.Recurrence or EventKind.Progression => EventMark.Recurrence,
        EventKind.Death => EventMark.Death,
        _ => EventMark.Finding,
    };

    /// <summary>The word of a key.</summary>
    public static string Name(this EventMark mark) => mark switch
    {
        EventMark.Surgery => "surgery",
        EventMark.Systemic => "systemic therapy",
        EventMark.Radiotherapy => "radiotherapy",
        EventMark.Imaging => "imaging",
        EventMark.Pathology => "pathology",
        EventMark.Recurrence => "recurrence or progression",
        EventMark.Death => "death",
        EventMark.Alive => "alive at last contact",
        _ => "symptom or examination",
    };
}
