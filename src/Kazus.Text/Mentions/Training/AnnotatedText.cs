namespace Kazus.Text.Mentions.Training;

/// <summary>A text with the mentions people marked in it.</summary>
internal sealed record AnnotatedText(string Name, string Text, IReadOnlyList<StandoffEntity> Entities)
{
    /// <summary>The pairs of .txt and .ann files of a folder, by name.</summary>
    public static IReadOnlyList<AnnotatedText> ReadFolder(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.ann").OrderBy(f => f, StringComparer.Ordinal)
            .Where(f => File.Exists(Path.ChangeExtension(f, ".txt")))
            .Select(f =>
            {
                var text = File.ReadAllText(Path.ChangeExtension(f, ".txt"));
                return new AnnotatedText(Path.GetFileNameWithoutExtension(f), text, Standoff.Read(File.ReadAllText(f), text));
            })];

    /// <summary>Each marked span with its type once, a mention in pieces as the span that holds them all.</summary>
    public IReadOnlySet<(int Start, int End, string Type)> Spans => Entities.Select(e => (e.Hull.Start, e.Hull.End, e.Type)).ToHashSet();
}
