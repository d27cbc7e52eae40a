namespace Kazus.Registry.Rows;

/// <summary>A collection: a casebook in the registry.</summary>
public sealed class CollectionRow
{
    public long Collection { get; init; }
    public required string Name { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
}

/// <summary>The last position given out in a collection.</summary>
public sealed class PositionRow
{
    public long Collection { get; init; }
    public long Position { get; init; }
}

/// <summary>One change.</summary>
public sealed class RevisionRow
{
    public long Collection { get; init; }
    public long Position { get; init; }
    public required string Kind { get; init; }
    public required string Subject { get; init; }
    public long Number { get; init; }
    public required string Action { get; init; }
    public required string MadeBy { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public required string MadeFrom { get; init; }
    public string? Reason { get; init; }
    public required string Patch { get; init; }
    public required string Sha256 { get; init; }
}

/// <summary>A case as it is now, with the columns that are searched.</summary>
public sealed class CaseRow
{
    public long Collection { get; init; }
    public required string Id { get; init; }
    public required string Path { get; init; }
    public long Number { get; init; }
    public long Position { get; init; }
    public bool Deleted { get; init; }
    public required string Document { get; init; }
    public required string Text { get; init; }
    public string? Label { get; init; }
    public bool Own { get; init; }
    public string? Consent { get; init; }
    public string? Excluded { get; init; }
    public string? Disease { get; init; }
    public string? DiseaseKind { get; init; }
    public string? Site { get; init; }
    public string? Levels { get; init; }
    public string? Region { get; init; }
    public string? Sex { get; init; }
    public double? AgeLow { get; init; }
    public double? AgeHigh { get; init; }
    public string? Treatment { get; init; }
    public string? Outcome { get; init; }
    public string? Recurrence { get; init; }
    public long? Year { get; init; }
}

/// <summary>A claim of a case that is not deleted, for searching; the case's document is the truth.</summary>
public sealed class ClaimRow
{
    public long Collection { get; init; }
    public required string CaseId { get; init; }
    public long Ordinal { get; init; }
    public required string Variable { get; init; }
    public required string Value { get; init; }
    public double? Low { get; init; }
    public double? High { get; init; }
    public string? Missing { get; init; }
    public required string State { get; init; }
    public required string Source { get; init; }
    public string? Place { get; init; }
    public string? Quote { get; init; }
}

/// <summary>Bytes of a file, by their hash.</summary>
public sealed class ContentRow
{
    public long Collection { get; init; }
    public required string Sha256 { get; init; }
    public required byte[] Bytes { get; init; }
}

/// <summary>A file of the casebook other than a case file.</summary>
public sealed class FileRow
{
    public long Collection { get; init; }
    public required string Path { get; init; }
    public required string Kind { get; init; }
    public long Number { get; init; }
    public long Position { get; init; }
    public bool Deleted { get; init; }
    public required string Sha256 { get; init; }
    public long Length { get; init; }
}

/// <summary>A reference of the casebook, for searching; its file is the truth.</summary>
public sealed class SourceRow
{
    public long Collection { get; init; }
    public required string Id { get; init; }
    public required string Path { get; init; }
    public string? Title { get; init; }
    public string? FirstAuthor { get; init; }
    public long? Year { get; init; }
    public string? Doi { get; init; }
    public string? Pmid { get; init; }
    public string? Container { get; init; }
}

/// <summary>A part of the manuscript, for searching; its file is the truth.</summary>
public sealed class ManuscriptRow
{
    public long Collection { get; init; }
    public required string Path { get; init; }
    public string? Title { get; init; }
    public required string Text { get; init; }
}

/// <summary>A finding of a check, and what a person said of it.</summary>
public sealed class FindingRow
{
    public long Collection { get; init; }
    public required string Id { get; init; }
    public string? CaseId { get; init; }
    public required string Rule { get; init; }
    public required string Severity { get; init; }
    public required string State { get; init; }
    public required string Message { get; init; }
    public required string Document { get; init; }
    public DateTimeOffset FoundAt { get; init; }
    public string? JudgedBy { get; init; }
    public DateTimeOffset? JudgedAt { get; init; }
    public string? Reason { get; init; }
}
