namespace Kazus.Text.Documents;

/// <summary>A figure as told by its legend.</summary>
public sealed record Figure(Span Span, string Label) : Node(Span)
{
    /// <summary>The number in the label as printed ("3", "S1"); empty where the figure has no label.</summary>
    public string Number { get; init; } = "";

    /// <summary>Label and legend together.</summary>
    public required Paragraph Legend { get; init; }

    /// <summary>The panels the legend tells apart.</summary>
    public IReadOnlyList<Panel> Panels { get; init; } = [];

    public override IEnumerable<Node> Children => [Legend, .. Panels];
}

/// <summary>A panel of a figure: its letter and the words of the legend about it.</summary>
public sealed record Panel(Span Span, string Letter, string Text) : Node(Span);
