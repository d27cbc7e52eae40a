namespace Kazus.Text.Documents;

/// <summary>What a call-out points at.</summary>
public enum CallOutTarget
{
    Figure,
    Table,
}

/// <summary>A call-out of figures or tables in the text ("Figures 3-5", "Fig. 2a,b"), with every number it covers.</summary>
public sealed record CallOut(Span Span, CallOutTarget Target, string Text) : Node(Span)
{
    /// <summary>The numbers covered, ranges written out, each with its panel letters: "2" with "a", "b".</summary>
    public required IReadOnlyList<CalledItem> Items { get; init; }

    /// <summary>Whether a number is covered only because it lies inside a range ("4" in "3-5").</summary>
    public bool HasRange { get; init; }
}

/// <summary>A figure or table that is called, and the panels named.</summary>
public sealed record CalledItem(string Number, IReadOnlyList<string> Panels);
