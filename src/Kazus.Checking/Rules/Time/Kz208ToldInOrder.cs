using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Time;

/// <summary>The story goes on, and its next date lies before the last one, without a word that it looks back.</summary>
internal static partial class Kz208ToldInOrder
{
    public static Rule Rule { get; } = new("KZ208", "dates-told-in-order", Severity.Warning, "date-arithmetic", m => m.OneByOne.SelectMany(Check)) { WhyNot = m => m.IsCaseReport ? null : Manuscript.NoCase };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var (from, to) in Stretches(m))
            yield return Rule.Find($"A stretch runs from {from.Say} to {to.Say}.", "Correct the date that is wrong.", "history.date", m.At(from.Span, from.Say), m.At(to.Span, to.Say));
        TimePoint? latest = null;
        foreach (var date in m.Dates.Where(d => d.HasMonth && d.Sentence.Part == Part.Case && !Course.IsBirth(d)).OrderBy(d => d.Sentence.Whole.Start).ThenBy(d => d.Start))
        {
            // Of years before the patient came a history is told.
            if (m.Presentation is { } came && date.First < came.First - 60) continue;
            // "A man was referred in March 2018. In September 2016 a cyst had been excised": after the coming the history is told.
            if (m.Presentation is { } seen && latest is not null && latest.Sentence == seen.Sentence && date.Last < seen.First && date.Sentence.Paragraph == seen.Sentence.Paragraph) continue;
            // A line of a timeline below the text: "January 2020: mastectomy".
            if (date.Start < 4 && date.Sentence.Text.AsSpan(date.End).TrimStart() is [':' or '–' or '—' or '|', ..]) continue;
            if (LooksBack(date) || latest is not null && OfTopic(m, date, latest)) continue;
            // One that stands by itself far ahead is the wrong one as well.
            if (latest is not null && date.First < latest.First - 1 && !Ends().IsMatch(latest.Sentence.Text) && !Ahead().IsMatch(latest.Sentence.Text) && Tells().IsMatch(date.Sentence.Text) && Tells().IsMatch(latest.Sentence.Text))
            {
                yield return Rule.Find($"{date.Say} is told after {latest.Say}.", "Correct the date that is wrong, or say that the sentence looks back.", "history.date", m.At(date.Span, date.Say), m.At(latest.Span, latest.Say), m.At(date.Sentence.Whole), m.At(latest.Sentence.Whole));
                yield break;
            }
            if (latest is null || date.First > latest.First) latest = date;
        }
    }

    // "from September 2018 to February 2016"
    private static IEnumerable<(TimePoint From, TimePoint To)> Stretches(Manuscript m)
    {
        foreach (var pair in m.Dates.Where(d => d.Sentence.Part == Part.Case).GroupBy(d => d.Sentence))
        {
            var dates = pair.OrderBy(d => d.Start).ToList();
            for (var i = 1; i < dates.Count; i++)
                if (dates[i].Last < dates[i - 1].First && Opens().IsMatch(pair.Key.Text[..dates[i - 1].Start]) && pair.Key.Text[dates[i - 1].End..dates[i].Start].Trim() is "to" or "until" or "and" or "–" or "-" or "through")
                    yield return (dates[i - 1], dates[i]);
        }
    }

    [GeneratedRegex(@"\b(?:from|between) (?:early |late |mid-?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opens();

    // Under a heading of its own what was found is told by topic, not by time: "Genetic findings".
    private static bool OfTopic(Manuscript m, TimePoint date, TimePoint latest) =>
        m.Document.SectionAt(date.Span.Start) is { } own && m.Document.SectionAt(latest.Span.Start) != own && Topic().IsMatch(own.Title);

    [GeneratedRegex(@"\b(?:genetic\w*|molecular|patholog\w*|histolog\w*|histopatholog\w*|laborator\w*|imaging|radiolog\w*|family|relatives|microbiolog\w*|sequencing)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Topic();

    private static bool LooksBack(TimePoint date)
    {
        var text = date.Sentence.Text;
        return Back().IsIn(text) || Range().IsIn(text, ..date.Start) || Beside().IsIn(text, date.End..);
    }

    [GeneratedRegex(@"\b(?:had|previous\w*|history|historical|earlier|prior|before|ago|since|until|already|retrospect\w*|review\w*|compar\w*|reference|known|first noticed|unchanged|last|latest|of which|dating|remember\w*|elsewhere|another (?:hospital|cent(?:re|er)|clinic|institution|unit|department)|returned to (?:work|school)|outside|birth|born|began|begun|onset|planned|due|scheduled|mother|father|family|relative|version)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Back();

    [GeneratedRegex(@"\b(?:from|of|on|as in|than in|with that of|with those of|between) (?:(?:early|late|mid|the end of|the) )?$|\bwhich (?:\p{L}+ ){1,3}(?:in|on) (?:early |late )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    // "the scan of June 2019 and that of May 2018"
    [GeneratedRegex(@"^ (?:and (?:that|those) of|to \p{Lu}|and \p{Lu}\p{Ll}+ \d{4})", RegexOptions.CultureInvariant)]
    private static partial Regex Beside();

    // What is told after the death looks back.
    [GeneratedRegex(@"\b(?:died|death|autopsy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ends();

    // "A tissue expander was placed later": the story runs ahead and comes back.
    [GeneratedRegex(@"\b(?:was|were) [\p{L}-]+ (?:later|eventually|in the end)\b|^(?:Later|Eventually|In the end)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Ahead();

    // Something is done, found or happens.
    [GeneratedRegex(@"\b(?:admitted|referred|presented|came|seen|consulted|sought|visited|brought|attended|returned|showed|revealed|disclosed|demonstrated|found|detected|performed|carried out|done|underwent|undergone|removed|resect\w*|excis\w*|\w+ectomy|\w+otomy|\w+plasty|operat\w*|surgery|given|started|completed|stopped|delivered|administered|irradiated|recurred|relapsed|appeared|developed|died|was|were|is|embolised|embolized|ablated|treated)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tells();
}
