namespace Kazus.Checks;

/// <summary>How much a finding matters: must be mended (error), should be looked at (warning), worth knowing (note).</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>Should be looked at.</summary>
    Warning,

    /// <summary>Must be mended.</summary>
    Error,
}

/// <summary>One side of a finding.</summary>
/// <param name="Path">File, as given by the user.</param>
/// <param name="Where">Part of the document ("abstract", "Table 1, row 4"), or null.</param>
/// <param name="Start">First character, in Unicode code points of the document's text, or null.</param>
/// <param name="End">One past the last character, or null.</param>
/// <param name="Line">Line of the file, from 1, or null.</param>
/// <param name="Quote">The characters themselves, or null.</param>
/// <param name="Value">The value read there, as one would say it, or null.</param>
public sealed record Place(string Path, string? Where = null, int? Start = null, int? End = null, int? Line = null, string? Quote = null, string? Value = null)
{
    /// <summary>Column of the line, from 1, or null.</summary>
    public int? Column { get; init; }
}

/// <summary>
/// What a check says about the data: a value, never an exception. Wrong or silent data end here; a broken assumption of a method or
/// a programmer's mistake never does.
/// </summary>
public sealed record Finding
{
    /// <summary>Rule id ("KZ301").</summary>
    public required string Rule { get; init; }

    /// <summary>Rule name ("values-disagree").</summary>
    public required string Name { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What is so, in one sentence without blame.</summary>
    public required string Message { get; init; }

    /// <summary>What would settle it, or null.</summary>
    public string? Settle { get; init; }

    /// <summary>The variable it is about, or null.</summary>
    public string? Variable { get; init; }

    /// <summary>The case it is about, or null.</summary>
    public string? Case { get; init; }

    /// <summary>The judgement that it needs no action, or null while it is open.</summary>
    public Dismissal? Dismissed { get; init; }

    /// <summary>All sides.</summary>
    public IReadOnlyList<Place> Places { get; init; } = [];
}
