using Kazus.Checks;
using Kazus.Manuscript.Displays;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Compose;

/// <summary>
/// Which figures and tables the report holds, with which numbers. A number is given by the first call-out; what is placed but never
/// called follows; what is called but never placed is put after the block that calls it first.
/// </summary>
internal sealed class DisplayPlan
{
    private readonly Dictionary<(DisplayKind, string), int> numbers = [];
    private readonly HashSet<(DisplayKind, string)> placed = [];
    private readonly Dictionary<Block, List<CalledDisplay>> after = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, ReportFigure> figures;
    private readonly Dictionary<string, ReportTable> tables;
    private readonly Action<Finding> report;

    public DisplayPlan(IReadOnlyList<Block> top, IEnumerable<ReportFigure> figures, IEnumerable<ReportTable> tables, Action<Finding> report)
    {
        this.figures = ById(figures, f => f.Id);
        this.tables = ById(tables, t => t.Id);
        this.report = report;
        var places = Walk.Blocks(top).OfType<Block.Place>().Select(p => ((p.Kind, p.Id), p.At)).ToList();
        var pictures = Walk.Blocks(top).OfType<Block.Picture>().Select(p => ((DisplayKind.Figure, p.Id), p.At));
        var all = places.Concat(pictures).Where(p => Known(p.Item1.Item1, p.Item1.Item2)).ToList();
        var isPlaced = all.Select(p => p.Item1).ToHashSet();
        foreach (var block in top) NumberCalls(block, isPlaced);
        foreach (var (name, at) in all.DistinctBy(p => p.Item1).OrderBy(p => OrderOf(top, p.At)))
        {
            if (numbers.ContainsKey(name)) continue;
            Give(name);
            var word = name.Item1 == DisplayKind.Figure ? "fig" : "tab";
            report(ManuscriptRules.DisplayNotCalled.At(at, $"{Word(name.Item1)} '{name.Item2}' is never called out in the text.", $"Write [@{word}:{name.Item2}] where the reader should look at it."));
        }
    }

    public int Number(DisplayKind kind, string id) => numbers.GetValueOrDefault((kind, id));

    public bool Known(DisplayKind kind, string id) => kind == DisplayKind.Figure ? figures.ContainsKey(id) : tables.ContainsKey(id);

    public IEnumerable<string> Names(DisplayKind kind) => kind == DisplayKind.Figure ? figures.Keys : tables.Keys;

    public ReportFigure Figure(string id) => figures[id];

    public ReportTable Table(string id) => tables[id];

    /// <summary>True the first time a place is asked for; a second place of the same display is a finding.</summary>
    public bool Take(DisplayKind kind, string id, SourcePlace at)
    {
        if (placed.Add((kind, id))) return true;
        report(ManuscriptRules.DisplayTwice.At(at, $"{Word(kind)} '{id}' already has a place; the first one holds.", "Remove one of the two places, or call it out with [@…]."));
        return false;
    }

    /// <summary>Displays called for the first time in this block that have no place of their own.</summary>
    public IReadOnlyList<CalledDisplay> After(Block block) => after.GetValueOrDefault(block) ?? [];

    private void NumberCalls(Block block, HashSet<(DisplayKind, string)> isPlaced)
    {
        foreach (var call in Walk.Blocks([block]).SelectMany(Walk.Inlines).OfType<Inline.CallOut>())
        {
            foreach (var display in call.Displays)
            {
                var name = (display.Kind, display.Id);
                if (!Known(display.Kind, display.Id) || numbers.ContainsKey(name)) continue;
                Give(name);
                if (isPlaced.Contains(name)) continue;
                if (!after.TryGetValue(block, out var list)) after[block] = list = [];
                list.Add(display);
            }
        }
    }

    private void Give((DisplayKind Kind, string Id) name) => numbers[name] = 1 + numbers.Count(n => n.Key.Item1 == name.Kind);

    private static int OrderOf(IReadOnlyList<Block> top, SourcePlace at)
    {
        var i = 0;
        foreach (var block in Walk.Blocks(top))
        {
            if (block.At == at) return i;
            i++;
        }
        return i;
    }

    private static string Word(DisplayKind kind) => kind == DisplayKind.Figure ? "Figure" : "Table";

    private static Dictionary<string, T> ById<T>(IEnumerable<T> all, Func<T, string> id)
    {
        var byId = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var one in all) byId.TryAdd(id(one), one);
        return byId;
    }
}
