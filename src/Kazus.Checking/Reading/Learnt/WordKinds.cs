using System.Runtime.InteropServices;

namespace Kazus.Checking.Reading.Learnt;

/// <summary>
/// The kinds of words that keep like company in case texts, learnt from texts without marks: "nodules" and "lesions" are of one kind though
/// no example sentence may have had the one. Each word has a kind in each of several groupings, coarse and fine.
/// </summary>
internal sealed class WordKinds
{
    private readonly uint[] words;
    private readonly ushort[] kinds;

    /// <param name="words">Keys of the words in lower case, ascending.</param>
    /// <param name="groupings">How many kinds each word has.</param>
    /// <param name="kinds">The kinds of each word in the order of the groupings.</param>
    public WordKinds(uint[] words, int groupings, ushort[] kinds)
    {
        if (groupings < 0 || kinds.Length != words.Length * groupings) throw new InvalidDataException("The model of sayings is damaged: a word lacks its kinds.");
        (this.words, Groupings, this.kinds) = (words, groupings, kinds);
    }

    public int Groupings { get; }

    /// <summary>The kinds of a word in lower case; empty for one that was never seen.</summary>
    public ReadOnlyMemory<ushort> Of(string lower)
    {
        var at = Array.BinarySearch(words, Clues.Key(lower));
        return at < 0 ? default : kinds.AsMemory(at * Groupings, Groupings);
    }

    /// <summary>Reads lines of a word and its kinds parted by tabs.</summary>
    /// <exception cref="InvalidDataException">A line has another form.</exception>
    public static WordKinds Read(string path)
    {
        var rows = new SortedDictionary<uint, ushort[]>();
        var (number, groupings) = (0, -1);
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            var fields = line.Split('\t');
            if (groupings < 0) groupings = fields.Length - 1;
            if (fields.Length - 1 != groupings || groupings == 0) throw Wrong();
            rows.TryAdd(Clues.Key(fields[0]), [.. fields.Skip(1).Select(f => ushort.TryParse(f, out var kind) ? kind : throw Wrong())]);
        }
        return new([.. rows.Keys], Math.Max(groupings, 0), [.. rows.Values.SelectMany(r => r)]);

        InvalidDataException Wrong() => new($"{path}, line {number}: expected a word and the numbers of its kinds parted by tabs, as many as in the lines before.");
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(words.Length);
        writer.Write(Groupings);
        writer.Write(MemoryMarshal.AsBytes(words.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(kinds.AsSpan()));
    }

    /// <exception cref="InvalidDataException">The numbers fit no such table.</exception>
    public static WordKinds Read(BinaryReader reader)
    {
        var (count, groupings) = (reader.ReadInt32(), reader.ReadInt32());
        if (count is < 0 or > 1_000_000 || groupings is < 0 or > 16) throw new InvalidDataException("The model of sayings is damaged: its table of words.");
        var (words, kinds) = (new uint[count], new ushort[count * groupings]);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(words.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(kinds.AsSpan()));
        return new(words, groupings, kinds);
    }
}
