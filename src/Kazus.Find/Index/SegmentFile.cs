using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Kazus.Find.Index;

/// <summary>
/// A segment as bytes: parts one after the other, each with its length, and at the end a checksum of everything. A file that is torn,
/// of another version or from a machine of the other byte order is not read.
/// </summary>
internal static class SegmentFile
{
    /// <summary>Changes whenever the format, the cutting of words or the facts of a case change; older files are then made again.</summary>
    public const ulong Version = 0x02_00_00_44_4E_49_46_4Bul;

    /// <summary>Writes a segment and gives its checksum.</summary>
    public static uint Write(Stream stream, Segment segment)
    {
        var file = new Writer(stream);
        file.Put<ulong>([Version]);
        file.Put(segment.Ids);
        file.Put<int>(segment.Lengths);
        file.Put(segment.Words.Span);
        file.Put<int>(segment.WordOffset);
        file.Put<int>(segment.Texts);
        file.Put<int>(segment.FirstBlock);
        file.Put<int>(segment.Blocks.Last);
        file.Put<int>(segment.Blocks.Offset);
        file.Put<int>(segment.Blocks.PlaceOffset);
        file.Put<ulong>(segment.Blocks.Shortest);
        file.Put<byte>(segment.Blocks.Most);
        file.Put(segment.Blocks.Data.Span);
        file.Put(segment.Blocks.Places.Span);
        file.Put<int>([segment.Columns.Count]);
        foreach (var column in segment.Columns)
        {
            file.Put([column.Name]);
            file.Put(column.Values);
            file.Put<int>(column.First);
            file.Put<int>(column.Numbers);
        }
        return file.End();
    }

    /// <summary>Reads a segment; null when the bytes are not, whole and unchanged, what was written.</summary>
    /// <param name="bytes">All of the file.</param>
    /// <param name="checksum">The checksum that was given when it was written.</param>
    public static Segment? Read(byte[] bytes, uint checksum)
    {
        if (bytes.Length < 12 || Checksum(0, bytes.AsSpan(0, bytes.Length - 4)) != checksum || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4)) != checksum) return null;
        var file = new Reader(bytes);
        if (file.Take<ulong>() is not [Version]) return null;
        var (ids, lengths, words) = (file.Strings(), file.Take<int>(), file.Bytes());
        var (offset, texts, firstBlock) = (file.Take<int>(), file.Take<int>(), file.Take<int>());
        var blocks = new PostingBlocks
        {
            Last = file.Take<int>(),
            Offset = file.Take<int>(),
            PlaceOffset = file.Take<int>(),
            Shortest = file.Take<ulong>(),
            Most = file.Take<byte>(),
            Data = file.Bytes(),
            Places = file.Bytes(),
        };
        var columns = new Column[file.Take<int>()[0]];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = new Column { Name = file.Strings()[0], Values = file.Strings(), First = file.Take<int>(), Numbers = file.Take<int>() };
        return new Segment { Ids = ids, Lengths = lengths, Words = words, WordOffset = offset, Texts = texts, FirstBlock = firstBlock, Blocks = blocks, Columns = columns };
    }

    /// <summary>CRC-32C of some bytes after others.</summary>
    public static uint Checksum(uint before, ReadOnlySpan<byte> bytes)
    {
        var crc = ~before;
        for (; bytes.Length >= 8; bytes = bytes[8..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var b in bytes) crc = BitOperations.Crc32C(crc, b);
        return ~crc;
    }

    private sealed class Writer(Stream stream)
    {
        private uint _checksum;

        public void Put<T>(ReadOnlySpan<T> values) where T : unmanaged => Put(MemoryMarshal.AsBytes(values));

        public void Put(ReadOnlySpan<byte> bytes)
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
            Raw(length);
            Raw(bytes);
        }

        public void Put(string[] strings)
        {
            var offset = new int[strings.Length];
            var letters = new ByteList();
            for (var i = 0; i < strings.Length; i++)
            {
                Encoding.UTF8.GetBytes(strings[i], letters.Grow(Encoding.UTF8.GetByteCount(strings[i])));
                offset[i] = letters.Count;
            }
            Put<int>(offset);
            Put(letters.ToMemory().Span);
        }

        public uint End()
        {
            Span<byte> last = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(last, _checksum);
            stream.Write(last);
            return _checksum;
        }

        private void Raw(ReadOnlySpan<byte> bytes)
        {
            _checksum = Checksum(_checksum, bytes);
            stream.Write(bytes);
        }
    }

    private sealed class Reader(byte[] bytes)
    {
        private int _at;

        public ReadOnlyMemory<byte> Bytes()
        {
            var length = checked((int)BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(_at)));
            var part = bytes.AsMemory(_at + 8, length);
            _at += 8 + length;
            return part;
        }

        public T[] Take<T>() where T : unmanaged => MemoryMarshal.Cast<byte, T>(Bytes().Span).ToArray();

        public string[] Strings()
        {
            var ends = Take<int>();
            var letters = Bytes().Span;
            var strings = new string[ends.Length];
            for (var i = 0; i < ends.Length; i++) strings[i] = Encoding.UTF8.GetString(letters[(i == 0 ? 0 : ends[i - 1])..ends[i]]);
            return strings;
        }
    }
}
