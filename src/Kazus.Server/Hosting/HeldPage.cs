using System.Buffers;

namespace Kazus.Server.Hosting;

/// <summary>The body of an answer: a page is held until it is whole, everything else goes straight on.</summary>
internal sealed class HeldPage(Stream answer, HttpContext context) : Stream
{
    private readonly MemoryStream _held = new(32 << 10);
    private bool? _isPage;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Sends what was held, with its links under a path.</summary>
    public async Task Send(string before)
    {
        if (_isPage is not true) return;
        var page = new ArrayBufferWriter<byte>((int)_held.Length + 4096);
        LinkPrefix.Write(_held.GetBuffer().AsSpan(0, (int)_held.Length), before, page);
        context.Response.ContentLength = page.WrittenCount;
        await answer.WriteAsync(page.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsPage) _held.Write(buffer);
        else answer.Write(buffer);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!IsPage) return answer.WriteAsync(buffer, cancellationToken);
        _held.Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
        if (_isPage is false) answer.Flush();
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => _isPage is false ? answer.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _held.Dispose();
        base.Dispose(disposing);
    }

    private bool IsPage => _isPage ??= context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true && context.GetEndpoint()?.Metadata.GetMetadata<LinkPrefix.Untouched>() is null;
}
