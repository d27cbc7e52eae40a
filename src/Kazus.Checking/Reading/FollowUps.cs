using System.Text.RegularExpressions;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>A length of follow-up after treatment that the article states.</summary>
internal sealed record FollowUp(Told Sentence, Length Length, bool IsLast);

/// <summary>Finds the stated lengths of follow-up.</summary>
internal static partial class FollowUps
{
    public static IEnumerable<FollowUp> Of(Manuscript m)
    {
        foreach (var told in m.In(Part.Abstract, Part.Case, Part.Conclusion))
        {
            var last = LastSeen().IsIn(told.Text);
            if (!last && !Outcome().IsIn(told.Text)) continue;
            foreach (var length in told.Lengths)
            {
                if (length.Grain < 0.2 || told.OfRelative(length.Start) || told.Part == Part.Conclusion && General().IsMatch(told.Text[..length.Start])) continue;
                var after = told.Text[length.End..];
                var before = told.Text[..length.From];
                if ((IsAge(m, length) || AgeAtDate.Is(m, told, length)) && !Forward().IsMatch(after)) continue;
                // "Recurrences had been excised after four and after eight years": before the patient came.
                if (HadBeen().IsMatch(before)) continue;
                if (Advised().IsMatch(after) || Back().IsMatch(after) || OfSomebody().IsMatch(before) || !(Forward().IsMatch(after) || At().IsMatch(before))) continue;
                yield return new(told, length, last);
            }
        }
    }

    // "At 48 years a metastasis was excised"
    private static bool IsAge(Manuscript m, Length length) => length.Grain >= 12 && m.In(Part.Abstract, Part.Case).Any(t => t.Ages.Exists(a => Math.Abs(a.Years - length.Months / 12) < 0.01));

    // "Follow-up for fifteen years is recommended"
    [GeneratedRegex(@"^[^.;,]{0,25}\b(?:(?:is|are|was|were|has been|seems?|appears?) (?:\p{L}+ly |therefore |thus |also |still )?(?:advised|advisable|recommend\w*|suggested|proposed|needed|required|mandatory|necessary|warranted|indicated|planned|scheduled|justified|prudent|reasonable)|should|must)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Advised();

    [GeneratedRegex(@"\bhad (?:already )?been (?:excised|removed|resected|operated|treated|irradiated)\b[^,;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HadBeen();

    [GeneratedRegex(@"\b(?:last|latest|most recent|final) (?:visit|follow-?up|examination|evaluation|contact|control|review|news|one)\b|\blast seen\b|\bwas last\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex LastSeen();

    [GeneratedRegex(@"\b(?:can|(?-i:may)|might|should|must|could)\b[^.;,]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex General();

    [GeneratedRegex(@"\b(?:recurr\w*|relaps\w*|metasta\w*|free of|free from|evidence of disease|alive|follow(?:ed)?-?up|surveillance|remission|stable|well|symptom|died|death|showed|negative|normal|unremarkable)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Outcome();

    [GeneratedRegex(@"^(?:['’]s?)? ?(?:before|earlier|ago|previously|prior|duration|history|of (?:pain|gross|exertional|imatinib|treatment|speech))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Back();

    // "A boy of 16 years"
    [GeneratedRegex(@"\b(?:boy|girl|man|woman|patient|child|infant|male|female|lady|gentleman|age|ages|aged) of $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfSomebody();

    [GeneratedRegex(@"^,? (?:after(?! (?:that|this|it)\b)|later|following|post-?operati\w+|from (?:the )?(?:operation|surgery)|of (?:follow|surveillance|observation))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Forward();

    [GeneratedRegex(@"\b(?:at|after|for|during|of)(?: the)? $|\bin one postoperative year|\bone postoperative $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex At();
}
