using System.CommandLine;
using Kazus.Checking;
using Kazus.Cli.Output;

namespace Kazus.Cli.Checking;

/// <summary><c>kazus rules</c>: what each rule of the checker looks for, and why.</summary>
internal static class RulesVerb
{
    internal static Command Create()
    {
        Argument<string?> id = new("ID") { Description = "A rule, by id or name.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> json = new("--json") { Description = "One JSON document on standard output." };
        Command command = new("rules", """
            List the rules of the checker, or show the page of one.

            Example: kazus rules
            Example: kazus rules KZ301
            """) { id, json };
        command.SetAction(parsed => Verdict.Of(() =>
        {
            var wanted = parsed.GetValue(id);
            var rules = wanted is null ? RuleBook.All : [RuleBook.Find(wanted) ?? throw new InputException($"No rule is called '{wanted}'. 'kazus rules' lists them.")];
            if (parsed.GetValue(json)) Json(rules);
            else if (wanted is not null) Console.WriteLine(rules[0].Page.TrimEnd());
            else List(rules);
            return 0;
        }));
        return command;
    }

    private static void List(IReadOnlyList<Rule> rules)
    {
        var width = rules.Max(r => r.Name.Length);
        foreach (var family in rules.GroupBy(r => Family(r.Id[2])))
        {
            Console.WriteLine(family.Key);
            foreach (var rule in family) Console.WriteLine($"  {rule.Id}  {rule.Severity.ToString().ToLowerInvariant(),-7}  {rule.Name.PadRight(width)}  {rule.Title}");
        }
    }

    private static string Family(char digit) => digit switch
    {
        '0' => "Reading a file",
        '1' => "Casebook and report",
        '2' => "Time",
        '3' => "Disagreement",
        '4' => "Numbers",
        '5' => "Call-outs and references",
        '6' => "Sources",
        '7' => "Reporting guidelines",
        '8' => "Privacy",
        '9' => "Scores",
        _ => "Structure",
    };

    private static void Json(IReadOnlyList<Rule> rules) => JsonOutput.Write(json =>
    {
        json.WriteStartArray();
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("rule", rule.Id);
            json.WriteString("name", rule.Name);
            json.WriteString("severity", rule.Severity.ToString().ToLowerInvariant());
            json.WriteString("category", rule.Category);
            json.WriteString("title", rule.Title);
            json.WriteString("page", rule.Page);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });
}
