using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Kazus.Text.Claims;
using Kazus.Text.Claims.Evaluation;
using Kazus.Text.Reading;

namespace Kazus.Cli.Evaluate;

/// <summary><c>kazus evaluate claims</c>: proposed facts against the facts people read in the same texts.</summary>
internal static class ClaimsVerb
{
    internal static Command Create()
    {
        Argument<DirectoryInfo> folder = new("DIR") { Description = "Folder of texts (.txt), each with its facts beside it (.gold.json)." };
        Option<bool> json = new("--json") { Description = "One JSON document on standard output." };
        Option<bool> all = new("--differences") { Description = "List every difference." };
        Command command = new("claims", """
            Per variable: exact, within tolerance, wrong, missed, spurious, precision, recall, and the share of major errors; and whether the confidence keeps its word.

            Example: kazus evaluate claims corpus/ --differences
            """) { folder, json, all };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(folder), parsed.GetValue(json), parsed.GetValue(all)));
        return command;
    }

    private static int Run(DirectoryInfo folder, bool json, bool differences)
    {
        if (!folder.Exists)
        {
            Console.Error.WriteLine($"There is no folder {folder.FullName}.");
            return 1;
        }
        var reader = new DocumentReader();
        var evaluation = new ClaimEvaluation();
        var unread = false;
        foreach (var gold in folder.EnumerateFiles("*.gold.json").OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            var text = gold.FullName[..^".gold.json".Length] + ".txt";
            if (!File.Exists(text) || reader.Read(text).Document is not { } document) continue;
            try
            {
                evaluation.Add(Path.GetFileNameWithoutExtension(text), ClaimReader.Read(document), GoldClaim.Read(File.ReadAllText(gold.FullName)));
            }
            catch (JsonException e)
            {
                Console.Error.WriteLine($"{gold.Name} is left out: {e.Message}");
                unread = true;
            }
        }
        if (evaluation.Texts == 0)
        {
            Console.Error.WriteLine($"{folder.FullName} holds no pair of a .txt file and a .gold.json file of the same name.");
            return 1;
        }
        if (json) Console.Out.WriteLine(evaluation.Write().ToJsonString());
        else WriteTables(evaluation, differences);
        return unread ? 1 : 0;
    }

    private static void WriteTables(ClaimEvaluation evaluation, bool differences)
    {
        var c = CultureInfo.InvariantCulture;
        Console.WriteLine(string.Create(c, $"{evaluation.Texts} texts"));
        Console.WriteLine();
        Console.WriteLine($"{"variable",-18}{"exact",7}{"near",6}{"wrong",7}{"missed",8}{"spurious",10}{"precision",11}{"recall",8}{"major",7}");
        foreach (var s in evaluation.Scores.Append(evaluation.CoreGroup).Append(evaluation.All))
            Console.WriteLine(string.Create(c, $"{s.Name,-18}{s.Exact,7}{s.Near,6}{s.Wrong,7}{s.Missed,8}{s.Spurious,10}{s.Precision,11:F3}{s.Recall,8:F3}{s.MajorErrors,7:F3}"));
        Console.WriteLine();
        Console.WriteLine("Of the claims with a confidence of      proposed   right");
        foreach (var band in evaluation.Calibration.Where(b => b.Proposed > 0))
            Console.WriteLine(string.Create(c, $"{band.From,20:F2} to {band.To:F2}{band.Proposed,20}{band.Right / (double)band.Proposed,8:F3}"));
        if (!differences) return;
        Console.WriteLine();
        foreach (var d in evaluation.Differences)
            Console.WriteLine(string.Create(c, $"{d.Text} patient {d.Patient}  {d.Variable}  {d.Kind}: proposed {d.Proposed ?? "nothing"}, true {d.Truth ?? "nothing"}  \"{d.Quote}\""));
    }
}
