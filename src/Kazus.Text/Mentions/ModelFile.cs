using System.Buffers.Binary;
using System.Text;

namespace Kazus.Text.Mentions;

/// <summary>
/// The layout of a model file before compression: little-endian numbers, lists with their length in front, sorted keys as differences.
/// docs/models/mentions.md describes it.
/// </summary>
internal static class ModelFile
{
    private const uint Magic = 0x324D5A4B; // KZM2

    public static byte[] Write(MentionModel model)
    {
        using MemoryStream bytes = new();
        using BinaryWriter w = new(bytes, Encoding.UTF8);
        w.Write(Magic);
        w.Write(model.Labels.Types.Length);
        foreach (var t in model.Labels.Types) w.Write(t);
        WriteFeatures(w, model.Features);
        WriteHalves(w, model.LeftTransitions);
        WriteHalves(w, model.RightTransitions);
        WriteWords(w, model.Vocabulary.Words);
        WriteWords(w, model.Vocabulary.Endings);
        WriteLexicon(w, model.Lexicon);
        WriteMemory(w, model.Memory);
        WriteTrees(w, model.Judge);
        w.Write(model.Threshold);
        w.Write(model.TrainingTexts.Count);
        foreach (var t in model.TrainingTexts.Order()) w.Write(t);
        w.Flush();
        return bytes.ToArray();
    }

    public static MentionModel Read(ReadOnlySpan<byte> bytes)
    {
        Cursor c = new(bytes);
        if (c.UInt() != Magic) throw new InvalidDataException("This is not a mention model, or one of another version of Kazus.");
        var types = new string[c.Int()];
        for (var i = 0; i < types.Length; i++) types[i] = c.Text();
        var features = ReadFeatures(ref c);
        var (left, right) = (ReadHalves(ref c), ReadHalves(ref c));
        var words = ReadWords(ref c);
        Vocabulary vocabulary = new(words, ReadWords(ref c));
        var lexicon = ReadLexicon(ref c);
        var memory = ReadMemory(ref c);
        var judge = ReadTrees(ref c);
        var threshold = c.Float();
        HashSet<ulong> texts = [];
        for (var n = c.Int(); n > 0; n--) texts.Add(c.ULong());
        return new(new Labels(types), features, left, right, vocabulary, lexicon, memory, judge, threshold, texts);
    }

    private static void WriteFeatures(BinaryWriter w, FeatureTable f)
    {
        w.Write(f.Step);
        w.Write(f.Keys.Length);
        var last = 0u;
        foreach (var key in f.Keys)
        {
            w.Write7BitEncodedInt((int)(key - last));
            last = key;
        }
        for (var r = 0; r < f.Keys.Length; r++) w.Write((byte)(f.Start[r + 1] - f.Start[r]));
        w.Write(f.EntryLabels.Length);
        w.Write(f.EntryLabels);
        foreach (var x in f.EntryWeights) w.Write(x);
    }

    private static FeatureTable ReadFeatures(ref Cursor c)
    {
        var step = c.Float();
        var keys = new uint[c.Int()];
        var last = 0u;
        for (var i = 0; i < keys.Length; i++) keys[i] = last += (uint)c.Packed();
        var start = new int[keys.Length + 1];
        for (var i = 0; i < keys.Length; i++) start[i + 1] = start[i] + c.Byte();
        var entries = c.Int();
        var labels = c.Bytes(entries).ToArray();
        return new(keys, start, labels, System.Runtime.InteropServices.MemoryMarshal.Cast<byte, sbyte>(c.Bytes(entries)).ToArray(), step);
    }

    private static void WriteHalves(BinaryWriter w, float[] numbers)
    {
        w.Write(numbers.Length);
        foreach (var x in numbers) w.Write((Half)x);
    }

    private static float[] ReadHalves(ref Cursor c)
    {
        var numbers = new float[c.Int()];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = (float)c.Half();
        return numbers;
    }

    private static void WriteMemory(BinaryWriter w, PhraseMemory memory)
    {
        w.Write(memory.Counts.Count);
        foreach (var (key, count) in memory.Counts.OrderBy(p => p.Key)) { w.Write(key); w.Write(count); }
    }

    private static PhraseMemory ReadMemory(ref Cursor c)
    {
        var n = c.Int();
        Dictionary<ulong, ushort> counts = new(n);
        for (; n > 0; n--) counts.Add(c.ULong(), c.UShort());
        return new(counts);
    }

    private static void WriteTrees(BinaryWriter w, Trees trees)
    {
        w.Write(trees.Start);
        w.Write(trees.Roots.Length);
        foreach (var root in trees.Roots) w.Write(root);
        w.Write(trees.Nodes.Length);
        foreach (var node in trees.Nodes) { w.Write(node.Question); w.Write(node.Otherwise); w.Write(node.Value); }
    }

    private static Trees ReadTrees(ref Cursor c)
    {
        var start = c.Float();
        var roots = new int[c.Int()];
        for (var i = 0; i < roots.Length; i++) roots[i] = c.Int();
        var nodes = new TreeNode[c.Int()];
        for (var i = 0; i < nodes.Length; i++) nodes[i] = new((short)c.UShort(), c.Int(), c.Float());
        return new(roots, nodes, start);
    }

    private static void WriteWords(BinaryWriter w, IReadOnlyDictionary<string, ushort[]> words)
    {
        w.Write(words.Count);
        w.Write(words.Count == 0 ? 0 : words.First().Value.Length);
        string[] sorted = [.. words.Keys.Order(StringComparer.Ordinal)];
        foreach (var word in sorted) w.Write(word);
        foreach (var word in sorted)
            foreach (var g in words[word]) w.Write(g);
    }

    private static Dictionary<string, ushort[]> ReadWords(ref Cursor c)
    {
        var (count, groups) = (c.Int(), c.Int());
        var names = new string[count];
        for (var i = 0; i < count; i++) names[i] = c.Text();
        Dictionary<string, ushort[]> words = new(count, StringComparer.Ordinal);
        foreach (var name in names)
        {
            var of = new ushort[groups];
            for (var k = 0; k < groups; k++) of[k] = c.UShort();
            words.Add(name, of);
        }
        return words;
    }

    private static void WriteLexicon(BinaryWriter w, Lexicon lexicon)
    {
        w.Write(lexicon.Phrases.Count);
        foreach (var (key, classes) in lexicon.Phrases.OrderBy(p => p.Key)) { w.Write(key); w.Write(classes); }
        w.Write(lexicon.Beginnings.Count);
        foreach (var key in lexicon.Beginnings.Order()) w.Write(key);
        w.Write(lexicon.Words.Count);
        foreach (var (key, classes) in lexicon.Words.OrderBy(p => p.Key)) { w.Write(key); w.Write(classes); }
    }

    private static Lexicon ReadLexicon(ref Cursor c)
    {
        var n = c.Int();
        Dictionary<uint, byte> phrases = new(n);
        for (; n > 0; n--) phrases.Add(c.UInt(), c.Byte());
        n = c.Int();
        HashSet<uint> beginnings = new(n);
        for (; n > 0; n--) beginnings.Add(c.UInt());
        n = c.Int();
        Dictionary<uint, ushort> words = new(n);
        for (; n > 0; n--) words.Add(c.UInt(), c.UShort());
        return new(phrases, beginnings, words);
    }

    private ref struct Cursor(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _rest = bytes;

        public ReadOnlySpan<byte> Bytes(int count)
        {
            var taken = _rest[..count];
            _rest = _rest[count..];
            return taken;
        }

        public byte Byte() => Bytes(1)[0];

        public ushort UShort() => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2));

        public Half Half() => BinaryPrimitives.ReadHalfLittleEndian(Bytes(2));

        public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Bytes(4));

        public uint UInt() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4));

        public ulong ULong() => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(8));

        public float Float() => BinaryPrimitives.ReadSingleLittleEndian(Bytes(4));

        public int Packed()
        {
            var (value, shift) = (0u, 0);
            while (true)
            {
                var b = Byte();
                value |= (uint)(b & 0x7F) << shift;
                if (b < 0x80) return (int)value;
                shift += 7;
            }
        }

        public string Text() => Encoding.UTF8.GetString(Bytes(Packed()));
    }
}
