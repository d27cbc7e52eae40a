using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Kazus.Cli.Csv;

/// <summary>
/// Reads the used columns of one stretch of a file, which begins at the start of a record. Values go to rows of their own in arrays that
/// all scanners share, from <see cref="First"/> on; a scanner that has more rows than room goes on in arrays of its own.
/// </summary>
internal sealed class ColumnScanner
{
    /// <summary>Bytes read at once: they stay in the second cache until they are parsed.</summary>
    private const int BufferSize = 1 << 18;
    private readonly CsvLayout layout;
    private readonly double[][] numbers;
    private readonly int[][] codes;
    private readonly LabelTable[] labels;
    private readonly (int Start, int Length)[] fields;
    private readonly int[] columns;
    private readonly bool[] isCategory;
    private int room;
    private byte[] unquoted = [];

    /// <summary>Begins at row <paramref name="first"/> of the shared arrays, with room for so many rows.</summary>
    internal ColumnScanner(CsvLayout layout, ColumnArrays shared, int first, int room)
    {
        this.layout = layout;
        numbers = [.. shared.Numbers];
        codes = [.. shared.Codes];
        labels = [.. layout.Uses.Select(_ => new LabelTable())];
        fields = new (int, int)[layout.UseOfColumn.Length];
        columns = [.. Enumerable.Range(0, fields.Length).Where(c => layout.UseOfColumn[c] >= 0)];
        isCategory = [.. layout.Uses.Select(u => u.Kind == ColumnKind.Category)];
        (First, this.room) = (first, room);
    }

    internal int Rows { get; private set; }

    /// <summary>Place of the first row in the arrays.</summary>
    internal int First { get; private set; }

    /// <summary>Whether the rows stand in arrays of this scanner alone.</summary>
    internal bool Moved { get; private set; }

    /// <summary>Whether a value is missing in any used column.</summary>
    internal bool AnyMissing { get; private set; }

    /// <summary>Where the first record after the stretch begins.</summary>
    internal long End { get; private set; }

    /// <summary>The first field that is not a number where one was expected, or null.</summary>
    internal (int Row, int Use, string Text)? Fault { get; private set; }

    internal ReadOnlySpan<double> Numbers(int use) => numbers[use].AsSpan(First, Rows);

    internal Span<int> Codes(int use) => codes[use].AsSpan(First, Rows);

    internal LabelTable Labels(int use) => labels[use];

    /// <summary>Reads every record that begins in [start, end).</summary>
    internal void Scan(SafeFileHandle file, long start, long end)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        var held = 0;
        var from = start;
        End = start;
        while (End < end && Fault is null)
        {
            var read = RandomAccess.Read(file, buffer.AsSpan(held), from);
            from += read;
            held += read;
            var used = Records(buffer.AsSpan(0, held), atEndOfFile: read == 0, end - End);
            End += used;
            buffer.AsSpan(used, held - used).CopyTo(buffer);
            held -= used;
            if (read == 0 && used == 0) break;
            if (held == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        }
        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Reads whole records from the start of the bytes while they begin before <paramref name="limit"/>; answers how many bytes they took.</summary>
    [MethodImpl(Loops.Optimized)]
    private int Records(ReadOnlySpan<byte> bytes, bool atEndOfFile, long limit)
    {
        var at = 0;
        while (at < bytes.Length && at < limit)
        {
            var next = Plain(bytes, at);
            if (next > 0)
            {
                at = next;
                continue;
            }
            next = Split(bytes, at, atEndOfFile, out var found);
            if (next < 0) break;
            var blank = found == 1 && fields[0].Length == 0;
            if (!blank && !Keep(bytes, found)) break;
            at = next;
        }
        return at;
    }

    /// <summary>
    /// Reads a record that is as most are: whole, without quotes and blanks, with short numbers where numbers belong. Answers where the
    /// next one begins; 0 when anything is otherwise and nothing was kept.
    /// </summary>
    [MethodImpl(Loops.Optimized)]
    private int Plain(ReadOnlySpan<byte> bytes, int at)
    {
        if (Rows == room) return 0;
        var (separator, row) = (layout.Separator, First + Rows);
        for (var column = 0; column < layout.UseOfColumn.Length; column++)
        {
            if (column > 0 && bytes[at++] != separator) return 0;
            var use = layout.UseOfColumn[column];
            var begin = at;
            if (use >= 0 && !isCategory[use])
            {
                at = NumberText.ParsePlain(bytes, at, layout.DecimalComma, out numbers[use][row]);
                if (at >= bytes.Length || at == begin) return 0;
                continue;
            }
            byte b = 0;
            while (at < bytes.Length && (b = bytes[at]) != separator && b != '\n' && b != '"') at++;
            if (at == bytes.Length || b == '"') return 0;
            if (use < 0) continue;
            var end = b == '\n' && at > begin && bytes[at - 1] == '\r' ? at - 1 : at;
            if (end == begin || bytes[begin] == ' ' || bytes[end - 1] == ' ') return 0;
            var code = labels[use].Code(bytes[begin..end]);
            if (code < 0) return 0;
            codes[use][row] = code;
        }
        if (bytes[at] == '\r' && at + 1 < bytes.Length) at++;
        if (bytes[at] != '\n')
        {
            if (bytes[at] != separator) return 0;
            var stop = bytes[at..].IndexOfAny((byte)'\n', (byte)'"');
            if (stop < 0 || bytes[at + stop] != '\n') return 0;
            at += stop;
        }
        Rows++;
        return at + 1;
    }

    /// <summary>Finds the fields of the record at a place and the start of the next record, or -1 when the record is cut off.</summary>
    [MethodImpl(Loops.Optimized)]
    private int Split(ReadOnlySpan<byte> bytes, int at, bool atEndOfFile, out int found)
    {
        var separator = layout.Separator;
        for (found = 0; found < fields.Length; found++)
        {
            var start = at;
            if (at < bytes.Length && bytes[at] == '"')
            {
                at = AfterQuotes(bytes, at);
                if (at < 0) return atEndOfFile ? bytes.Length : -1;
            }
            byte b = 0;
            while (at < bytes.Length && (b = bytes[at]) != separator && b != '\n') at++;
            var last = at == bytes.Length || b == '\n';
            if (at == bytes.Length && !atEndOfFile) return -1;
            var length = at - start;
            if (last && length > 0 && bytes[at - 1] == '\r') length--;
            fields[found] = (start, length);
            at++;
            if (last) { found++; return Math.Min(at, bytes.Length); }
        }
        return AfterLine(bytes, at, atEndOfFile);
    }

    /// <summary>The place after the closing quote of the field that opens at a place; a doubled quote stands for itself. -1 when it does not close.</summary>
    private static int AfterQuotes(ReadOnlySpan<byte> bytes, int at)
    {
        while (true)
        {
            var close = bytes[(at + 1)..].IndexOf((byte)'"');
            if (close < 0) return -1;
            at += close + 1;
            if (at + 1 < bytes.Length && bytes[at + 1] == '"') { at++; continue; }
            return at + 1;
        }
    }

    private static int AfterLine(ReadOnlySpan<byte> bytes, int at, bool atEndOfFile)
    {
        while (true)
        {
            var stop = bytes[at..].IndexOfAny((byte)'\n', (byte)'"');
            if (stop < 0) return atEndOfFile ? bytes.Length : -1;
            at += stop;
            if (bytes[at] == '\n') return at + 1;
            at = AfterQuotes(bytes, at);
            if (at < 0) return atEndOfFile ? bytes.Length : -1;
        }
    }

    [MethodImpl(Loops.Optimized)]
    private bool Keep(ReadOnlySpan<byte> bytes, int found)
    {
        if (Rows == room) Grow();
        var row = First + Rows;
        foreach (var column in columns)
        {
            var use = layout.UseOfColumn[column];
            if (column >= found) { Fault = (Rows, use, ""); return false; }
            var field = bytes.Slice(fields[column].Start, fields[column].Length);
            if (field.Length > 0 && (field[0] == '"' || field[0] == ' ' || field[^1] == ' ')) field = Bare(field);
            if (isCategory[use])
            {
                var code = labels[use].Code(field);
                AnyMissing |= code < 0;
                codes[use][row] = code;
                continue;
            }
            if (!NumberText.TryParse(field, layout.DecimalComma, out var value))
            {
                if (!NumberText.IsMissing(field)) { Fault = (Rows, use, Encoding.UTF8.GetString(field)); return false; }
                value = double.NaN;
            }
            AnyMissing |= double.IsNaN(value);
            numbers[use][row] = value;
        }
        Rows++;
        return true;
    }

    /// <summary>Moves the rows to arrays of this scanner alone, with twice the room.</summary>
    private void Grow()
    {
        room = Math.Max(1024, 2 * room);
        for (var use = 0; use < isCategory.Length; use++)
        {
            if (isCategory[use])
            {
                var larger = GC.AllocateUninitializedArray<int>(room);
                Codes(use).CopyTo(larger);
                codes[use] = larger;
            }
            else
            {
                var larger = GC.AllocateUninitializedArray<double>(room);
                Numbers(use).CopyTo(larger);
                numbers[use] = larger;
            }
        }
        (First, Moved) = (0, true);
    }

    private ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> field)
    {
        field = field.Trim(" \t"u8);
        if (field.Length < 2 || field[0] != '"') return field;
        field = field[1..^1];
        if (!field.Contains((byte)'"')) return field;
        if (unquoted.Length < field.Length) unquoted = new byte[field.Length];
        var length = 0;
        for (var i = 0; i < field.Length; i++)
        {
            unquoted[length++] = field[i];
            if (field[i] == '"') i++;
        }
        return unquoted.AsSpan(0, length);
    }
}
