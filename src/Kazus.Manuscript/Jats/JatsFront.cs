using System.Globalization;
using Kazus.Manuscript.Front;
using Kazus.Manuscript.Prose;
using Kazus.Manuscript.References;

namespace Kazus.Manuscript.Jats;

/// <summary>Writes the metadata of journal and article, in the order the tag set prescribes.</summary>
internal sealed class JatsFront(JatsXml xml, JatsBlocks blocks)
{
    private const string Credit = "https://credit.niso.org/";

    private static readonly HashSet<string> CreditTerms = new(StringComparer.Ordinal)
    {
        "conceptualization", "data-curation", "formal-analysis", "funding-acquisition", "investigation", "methodology", "project-administration",
        "resources", "software", "supervision", "validation", "visualization", "writing-original-draft", "writing-review-editing",
    };

    public void Write(Report report)
    {
        xml.Open("front");
        if (report.Front.Journal is { } journal) Journal(journal);
        Article(report);
        xml.Close();
    }

    private void Journal(Journal journal)
    {
        xml.Open("journal-meta");
        xml.Element("journal-id", journal.Abbreviation, ("journal-id-type", "nlm-ta"));
        xml.Element("journal-id", journal.Id, ("journal-id-type", "publisher-id"));
        xml.Open("journal-title-group").Element("journal-title", journal.Title).Element("abbrev-journal-title", journal.Abbreviation).Close();
        xml.Element("issn", journal.PrintIssn, ("pub-type", "ppub"));
        xml.Element("issn", journal.ElectronicIssn, ("pub-type", "epub"));
        if (!string.IsNullOrWhiteSpace(journal.Publisher)) xml.Open("publisher").Element("publisher-name", journal.Publisher).Close();
        xml.Close();
    }

    private void Article(Report report)
    {
        var front = report.Front;
        var page = new TitlePage(front);
        xml.Open("article-meta");
        if (front.Doi is not null) xml.Element("article-id", Vancouver.BareDoi(front.Doi), ("pub-id-type", "doi"));
        if (front.Section is not null) xml.Open("article-categories").Open("subj-group", ("subj-group-type", "heading")).Element("subject", front.Section).Close().Close();
        xml.Open("title-group").Open("article-title").Say(front.Title).Close().Element("alt-title", front.RunningTitle, ("alt-title-type", "running-head")).Close();
        if (front.Authors.Count > 0) Contributors(page);
        foreach (var affiliation in page.Affiliations) Affiliation(page, affiliation);
        Notes(page);
        xml.Date("pub-date", "pub", front.Published);
        if (front.Journal is { } journal)
        {
            xml.Element("volume", journal.Volume).Element("issue", journal.Issue);
            if (journal.FirstPage is not null) xml.Element("fpage", journal.FirstPage).Element("lpage", journal.LastPage);
            else xml.Element("elocation-id", journal.ArticleNumber);
        }
        if ((front.Received ?? front.Revised ?? front.Accepted) is not null)
        {
            xml.Open("history");
            xml.Date("date", "received", front.Received);
            xml.Date("date", "rev-recd", front.Revised);
            xml.Date("date", "accepted", front.Accepted);
            xml.Close();
        }
        if (front.Licence is not null) Permissions(page, front.Licence);
        Abstract(report);
        if (front.Keywords.Count > 0)
        {
            xml.Open("kwd-group", ("kwd-group-type", "author"));
            foreach (var word in front.Keywords) xml.Element("kwd", word);
            xml.Close();
        }
        Funding(report);
        xml.Close();
    }

    private void Contributors(TitlePage page)
    {
        xml.Open("contrib-group");
        foreach (var author in page.Front.Authors)
        {
            xml.Open("contrib", ("contrib-type", "author"), ("corresp", author.Corresponding ? "yes" : null), ("equal-contrib", author.EqualContribution ? "yes" : null));
            if (TitlePage.Orcid(author) is { } orcid) xml.Element("contrib-id", "https://orcid.org/" + orcid, ("contrib-id-type", "orcid"));
            Name(xml, author.Name);
            xml.Element("degrees", author.Degrees);
            if (author.Corresponding) xml.Element("email", author.Email);
            foreach (var role in author.Roles) Role(role);
            foreach (var id in author.Affiliations.Where(a => page.Affiliations.Any(k => k.Id == a)))
                xml.Open("xref", ("ref-type", "aff"), ("rid", "aff-" + N(page.Number(id)))).Element("sup", N(page.Number(id))).Close();
            if (author.Corresponding) xml.Open("xref", ("ref-type", "corresp"), ("rid", "cor-1")).Element("sup", "*").Close();
            xml.Close();
        }
        xml.Close();
    }

    /// <summary>A person's name in parts, or a group.</summary>
    public static void Name(JatsXml xml, PersonName name)
    {
        if (name.Literal is not null || string.IsNullOrWhiteSpace(name.Family))
        {
            xml.Element("collab", name.Literal ?? name.Full);
            return;
        }
        xml.Open("name").Element("surname", name.FamilyName).Element("given-names", name.Given).Element("suffix", name.Suffix).Close();
    }

    private void Role(string role)
    {
        var slug = string.Join('-', new string([.. role.ToLowerInvariant().Select(c => char.IsAsciiLetter(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (!CreditTerms.Contains(slug)) xml.Element("role", role);
        else xml.Element("role", role, ("vocab", "credit"), ("vocab-identifier", Credit), ("vocab-term", role), ("vocab-term-identifier", $"{Credit}contributor-roles/{slug}/"));
    }

    private void Affiliation(TitlePage page, Affiliation affiliation)
    {
        var number = N(page.Number(affiliation.Id));
        xml.Open("aff", ("id", "aff-" + number)).Element("label", number).Open("institution-wrap");
        xml.Element("institution-id", TitlePage.Ror(affiliation), ("institution-id-type", "ror"));
        xml.Element("institution", affiliation.Name).Close();
        if (!string.IsNullOrWhiteSpace(affiliation.City)) xml.Say(", ").Element("city", affiliation.City);
        if (!string.IsNullOrWhiteSpace(affiliation.Country)) xml.Say(", ").Element("country", affiliation.Country);
        xml.Close();
    }

    private void Notes(TitlePage page)
    {
        if (page.Corresponding.Count == 0 && !page.HasEqual) return;
        xml.Open("author-notes");
        if (page.Corresponding.Count > 0)
        {
            xml.Open("corresp", ("id", "cor-1")).Say("* ");
            for (var i = 0; i < page.Corresponding.Count; i++)
            {
                var author = page.Corresponding[i];
                xml.Say((i > 0 ? "; " : "") + string.Join(", ", new[] { author.Name.Full, author.Address }.Where(p => !string.IsNullOrWhiteSpace(p))));
                if (!string.IsNullOrWhiteSpace(author.Email)) xml.Say(", ").Element("email", author.Email);
            }
            xml.Close();
        }
        if (page.HasEqual) xml.Open("fn", ("fn-type", "equal")).Element("p", "These authors contributed equally.").Close();
        xml.Close();
    }

    private void Permissions(TitlePage page, Licence licence)
    {
        xml.Open("permissions").Element("copyright-statement", page.Copyright);
        xml.Element("copyright-year", (licence.Year ?? page.Front.Published?.Year)?.ToString(CultureInfo.InvariantCulture));
        xml.Element("copyright-holder", licence.Holder ?? "The authors");
        xml.Open("license", ("license-type", licence.Name.StartsWith("CC", StringComparison.OrdinalIgnoreCase) ? "open-access" : null), ("xlink:href", licence.Url));
        if (!string.IsNullOrWhiteSpace(licence.Url))
        {
            xml.Xml.WriteStartElement("ali", "license_ref", JatsXml.Ali);
            xml.Xml.WriteString(XmlCharacters.Clean(licence.Url));
            xml.Xml.WriteEndElement();
        }
        xml.Element("license-p", page.LicenceStatement).Close().Close();
    }

    private void Abstract(Report report)
    {
        if (report.Abstract.Count == 0) return;
        xml.Open("abstract");
        foreach (var part in report.Abstract)
        {
            if (part.Title is not null) xml.Open("sec").Element("title", part.Title);
            blocks.Write(part.Blocks);
            if (part.Title is not null) xml.Close();
        }
        xml.Close();
    }

    private void Funding(Report report)
    {
        var statement = report.Back.FirstOrDefault(b => b.Kind == DeclarationKind.FundingStatement);
        if (report.Front.Funding.Count == 0 && statement is null) return;
        xml.Open("funding-group");
        foreach (var funding in report.Front.Funding)
        {
            xml.Open("award-group").Open("funding-source").Open("institution-wrap").Element("institution", funding.Funder);
            if (funding.FunderId is { } id)
                xml.Element("institution-id", id, ("institution-id-type", id.Contains("ror.org", StringComparison.OrdinalIgnoreCase) ? "ror" : "FundRef"));
            xml.Close().Close();
            foreach (var award in funding.Awards) xml.Element("award-id", award);
            xml.Close();
        }
        if (statement is not null) xml.Element("funding-statement", string.Join(' ', statement.Blocks.OfType<Block.Paragraph>().Select(p => PlainText.Of(p.Line))));
        xml.Close();
    }

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
