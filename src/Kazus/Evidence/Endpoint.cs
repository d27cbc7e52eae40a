namespace Kazus.Evidence;

/// <summary>The event that a time-to-event analysis waits for.</summary>
public enum Endpoint
{
    /// <summary>Recurrence of the tumour, local or distant. A death without recurrence is a censoring.</summary>
    Recurrence,

    /// <summary>Recurrence or progression.</summary>
    Progression,

    /// <summary>Death from any cause.</summary>
    Death,
}
