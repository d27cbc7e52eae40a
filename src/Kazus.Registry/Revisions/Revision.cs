namespace Kazus.Registry.Revisions;

/// <summary>What kind of thing a revision is about.</summary>
public enum Subject
{
    /// <summary>A case, by its id.</summary>
    Case,

    /// <summary>Another file of the casebook, by its path.</summary>
    File,
}

/// <summary>What was done.</summary>
public enum RevisionAction
{
    /// <summary>It was there for the first time.</summary>
    Added,

    /// <summary>It was changed.</summary>
    Changed,

    /// <summary>It was put away; its history stays and it can be brought back.</summary>
    Deleted,

    /// <summary>It was brought back.</summary>
    Restored,

    /// <summary>An earlier state was made the present one again.</summary>
    Undone,
}

/// <summary>One change, never altered afterwards.</summary>
/// <param name="Position">Place in the order of all changes of the collection, from 1, without gaps.</param>
/// <param name="Subject">Kind of thing.</param>
/// <param name="Id">Case id or path.</param>
/// <param name="Number">Number among the revisions of this thing, from 1.</param>
/// <param name="Action">What was done.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, by the clock of the machine that wrote it; order is by position, for clocks can be wrong.</param>
/// <param name="From">From where.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="Patch">The change as an RFC 6902 JSON patch against the document before.</param>
public sealed record Revision(long Position, Subject Subject, string Id, long Number, RevisionAction Action, string By, DateTimeOffset At, string From, string? Reason, string Patch)
{
    /// <summary>SHA-256 of the document after the change, in hexadecimal.</summary>
    public required string Sha256 { get; init; }
}
