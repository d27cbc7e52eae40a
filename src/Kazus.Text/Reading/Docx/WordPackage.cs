using System.IO.Compression;
using System.Xml;

namespace Kazus.Text.Reading.Docx;

/// <summary>What a Word file must pass before it is opened: it is a Word file, unpacks to a sane size, and nests to a sane depth.</summary>
internal static class WordPackage
{
    private const int DeepestElement = 400;

    /// <summary>Null where the package is fit to be opened; otherwise what is wrong with it and how to say it.</summary>
    public static (ReadingRule Rule, string Message)? Fault(byte[] bytes, long unpackedLimit)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, false), ZipArchiveMode.Read);
            if (archive.Entries.Count > 20_000) return (ReadingRule.Inflated, "The Word file has too many parts.");
            if (archive.GetEntry("EncryptedPackage") is not null) return (ReadingRule.Encrypted, "The Word file is locked with a password.");
            if (archive.GetEntry("word/document.xml") is null && !archive.Entries.Any(e => e.FullName.StartsWith("word/", StringComparison.OrdinalIgnoreCase)))
                return (ReadingRule.UnknownFormat, "The file is packed as a zip but is no Word file.");
            long unpacked = 0;
            foreach (var entry in archive.Entries)
            {
                if (!entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)) continue;
                if (Part(entry, unpackedLimit, ref unpacked) is { } fault) return fault;
            }
            return null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or XmlException or NotSupportedException)
        {
            return (ReadingRule.BrokenPackage, "The Word file is damaged and cannot be opened.");
        }
    }

    // The sizes a packed file states may lie: the part is unpacked and counted, and its depth measured on the way.
    private static (ReadingRule, string)? Part(ZipArchiveEntry entry, long limit, ref long unpacked)
    {
        using var part = new CountingStream(entry.Open(), limit - unpacked);
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false };
        try
        {
            using var reader = XmlReader.Create(part, settings);
            while (reader.Read())
                if (reader.Depth > DeepestElement) return (ReadingRule.BrokenPackage, "The Word file nests its parts without end.");
        }
        catch (OverflowException)
        {
            return (ReadingRule.Inflated, "The Word file unpacks to far more than an article; it was not opened.");
        }
        unpacked += part.Count;
        return null;
    }

    /// <summary>Counts what is read and stops at a limit.</summary>
    private sealed class CountingStream(Stream inner, long limit) : Stream
    {
        public long Count { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Count; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            Count += read;
            return Count > limit ? throw new OverflowException() : read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
