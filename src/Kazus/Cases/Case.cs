using Kazus.Provenance;
using Kazus.Time;

namespace Kazus.Cases;

/// <summary>
/// One patient as told by one or more sources: claims, events and lesions. Immutable. Everything shown of a case is derived
/// from these.
/// </summary>
public sealed record Case
{
    /// <summary>Id within the casebook ("LMS-001").</summary>
    public required string Id { get; init; }

    /// <summary>A short name for tables and figures, or null for the first source's.</summary>
    public string? Label { get; init; }

    /// <summary>True for the authors' own patient.</summary>
    public bool Own { get; init; }

    /// <summary>What day zero is ("resection of the C5 lesion"), or null when the case names none.</summary>
    public string? DayZero { get; init; }

    /// <summary>Ids of the sources that tell this case, in the order of trust given by the person who entered it.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>All claims.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>All events, in the order given.</summary>
    public IReadOnlyList<CaseEvent> Events { get; init; } = [];

    /// <summary>All lesions.</summary>
    public IReadOnlyList<Lesion> Lesions { get; init; } = [];

    /// <summary>Statements that bound day zero itself in the calendar (received and published dates bound a course too).</summary>
    public IReadOnlyList<TimeStatement> DayZeroWhen { get; init; } = [];

    /// <summary>Consent of the patient as recorded ("publication, images"), or null when none is on record.</summary>
    public string? Consent { get; init; }

    /// <summary>Why the case is kept out of pooling, or null.</summary>
    public string? ExcludedBecause { get; init; }

    /// <summary>A remark.</summary>
    public string? Note { get; init; }

    /// <summary>Claims of one variable, in the order given.</summary>
    public IEnumerable<Claim> ClaimsOf(string variable) => Claims.Where(c => c.Variable == variable);
}
