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
    private const uint Magic = 0x364D5A4B; // KZM6

    public static byte[] Write(MentionModel model)
    {
        using MemoryStream bytes = new();
        using BinaryWriter w = new(bytes, Encoding.UTF8);
        w.Write(Magic);
        var r = model.Readings;
        w.Write(r.Labels.Types.Length);
        foreach (var t in r.Labels.Types) w.Write(t);
        WriteTable(w, r.Vocabulary.Words);
        WriteTable(w, r.Vocabulary.Endings);
        WriteNumbers(w, r.Vocabulary.AllGroups);
        WriteNumbers(w, r.Vocabulary.AllVectors);
        WriteTable(w, r.Lexicon.Phrases);
        WriteTable(w, r.Lexicon.Words);
        WriteNetwork(w, r.Network.Weights);
        w.Write(r.Features.Step);
        WriteTable(w, r.Features.Places);
        WriteNumbers(w, r.Features.Entries);
        WriteHalves(w, r.FromLeft);
        WriteHalves(w, r.FromRight);
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
        Labels labels = new(types);
        Vocabulary vocabulary = new(c.Table(), c.Table(), c.Many<ushort>(), c.Many<sbyte>());
        Lexicon lexicon = new(c.Table(), c.Table());
        var network = ReadNetwork(c);
        var step = c.One<float>();
        FeatureTable features = new(c.Table(), c.Many<ushort>(), step, 2 * labels.Width);
        var (left, right) = (Floats(c.Many<Half>()), Floats(c.Many<Half>()));
        if (!network.Fits(labels) || left.Length != labels.Width * labels.Width || right.Length != left.Length)
            throw new InvalidDataException("The parts of the mention model do not fit each other.");
        MentionReadings readings = new(labels, new(network, vocabulary), features, left, right, vocabulary, lexicon);
        PhraseMemory memory = new(c.Table());
        var start = c.One<float>();
        Trees judge = new(c.Many<int>(), c.Many<TreeNode>(), start);
        return new(readings, memory, judge, c.One<float>(), c.Many<ulong>().ToHashSet());
    }

    private static void WriteNetwork(BinaryWriter w, NetworkWeights n)
    {
        WriteTable(w, n.Rows);
        foreach (var part in (float[][])[n.Embeddings, n.Input, n.Bias, n.Recurrent, n.Output, n.OutputBias]) WriteHalves(w, part);
    }

    private static NetworkWeights ReadNetwork(Cursor c) =>
        new(c.Table(), Floats(c.Many<Half>()), Floats(c.Many<Half>()), Floats(c.Many<Half>()), Floats(c.Many<Half>()), Floats(c.Many<Half>()), Floats(c.Many<Half>()));

    private static void WriteHalves(BinaryWriter w, float[] numbers) => WriteNumbers<Half>(w, [.. numbers.Select(x => (Half)x)]);

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

    private static float[] Floats(Half[] halves)
    {
        var floats = new float[halves.Length];
        Rows.Widen(halves, floats);
        return floats;
    }

    private sealed class Cursor(Stream file)
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
            var many = GC.AllocateUninitializedArray<T>(Length());
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
