namespace Kazus.Manuscript.Word;

/// <summary>Namespaces and relationship types of WordprocessingML (ISO/IEC 29500, transitional), and Kazus's own part.</summary>
internal static class WordNames
{
    public const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string Wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    public const string A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public const string Pic = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    public const string Svg = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
    public const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    public const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";

    /// <summary>The part that remembers which paragraph and which control came from where.</summary>
    public const string Kazus = "urn:kazus:manuscript:1";
}
