using System.Collections.Immutable;

namespace Kazus.Checking.Guidelines;

/// <summary>An item of a reporting guideline.</summary>
/// <param name="Number">Its number in the guideline ("8d").</param>
/// <param name="Topic">The heading it stands under.</param>
/// <param name="Asks">What it asks for.</param>
/// <param name="Question">The question of <see cref="Questions"/> that judges it.</param>
/// <param name="Completes">What would complete it.</param>
public sealed record GuidelineItem(string Number, string Topic, string Asks, string Question, string Completes);

/// <summary>A reporting guideline or appraisal tool as a list of items. None has a score, and none is given one.</summary>
/// <param name="Id">"care-2016".</param>
/// <param name="Name">Its name.</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Notes">What must be known to read the list.</param>
/// <param name="Items">Its leaf items in order.</param>
public sealed record Guideline(string Id, string Name, string Source, IReadOnlyList<string> Notes, IReadOnlyList<GuidelineItem> Items)
{
    /// <summary>All lists, in the order of their files' names.</summary>
    public static IReadOnlyList<Guideline> All { get; } = [.. new[] { "care-2013", "care-2016", "jbi", "murad", "scare" }.Select(Read)];

    /// <summary>The list that a case report is held against unless another is chosen.</summary>
    public static Guideline Care { get; } = Find("care-2016")!;

    /// <summary>The list with this id ("care" is the newest of CARE), or null.</summary>
    public static Guideline? Find(string id) =>
        id.Equals("care", StringComparison.OrdinalIgnoreCase) ? All.First(g => g.Id == "care-2016") : All.FirstOrDefault(g => g.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    // Lines of "# key: value", then a header, then one item a line, cells parted by tabs.
    private static Guideline Read(string file)
    {
        using var stream = typeof(Guideline).Assembly.GetManifestResourceStream($"guidelines/{file}.tsv")!;
        using var reader = new StreamReader(stream);
        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        var notes = ImmutableArray.CreateBuilder<string>();
        var items = ImmutableArray.CreateBuilder<GuidelineItem>();
        var titled = false;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                var colon = line.IndexOf(": ", StringComparison.Ordinal);
                if (colon > 0 && line[2..colon] is "id" or "name" or "source") head[line[2..colon]] = line[(colon + 2)..];
                else notes.Add(line[2..]);
            }
            else if (!titled) titled = true;
            else if (line.Split('\t') is [var number, var topic, var asks, var question, var completes]) items.Add(new(number, topic, asks, question, completes));
            else throw new InvalidDataException($"{file}.tsv: '{line}' is not an item.");
        }
        return new(head["id"], head["name"], head["source"], notes.ToImmutable(), items.ToImmutable());
    }
}
