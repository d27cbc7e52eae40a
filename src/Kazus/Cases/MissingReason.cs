namespace Kazus.Cases;

/// <summary>Why there is no value. A reason is an answer; an empty cell is not.</summary>
public enum MissingReason
{
    /// <summary>The source does not say (NR).</summary>
    NotReported,

    /// <summary>It was not done (ND).</summary>
    NotDone,

    /// <summary>The question does not apply to this patient (NA).</summary>
    NotApplicable,

    /// <summary>It was looked for and could not be known (UNK).</summary>
    Unknown,
}

/// <summary>The codes of the reasons in tables and files.</summary>
public static class MissingReasons
{
    /// <summary>NR, ND, NA or UNK.</summary>
    public static string Symbol(this MissingReason reason) => reason switch
    {
        MissingReason.NotReported => "NR",
        MissingReason.NotDone => "ND",
        MissingReason.NotApplicable => "NA",
        _ => "UNK",
    };

    /// <summary>The id used in JSON: not-reported, not-done, not-applicable, unknown.</summary>
    public static string Id(this MissingReason reason) => reason switch
    {
        MissingReason.NotReported => "not-reported",
        MissingReason.NotDone => "not-done",
        MissingReason.NotApplicable => "not-applicable",
        _ => "unknown",
    };

    /// <summary>Reads a symbol or id, or null.</summary>
    public static MissingReason? Parse(string text) => text.Trim() switch
    {
        "NR" or "not-reported" or "not reported" => MissingReason.NotReported,
        "ND" or "not-done" or "not done" => MissingReason.NotDone,
        "NA" or "N/A" or "not-applicable" or "not applicable" => MissingReason.NotApplicable,
        "UNK" or "unknown" => MissingReason.Unknown,
        _ => null,
    };
}
