using System.Globalization;

namespace Kazus.Cli.Reading;

/// <summary>A line on the terminal that counts the files done; silent where standard error is no terminal or the file is one.</summary>
internal sealed class ReadingProgress(int total) : IDisposable
{
    private readonly bool shown = total > 1 && !Console.IsErrorRedirected;
    private int done;
    private int width;

    internal void Done(string path)
    {
        done++;
        if (!shown) return;
        var bar = new string('#', done * 20 / total).PadRight(20, '.');
        var line = string.Create(CultureInfo.InvariantCulture, $"{bar} {done} of {total}  {Path.GetFileName(path)}");
        if (line.Length > 78) line = line[..78];
        Console.Error.Write('\r' + line.PadRight(width));
        width = line.Length;
    }

    /// <summary>A message of its own line, under which the count goes on.</summary>
    internal void Say(string message)
    {
        Clear();
        Console.Error.WriteLine(message);
    }

    public void Dispose() => Clear();

    private void Clear()
    {
        if (!shown || width == 0) return;
        Console.Error.Write('\r' + new string(' ', width) + '\r');
        width = 0;
    }
}
