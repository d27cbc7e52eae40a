using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Guidelines;

/// <summary>Questions to discussion and conclusion, and to the patient's own view.</summary>
internal static partial class DiscussionQuestions
{
    public static Reply StrengthsAndLimits(Article a)
    {
        var all = a.Argument.Concat(a.Case).Concat(Others(a)).ToList();
        return Reply.All(("a strength", Reply.Of(Article.First(a.Argument.Where(s => !a.Cites(s)), Strength()))), ("a limit", Reply.Of(Article.First(all, Limit()))));
    }

    public static Reply Literature(Article a)
    {
        var cited = a.Argument.Where(a.Cites).Take(3).ToList();
        if (cited.Count >= 2) return Reply.Present(cited.Select(s => s.Span));
        if (cited.Count == 1) return Reply.Partly("One published work is cited.", cited[0].Span);
        return Article.First(a.Argument, NamedWork()) is { } named ? Reply.Partly("Published cases are spoken of without references.", named.Span) : Reply.Absent();
    }

    /// <summary>A conclusion with its reason, about this case.</summary>
    public static Reply Rationale(Article a)
    {
        var reasoned = a.Argument.Where(s => Reason().IsIn(s.Text)).ToList();
        if (reasoned.Find(s => AssessmentQuestions.OwnCase().IsMatch(s.Text)) is { } own) return Reply.Present(own.Span);
        return reasoned.Count > 0 ? Reply.Partly("Reasons are given in general; what in this case supports the conclusion is not said.", reasoned[0].Span) : Reply.Absent();
    }

    public static Reply Lesson(Article a)
    {
        if (a.Conclusion.LastOrDefault(s => LessonWords().IsMatch(s.Text)) is { } lesson) return Reply.Present(lesson.Span);
        if (a.Conclusion.Count > 0 && a.HasConclusion) return Reply.Partly("The conclusion repeats the case; the lesson is missing.", a.Conclusion[0].Span);
        return Article.First(a.Discussion, Recommends()) is { } advice ? Reply.Partly("Advice stands in the discussion; a conclusion is missing.", advice.Span) : Reply.Absent();
    }

    public static Reply Perspective(Article a)
    {
        var section = a.Document.Sections.FirstOrDefault(s => s.Kind == SectionKind.Perspective || PerspectiveTitle().IsIn(s.Title));
        if (section is not null) return Reply.Present(section.Heading?.Span ?? section.Span);
        if (Article.First(a.Case.Concat(Others(a)), OwnWords()) is { } quoted) return Reply.Present(quoted.Span);
        return Article.First(a.CaseAndAbstract, Felt()) is { } felt ? Reply.Partly("A word of the patient's is told; the patient's own view of illness and treatment is not.", felt.Span) : Reply.Absent();
    }

    /// <summary>How the patients were chosen: no program can know of the patients that are not told.</summary>
    public static Reply Selection(Article a)
    {
        var told = Article.First(a.CaseAndAbstract.Concat(a.Introduction).Concat(a.Discussion.Where(s => !a.Cites(s))), Chosen());
        return told is not null ? Reply.Present(told.Span) : Reply.Unknown("The report does not say how many such patients the centre saw.");
    }

    private static IEnumerable<Sentence> Others(Article a) => a.Document.Sections.Where(s => s.Kind is SectionKind.Perspective or SectionKind.Declarations).SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences);

    /// <summary>Words of advice or of a general statement that a reader can act upon.</summary>
    [GeneratedRegex(@"\b(?:should|must|ought|(?-i:may)|might|can|could|recommend\w*|suggest\w*|consider\w*|highlight\w*|underlin\w+|emphasi[sz]\w+|reminder|reminds?|aware(?:ness)?|suspect\w*|lesson|important|importance|essential|crucial|key to|necessary|need(?:s|ed)?|require[sd]?|warrants?|worth(?:while)?|justif\w+|allows?|permits?|helps?|feasible|effective|safe|first[- ]line|treatment of choice|first line|abolish\w*|prompt|contributes?|demonstrat\w+ that|shows? that|supports?|illustrat\w+|possible|not be (?:over|under)\w+|belongs?|deserves?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    internal static partial Regex LessonWords();

    [GeneratedRegex(@"\b(?:should|must|we recommend|we suggest|is recommended|we advise|we conclude)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Recommends();

    [GeneratedRegex(@"\b(?:strengths?|strong point|advantage of (?:our|this) (?:report|case|study)|long follow-?up of (?:our|this)|complete documentation|well[- ]documented|first (?:report|case) (?:of|to|in)|to (?:our|the best of our) knowledge)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Strength();

    /// <summary>Words that name a limit of the report.</summary>
    [GeneratedRegex(@"\b(?:limit(?:s|ation|ations|ed (?:by|follow))?|weakness(?:es)? (?:of|is)|shortcoming|drawback|caution\w*|cannot (?:know|exclude|be excluded|show|be (?:completely )?ruled out|be generali[sz]ed)|single (?:case|patient|course|observation)|no conclusions?|one patient|(?:did|could) not (?:look|measure|perform)|follow-?up (?:of|is|was)[^.]{0,40}(?:short|too brief)|short follow|(?:was|were) not (?:available|performed|done|recorded|determined)|refrained from)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    internal static partial Regex Limit();

    [GeneratedRegex(@"\b(?:et al|colleagues|co-?workers|published|literature|series|reported (?:by|in)|previous(?:ly)? (?:cases|reported))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedWork();

    [GeneratedRegex(@"\b(?:because|since|therefore|thus|hence|consequently|as a result|for (?:which|this|that) reason|due to|owing to|so that|we (?:conclude|believe|assume|chose|preferred|decided)|suggest(?:s|ing|ed)?|support(?:s|ed)?|indicat(?:es|ing)|argument|explain(?:s|ed)?|from which|in view of|demonstrates)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reason();

    [GeneratedRegex(@"^\W*(?:the )?patient(?:'s|’s|s['’])? (?:perspective|view|own view|voice|statement|experience)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PerspectiveTitle();

    [GeneratedRegex(@"[“""‘'](?:I|My|We) (?:was|had|am|felt|feel|have|could|would|did|never|think|life|wife|husband|pain)\b|\bthe patient (?:wrote|writes|described (?:his|her) experience|shared)\b|\b(?:she|he|they|the (?:patient|mother|father|parents)|(?:his|her) (?:mother|father|parents)) (?:said|says|told us|stated|remarked|added|recalled) that (?:she|he|they|it|this|the|in)\b[^.;]{0,70}\b(?:glad|grateful|satisfied|content|happy|afraid|relieved|worst|hardest|decide|choose|regret\w*|fear\w*|anxious|confident|easier|harder)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OwnWords();

    [GeneratedRegex(@"\bin (?:his|her|the patient['’]s|their) own (?:words|opinion|view)\b|\bthe patient (?:said|felt|feels|was (?:very )?(?:satisfied|pleased|happy)|is (?:satisfied|pleased|happy)|expressed|wished)\b|\b(?:quality of life|satisf\w+ with)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Felt();

    [GeneratedRegex(@"\b(?:consecutive|all (?:the )?patients (?:with|treated|operated|seen)|between (?:19|20)\d\d and (?:19|20)\d\d,? (?:we|\w+ patients)|the only (?:such )?(?:patient|case) (?:at|in|seen)|only case (?:at|in) our|our (?:department|institution|centre|center|hospital) (?:has )?(?:treated|saw|seen)|among \d+ patients (?:seen|treated|operated) (?:at|in) our)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Chosen();
}
