using System.Globalization;
using Kazus.Manuscript.References;

namespace Kazus.Manuscript.Jats;

/// <summary>Writes the list of references, every part of a work in its own element.</summary>
internal sealed class JatsReferences(JatsXml xml)
{
    public void Write(IReadOnlyList<ListedReference> all)
    {
        xml.Open("ref-list").Element("title", "References");
        foreach (var listed in all)
        {
            var number = listed.Number.ToString(CultureInfo.InvariantCulture);
            xml.Open("ref", ("id", "ref-" + number)).Element("label", number);
            Citation(listed.Reference);
            xml.Close();
        }
        xml.Close();
    }

    private void Citation(Reference work)
    {
        xml.Open("element-citation", ("publication-type", Kind(work.Type)));
        People("author", work.Authors);
        People("editor", work.Editors);
        switch (work.Type)
        {
            case "book": case "report": case "thesis": xml.Element("source", work.Title); break;
            case "chapter": xml.Element("chapter-title", work.Title).Element("source", work.Container); break;
            case "webpage": case "post": case "post-weblog": case "software": xml.Element("source", work.Title); break;
            case "dataset": xml.Element("data-title", work.Title).Element("source", work.Container ?? work.Publisher); break;
            default: xml.Element("article-title", work.Title).Element("source", work.ContainerShort ?? work.Container); break;
        }
        xml.Element("edition", work.Edition);
        if (work.Type is not "article-journal") xml.Element("publisher-loc", work.PublisherPlace).Element("publisher-name", work.Publisher);
        if (work.Year is { } year) xml.Element("year", year.ToString(CultureInfo.InvariantCulture), ("iso-8601-date", Iso(work)));
        if (work.Month is >= 1 and <= 12) xml.Element("month", work.Month).Element("day", work.Day);
        xml.Element("volume", work.Volume).Element("issue", work.Issue);
        Pages(work.Pages);
        if (!string.IsNullOrWhiteSpace(work.Doi)) xml.Element("pub-id", Vancouver.BareDoi(work.Doi), ("pub-id-type", "doi"));
        xml.Element("pub-id", work.Pmid, ("pub-id-type", "pmid"));
        xml.Element("pub-id", work.Pmcid, ("pub-id-type", "pmcid"));
        if (work.Accessed is { } day) xml.Element("date-in-citation", "cited " + day.ToString("yyyy MMM d", CultureInfo.InvariantCulture), ("content-type", "access-date"), ("iso-8601-date", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        if (work.Url is not null && string.IsNullOrWhiteSpace(work.Doi) && Html.HtmlText.SafeAddress(work.Url) is { } address)
            xml.Element("ext-link", address, ("ext-link-type", "uri"), ("xlink:href", address));
        xml.Close();
    }

    private void People(string kind, IReadOnlyList<PersonName> people)
    {
        if (people.Count == 0) return;
        xml.Open("person-group", ("person-group-type", kind));
        foreach (var person in people) JatsFront.Name(xml, person);
        xml.Close();
    }

    private void Pages(string? pages)
    {
        if (string.IsNullOrWhiteSpace(pages)) return;
        var ends = pages.Replace('\u2013', '-').Replace("--", "-", StringComparison.Ordinal).Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length == 2 && ends[0].Length > 0 && char.IsAsciiDigit(ends[0][0]))
        {
            // A shortened last page is written out: 284-7 is page 287.
            var last = ends[1].Length < ends[0].Length && ends[1].All(char.IsAsciiDigit) ? ends[0][..^ends[1].Length] + ends[1] : ends[1];
            xml.Element("fpage", ends[0]).Element("lpage", last);
        }
        else if (ends.Length == 1 && char.IsAsciiDigit(ends[0][0])) xml.Element("fpage", ends[0]);
        else xml.Element("elocation-id", pages);
    }

    private static string Kind(string type) => type switch
    {
        "article-journal" or "article" => "journal",
        "book" => "book",
        "chapter" => "book",
        "webpage" or "post" or "post-weblog" => "webpage",
        "thesis" => "thesis",
        "report" => "report",
        "paper-conference" => "confproc",
        "dataset" => "data",
        "software" => "software",
        _ => "other",
    };

    private static string Iso(Reference work) => string.Join('-', new[] { work.Year?.ToString("0000", CultureInfo.InvariantCulture), work.Month?.ToString("00", CultureInfo.InvariantCulture), work.Month is null ? null : work.Day?.ToString("00", CultureInfo.InvariantCulture) }.Where(p => p is not null));
}
