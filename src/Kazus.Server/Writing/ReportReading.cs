using Kazus.Checking;
using Kazus.Checking.Guidelines;
using Kazus.Checks;
using Kazus.Manuscript;
using Kazus.Manuscript.Jats;
using Kazus.Manuscript.Prose;
using Kazus.Text.Documents;
using Kazus.Text.Reading;

namespace Kazus.Server.Writing;

/// <summary>
/// The report read as a reviewer would read it, with every fact answered: the findings of all rules and the guideline's items, each
/// led back to the line of the manuscript that made the sentence.
/// </summary>
public sealed class ReportReading
{
    private readonly List<(string Text, SourcePlace At)> _lines = [];

    /// <summary>Reads a composed report.</summary>
    public ReportReading(Manuscript.Report report, Cases.Casebook casebook)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(casebook);
        foreach (var block in report.Abstract.SelectMany(p => p.Blocks).Concat(report.Body.SelectMany(Blocks)).Concat(report.Back.SelectMany(b => b.Blocks))) Gather(block);
        WordCount = report.WordCount;
        using var xml = new MemoryStream(JatsWriter.Write(report).Xml, writable: false);
        var document = new DocumentReader().Read(xml, "report.xml").Document;
        if (document is null)
        {
            Findings = report.Findings;
            return;
        }
        var asked = casebook.Guidelines.Select(Checking.Guidelines.Guideline.Find).OfType<Guideline>().ToList();
        var check = ManuscriptCheck.Check(new Checking.Manuscript(document, "manuscript", casebook) { Guidelines = asked.Count > 0 ? asked : [Checking.Guidelines.Guideline.Care] }, CheckSettings.All.With(casebook.Rules));
        // Pixels are drawn when a file is asked for, so that their absence here says nothing.
        Findings = [.. Dismissal.Apply(report.Findings.Where(f => f.Rule != ManuscriptRules.FigureWithoutPng.Id), casebook.Dismissed), .. check.Findings.Select(f => f with { Places = [.. f.Places.Select(Led)] })];
        if (check.Guidelines.FirstOrDefault() is not { } judged) return;
        Guideline = judged.Guideline.Name;
        Checklist = [.. judged.Items.Select(i => new ChecklistLine(i.Item.Number, i.Item.Asks, i.Judgement, [.. i.Evidence.Select(Led)], i.Completes))];
    }

    /// <summary>What the names in the prose and the rules of the checker have to say.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The reporting guideline.</summary>
    public string Guideline { get; } = "";

    /// <summary>Its items.</summary>
    public IReadOnlyList<ChecklistLine> Checklist { get; } = [];

    /// <summary>Words of the body.</summary>
    public int WordCount { get; }

    /// <summary>Whether a finding is an item of a guideline, which the checklist shows in full.</summary>
    public static bool IsGuidelineItem(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Rule is "KZ704" or "KZ705" or "KZ706" or "KZ707";
    }

    private static IEnumerable<Block> Blocks(Manuscript.Section section) => section.Blocks.Concat(section.Sections.SelectMany(Blocks));

    private void Gather(Block block)
    {
        switch (block)
        {
            case Block.Paragraph p: _lines.Add((Plain(Manuscript.Prose.PlainText.Of(p.Line)), p.At)); break;
            case Block.Items items: foreach (var inner in items.Entries.SelectMany(e => e)) Gather(inner); break;
            case Block.Quote quote: foreach (var inner in quote.Blocks) Gather(inner); break;
            case Block.PlacedTable table: _lines.Add((Plain(table.Table.Caption), table.At)); break;
            case Block.PlacedFigure figure: _lines.Add((Plain(figure.Figure.Caption), figure.At)); break;
        }
    }

    private Place Led(Place place) => place.Quote is { } quote && Find(quote) is { } at
        ? place with { Path = at.Path, Line = at.Line, Column = null, Start = null, End = null }
        : place with { Path = "report", Line = null, Start = null, End = null };

    // The whole quote first, then its longest beginning that stands in one paragraph: citations and call-outs are printed otherwise.
    private SourcePlace? Find(string quote)
    {
        const int least = 12;
        var words = Plain(quote);
        for (var length = words.Length; length > 0; length = length <= least ? 0 : words.LastIndexOf(' ', length - 1))
        {
            if (length < least && length < words.Length) return null;
            foreach (var (text, at) in _lines)
                if (text.AsSpan().Contains(words.AsSpan(0, length), StringComparison.OrdinalIgnoreCase)) return at;
        }
        return null;
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>An item of the reporting guideline as the manuscript answers it.</summary>
/// <param name="Number">The item's number.</param>
/// <param name="Asks">What it asks for.</param>
/// <param name="Judgement">What can be said of it.</param>
/// <param name="Places">The sentences it rests on, led to their lines.</param>
/// <param name="Completes">What would complete it, or null.</param>
public sealed record ChecklistLine(string Number, string Asks, Judgement Judgement, IReadOnlyList<Place> Places, string? Completes);
