using System.Text.RegularExpressions;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>The kinds of study a phrase can name.</summary>
[Flags]
internal enum Designs
{
    None = 0,
    MetaAnalysis = 1,
    SystematicReview = 2,
    Review = 4,
    Randomised = 8,
    Uncontrolled = 16,
    Prospective = 32,
    Retrospective = 64,
    Registry = 128,
    CaseReport = 256,
    Trial = 512,
    CaseControl = 1024,
    Cohort = 2048,
    Pooled = 4096,
    Survey = 8192,
    Blind = 16384,
    Open = 32768,
}

/// <summary>A phrase that names the design of a study.</summary>
internal sealed partial record StudyDesign(int Start, string Words, Designs Kind)
{
    /// <summary>The designs a text names, in order.</summary>
    public static IEnumerable<StudyDesign> In(string text)
    {
        foreach (Match m in Phrase().AllIn(text))
        {
            var kind = Designs.None;
            var words = m.Value.ToLowerInvariant();
            if (words.Contains("meta", StringComparison.Ordinal)) kind |= Designs.MetaAnalysis;
            if (words.Contains("systematic", StringComparison.Ordinal)) kind |= Designs.SystematicReview;
            // Of cases that others published: no study with patients of its own.
            if (words.Contains("pooled", StringComparison.Ordinal) || words.Contains("published", StringComparison.Ordinal) || words.Contains("reported", StringComparison.Ordinal) || words.Contains("individual", StringComparison.Ordinal) && kind == Designs.None) kind |= Designs.Pooled;
            if (words.Contains("narrative", StringComparison.Ordinal) || words.Contains("scoping", StringComparison.Ordinal)) kind |= Designs.Review;
            if (Random().IsIn(words)) kind |= Designs.Randomised;
            if (words.Contains("single-arm", StringComparison.Ordinal) || words.Contains("single arm", StringComparison.Ordinal) || words.Contains("uncontrolled", StringComparison.Ordinal) || words.Contains("phase i", StringComparison.Ordinal) && !words.Contains("phase iii", StringComparison.Ordinal) && !Random().IsMatch(words) || words.Contains("non", StringComparison.Ordinal) && words.Contains("random", StringComparison.Ordinal)) kind |= Designs.Uncontrolled;
            if (words.Contains("double-blind", StringComparison.Ordinal)) kind |= Designs.Blind;
            if (words.Contains("open-label", StringComparison.Ordinal)) kind |= Designs.Open;
            if (words.Contains("prospective", StringComparison.Ordinal)) kind |= Designs.Prospective;
            if (words.Contains("retrospective", StringComparison.Ordinal) || words.Contains("chart review", StringComparison.Ordinal) || words.Contains("record review", StringComparison.Ordinal) || words.Contains("records review", StringComparison.Ordinal)) kind |= Designs.Retrospective;
            if (words.Contains("registry", StringComparison.Ordinal) || words.Contains("database", StringComparison.Ordinal) || words.Contains("population-based", StringComparison.Ordinal)) kind |= Designs.Registry;
            if (words.Contains("case report", StringComparison.Ordinal)) kind |= Designs.CaseReport;
            if (words.Contains("trial", StringComparison.Ordinal)) kind |= Designs.Trial;
            if (words.Contains("survey", StringComparison.Ordinal)) kind |= Designs.Survey;
            if (words.Contains("control study", StringComparison.Ordinal)) kind |= Designs.CaseControl;
            if (words.Contains("cohort", StringComparison.Ordinal)) kind |= Designs.Cohort;
            if (words.Contains("chart review", StringComparison.Ordinal) || words.Contains("record", StringComparison.Ordinal)) kind |= Designs.Retrospective;
            if (words is "review" or "a review" or ": a review") kind |= Designs.Review;
            // "Review" or "results" after a design already named says nothing more; a plain cohort or series is a primary study.
            if (kind == Designs.None && !words.Contains("cohort", StringComparison.Ordinal) && !words.Contains("case series", StringComparison.Ordinal) && !words.Contains("case-control", StringComparison.Ordinal) && !words.Contains("case control", StringComparison.Ordinal) && !words.Contains("case–control", StringComparison.Ordinal)) continue;
            yield return new(m.Index, m.Value, kind);
        }
    }

    /// <summary>The designs a title names; one that tells only of its own patients ("experience with 14 patients") is a series.</summary>
    public static List<StudyDesign> InTitle(string title)
    {
        var named = In(title).ToList();
        // "A retrospective analysis of 83 patients from a national registry": where its patients come from is not its design.
        if (named.Count > 1 && named.TrueForAll(d => (d.Kind & Synthesis) == 0)) named.RemoveAll(d => d.Kind == Designs.Registry && Source().IsMatch(title[..d.Start]));
        return named.Count == 0 && OwnPatients().Match(title) is { Success: true } own ? [new(own.Index, own.Value, Designs.None)] : named;
    }

    [GeneratedRegex(@"\b(?:(?:single|multi|our|a|\d+)[-\p{L}\d]* )?(?:experience|series|outcomes?|results) (?:with|of|in|from|on) (?:the |our )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty) (?:[\p{L}-]+ ){0,2}(?:patients|cases|women|men|children|tumou?rs|operations|resections|\p{L}+omas|\p{L}+s)\b|\b(?:single|one|two)[- ](?:cent(?:re|er)|institution|hospital) (?:experience|series|study|review of (?:the )?(?:charts|records))\b|\bexperience (?:at|of|from) (?:a single|one) (?:cent(?:re|er)|institution|hospital)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OwnPatients();

    [GeneratedRegex(@"\b(?:from|in|of|using|based on|with data of) (?:\p{L}+ ){0,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Source();

    /// <summary>Whether a work of this design cannot be called <paramref name="other"/>.</summary>
    public bool Contradicts(StudyDesign other) => Cannot(Kind, other.Kind) || Cannot(other.Kind, Kind);

    private const Designs Synthesis = Designs.MetaAnalysis | Designs.SystematicReview;
    private const Designs Primary = Designs.Retrospective | Designs.Prospective | Designs.Registry | Designs.Uncontrolled | Designs.Randomised | Designs.CaseReport | Designs.Trial | Designs.CaseControl | Designs.Cohort | Designs.Survey;

    private static bool Cannot(Designs a, Designs b)
    {
        // A synthesis of trials may name the trials; a primary study is never a synthesis. A plain cohort or series is primary too.
        if ((a & Synthesis) != 0 && (b & (Synthesis | Designs.Pooled)) == 0) return true;
        if ((a & Designs.Review) != 0 && (b & Primary) != 0) return true;
        if (a == Designs.Pooled && (b & (Designs.Trial | Designs.Prospective | Designs.Randomised | Designs.Registry | Designs.CaseControl)) != 0 && (b & (Synthesis | Designs.Pooled)) == 0) return true;
        if ((a & Designs.CaseControl) != 0 && (b & (Designs.Cohort | Designs.Trial | Designs.Randomised | Designs.CaseReport)) != 0 && (b & Designs.CaseControl) == 0) return true;
        if ((a & Designs.CaseReport) != 0 && (b & (Designs.Cohort | Designs.Retrospective | Designs.Prospective | Designs.Registry | Designs.Trial)) != 0 && (b & Designs.CaseReport) == 0) return true;
        if ((a & Designs.Survey) != 0 && (b & (Designs.Prospective | Designs.Cohort | Designs.Randomised | Designs.Trial)) != 0 && (b & Designs.Survey) == 0) return true;
        if ((a & Designs.Blind) != 0 && (b & (Designs.Open | Designs.Uncontrolled | Designs.Retrospective | Designs.Registry | Designs.CaseReport)) != 0 && (b & Designs.Blind) == 0) return true;
        if (a == Designs.MetaAnalysis && b == Designs.SystematicReview) return false;
        if ((a & Designs.Randomised) != 0 && (b & (Designs.Uncontrolled | Designs.Retrospective | Designs.Registry | Designs.CaseReport)) != 0 && (b & Designs.Randomised) == 0) return true;
        if ((a & Designs.Randomised) != 0 && (b & Designs.Prospective) != 0 && (b & (Designs.Randomised | Designs.Trial)) == 0) return true;
        if ((a & Designs.Prospective) != 0 && (a & Designs.Retrospective) == 0 && (b & Designs.Retrospective) != 0 && (b & Designs.Prospective) == 0) return true;
        return (a & Designs.Trial) != 0 && (b & (Designs.Retrospective | Designs.Registry | Designs.CaseReport | Designs.Survey)) != 0 && (b & Designs.Trial) == 0;
    }

    [GeneratedRegex(@"\brandomi[sz]ed|placebo-controlled", RegexOptions.CultureInvariant)]
    private static partial Regex Random();

    [GeneratedRegex(@"\b(?:randomi[sz]ed (?:\d+ )?(?:patients|men|women|children|adults)(?= [^.;]{0,60}\bto\b)|questionnaire survey|(?:online|web-based|postal|practice) survey|survey (?:of|among) (?:\d+ )?(?:[\w-]+ ){0,2}(?:surgeons|oncologists|ophthalmologists|pathologists|radiologists|physicians|clinicians|neurosurgeons|urologists|members|cent(?:re|er)s|specialists)|systematic (?:literature )?review(?: and meta-?analysis)?|(?:individual[- ]patient[- ]data )?meta-?analys[ie]s|(?:narrative|scoping) review|(?:pooled|individual[- ]patient[- ]data) analysis|(?:analysis|review) of (?:the )?(?:\d+ )?(?:published|reported) (?:cases|patients|reports)|(?:(?:multi-?cent(?:re|er)|single-cent(?:re|er)|single-institution|two-cent(?:re|er)|nine-hospital|open-label|double-blind|placebo-controlled|(?:propensity(?:[- ]score)?[- ])?matched|comparative|historical|nationwide|international|hospital-based|registry-based|cross-sectional|longitudinal|ambispective|blinded|pilot|non-?randomi[sz]ed|randomi[sz]ed|controlled|uncontrolled|single-arm|single arm|prospective|retrospective|population-based|national|observational|consecutive|phase (?:III|II|I|3|2|1)(?:[ab])?|case|cancer|clinical|multi-?institutional)[ ,]+)*(?:controlled trial|clinical trial|trial|cohort(?: study)?|registry(?: study| analysis)?|database(?: study)?|case[- –]control study|phase (?:III|II|I|3|2|1)[ab]? (?:study|trial)|(?<=(?:retrospective|prospective|randomi[sz]ed|single-arm|uncontrolled|population-based|observational|open-label)[ ,][\w ,-]{0,40})(?:study|series|review|analysis|comparison|collection|results|design|observations?)|case series|case report|chart review|(?:retrospective |hospital )?review of (?:the )?(?:charts|records)|(?<=: an? (?:\p{L}+ )?)review(?=[.,]?$))|(?:retrospective|prospective)(?:ly)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Phrase();
}
