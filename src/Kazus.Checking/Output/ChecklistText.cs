using Kazus.Checking.Guidelines;

namespace Kazus.Checking.Output;

/// <summary>A guideline for a terminal: what is told in one line, then a line for every item that is not, with its sentence.</summary>
internal static class ChecklistText
{
    private const int Width = 60;

    public static void Write(GuidelineReading reading, TextWriter writer, Func<string, string> faint, bool named)
    {
        writer.WriteLine();
        writer.WriteLine($"{reading.Guideline.Name}{(named ? $", {reading.Path}" : "")}  {faint(reading.Guideline.Source)}");
        Line("told", reading.Items.Where(i => i.Judgement == Judgement.Present));
        foreach (var judgement in new[] { Judgement.Partly, Judgement.Absent })
            foreach (var item in reading.Items.Where(i => i.Judgement == judgement))
            {
                writer.WriteLine($"  {judgement.Name(),-8} {item.Item.Number,-4} {item.Item.Asks}");
                var place = item.Evidence.Count > 0 ? item.Evidence[0] : null;
                if (place is not null) writer.WriteLine($"{"",16}{faint($"{(place.Line is { } line ? $"{place.Where}, line {line}" : place.Where)}  \"{CheckPage.Cut(CheckPage.Clean(place.Quote ?? ""), Width)}\"")}");
                writer.WriteLine($"{"",16}{faint("-> " + item.Completes)}");
            }
        Line("unjudged", reading.Items.Where(i => i.Judgement == Judgement.CannotBeJudged));

        void Line(string word, IEnumerable<ItemJudged> items)
        {
            var numbers = string.Join(" ", items.Select(i => i.Item.Number));
            if (numbers.Length > 0) writer.WriteLine($"  {word,-8} {numbers}");
        }
    }
}
