using System.IO.Packaging;
using System.Xml;
using System.Xml.Linq;

namespace Kazus.Text.Reading.Docx;

/// <summary>
/// WordprocessingML (ISO/IEC 29500) by the names of its elements. Word writes them in one namespace, its "strict" files in another; what
/// other programs add in namespaces of their own is passed over.
/// </summary>
internal static class WordXml
{
    private const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    /// <summary>The element's name where it is one of Word's, otherwise an empty one.</summary>
    public static string Word(this XElement element) => element.Name.NamespaceName is Transitional or Strict ? element.Name.LocalName : "";

    public static IEnumerable<XElement> All(this XElement? parent, string name) => parent?.Elements().Where(e => e.Word() == name) ?? [];

    public static XElement? One(this XElement? parent, string name) => parent.All(name).FirstOrDefault();

    /// <summary>The paragraphs within, at any depth.</summary>
    public static IEnumerable<XElement> Paragraphs(this XElement parent) => parent.Descendants().Where(e => e.Word() == "p");

    public static string? Given(this XElement? element, string name)
    {
        foreach (var attribute in element?.Attributes() ?? [])
            if (attribute.Name.LocalName == name) return attribute.Value;
        return null;
    }

    /// <summary>The attribute <c>val</c>, where Word keeps what a property is set to.</summary>
    public static string? Value(this XElement? property) => property.Given("val");

    public static int? Number(this XElement? property) =>
        int.TryParse(property.Value(), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Null where the property is not there; a property without a value is on.</summary>
    public static bool? On(this XElement? toggle) => toggle is null ? null : toggle.Value() is not ("0" or "false" or "off");

    /// <summary>The part of a package that another refers to by a relationship of this kind, parsed; null where there is none.</summary>
    public static XElement? Related(Package package, PackagePart? from, string kind)
    {
        foreach (var relation in from?.GetRelationships() ?? package.GetRelationships())
        {
            if (relation.TargetMode != TargetMode.Internal || !relation.RelationshipType.EndsWith("/relationships/" + kind, StringComparison.Ordinal)) continue;
            var at = Target(relation);
            if (package.PartExists(at)) return Root(package.GetPart(at));
        }
        return null;
    }

    /// <summary>The part that holds the document's text.</summary>
    public static PackagePart? Main(Package package)
    {
        foreach (var relation in package.GetRelationships())
            if (relation.RelationshipType.EndsWith("/relationships/officeDocument", StringComparison.Ordinal) && package.PartExists(Target(relation)))
                return package.GetPart(Target(relation));
        return null;
    }

    public static XElement? Root(PackagePart part)
    {
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false, IgnoreWhitespace = true });
        return XDocument.Load(reader).Root;
    }

    private static Uri Target(PackageRelationship relation) => PackUriHelper.ResolvePartUri(relation.SourceUri, relation.TargetUri);
}
