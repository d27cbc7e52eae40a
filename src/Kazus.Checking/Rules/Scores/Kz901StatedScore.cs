using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checking.Scores;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Scores;

/// <summary>A stated score is outside its range, has a class that its sum does not give, or cannot come from the stated items.</summary>
internal static partial class Kz901StatedScore
{
    public static Rule Rule { get; } = new("KZ901", "stated-score", Severity.Error, "score", Check);

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var told in m.In(Part.Abstract, Part.Case, Part.Conclusion))
        {
            foreach (Match match in Stated().AllIn(told.Text))
            {
                var score = ScoreOf(match.Groups["name"].Value);
                var sum = int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);
                if (sum < score.Least || sum > score.Most)
                    yield return Rule.Find($"{score.Name} runs from {score.Least} to {score.Most}; {sum} is stated.", "Score again from the items.", "score", m.At(told.Span(match), $"{sum}"));
                else if (score == ScoreBook.Sins && Items(m, told, sum) is { } against) yield return against;
                else if (ClassSaid().Match(told.Text, match.Index + match.Length) is { Success: true } said && score == ScoreBook.Sins && said.Index - match.Index - match.Length < 60 && Named(said.Value) != score.ClassOf(sum)!.Words)
                    yield return Rule.Find($"A SINS of {sum} is {score.ClassOf(sum)!.Words}, not {Named(said.Value)} ({score.Source}).", "Score again from the items.", "score.class", m.At(told.Span(match), $"{sum}"), m.At(told.Span(said), said.Value));
            }
        }
        if (Grade(m) is { } finding) yield return finding;
    }

    // The points of the items, where the sentence or the next lists them ("location 3, pain 3, lesion 2").
    private static Finding? Items(Manuscript m, Told told, int sum)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var places = new List<Place>();
        foreach (var near in m.In(told.Part).Where(t => t.Paragraph == told.Paragraph).SkipWhile(t => t != told).Take(2))
            foreach (Match match in ItemPoints().Matches(near.Text))
            {
                var item = ScoreBook.Sins.Items.First(i => match.Groups["item"].Value.StartsWith(i.Id[..4], StringComparison.OrdinalIgnoreCase));
                var points = int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);
                if (item.Answers.All(a => a.Points != points) || !known.TryAdd(item.Id, points)) continue;
                places.Add(m.At(near.Span(match), $"{points}"));
            }
        if (known.Count < 3) return null;
        var bounds = ScoreBook.Sins.Bounds(known);
        return sum >= bounds.Least && sum <= bounds.Most ? null
            : Rule.Find($"SINS is stated as {sum}; the stated items give {(bounds.Least == bounds.Most ? $"{bounds.Least}" : $"{bounds.Least} to {bounds.Most}")} points.", "Add the items again.", "score", [m.At(told.Whole, $"{sum}"), .. places]);
    }

    // The FNCLCC grade against the mitoses and the necrosis told of the same tumour.
    private static Finding? Grade(Manuscript m)
    {
        foreach (var told in m.In(Part.Case))
        {
            var grade = FnclccGrade().FirstIn(told.Text);
            if (!grade.Success) continue;
            var known = new Dictionary<string, int>(StringComparer.Ordinal);
            var places = new List<Place> { m.At(told.Span(grade)) };
            foreach (var near in m.In(Part.Case).Where(t => t.Paragraph == told.Paragraph))
            {
                if (Mitoses().Match(near.Text) is { Success: true } mitoses && Reading.Numbers.Parse(mitoses.Groups["n"].Value) is { } n)
                {
                    known["mitoses"] = n < 10 ? 1 : n < 20 ? 2 : 3;
                    places.Add(m.At(near.Span(mitoses)));
                }
                if (Necrosis().Match(near.Text) is { Success: true } necrosis)
                {
                    known["necrosis"] = necrosis.Groups["none"].Success ? 0 : necrosis.Groups["less"].Success ? 1 : necrosis.Groups["p"].Success && int.Parse(necrosis.Groups["p"].Value, CultureInfo.InvariantCulture) < 50 ? 1 : 2;
                    places.Add(m.At(near.Span(necrosis)));
                }
            }
            if (!known.ContainsKey("mitoses")) continue;
            var bounds = ScoreBook.Fnclcc.Bounds(known);
            var stated = $"grade {grade.Groups["g"].Value}";
            var possible = ScoreBook.Fnclcc.Classes.Where(c => c.To >= bounds.Least && c.From <= bounds.Most).Select(c => c.Words).ToList();
            if (possible.Contains(stated)) continue;
            return Rule.Find($"FNCLCC {stated} is stated; the stated mitoses and necrosis give {bounds.Least} to {bounds.Most} points, {string.Join(" or ", possible)}.", "Score again from the items.", "grade.fnclcc", places);
        }
        return null;
    }

    private static Score ScoreOf(string name) => name.ToUpperInvariant() switch { "SINS" => ScoreBook.Sins, "TOMITA" => ScoreBook.Tomita, _ => ScoreBook.Tokuhashi };

    private static string Named(string words) => words.Contains("potential", StringComparison.OrdinalIgnoreCase) || words.Contains("impending", StringComparison.OrdinalIgnoreCase) ? "potentially unstable" : words.StartsWith("un", StringComparison.OrdinalIgnoreCase) ? "unstable" : "stable";

    [GeneratedRegex(@"\b(?:(?<name>SINS)|(?:Spinal Instability Neoplastic Score)(?: \((?<name>SINS)\))?|(?:revised |modified )?(?<name>Tokuhashi|Tomita))(?: score)?(?: was| of| is|:| =|, )* ?(?<n>\d{1,2})(?![\d.]|-?year)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stated();

    [GeneratedRegex(@"\b(?<item>location|pain|lesion|alignment|collapse|posterolateral)\b[^,;.()\d]{0,50}(?:[(=:] ?| )(?<n>[0-4])(?: points?)?\b(?![.\d]|-| ?%| (?:months?|years?|weeks?|cm|mm))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ItemPoints();

    [GeneratedRegex(@"\b(?:potentially unstable|impending instability|unstable|stable)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ClassSaid();

    [GeneratedRegex(@"\bFNCLCC (?:grade |G)(?<g>[123])\b|\bgrade (?<g>[123]),? (?:\(|of the |according to (?:the )?)?(?:FNCLCC|French)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FnclccGrade();

    [GeneratedRegex(@"\b(?<n>" + Reading.Numbers.Pattern + @") mito(?:ses|tic figures)(?: were counted)? per (?:10|ten) (?:high|HPF)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mitoses();

    [GeneratedRegex(@"\b(?<none>(?:no|without) (?:tumou?r )?necrosis)|\bnecrosis (?:of|in) (?<less>less than half|(?:less than|under|below) 50 ?%)|\bnecrosis (?:of|in) (?:more than half|(?<p>\d{1,2}) ?%)|\b(?<p>\d{1,2}) ?% (?:of )?necrosis", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Necrosis();
}
