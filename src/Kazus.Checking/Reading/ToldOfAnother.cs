using System.Text.RegularExpressions;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>Whether two numbers of one kind are told of two times, samples or things, so that they may differ.</summary>
internal static partial class ToldOfAnother
{
    /// <summary>Whether two scores belong to one course: "rose from grade 2 to grade 5" and "grade 3 at a month, grade 5 at a year" share another of theirs.</summary>
    public static bool ScoreInTime(IReadOnlyList<Quantity> all, Quantity one, Quantity twin) =>
        one.Kind == "score" && all.Any(q => q != twin && q.Kind == "score" && q.Sentence == twin.Sentence && all.Any(p => p != one && p.Kind == "score" && p.Sentence == one.Sentence && p.Agrees(q)));

    /// <summary>Whether of two laboratory values one is told with its day, or as that of the last visit, and the other without.</summary>
    public static bool Day(Quantity one, Quantity twin) =>
        one.Kind.StartsWith("lab ", StringComparison.Ordinal) && (OfADay().IsIn(one.Sentence.Text, (one.Start + one.Size)..) != OfADay().IsIn(twin.Sentence.Text, (twin.Start + twin.Size)..) || IsOfLastVisit(one, twin) || IsOfLastVisit(twin, one));

    private static bool IsOfLastVisit(Quantity one, Quantity other) => AtLast().IsMatch(one.Before) && !ATime().IsMatch(other.Before);

    [GeneratedRegex(@"^,? (?:on|at|by) (?:the \p{L}+ (?:post-?operative )?day|(?:post-?operative )?day \d+|\d+ (?:days|weeks|months))\b|^[^.;]{0,20}\bstill\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfADay();

    // "At the last visit, three years after the operation, the marker was 4 U/L"
    [GeneratedRegex(@"\b(?:at|on|by|in|until) (?:the |her |his |our )?(?:last|latest|most recent|final|subsequent) (?:visit|follow-?up|control|check(?:-up)?|contact|examination|measurement|review|appointment)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AtLast();

    [GeneratedRegex(@"\b(?:after|later|days?|weeks?|months?|years?|follow-?up|controls?|visit|last|latest|now|finally)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ATime();

    /// <summary>Whether of two laboratory values one is told with its year and the other without.</summary>
    public static bool Year(Quantity one, Quantity twin) =>
        one.Kind.StartsWith("lab ", StringComparison.Ordinal) && InAYear().IsMatch(one.Before) && !InAYear().IsMatch(twin.Sentence.Text);

    // "Measured in 2014, calcium had been 2.7 mmol/L"
    [GeneratedRegex(@"\b(?:in|of|since|from|by) (?:\p{Lu}\p{Ll}+ )?(?:19|20)\d\d\b", RegexOptions.CultureInvariant)]
    private static partial Regex InAYear();

    /// <summary>Whether of two laboratory values one was measured in a certain vessel, cavity or secretion, and the other in the blood that is usually drawn.</summary>
    public static bool Sample(Quantity one, Quantity twin) =>
        one.Kind.StartsWith("lab ", StringComparison.Ordinal) && SampleBefore().IsMatch(one.Before) != SampleBefore().IsMatch(twin.Before);

    // "Renin in the left renal vein was", "the amylase of the cyst fluid was"
    [GeneratedRegex(@"\b(?:veins?|vena cava|artery|arteries|sinus|fluid|CSF|aspirate|effusion|ascites|bile|saliva|wash-?out|drains?|drainage|cyst)\b(?:(?!\band\b)[^.;,]){0,40}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SampleBefore();

    /// <summary>Whether two grades are told of different things, of which one is an adverse event: "mucositis of grade 3", "grade 1 neuropathy".</summary>
    public static bool Grade(Quantity one, Quantity other) =>
        one.Kind == "score" && IsGrade(one) && (AdverseEvent.IsToldIn(one.Sentence.Text) || AdverseEvent.IsToldIn(other.Sentence.Text)) && !one.About.Any(k => k != GradeStem && other.About.Contains(k));

    private static readonly string GradeStem = Keys.Stem("grade");

    private static bool IsGrade(Quantity one) => one.Before.TrimEnd().EndsWith("grade", StringComparison.OrdinalIgnoreCase);
}
