using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Kazus.Manuscript.Word;

/// <summary>The parts of a Word file and how they hang together. The same parts give the same bytes: entries carry no clock.</summary>
internal sealed class WordPackage
{
    // The first moment a ZIP can hold.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly List<(string Path, byte[] Bytes)> parts = [];
    private readonly List<(string Path, string Type)> types = [];
    private readonly List<(string Id, string Type, string Target, bool External)> links = [];

    /// <summary>Adds a part; its content type is stated by name unless its extension has one.</summary>
    public void Add(string path, byte[] bytes, string? contentType = null)
    {
        parts.Add((path, bytes));
        if (contentType is not null) types.Add((path, contentType));
    }

    public void Add(string path, string xml, string? contentType = null) => Add(path, Encoding.UTF8.GetBytes(xml), contentType);

    /// <summary>A relationship of the main document; returns its id, the same for the same target.</summary>
    public string Link(string type, string target, bool external = false)
    {
        foreach (var link in links)
            if (link.Type == type && link.Target == target) return link.Id;
        var id = "rId" + (links.Count + 1).ToString(CultureInfo.InvariantCulture);
        links.Add((id, type, target, external));
        return id;
    }

    public byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", Encoding.UTF8.GetBytes(ContentTypes()));
            Write(zip, "_rels/.rels", Encoding.UTF8.GetBytes(Relations(
            [
                ("rId1", WordNames.R + "/officeDocument", "word/document.xml", false),
                ("rId2", WordNames.Relationships + "/metadata/core-properties", "docProps/core.xml", false),
                ("rId3", WordNames.R + "/extended-properties", "docProps/app.xml", false),
            ])));
            Write(zip, "word/_rels/document.xml.rels", Encoding.UTF8.GetBytes(Relations(links)));
            foreach (var (path, part) in parts) Write(zip, path, part);
        }
        return bytes.ToArray();
    }

    private static void Write(ZipArchive zip, string path, byte[] part)
    {
        var packed = path.EndsWith(".png", StringComparison.Ordinal) || path.EndsWith(".jpg", StringComparison.Ordinal);
        var entry = zip.CreateEntry(path, packed ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        using var stream = entry.Open();
        stream.Write(part);
    }

    private string ContentTypes()
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        text.Append("<Types xmlns=\"").Append(WordNames.ContentTypes).Append("\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
            .Append("<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>")
            .Append("<Default Extension=\"jpg\" ContentType=\"image/jpeg\"/><Default Extension=\"svg\" ContentType=\"image/svg+xml\"/>");
        foreach (var (path, type) in types) text.Append("<Override PartName=\"/").Append(path).Append("\" ContentType=\"").Append(type).Append("\"/>");
        return text.Append("</Types>").ToString();
    }

    public static string Relations(IEnumerable<(string Id, string Type, string Target, bool External)> all)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"").Append(WordNames.Relationships).Append("\">");
        foreach (var (id, type, target, external) in all)
            text.Append("<Relationship Id=\"").Append(id).Append("\" Type=\"").Append(type).Append("\" Target=\"").Append(System.Security.SecurityElement.Escape(target)).Append('"').Append(external ? " TargetMode=\"External\"" : "").Append("/>");
        return text.Append("</Relationships>").ToString();
    }
}
