namespace Kazus.Server.Api;

/// <summary>A page of cases.</summary>
public sealed record CasesPage(int Total, int Offset, int Limit, IReadOnlyList<CaseSummary> Cases);

/// <summary>A case in a list.</summary>
public sealed record CaseSummary(string Id, string Label, bool Own, IReadOnlyList<string> Sources, int Claims, int Events, int OpenConflicts, string Href);

/// <summary>The comparison table.</summary>
public sealed record TableDocument(IReadOnlyList<TableColumnDocument> Columns, int Total, int Offset, int Limit, IReadOnlyList<TableRowDocument> Rows);

/// <summary>A column of the comparison table.</summary>
public sealed record TableColumnDocument(string Id, string Header, string? Unit);

/// <summary>A row of the comparison table.</summary>
public sealed record TableRowDocument(string Case, string Label, bool Own, IReadOnlyList<string> Sources, IReadOnlyDictionary<string, CellDocument> Cells);

/// <summary>A cell: its words, why it is missing when it is, and the claims it rests on.</summary>
public sealed record CellDocument(string Text, string? Missing, bool Conflict, IReadOnlyList<ClaimDocument> Claims);

/// <summary>A claim with the place it was read.</summary>
public sealed record ClaimDocument(string Source, string? Where, string? Quote, int? Start, int? End, string Value, string State);

/// <summary>A pooled analysis.</summary>
public sealed record PoolDocument(string Name, string Endpoint, string Clock, double Horizon, int N, int Events, PointDocument? AtHorizon,
    IReadOnlyDictionary<string, int> Clocks, IReadOnlyList<PatientDocument> Included, IReadOnlyList<LeftOutDocument> Excluded,
    IReadOnlyList<CurveDocument> Groups, IReadOnlyList<FlipDocument> Sensitivity);

/// <summary>A point of a survival curve; a bound the method does not define is null.</summary>
public sealed record PointDocument(double Time, double NRisk, double Surv, double? StdErr, double? Lower, double? Upper);

/// <summary>A patient in the analysis.</summary>
public sealed record PatientDocument(string Case, string Label, double Months, bool Event, string Clock, bool Disputed);

/// <summary>A patient left out, with the reason.</summary>
public sealed record LeftOutDocument(string Case, string Label, string Reason);

/// <summary>A survival curve.</summary>
public sealed record CurveDocument(string Group, int N, double Events, IReadOnlyList<double> Time, IReadOnlyList<double> NRisk, IReadOnlyList<double> NEvent,
    IReadOnlyList<double> NCensor, IReadOnlyList<double> Surv, IReadOnlyList<double?> StdErr, IReadOnlyList<double?> Lower, IReadOnlyList<double?> Upper, double? Median);

/// <summary>What one reversed status would make of the result.</summary>
public sealed record FlipDocument(string Case, string Label, PointDocument Reversed, double Change);

/// <summary>A page of findings.</summary>
public sealed record FindingsPage(int Total, int Offset, int Limit, IReadOnlyList<FindingDocument> Findings);

/// <summary>A finding.</summary>
public sealed record FindingDocument(string Rule, string Name, string Severity, string Message, string? Settle, string? Variable, string? Case, IReadOnlyList<PlaceDocument> Places);

/// <summary>A place of a finding.</summary>
public sealed record PlaceDocument(string Path, string? Where, int? Start, int? End, int? Line, string? Quote, string? Value);

/// <summary>Cases that hold words of a query, best first, and the values of every facet over all of them.</summary>
public sealed record FoundPage(string Query, int Total, int Offset, int Limit, IReadOnlyList<FoundDocument> Cases, IReadOnlyDictionary<string, IReadOnlyList<CountDocument>> Facets);

/// <summary>A value of a facet and how many of the cases found have it.</summary>
public sealed record CountDocument(string Value, int Count);

/// <summary>A case found, and where its words stand.</summary>
public sealed record FoundDocument(string Case, string Label, double Score, IReadOnlyList<WhyDocument> Why, string Href);

/// <summary>Where words of the query stand.</summary>
public sealed record WhyDocument(string What, string Text, IReadOnlyList<string> Words, string? Source, string? Where);

/// <summary>Cases like one, the most alike first.</summary>
public sealed record LikePage(string Like, IReadOnlyList<LikeDocument> Cases);

/// <summary>A case like another: how much more than an average case (score), the mean likeness of what was compared (alike, 0 to 1), and why.</summary>
public sealed record LikeDocument(string Case, string Label, double Score, double Alike, int Compared, int Asked, IReadOnlyList<ReasonDocument> Reasons, IReadOnlyList<string> Open, string Href);

/// <summary>What one question adds or takes, with both values; the variable "words" is the text as a whole.</summary>
public sealed record ReasonDocument(string Variable, string Own, string Other, double Likeness, double Average, double Contribution);
