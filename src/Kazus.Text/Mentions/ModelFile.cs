using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Kazus.Text.Mentions;

/// <summary>
/// The layout of a model file: little-endian numbers, lists with their length in front, tables as they are used, so that reading the
/// file is copying its parts. docs/models/mentions.md describes it.
/// </summary>
internal static class ModelFile
{
    private const uint Magic = 0x334D5A4B; // KZM3

    public static byte[] Write(MentionModel model)
    {
        using MemoryStream bytes = new();
        using BinaryWriter w = new(bytes, Encoding.UTF8);
        w.Write(Magic);
        w.Write(model.Labels.Types.Length);
        foreach (var t in model.Labels.Types) w.Write(t);
        w.Write(model.Features.Step);
        WriteTable(w, model.Features.Places);
        WriteNumbers(w, model.Features.Entries);
        WriteNumbers<Half>(w, [.. model.LeftTransitions.Select(x => (Half)x)]);
        WriteNumbers<Half>(w, [.. model.RightTransitions.Select(x => (Half)x)]);
        w.Write(model.Vocabulary.Clusterings);
        WriteTable(w, model.Vocabulary.Words);
        WriteTable(w, model.Vocabulary.Endings);
        WriteNumbers(w, model.Vocabulary.AllGroups);
        WriteTable(w, model.Lexicon.Phrases);
        WriteTable(w, model.Lexicon.Words);
        WriteTable(w, model.Memory.Counts);
        w.Write(model.Judge.Start);
        WriteNumbers<int>(w, model.Judge.Roots);
        WriteNumbers<TreeNode>(w, model.Judge.Nodes);
        w.Write(model.Threshold);
        WriteNumbers<ulong>(w, [.. model.TrainingTexts.Order()]);
        w.Flush();
        return bytes.ToArray();
    }

    public static MentionModel Read(Stream file)
    {
        Cursor c = new(file);
        if (c.One<uint>() != Magic) throw new InvalidDataException("This is not a mention model, or one of another version of Kazus.");
        var types = new string[c.Length()];
        for (var i = 0; i < types.Length; i++) types[i] = c.Text();
        var step = c.One<float>();
        FeatureTable features = new(c.Table(), c.Many<ushort>(), step, 2 * new Labels(types).Width);
        var (left, right) = (Floats(c.Many<Half>()), Floats(c.Many<Half>()));
        var clusterings = c.Length();
        Vocabulary vocabulary = new(c.Table(), c.Table(), c.Many<ushort>(), clusterings);
        Lexicon lexicon = new(c.Table(), c.Table());
        PhraseMemory memory = new(c.Table());
        var start = c.One<float>();
        Trees judge = new(c.Many<int>(), c.Many<TreeNode>(), start);
        return new(new Labels(types), features, left, right, vocabulary, lexicon, memory, judge, c.One<float>(), c.Many<ulong>().ToHashSet());
    }

    private static void WriteTable(BinaryWriter w, NumberTable table)
    {
        w.Write(table.ValueBits);
        WriteNumbers(w, table.Slots);
    }

    private static void WriteNumbers<T>(BinaryWriter w, ReadOnlySpan<T> numbers) where T : unmanaged
    {
        w.Write(numbers.Length);
        if (BitConverter.IsLittleEndian) w.Write(MemoryMarshal.AsBytes(numbers));
        else throw new PlatformNotSupportedException("Models are made on little-endian machines.");
    }

    private static float[] Floats(Half[] halves) => [.. halves.Select(h => (float)h)];

    private readonly struct Cursor(Stream file)
    {
        // No list of a model is longer; a file that says so is damaged.
        private const int Longest = 1 << 24;

        public T One<T>() where T : unmanaged
        {
            Span<T> one = stackalloc T[1];
            Fill(one);
            return one[0];
        }

        public T[] Many<T>() where T : unmanaged
        {
            var many = new T[Length()];
            Fill(many.AsSpan());
            return many;
        }

        public NumberTable Table()
        {
            var valueBits = Length();
            return new(Many<ulong>(), valueBits);
        }

        public int Length() => One<int>() is >= 0 and <= Longest and var n ? n : throw new InvalidDataException("The mention model is damaged.");

        public string Text()
        {
            Span<byte> bytes = stackalloc byte[One<byte>()];
            Fill(bytes);
            return Encoding.UTF8.GetString(bytes);
        }

        private void Fill<T>(Span<T> numbers) where T : unmanaged
        {
            var bytes = MemoryMarshal.AsBytes(numbers);
            try { file.ReadExactly(bytes); }
            catch (EndOfStreamException) { throw new InvalidDataException("The mention model is cut short."); }
            if (!BitConverter.IsLittleEndian) Reverse(numbers);
        }

        private static void Reverse<T>(Span<T> numbers) where T : unmanaged
        {
            switch (System.Runtime.CompilerServices.Unsafe.SizeOf<T>())
            {
                case 2: BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<T, ushort>(numbers), MemoryMarshal.Cast<T, ushort>(numbers)); break;
                case 4 or 12: BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<T, uint>(numbers), MemoryMarshal.Cast<T, uint>(numbers)); break;
                case 8: BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<T, ulong>(numbers), MemoryMarshal.Cast<T, ulong>(numbers)); break;
            }
        }
    }
}
