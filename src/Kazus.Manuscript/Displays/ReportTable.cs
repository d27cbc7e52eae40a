using Kazus.Cases;
using Kazus.Manuscript.Facts;

namespace Kazus.Manuscript.Displays;

/// <summary>A table of the report; every cell knows the claims it rests on.</summary>
public sealed record ReportTable
{
    /// <summary>Name as the prose writes it ("comparison" in <c>{{ table: comparison }}</c>).</summary>
    public required string Id { get; init; }

    /// <summary>What the reader sees, in a sentence; without "Table 1".</summary>
    public required string Caption { get; init; }

    public required IReadOnlyList<TableColumn> Columns { get; init; }

    public required IReadOnlyList<TableRow> Rows { get; init; }

    /// <summary>Notes under the table ("NR, not reported"), each one line.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A column.</summary>
/// <param name="Header">Header with its unit ("Follow-up (months)").</param>
/// <param name="Numeric">Numbers: set right-aligned with tabular figures.</param>
public sealed record TableColumn(string Header, bool Numeric = false)
{
    /// <summary>True for the column that names the row.</summary>
    public bool NamesRow { get; init; }
}

/// <summary>A row.</summary>
/// <param name="Cells">One per column, in order.</param>
public sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    /// <summary>True for the authors' own patient.</summary>
    public bool Own { get; init; }
}

/// <summary>A cell.</summary>
/// <param name="Text">What is printed; "NR" where nothing was reported.</param>
public sealed record TableCell(string Text)
{
    /// <summary>Why there is no value, or null when there is one.</summary>
    public MissingReason? Missing { get; init; }

    /// <summary>Name of the fact the cell shows ("sun-2022.followup"), or null.</summary>
    public string? Fact { get; init; }

    public IReadOnlyList<FactClaim> Claims { get; init; } = [];

    /// <summary>True when the claims cannot all be true.</summary>
    public bool Conflict { get; init; }

    /// <summary>Keys of works cited after the text; they take their numbers with the rest of the manuscript.</summary>
    public IReadOnlyList<string> Cites { get; init; } = [];
}
