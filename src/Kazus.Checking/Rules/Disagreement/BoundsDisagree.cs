using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>One part says between which bounds a margin or a loss of blood lay ("a margin of more than a centimetre", "the loss stayed below half a litre"), and the one that the case section gives lies outside of them.</summary>
internal static partial class BoundsDisagree
{
    // What rounding may do, as a share of the bound.
    private const double Slack = 0.02;

    private sealed record Topic(string Name, string Variable, string Kind, Regex Words);

    private static readonly Topic[] Topics = [new("margin", "surgery.margin", "length", MarginWord()), new("blood loss", "surgery.blood-loss", "volume", LossWord())];

    public static IEnumerable<Finding> In(Manuscript m)
    {
        // Each of several patients, tumours or operations has its own.
        if (m.Patients > 1 || m.IsTwofold) yield break;
        foreach (var told in m.Retold.Where(t => t.Part != Part.Case && !Advice().IsMatch(t.Text)))
            foreach (Match bound in Bound().AllIn(told.Text))
            {
                if (SizeOf(m, told, bound) is { } size && !IsWithin(size.Number!.Value, bound))
                {
                    yield return Kz301ValuesDisagree.Rule.Find($"{bound.Value} in {m.Document.WhereIs(told.Span(bound).Start)}, {size.Value} in {m.Document.WhereIs(size.Span.Start)}, about size.", "Look it up in the record and correct the one that is wrong.", "lesion.size",
                        m.At(told.Span(bound), bound.Value), m.At(told.Whole), m.At(size.Span, size.Value));
                    continue;
                }
                if (Array.Find(Topics, t => t.Kind == (bound.Groups["length"].Success ? "length" : "volume") && t.Words.IsMatch(told.Text)) is not { } topic || Own(m, topic) is not { } own || IsWithin(own.Number, bound)) continue;
                yield return Kz301ValuesDisagree.Rule.Find($"{bound.Value} in {m.Document.WhereIs(told.Span(bound).Start)}, {own.Words} in {m.Document.WhereIs(own.Span.Start)}, about {topic.Name}.", "Look it up in the record and correct the one that is wrong.", topic.Variable,
                    m.At(told.Span(bound), bound.Value), m.At(told.Whole), m.At(own.Span, own.Words), m.At(own.Sentence.Whole));
            }
    }

    // "The lesion was less than two centimetres across": the largest size that the case section gives.
    private static Statement? SizeOf(Manuscript m, Told told, Match bound) =>
        bound.Groups["length"].Success && told.Part is Part.Discussion or Part.Conclusion && SizeAfter().IsMatch(told.Text[(bound.Index + bound.Length)..]) && Growth().IsMatch(told.Text[..bound.Index])
            ? m.Statements.Where(s => s.Variable == "lesion.size" && s.Part == Part.Case && !s.OnlySupports && s.Number is not null).MaxBy(s => s.Number) : null;

    [GeneratedRegex(@"^ (?:across|in (?:diameter|size|length|extent|its (?:largest|greatest) (?:diameter|dimension)))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SizeAfter();

    [GeneratedRegex(@"\b(?:tumou?r|lesion|mass|nodule|growth|polyp|\p{L}+oma) (?:of (?:our|this) (?:patient|\p{L}+) )?(?:was|is|measured|had been)(?: \p{L}+)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Growth();

    private static bool IsWithin(double number, Match bound)
    {
        var n = bound.Groups["half"].Success ? 0.5 : bound.Groups["n"].Success ? Numbers.Parse(bound.Groups["n"].Value) ?? 1 : 1;
        var limit = n * Unit(bound.Groups["length"].Value + bound.Groups["volume"].Value);
        return bound.Groups["least"].Success ? number >= limit * (1 - Slack) : number <= limit * (1 + Slack);
    }

    // In millimetres and millilitres, as quantities are.
    private static double Unit(string unit) => char.ToLowerInvariant(unit[0]) switch { 'c' => 10, 'd' => 100, 'l' => 1000, _ => 1 };

    // The one that the case section gives: of several margins only the nearest can be held against a bound.
    private static Quantity? Own(Manuscript m, Topic topic)
    {
        var own = m.Quantities.Where(q => q.Sentence.Part == Part.Case && q.Kind == topic.Kind && !q.IsOneOfSeveral && topic.Words.IsMatch(q.Sentence.Text) && (topic.Kind != "length" || IsNearest(q))).ToList();
        return own.Select(q => q.Number).Distinct().Count() == 1 ? own[0] : null;
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

    [GeneratedRegex(@"\b(?:should|(?-i:may)|must|recommend\w*|advis\w+|required|planned|aim\w*|intended|literature|series|usually|weight)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Advice();
}
