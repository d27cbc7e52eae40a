using System.CommandLine;
using System.Globalization;
using Kazus.Cases;
using Kazus.Checking.Output;
using Kazus.Checking.Scores;
using Kazus.Interchange;
using Kazus.Time;

namespace Kazus.Cli.Casebooks;

/// <summary><c>kazus case</c>: one case with its events, lesions, claims, conflicts and time solution.</summary>
internal static class CaseVerb
{
    internal static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The case." };
        var folder = CasebookArgument.Create();
        var json = new Option<bool>("--json") { Description = "Everything, as one JSON document." };
        var verb = new Command("case", """
            Shows one case: what is claimed, what disagrees, when things happened.

            Example: kazus case LMS-001 my-review --json
            """) { id, folder, json };
        verb.SetAction(parsed => Output.Verdict.Of(() => Run(parsed.GetRequiredValue(id), parsed.GetRequiredValue(folder), parsed.GetValue(json))));
        return verb;
    }

    private static int Run(string id, string folder, bool json)
    {
        var casebook = CasebookArgument.Read(folder).Casebook;
        var one = casebook.Cases.FirstOrDefault(c => c.Id == id);
        if (one is null)
        {
            var nearest = Kazus.Casebooks.Spelling.Nearest(id, [.. casebook.Cases.Select(c => c.Id)]);
            throw new InputException($"{folder}: no case '{id}'.{(nearest is null ? "" : $" Did you mean '{nearest}'?")}");
        }
        if (json)
        {
            using var stream = Console.OpenStandardOutput();
            stream.Write(CaseJson.Write(one, more: j => ScoresJson.Write(j, CaseScores.Of(one))));
            stream.WriteByte((byte)'\n');
        }
        else Show(one);
        return 0;
    }

    private static void Show(Case one)
    {
        Console.WriteLine(one.Label is null ? one.Id : $"{one.Id}  {one.Label}");
        foreach (var variable in Variables.All)
        {
            var answer = one.Answer(variable.Id);
            if (answer.Claims.Count == 0) continue;
            Console.WriteLine($"  {variable.Header,-31} {AnswerText.Cell(variable, answer)}{(answer.Conflict is null ? "" : answer.Conflict.Settled is null ? "   (sources disagree)" : "   (settled)")}");
            if (answer.Conflict is null) continue;
            foreach (var claim in answer.Conflict.Claims) Console.WriteLine($"  {"",-31}   \u201c{claim.Anchor.Quote}\u201d  {claim.Anchor}");
        }
        foreach (var score in CaseScores.Of(one).Where(s => s.NotApplicable is null && s.IsTold))
            Console.WriteLine($"  {score.Score,-31} {score.Say}{(score.Contradiction is null ? "" : "   (" + score.Contradiction + ")")}");
        var times = one.Times();
        foreach (var happening in one.Events.OrderBy(e => times.Ranges.TryGetValue(e.Id, out var r) ? r.Middle : 0))
            Console.WriteLine($"  {Days(times, happening.Id),18}  {happening.Kind.ToString().ToLowerInvariant(),-11} {happening.What}{(happening.Finding is null ? "" : ": " + happening.Finding)}");
        if (times is not CourseSolution.Clash clash) return;
        foreach (var set in clash.Sets)
        {
            Console.WriteLine("  These statements of time cannot all be true:");
            foreach (var statement in set) Console.WriteLine($"    {statement.Words,-31} {statement.Anchor}");
        }
    }

    private static string Days(CourseSolution times, string id) =>
        !times.Ranges.TryGetValue(id, out var range) || range.IsUnknown ? "time not reported"
        : string.Create(CultureInfo.InvariantCulture, $"day {range}");
}
