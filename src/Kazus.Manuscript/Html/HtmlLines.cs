using Kazus.Manuscript.Facts;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Html;

/// <summary>Writes the pieces of a line.</summary>
internal sealed class HtmlLines(HtmlText html, ClaimRegister claims, IReadOnlyDictionary<string, int> references)
{
    public ClaimRegister Register { get; } = claims;

    public void Write(IEnumerable<Inline> line)
    {
        foreach (var inline in line) Write(inline);
    }

    private void Write(Inline inline)
    {
        switch (inline)
        {
            case Inline.Words w: html.Say(w.Text); break;
            case Inline.Styled s: Styled(s); break;
            case Inline.Code c: html.Element("code", c.Text); break;
            case Inline.Link l: Link(l); break;
            case Inline.Break: html.Raw("<br>"); break;
            case Inline.Image i: html.Say(PlainText.Of(i.Alt)); break;
            case Inline.Label l: html.Say(l.Markdown); break;
            case Inline.Fact f: Fact(f); break;
            case Inline.Cite c: Citation(c.Shown); break;
            case Inline.CallOut c: CallOut(c); break;
            case Inline.Unread u: html.Element("mark", u.Text, ("class", "unread"), ("title", u.Problem)); break;
        }
    }

    private void Styled(Inline.Styled styled)
    {
        var tag = styled.Style switch { TextStyle.Emphasis => "em", TextStyle.Strong => "strong", TextStyle.Superscript => "sup", _ => "sub" };
        html.Open(tag);
        Write(styled.Children);
        html.Close(tag);
    }

    private void Link(Inline.Link link)
    {
        var address = HtmlText.SafeAddress(link.Url);
        if (address is not null) html.Open("a", ("href", address));
        Write(link.Children);
        if (address is not null) html.Close("a");
    }

    private void Fact(Inline.Fact use)
    {
        if (use.Found is not { } fact)
        {
            html.Element("mark", use.Shown, ("class", "unread"), ("title", "unknown fact"));
            return;
        }
        Value("fact:" + fact.Name, use.Shown, () => new ClaimEntry(fact.Label ?? fact.Name, fact.Text, fact.Claims) { Derivation = fact.Derivation, Conflict = fact.Conflict }, fact.Conflict, fact.Missing is not null);
    }

    /// <summary>A value that opens the claims behind it; plain words when there are none.</summary>
    public void Value(string key, string shown, Func<ClaimEntry> entry, bool conflict, bool missing)
    {
        var content = entry();
        if (content.Claims.Count == 0 && content.Derivation is null)
        {
            html.Element("bdi", shown, ("class", missing ? "missing" : null));
            return;
        }
        var (id, use) = Register.Use(key, () => content);
        html.Open("a", ("class", "fact" + (conflict ? " conflict" : "") + (missing ? " missing" : "")), ("href", "#" + id), ("id", use), ("data-c", id));
        html.Element("bdi", shown);
        if (conflict) html.Raw("<span class=\"sr\"> (sources disagree)</span>");
        html.Close("a");
    }

    /// <summary>A printed citation; every number leads to its entry.</summary>
    public void Citation(IReadOnlyList<CitationPart> parts)
    {
        var raised = parts.Any(p => p.Raised);
        foreach (var lead in parts.TakeWhile(p => raised && !p.Raised)) Part(lead);
        if (raised) html.Open("sup", ("class", "cite"));
        foreach (var part in parts.SkipWhile(p => raised && !p.Raised)) Part(part);
        if (raised) html.Close("sup");
    }

    private void Part(CitationPart part)
    {
        if (part.Key is not null && references.TryGetValue(part.Key, out var number))
            html.Element("a", part.Text, ("class", "cite"), ("href", $"#ref-{number}"));
        else html.Say(part.Text);
    }

    private void CallOut(Inline.CallOut callOut)
    {
        foreach (var (text, display) in CallOutText.Parts(callOut))
        {
            if (display is { Number: > 0 }) html.Element("a", text, ("href", Anchor(display.Kind, display.Number)), ("class", "callout"));
            else if (display is not null) html.Element("mark", text, ("class", "unread"));
            else html.Say(text);
        }
    }

    public static string Anchor(DisplayKind kind, int number) => $"#{(kind == DisplayKind.Figure ? "figure" : "table")}-{number}";

    /// <summary>The claims behind a value, with quotes and places.</summary>
    public void Claims(IEnumerable<FactClaim> all)
    {
        html.Open("ul", ("class", "quotes"));
        foreach (var claim in all)
        {
            html.Open("li", ("class", claim.State == Provenance.ClaimState.Rejected ? "rejected" : null));
            if (claim.Value is not null) html.Element("bdi", claim.Value, ("class", "value")).Say(" ");
            if (claim.Quote is not null) html.Open("q").Open("bdi").Say(claim.Quote).Close("bdi").Close("q").Say(" ");
            html.Open("cite").Say(claim.Where is null ? claim.Source : $"{claim.Source}, {claim.Where}");
            if (claim.Reference is not null && references.TryGetValue(claim.Reference, out var number)) html.Say(" ").Element("a", $"[{number}]", ("href", $"#ref-{number}"));
            html.Close("cite");
            if (claim.State == Provenance.ClaimState.Accepted) html.Element("span", " accepted", ("class", "state"));
            if (claim.State == Provenance.ClaimState.Rejected) html.Element("span", " rejected", ("class", "state"));
            html.Close("li");
        }
        html.Close("ul");
    }
}
