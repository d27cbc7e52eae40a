using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Guidelines;

/// <summary>Questions to title, key words, introduction and highlights.</summary>
internal static partial class FrontQuestions
{
    public static Reply Title(Article a)
    {
        if (a.Document.Metadata.Title is not { } title) return Reply.Absent("No title was recognised.");
        var rest = Words().Count(CaseReport().Replace(title.Value, " "));
        // The second line of a title page or the article's own type may carry it; the guideline wants it in the title.
        if (!CaseReport().IsMatch(title.Value)) return Reply.Partly("The title does not say that this is a case report.", title.Span);
        return rest < 2 ? Reply.Partly("The title does not name what the case is about.", title.Span) : Reply.Present(title.Span);
    }

    public static Reply Keywords(Article a, int least, int most, bool caseReport)
    {
        var keywords = a.Document.Metadata.Keywords;
        if (keywords.Count == 0) return Reply.Absent();
        var at = keywords[0].Span.Cover(keywords[^1].Span);
        var missing = new List<string>();
        if (keywords.Count < least || keywords.Count > most) missing.Add($"there are {keywords.Count}, not {least} to {most}");
        if (caseReport && !keywords.Any(k => CaseReport().IsIn(k.Value))) missing.Add("case report is not among them");
        return missing.Count == 0 ? Reply.Present(at) : Reply.Partly($"Key words: {string.Join("; ", missing)}.", at);
    }

    public static Reply Introduction(Article a)
    {
        if (a.Introduction.Count == 0) return Reply.Absent("There is no introduction.");
        var why = Article.First(a.Introduction, Worth());
        var cited = a.Introduction.FirstOrDefault(a.Cites);
        if (why is not null && cited is not null) return Reply.Present(why.Span, cited.Span);
        if (why is not null) return Reply.Partly("The introduction cites nothing.", why.Span);
        return cited is not null ? Reply.Partly("The introduction does not say why this case is worth telling.", cited.Span) : Reply.Absent();
    }

    public static Reply Background(Article a)
    {
        if (a.Introduction.Count == 0) return Reply.Absent("There is no introduction.");
        return a.Introduction.FirstOrDefault(a.Cites) is { } cited ? Reply.Present(cited.Span) : Reply.Partly("The introduction cites nothing.", a.Introduction[0].Span);
    }

    public static Reply GuidelinesCited(Article a)
    {
        var said = Article.Saying(a.Introduction.Concat(a.Argument), Standard(), 4);
        if (said.Find(a.Cites) is { } cited) return Reply.Present(cited.Span);
        return said.Count > 0 ? Reply.Partly("The standard of care is named without a reference.", said[0].Span) : Reply.Absent();
    }

    public static Reply Highlights(Article a)
    {
        var section = a.Document.Sections.FirstOrDefault(s => HighlightsTitle().IsMatch(s.Title));
        if (section is null) return Reply.Absent();
        var points = section.Paragraphs.Count(p => p.Kind != ParagraphKind.Heading);
        return points is >= 3 and <= 5 ? Reply.Present(section.Span) : Reply.Partly($"There are {points} highlights, not three to five.", section.Heading?.Span ?? section.Span);
    }

    [GeneratedRegex(@"\bcase[- ](?:reports?|stud(?:y|ies)|series)\b|\breport (?:of|on) (?:an? |one |two |three )?(?:[\p{L}-]+ ){0,2}cases?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CaseReport();

    [GeneratedRegex(@"\p{L}{4,}", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"\b(?:rare|rarity|rarely|uncommon|unusual|unique|exceptional|seldom|first|novel|unreported|under-?reported|overlooked|not (?:been |previously )*(?:reported|described)|few (?:cases|reports|patients)|only (?:a few|case|\w+ cases)|contributes?|illustrates?|adds?|we (?:report|describe|present|add)|(?:case|report|patient) (?:presented|described|reported) here|in this (?:case )?report|this (?:case|report) (?:is|was|describes|presents|highlights|shows)|(?:is|was) (?:therefore )?(?:reported|presented|described))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Worth();

    [GeneratedRegex(@"\b(?:guidelines?|consensus|standard (?:of care|treatment|therapy)|recommended (?:treatment|therapy)|first[- ]line|treatment of choice|NCCN|ESMO|gold standard)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Standard();

    [GeneratedRegex(@"^\W*(?:highlights?|key (?:points|messages)|learning points|what is (?:already )?known)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HighlightsTitle();
}
