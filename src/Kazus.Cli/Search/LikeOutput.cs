using System.Globalization;
using Kazus.Cases;
using Kazus.Cli.Output;
using Kazus.Find.Likeness;
using Kazus.Server.Find;

namespace Kazus.Cli.Search;

/// <summary>Cases like one, for people and for programs: both values of every question, and what it adds or takes.</summary>
internal static class LikeOutput
{
    private const int Widest = 34;

    internal static void Text(string like, Described described, IReadOnlyList<LikeCase> found, SearchedCases cases)
    {
        var read = described.Case.Claims.Select(c => c.Variable).Distinct().Select(Variables.Find).OfType<Variable>().Where(Comparisons.Variables.Contains).ToList();
        Console.WriteLine($"Cases like {like}   ({FoundOutput.Number(cases.View.Count)} searched, by {(read.Count == 0 ? "words alone: nothing was understood as an answer" : $"{FoundOutput.Say(read.Count, "question", "questions")} and words")})");
        var place = 0;
        foreach (var one in found)
        {
            var label = cases.Find(one.Key) is { } there && cases.Label(there) != one.Key.Id ? $"{cases.Label(there)}  {one.Key.Id}" : one.Key.Id;
            Console.WriteLine($"\n{FoundOutput.Number(++place),3}  {label}   {Percent(one.Alike)} alike, {FoundOutput.Number(one.Compared)} of {FoundOutput.Number(one.Asked)} compared");
            foreach (var reason in one.Reasons)
                Console.WriteLine($"       {(reason.Contribution >= 0 ? "+" : "\u2212")} {reason.Name,-22} {(reason.Variable is null ? $"in common: {reason.Other}" : Both(reason))}");
            if (one.Open.Count > 0) Console.WriteLine($"       ? not told there: {string.Join(", ", one.Open.Select(o => o.Variable.Label.ToLowerInvariant()))}");
        }
    }

    internal static void Json(string like, Described described, IReadOnlyList<LikeCase> found, SearchedCases cases) => JsonOutput.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("like", like);
        json.WriteString("place", cases.Place);
        json.WriteNumber("searched", cases.View.Count);
        json.List("understood", described.Case.Claims, c =>
        {
            json.WriteString("variable", c.Variable);
            json.WriteString("text", Variables.Find(c.Variable) is { } v ? AnswerText.Sentence(v, c.Value) : c.Value.ToString());
            json.WriteString("quote", c.Anchor.Quote);
        });
        json.List("cases", found, one =>
        {
            FoundOutput.Case(json, one.Key, cases.Find(one.Key) is { } there ? cases.Label(there) : one.Key.Id);
            json.Number("score", one.Score);
            json.Number("alike", one.Alike);
            json.WriteNumber("compared", one.Compared);
            json.WriteNumber("asked", one.Asked);
            json.List("reasons", one.Reasons, r =>
            {
                json.WriteString("variable", r.Variable?.Id ?? "words");
                json.WriteString("own", r.Own);
                json.WriteString("other", r.Other);
                json.Number("likeness", r.Likeness);
                json.Number("average", r.Average);
                json.Number("contribution", r.Contribution);
            });
            json.List("open", one.Open, o =>
            {
                json.WriteString("variable", o.Variable.Id);
                json.WriteString("own", o.Value);
            });
        });
        json.WriteEndObject();
    });

    private static string Both(LikeReason reason) => reason.Own == reason.Other ? Short(reason.Own) : $"{Short(reason.Own)} | {Short(reason.Other)}";

    private static string Short(string words) => words.Length <= Widest ? words : string.Concat(words.AsSpan(0, Widest - 1).TrimEnd(), "\u2026");

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";
}
