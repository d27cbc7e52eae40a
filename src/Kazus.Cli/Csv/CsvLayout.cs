using System.Text;

namespace Kazus.Cli.Csv;

/// <summary>What the header row of a file says: where the data begin, what separates the cells, which columns are used.</summary>
internal sealed class CsvLayout
{
    private CsvLayout(string path, byte separator, long dataStart, ColumnUse[] uses, int[] useOfColumn)
    {
        Path = path;
        Separator = separator;
        DataStart = dataStart;
        Uses = uses;
        UseOfColumn = useOfColumn;
    }

    internal string Path { get; }

    internal byte Separator { get; }

    internal long DataStart { get; }

    internal ColumnUse[] Uses { get; }

    /// <summary>For each column of the file up to the last used one, its place in <see cref="Uses"/>, or -1.</summary>
    internal int[] UseOfColumn { get; }

    internal bool DecimalComma => Separator != ',';

    internal static CsvLayout Read(string path, IReadOnlyList<ColumnUse> uses)
    {
        var line = HeaderLine(path, out var dataStart);
        var separator = ",;\t".MaxBy(s => CountOutsideQuotes(line, s));
        var names = Cells(line, separator);
        ColumnUse[] distinct = [.. uses.GroupBy(u => u.Name, StringComparer.Ordinal).Select(g => g.MinBy(u => u.Kind)!)];
        var places = distinct.Select(u => Place(path, names, u.Name)).ToArray();
        var useOfColumn = Enumerable.Repeat(-1, distinct.Length == 0 ? 0 : places.Max() + 1).ToArray();
        for (var k = 0; k < places.Length; k++) useOfColumn[places[k]] = k;
        return new CsvLayout(path, (byte)separator, dataStart, distinct, useOfColumn);
    }

    private static int Place(string path, List<string> names, string name)
    {
        var first = names.IndexOf(name);
        if (first < 0) throw new InputException($"{path} has no column '{name}'. Its columns are: {string.Join(", ", names)}.");
        if (names.LastIndexOf(name) != first) throw new InputException($"{path} has two columns named '{name}'; give one another name.");
        return first;
    }

    private static string HeaderLine(string path, out long dataStart)
    {
        if (!File.Exists(path)) throw new InputException($"{path} was not found.");
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        List<byte> bytes = [];
        var quoted = false;
        int b;
        while ((b = stream.ReadByte()) >= 0 && (b != '\n' || quoted))
        {
            if (b == '"') quoted = !quoted;
            bytes.Add((byte)b);
        }
        dataStart = stream.Position;
        var line = Encoding.UTF8.GetString([.. bytes]).TrimStart('\uFEFF').TrimEnd('\r');
        return line.Length > 0 ? line : throw new InputException($"{path} is empty: a header row with the names of the columns was expected.");
    }

    private static int CountOutsideQuotes(string line, char separator)
    {
        var (count, quoted) = (0, false);
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == separator && !quoted) count++;
        }
        return count;
    }

    private static List<string> Cells(string line, char separator)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') { cell.Append('"'); i++; }
            else if (c == '"') quoted = !quoted;
            else if (c == separator && !quoted) { cells.Add(cell.ToString().Trim()); cell.Clear(); }
            else cell.Append(c);
        }
        cells.Add(cell.ToString().Trim());
        return cells;
    }
}
