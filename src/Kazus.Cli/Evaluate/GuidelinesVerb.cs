using System.CommandLine;
using System.Globalization;
using Kazus.Checking.Evaluation;
using Kazus.Cli.Output;

namespace Kazus.Cli.Evaluate;

/// <summary><c>kazus evaluate guidelines</c>: how far the judgements of guideline items agree with a person's.</summary>
internal static class GuidelinesVerb
{
    internal static Command Create()
    {
        Argument<FileInfo> table = new("FILE") { Description = "Judgements by a person: manuscript, guideline, item, judgement, parted by tabs, after a header line." };
        Option<DirectoryInfo> root = new("--root") { HelpName = "DIR", Description = "The folder that the manuscripts' paths begin at.", DefaultValueFactory = _ => new DirectoryInfo(".") };
        Command command = new("guidelines", """
            How far kazus check agrees with a person on the items of reporting guidelines: the share of equal judgements and Cohen's
            kappa over present, partly and absent. Items that one of the two could not judge are counted apart.

            Example: kazus evaluate guidelines judged.tsv --root manuscripts/
            """) { table, root };
        command.SetAction(parsed => Verdict.Of(() =>
        {
            var file = parsed.GetRequiredValue(table);
            if (!file.Exists) throw new InputException($"There is no file {file.FullName}.");
            var result = GuidelineAgreement.Of(file.FullName, parsed.GetRequiredValue(root).FullName);
            if (result.Items.Count == 0) throw new InputException($"None of the manuscripts of {file.Name} is below {parsed.GetRequiredValue(root).FullName}; name their folder with --root.");
            var shown = new TextTable("guideline", "manuscripts", "items", "both judged", "equal", "kappa", "weighted kappa");
            foreach (var list in result.Items.GroupBy(i => i.Guideline))
            {
                var one = new GuidelineAgreement([.. list]);
                shown.Row(list.Key, Say(list.Select(i => i.Manuscript).Distinct().Count()), Say(one.Items.Count), Say(one.Both.Count), TextTable.Share(one.Share), TextTable.Share(one.Kappa()), TextTable.Share(one.Kappa(weighted: true)));
            }
            shown.Write(Console.Out);
            Console.WriteLine();
            foreach (var item in result.Items.Where(i => i.Person != i.Program)) Console.WriteLine($"{item.Manuscript}: {item.Guideline} {item.Item}: {item.Person} by the person, {item.Program} by the program");
        }));
        return command;
    }

    private static string Say(int n) => n.ToString(CultureInfo.InvariantCulture);
}
