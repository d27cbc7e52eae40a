using System.Text.RegularExpressions;

namespace Kazus.Checking.Images;

/// <summary>The properties of XMP (ISO 16684-1) that can give a patient away, as attributes or elements.</summary>
internal static partial class Xmp
{
    public static void Read(string packet, List<ImageFact> facts)
    {
        foreach (Match match in Property().Matches(packet))
        {
            var value = Tags().Replace(match.Groups["a"].Success ? match.Groups["a"].Value : match.Groups["e"].Value, " ").Trim();
            if (value.Length is 0 or > 400) continue;
            var field = match.Groups["n"].Value;
            facts.Add(new(field switch
            {
                "GPSLatitude" or "GPSLongitude" => ImageFactKind.Position,
                "creator" or "OwnerName" => ImageFactKind.Person,
                "SerialNumber" => ImageFactKind.Serial,
                "description" or "title" or "UserComment" => ImageFactKind.Words,
                _ => ImageFactKind.Date,
            }, field, value));
        }
    }

    [GeneratedRegex(@"\b(?:exif|dc|aux|xmp|photoshop|tiff):(?<n>GPSLatitude|GPSLongitude|creator|OwnerName|SerialNumber|description|title|UserComment|DateTimeOriginal|CreateDate|DateCreated)(?:=""(?<a>[^""]*)""|>(?<e>.{0,600}?)</(?:exif|dc|aux|xmp|photoshop|tiff):\k<n>>)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Property();

    [GeneratedRegex(@"<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
