using Kazus.Provenance;

namespace Kazus.Cases;

/// <summary>A set of cases, sources and prose that answer one question. Knows no files.</summary>
public sealed record Casebook
{
    /// <summary>Title of the report.</summary>
    public string Title { get; init; } = "Untitled";

    /// <summary>The question the casebook answers.</summary>
    public string? Question { get; init; }

    /// <summary>Id of the authors' own case, or null for a review without one.</summary>
    public string? Index { get; init; }

    /// <summary>Authors in order.</summary>
    public IReadOnlyList<Author> Authors { get; init; } = [];

    /// <summary>Affiliations by key, in the order given.</summary>
    public IReadOnlyList<Affiliation> Affiliations { get; init; } = [];

    /// <summary>Keywords.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Named declarations ("ethics", "consent", "funding", "conflicts", "ai") in the order given.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Declarations { get; init; } = [];

    /// <summary>Named dates ("received", "accepted", "published") as given.</summary>
    public IReadOnlyList<KeyValuePair<string, Time.PartialDate>> Dates { get; init; } = [];

    /// <summary>Licence, such as "CC BY 4.0".</summary>
    public string? Licence { get; init; }

    /// <summary>Journal the report is meant for or appeared in.</summary>
    public string? Journal { get; init; }

    /// <summary>DOI of the report, when it has one.</summary>
    public string? Doi { get; init; }

    /// <summary>Language of the prose (BCP 47).</summary>
    public string Language { get; init; } = "en";

    /// <summary>Columns of the comparison table, by variable id; empty for the default choice.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Named pooled analyses; empty for one of recurrence over all cases.</summary>
    public IReadOnlyList<KeyValuePair<string, Evidence.PoolRequest>> Pools { get; init; } = [];

    /// <summary>Rules switched off or set to another severity: rule id to "off", "error", "warning" or "note".</summary>
    public IReadOnlyDictionary<string, string> Rules { get; init; } = new Dictionary<string, string>();

    /// <summary>Reporting guidelines the report is held against ("care-2016", "scare"); empty for the one that belongs to a case report.</summary>
    public IReadOnlyList<string> Guidelines { get; init; } = [];

    /// <summary>Findings that a person judged to need no action, each with the reason.</summary>
    public IReadOnlyList<Checks.Dismissal> Dismissed { get; init; } = [];

    /// <summary>All cases in ordinal order of id.</summary>
    public IReadOnlyList<Case> Cases { get; init; } = [];

    /// <summary>Sources by id.</summary>
    public IReadOnlyDictionary<string, Source> Sources { get; init; } = new Dictionary<string, Source>();

    /// <summary>Published series that give only aggregate figures: shown beside, never mixed in.</summary>
    public IReadOnlyList<Series> Series { get; init; } = [];

    /// <summary>The authors' own case, or null.</summary>
    public Case? IndexCase => Cases.FirstOrDefault(c => c.Id == Index) ?? Cases.FirstOrDefault(c => c.Own);
}

/// <summary>An author.</summary>
/// <param name="Name">Name as printed, given name first.</param>
public sealed record Author(string Name)
{
    /// <summary>Family name; by default the last word of the name.</summary>
    public string Family { get => field ?? Name.Split(' ')[^1]; init; }

    /// <summary>Given names; by default all words but the last.</summary>
    public string Given { get => field ?? string.Join(' ', Name.Split(' ')[..^1]); init; }

    /// <summary>Keys of affiliations.</summary>
    public IReadOnlyList<string> Affiliations { get; init; } = [];

    /// <summary>ORCID iD in its short form.</summary>
    public string? Orcid { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>True for the corresponding author.</summary>
    public bool Corresponding { get; init; }

    /// <summary>CRediT roles.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];
}

/// <summary>An affiliation.</summary>
/// <param name="Key">Key that authors name.</param>
/// <param name="Name">Department, institution, place, country.</param>
/// <param name="Ror">ROR id, or null.</param>
public sealed record Affiliation(string Key, string Name, string? Ror = null);

/// <summary>A published series known only by aggregate figures.</summary>
/// <param name="Source">Id of its source.</param>
/// <param name="Patients">Number of patients as told ("5", "45 of 396").</param>
/// <param name="What">Who they were.</param>
/// <param name="Outcome">The outcome as told.</param>
/// <param name="Statistic">Unit and kind of figure, with its clock when known.</param>
/// <param name="Note">Other facts, or null.</param>
public sealed record Series(string Source, string Patients, string What, string Outcome, string Statistic, string? Note);
