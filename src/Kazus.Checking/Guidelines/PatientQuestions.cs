using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Text.Documents;

namespace Kazus.Checking.Guidelines;

/// <summary>Questions to what is told of the patient before this illness, and of its beginning.</summary>
internal static partial class PatientQuestions
{
    public static Reply Demographics(Article a)
    {
        var stated = a.Manuscript.Statements.Where(s => s.Part is Part.Case or Part.Abstract).OrderBy(s => s.Part == Part.Case ? 0 : 1).ToList();
        var age = stated.Find(s => s.Variable == "patient.age" && !s.OnlySupports)?.Span ?? a.Claimed("", "patient.age");
        var sex = stated.Find(s => s.Variable == "patient.sex")?.Span ?? a.Claimed("", "patient.sex");
        if (age is { } years && sex is { } gender) return Reply.Present(a.SentenceOf(years), a.SentenceOf(gender));
        if (age is { } only) return Reply.Partly("The sex is not stated.", a.SentenceOf(only));
        return sex is { } one ? Reply.Partly("The age is not stated.", a.SentenceOf(one)) : Reply.Absent();
    }

    public static Reply Complaint(Article a)
    {
        var at = Article.First(a.CaseAndAbstract, Complains())?.Span ?? a.Claimed("", "symptom", "symptom.duration", "deficit");
        return at is { } told ? Reply.Present(told) : Reply.Absent();
    }

    public static Reply History(Article a)
    {
        var (medical, family, social, genetic) = (First(a, Medical()), First(a, Family()), First(a, Social()), First(a, Genetic()));
        var found = new[] { medical, family, social, genetic }.OfType<Sentence>().Select(s => s.Span).ToList();
        var kinds = found.Count;
        if (kinds == 0 && a.Claimed("case", "history") is { } claimed) return Reply.Partly("Family and social history are not told.", claimed);
        if (kinds >= 2) return Reply.Present(found);
        return kinds == 1 ? Reply.Partly($"Only the {(medical is not null ? "medical" : family is not null ? "family" : social is not null ? "social" : "genetic")} history is told.", found) : Reply.Absent();
    }

    /// <summary>Any of the history.</summary>
    public static Reply AnyHistory(Article a) => History(a) is { Judgement: Judgement.Absent } ? PastInterventions(a) : Reply.Present(History(a).At);

    public static Reply PastInterventions(Article a)
    {
        // What comes before the illness is told at the beginning; treatment of the illness itself comes after it.
        var early = a.Case.Take(Math.Max(4, a.Case.Count / 4)).Concat(a.Abstract).ToList();
        return Reply.Of(Article.First(early, EarlierTreatment()) ?? Article.First(early, NoEarlierTreatment()));
    }

    public static Reply PastHistory(Article a) => Reply.Of(First(a, Medical()) ?? Article.First(a.Case.Take(Math.Max(4, a.Case.Count / 4)), EarlierTreatment()));

    public static Reply DrugHistory(Article a)
    {
        var (drugs, allergies) = (First(a, RegularDrugs()), First(a, Allergies()));
        return Reply.All(("regular drugs", Reply.Of(drugs)), ("allergies", Reply.Of(allergies)));
    }

    public static Reply FamilyHistory(Article a) => Reply.Of(First(a, Family()) ?? First(a, Genetic()));

    public static Reply SocialHistory(Article a) => Reply.Of(First(a, Social()));

    private static Sentence? First(Article a, Regex words) => Article.First(a.Case, words);

    [GeneratedRegex(@"\b(?:present(?:ed|ing) (?:\w+ ){0,4}?(?:with|for|because|complaining)|complain\w*|(?:was|were) (?:referred|admitted|brought|seen)[^.]{0,80}(?:with|for|because|after|due to)|noticed|(?:a |\d+[- ]\w+ )history of|symptoms?|suffer\w*|consulted|reported (?:a |an )?(?:\w+ ){0,3}(?:pain|swelling|weakness|numbness|lump)|incidental(?:ly)?|asymptomatic|on screening|by chance)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Complains();

    [GeneratedRegex(@"(?<!\bgrade [1-4I]+ )\b(?:(?:past )?medical history|history (?:of|was|included|with)|past history|hypertension|hypertensive|diabet\w+|asthma\w*|comorbidit\w+|co-morbidit\w+|coronary|(?:otherwise|previously) (?:healthy|well|fit)|known (?:for|to have|case of)|no (?:other|relevant|significant|previous|known) (?:\w+ )?(?:disease|illness|history|medical|comorbid\w*)|unremarkable history|arthritis|heart failure|atrial fibrillation|dyslipid\w+|hypothyroid\w+|thyroid disease|renal failure|kidney disease|epilepsy|depression|obes\w+|gravida|para \d|G\dP\d|menopaus\w+|anticoagul\w+)\b(?! (?:of )?\(?grade| (?:developed|occurred|appeared|ensued))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Medical();

    [GeneratedRegex(@"\bfamily history\b|\b(?:mother|father|brother|sister|sibling|parents?|grand(?:mother|father|parents?)|uncle|aunt|cousin|relatives?|famil(?:y|ial))s?\b[^.]{0,80}\b(?:had|died|disease|cancer|carcinoma|tumou?rs?|negative|unremarkable|history|undergone|affected|healthy|suffered|diagnosed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Family();

    [GeneratedRegex(@"\b(?:smok\w+|non-?smoker|tobacco|cigarettes?|alcohol\w*|drinker|drug use|retired|worked as|works as|occupation\w*|by profession|unemployed|lives? (?:alone|with|in)|married|widow\w*|single mother|student|farmer|teacher|engineer|driver|nurse|worker|carpenter|clerk|professional|social history|housewife|hand dominan\w*|right-handed|left-handed|athlete|diet|exposed? to)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Social();

    [GeneratedRegex(@"\b(?:germ[- ]?line|hereditary|genetic (?:test\w*|counsel\w*|predisposition|syndrome)|inherited|consanguin\w+|neurofibromatosis|Lynch|Li-Fraumeni|BRCA\d?|mutation carrier)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Genetic();

    [GeneratedRegex(@"\b(?:undergone|underwent|had (?:had|been|an?)|previous(?:ly)?|prior|earlier|years? (?:before|earlier|ago|previously)|in (?:19|20)\d\d|at the age of|as a child|history of|status post|s/p)\b[^.]{0,120}\b(?:\w*(?:ectomy|otomy|ostomy|plasty|desis)|surgery|operat\w+|resect\w+|excis\w+|removed|radiother\w+|irradiat\w+|chemother\w+|treated|treatment|transplant\w*|graft\w*|fusion|fixation|implant\w*|stent\w*|repair\w*|extract\w+|biops\w+|injections?|embolis\w+|emboliz\w+)\b|\b(?:\w*(?:ectomy|otomy|ostomy|plasty|desis)|surgery|operation|operated|resect\w+|excis\w+|removed|radiother\w+|chemother\w+|transplant\w*|fusion|graft\w*)\b[^.]{0,80}\b(?:in (?:19|20)\d\d|years? (?:before|earlier|ago|previously)|at the age of|as a child|in childhood|previously)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EarlierTreatment();

    [GeneratedRegex(@"\b(?:no|never|without|not|denied)\b[^.]{0,60}\b(?:previous|prior|past|been|had|undergone|history of)?[^.]{0,30}\b(?:surgery|surgical|operations?|operated|radiother\w+|interventions?|treatments?|procedures?|\w+ectomy)\b[^.]{0,30}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoEarlierTreatment();

    [GeneratedRegex(@"\b(?:(?:regular|current|home|daily|long-term|usual) (?:medications?|drugs?|treatment)|medications? (?:included|consisted|were)|on (?:no )?(?:regular )?(?:medications?|drugs)|taking|took|was on|treated with (?:metformin|insulin|warfarin|aspirin)|drug history|no medication)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RegularDrugs();

    [GeneratedRegex(@"\ballerg\w+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Allergies();
}
