using System.CommandLine;
using System.Globalization;
using Kazus.Checking.Evaluation;
using Kazus.Checks;
using Kazus.Cli.Output;

namespace Kazus.Cli.Evaluate;

/// <summary><c>kazus evaluate checks</c>: recall per kind of planted defect, and false alarms per clean manuscript.</summary>
internal static class ChecksVerb
{
    internal static Command Create()
    {
        Argument<DirectoryInfo> folder = new("DIR") { Description = "Folder of manuscripts, each with its planted defects beside it (.gold.json); an empty list means clean." };
        Option<bool> json = new("--json") { Description = "One JSON document on standard output." };
        Command command = new("checks", """
            How many planted defects kazus check finds, per kind, and what it says of clean manuscripts. A defect counts as found when
            a finding of its kind, of severity error or warning, points at one of its places.

            Example: kazus evaluate checks planted/
            """) { folder, json };
        command.SetAction(parsed => Verdict.Of(() =>
        {
            var dir = parsed.GetRequiredValue(folder);
            if (!dir.Exists) throw new InputException($"There is no folder {dir.FullName}.");
            var result = CheckEvaluation.Of(dir.FullName);
            foreach (var sentence in result.Unread) Console.Error.WriteLine(sentence);
            if (result.Manuscripts.Count == 0) throw new InputException($"{dir.FullName} holds no manuscript with a .gold.json beside it.");
            if (parsed.GetValue(json)) Json(result);
            else Table(result);
            return result.Unread.Count > 0 ? 1 : 0;
        }));
        return command;
    }

    private static void Table(CheckEvaluation result)
    {
        var table = new TextTable("kind of defect", "planted", "found", "both sides", "recall");
        foreach (var (category, planted, found, both) in result.Categories) table.Row(category, Say(planted), Say(found), Say(both), TextTable.Share((double)found / planted));
        var (all, hit, sides) = (result.Categories.Sum(c => c.Planted), result.Categories.Sum(c => c.Found), result.Categories.Sum(c => c.BothSides));
        if (all > 0) table.Row("all", Say(all), Say(hit), Say(sides), TextTable.Share((double)hit / all));
        table.Write(Console.Out);
        var clean = result.Clean.Count();
        Console.WriteLine();
        Console.WriteLine(clean == 0 ? "No clean manuscript." : string.Create(CultureInfo.InvariantCulture, $"{clean} clean manuscripts: {result.PerClean(Severity.Error):0.00} errors, {result.PerClean(Severity.Warning):0.00} warnings, {result.PerClean(Severity.Note):0.00} notes each."));
        foreach (var manuscript in result.Manuscripts)
            foreach (var missed in manuscript.Defects.Where(d => !manuscript.Found(d)))
                Console.WriteLine($"missed: {manuscript.Path}: {missed.Category}, {missed.Variable}. {missed.Explain}");
    }

    private static string Say(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static void Json(CheckEvaluation result) => JsonOutput.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("manuscripts", result.Manuscripts.Count);
        json.WriteNumber("clean", result.Clean.Count());
        json.List("categories", result.Categories, c =>
        {
            json.WriteString("category", c.Category);
            json.WriteNumber("planted", c.Planted);
            json.WriteNumber("found", c.Found);
            json.WriteNumber("both_sides", c.BothSides);
            json.WriteNumber("recall", (double)c.Found / c.Planted);
        });
        var planted = result.Categories.Sum(c => c.Planted);
        json.WriteNumber("planted", planted);
        json.WriteNumber("found", result.Categories.Sum(c => c.Found));
        json.Number("recall", planted == 0 ? double.NaN : (double)result.Categories.Sum(c => c.Found) / planted);
        json.WriteStartObject("per_clean");
        json.Number("error", result.PerClean(Severity.Error));
        json.Number("warning", result.PerClean(Severity.Warning));
        json.Number("note", result.PerClean(Severity.Note));
        json.WriteEndObject();
        json.List("missed", result.Manuscripts.SelectMany(m => m.Defects.Where(d => !m.Found(d)).Select(d => (m.Path, Defect: d))), x =>
        {
            json.WriteString("path", x.Path);
            json.WriteString("category", x.Defect.Category);
            json.WriteString("variable", x.Defect.Variable);
        });
        json.WriteEndObject();
    });
}
