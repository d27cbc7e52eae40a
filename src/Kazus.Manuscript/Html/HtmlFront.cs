using Kazus.Manuscript.Front;

namespace Kazus.Manuscript.Html;

/// <summary>Writes the title page and the abstract.</summary>
internal sealed class HtmlFront(HtmlText html, HtmlBlocks blocks)
{
    public void Write(Report report)
    {
        var page = new TitlePage(report.Front);
        html.Open("header", ("class", "title"));
        var kind = string.Join(" · ", new[] { report.Front.Section, page.JournalLine }.Where(p => !string.IsNullOrEmpty(p)));
        if (kind.Length > 0) html.Element("p", kind, ("class", "kind"));
        html.Element("h1", report.Front.Title, ("dir", "auto")).Line();
        Authors(page);
        html.Open("div", ("class", "meta"));
        if (page.History.Length > 0) html.Element("p", page.History);
        if (report.Front.Doi is { Length: > 0 } doi)
            html.Open("p").Open("a", ("href", References.Vancouver.DoiAddress(doi))).Say("doi:" + References.Vancouver.BareDoi(doi)).Close("a").Close("p");
        html.Close("div").Close("header").Line();
        Abstract(report);
    }

    private void Authors(TitlePage page)
    {
        if (page.Front.Authors.Count == 0) return;
        html.Open("p", ("class", "authors"));
        for (var i = 0; i < page.Front.Authors.Count; i++)
        {
            var author = page.Front.Authors[i];
            if (i > 0) html.Say(", ");
            html.Open("span", ("class", "author"));
            html.Element("bdi", author.Name.Full);
            if (author.Degrees is not null) html.Element("span", " " + author.Degrees, ("class", "degrees"));
            var marks = page.Marks(author);
            if (marks.Length > 0) html.Element("sup", marks);
            if (TitlePage.Orcid(author) is { } orcid)
                html.Say("\u00a0").Open("a", ("class", "orcid"), ("href", "https://orcid.org/" + orcid), ("aria-label", $"ORCID of {author.Name.Full}")).Say("iD").Close("a");
            html.Close("span");
        }
        html.Close("p").Line();
        if (page.Affiliations.Count == 1) html.Open("p", ("class", "affiliations")).Element("bdi", page.Affiliations[0].Line).Close("p");
        if (page.Affiliations.Count > 1)
        {
            html.Open("ol", ("class", "affiliations"));
            foreach (var affiliation in page.Affiliations) html.Open("li").Element("bdi", affiliation.Line).Close("li");
            html.Close("ol");
        }
        if (page.HasEqual) html.Element("p", "† These authors contributed equally.", ("class", "affiliations"));
        foreach (var author in page.Corresponding)
        {
            html.Open("p", ("class", "affiliations")).Say("* Correspondence: ").Element("bdi", author.Name.Full);
            if (author.Address is not null) html.Say(", ").Element("bdi", author.Address);
            if (author.Email is not null) html.Say(", ").Element("a", author.Email, ("href", "mailto:" + author.Email));
            html.Close("p").Line();
        }
    }

    private void Abstract(Report report)
    {
        if (report.Abstract.Count == 0 && report.Front.Keywords.Count == 0) return;
        html.Open("section", ("class", "abstract"), ("aria-labelledby", "abstract"));
        html.Element("h2", "Abstract", ("id", "abstract")).Line();
        foreach (var part in report.Abstract)
        {
            if (part.Title is not null) html.Element("h3", part.Title);
            blocks.Write(part.Blocks);
        }
        if (report.Front.Keywords.Count > 0) html.Open("p", ("class", "keywords")).Element("b", "Keywords").Say(" " + string.Join(" · ", report.Front.Keywords)).Close("p");
        html.Close("section").Line();
    }
}
