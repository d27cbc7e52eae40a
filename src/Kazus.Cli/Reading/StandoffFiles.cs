using Kazus.Text.Mentions;
using Kazus.Text.Reading;

namespace Kazus.Cli.Reading;

/// <summary>Writes the mentions of articles as standoff files, one .ann for each input, and its text beside it where the input is not that text.</summary>
internal sealed class StandoffFiles(string folder)
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    internal void Write(ArticleFile file)
    {
        Directory.CreateDirectory(folder);
        for (var i = 0; i < file.Articles.Count; i++)
        {
            var (document, mentions) = (file.Articles[i].Document, file.Articles[i].Mentions);
            var name = Path.GetFileNameWithoutExtension(file.Path) + (file.Articles.Count > 1 ? $"-{i + 1}" : "");
            // Two inputs of one name must not overwrite each other.
            var free = name;
            for (var n = 2; !_names.Add(free); n++) free = $"{name}-{n}";
            File.WriteAllText(Path.Combine(folder, free + ".ann"), Standoff.Write(mentions, document.Text));
            File.WriteAllText(Path.Combine(folder, free + ".txt"), document.Text);
        }
    }
}
