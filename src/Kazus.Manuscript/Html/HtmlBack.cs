using Kazus.Manuscript.Displays;
using Kazus.Manuscript.Front;

namespace Kazus.Manuscript.Html;

/// <summary>Writes what follows the text: declarations, references, conflicts, and where each value was read.</summary>
internal sealed class HtmlBack(HtmlText html, HtmlLines lines, HtmlBlocks blocks)
{
    public void Write(Report report)
    {
        Declarations(report);
        if (report.References.Count > 0)
        {
            html.Open("section", ("class", "references"), ("aria-labelledby", "references")).Element("h2", "References", ("id", "references"));
            html.Open(report.Options.Styled is { Numbered: false } ? "ul" : "ol");
            foreach (var listed in report.References)
            {
                html.Open("li", ("id", $"ref-{listed.Number}"));
                lines.Write(listed.Entry);
                html.Close("li").Line();
            }
            html.Close(report.Options.Styled is { Numbered: false } ? "ul" : "ol").Close("section").Line();
        }
        if (report.Conflicts.Count > 0) Conflicts(report.Conflicts);
        Claims();
    }

    private void Declarations(Report report)
    {
        var page = new TitlePage(report.Front);
        if (report.Back.Count == 0 && page.LicenceStatement is null) return;
        html.Open("section", ("class", "declarations"), ("aria-labelledby", "declarations")).Element("h2", "Declarations", ("id", "declarations"));
        foreach (var section in report.Back)
        {
            html.Element("h3", section.Title);
            blocks.Write(section.Blocks);
        }
        if (page.LicenceStatement is { } statement)
        {
            html.Element("h3", "Licence").Open("p").Say($"{page.Copyright}. {statement} ");
            if (report.Front.Licence?.Url is { } url && HtmlText.SafeAddress(url) is { } address) html.Element("a", address, ("href", address), ("rel", "license"));
            html.Close("p");
        }
        html.Close("section").Line();
    }

    private void Conflicts(IReadOnlyList<ReportConflict> conflicts)
    {
        html.Open("section", ("class", "conflicts"), ("aria-labelledby", "conflicts")).Element("h2", "Where the sources disagree", ("id", "conflicts"));
        html.Element("p", conflicts.Count == 1
            ? "One question of the record has statements that cannot all be true. It stands here with every quote."
            : $"{conflicts.Count} questions of the record have statements that cannot all be true. They stand here with every quote.", ("class", "lead"));
        foreach (var conflict in conflicts)
        {
            html.Open("div", ("class", "disagreement")).Open("h3").Raw("<span class=\"two\" aria-hidden=\"true\"></span>").Say(conflict.Subject).Close("h3");
            lines.Claims(conflict.Claims);
            if (conflict.Matters is not null) html.Open("p").Element("b", "It matters: ").Say(conflict.Matters).Close("p");
            if (conflict.Settled is not null) html.Open("p").Element("b", "To settle: ").Say(conflict.Settled).Close("p");
            html.Close("div").Line();
        }
        html.Close("section").Line();
    }

    private void Claims()
    {
        if (lines.Register.Entries.Count == 0) return;
        html.Open("section", ("class", "claims"), ("aria-labelledby", "claims")).Element("h2", "Where each value was read", ("id", "claims")).Open("ol").Line();
        foreach (var (id, use, entry) in lines.Register.Entries)
        {
            html.Open("li", ("id", id));
            html.Open("p", ("class", "head")).Element("b", entry.Title, ("dir", "auto"));
            if (entry.Shown.Length > 0) html.Say(" ").Element("bdi", entry.Shown, ("class", "value"));
            if (entry.Conflict) html.Raw(" <span class=\"two\" aria-hidden=\"true\"></span>").Element("span", "sources disagree", ("class", "disagree"));
            html.Say(" ").Element("a", "↩", ("href", "#" + use), ("class", "return"), ("aria-label", "Back to " + entry.Title)).Close("p");
            if (entry.Derivation is not null) html.Element("p", entry.Derivation, ("class", "derivation"));
            if (entry.Claims.Count > 0) lines.Claims(entry.Claims);
            html.Close("li").Line();
        }
        html.Close("ol").Close("section").Line();
    }
}
