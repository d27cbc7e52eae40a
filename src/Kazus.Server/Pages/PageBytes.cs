using System.Buffers;
using System.Text;

namespace Kazus.Server.Pages;

/// <summary>A page while it is written, as UTF-8, in memory that is given back.</summary>
internal sealed class PageBytes : IBufferWriter<byte>, IDisposable
{
    // What may not stand in text or between double quotes as it is.
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'\0");
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(64 << 10);
    private int _length;

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, _length);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Room(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Room(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(_length);
    }

    /// <summary>Bytes as they are.</summary>
    public void Raw(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>HTML as it is.</summary>
    public void Raw(ReadOnlySpan<char> html)
    {
        Room(Encoding.UTF8.GetMaxByteCount(html.Length));
        _length += Encoding.UTF8.GetBytes(html, _bytes.AsSpan(_length));
    }

    /// <summary>Words, of which none is taken for HTML.</summary>
    public void Words(ReadOnlySpan<char> words)
    {
        for (int at; (at = words.IndexOfAny(Special)) >= 0; words = words[(at + 1)..])
        {
            Raw(words[..at]);
            Raw(words[at] switch { '&' => "&amp;"u8, '<' => "&lt;"u8, '>' => "&gt;"u8, '"' => "&quot;"u8, '\'' => "&#x27;"u8, _ => "\ufffd"u8 });
        }
        Raw(words);
    }

    public void Dispose()
    {
        var bytes = _bytes;
        (_bytes, _length) = ([], 0);
        if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
    }

    private void Room(int more)
    {
        if (_bytes.Length - _length >= more) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + more));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
