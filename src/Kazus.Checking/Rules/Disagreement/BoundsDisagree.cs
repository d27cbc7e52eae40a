using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>One part says between which bounds a margin or a loss of blood lay ("a margin of more than a centimetre", "the loss stayed below half a litre"), and the one that the case section gives lies outside of them.</summary>
internal static partial class BoundsDisagree
{
    // Half a millimetre, one part in fifty: what rounding may do.
    private const double Slack = 0.02;

    public static IEnumerable<Finding> In(Manuscript m)
    {
        // Each of several patients, tumours or operations has its own.
        if (m.Patients > 1 || m.IsTwofold) yield break;
        // A letter without headings is one long case section.
        foreach (var told in m.Retold)
            foreach (Match bound in Bound().AllIn(told.Text))
            {
                if (Topic(told.Text, bound) is not { } margin || Advice().IsMatch(told.Text)) continue;
                var limit = Limit(bound);
                var least = bound.Groups["least"].Success;
                if (Own(m, margin) is not { Count: > 0 } own || told.Part == Part.Case && own.Exists(q => Math.Abs(q.Sentence.Paragraph - told.Paragraph) < 2) || own.Exists(q => least ? q.Number >= limit * (1 - Slack) : q.Number <= limit * (1 + Slack))) continue;
                yield return Kz301ValuesDisagree.Rule.Find($"{bound.Value} in {m.Document.WhereIs(told.Span(bound).Start)}, {own[0].Words} in {m.Document.WhereIs(own[0].Span.Start)}, about {(margin ? "margin" : "blood loss")}.", "Look it up in the record and correct the one that is wrong.", margin ? "surgery.margin" : "surgery.blood-loss",
                    m.At(told.Span(bound), bound.Value), m.At(told.Whole), m.At(own[0].Span, own[0].Words), m.At(own[0].Sentence.Whole));
            }
    }

    // Whether it is a margin, or else a loss; null where it is neither.
    private static bool? Topic(string text, Match bound)
    {
        var margin = MarginWord().IsMatch(text) && bound.Groups["length"].Success;
        return margin ? true : LossWord().IsMatch(text) && bound.Groups["volume"].Success ? false : null;
    }

    private static double Limit(Match bound)
    {
        var n = bound.Groups["half"].Success ? 0.5 : bound.Groups["n"].Success ? Numbers.Parse(bound.Groups["n"].Value) ?? 1 : 1;
        return n * (bound.Groups["length"].Value is [('c' or 'C'), ..] || bound.Groups["volume"].Value is [('d' or 'D'), ..] ? bound.Groups["length"].Success ? 10 : 100 : bound.Groups["volume"].Value is [('l' or 'L'), ..] ? 1000 : 1);
    }

    // What the case section gives: of several margins the narrowest is called the nearest, and only that can be held against a bound.
    private static List<Quantity> Own(Manuscript m, bool margin)
    {
        var own = m.Quantities.Where(q => q.Sentence.Part == Part.Case && !q.IsOneOfSeveral && (margin ? q.Kind == "length" && MarginWord().IsMatch(q.Sentence.Text) && IsNearest(q) : q.Kind == "volume" && LossWord().IsMatch(q.Sentence.Text))).ToList();
        return own.Select(q => q.Number).Distinct().Count() == 1 ? own : [];
    }

    // The first length after "nearest".
    private static bool IsNearest(Quantity one) =>
        Nearest().Match(one.Before) is { Success: true } nearest && !Lengths().IsMatch(one.Before[nearest.Index..]);

    [GeneratedRegex(@"\d ?(?:mm|cm)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Lengths();

    [GeneratedRegex(@"\b(?:(?<least>more than|over|above|exceed\w*|at least|not less than|no less than|wider than|greater than|larger than|beyond)|(?:less than|under|below|within|at most|no(?:t)? more than|not exceed\w*|did not exceed|narrower than|smaller than)) (?:(?<half>half (?:of )?an?)|an?|(?<n>" + Numbers.Pattern + @"))[ -]?(?:(?<length>mm|cm|millimet(?:re|er)s?|centimet(?:re|er)s?)|(?<volume>m[lL]|millilit(?:re|er)s?|dL|decilit(?:re|er)s?|L|lit(?:re|er)s?))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bound();

    [GeneratedRegex(@"\bmargins?\b|\bclear(?:ance|ed)? by\b|\bfree by\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MarginWord();

    [GeneratedRegex(@"\b(?:nearest|closest|narrowest|smallest|minimum|minimal|tightest|least)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nearest();

    [GeneratedRegex(@"\b(?:blood loss|lost|loss|bled|bleeding)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LossWord();

    [GeneratedRegex(@"\b(?:should|may|must|recommend\w*|advis\w+|required|planned|aim\w*|intended|literature|series|usually|weight)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Advice();
}
