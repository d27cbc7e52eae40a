using System.Globalization;
using System.Runtime.CompilerServices;
using Kazus.Testing;
using Xunit;

namespace Kazus.Statistics.Tests.Survival;

/// <summary>The code in the documentation is compiled here, line for line, and prints R's numbers.</summary>
public sealed class DocumentedExamplesTests
{
    [Fact]
    public void The_first_ten_lines_of_a_new_user_print_what_R_prints()
    {
        List<string> printed = [];
        void Print(FormattableString line) => printed.Add(line.ToString(CultureInfo.InvariantCulture));
        // index.md
        double[] months = [3, 5, 5, 8, 12, 12, 14, 20, 24, 30];
        bool[] recurred = [true, true, false, true, true, false, true, false, true, false];
        string[] surgery = ["partial", "partial", "partial", "partial", "total", "partial", "total", "total", "total", "total"];

        var data = new SurvivalData(months, recurred) { Groups = Grouping.Of(surgery) };
        foreach (var curve in KaplanMeier.ByGroup(data))
            Print($"{curve.Group}: median {curve.Median.Value} months, free at 12: {curve.At(12).Survival:F3}");
        Print($"log-rank p = {LogRank.Test(data).P:F4}");
        // end
        Assert.Equal(["partial: median 8 months, free at 12: 0.300", "total: median 24 months, free at 12: 0.800", "log-rank p = 0.0802"], printed);
        IsInPage("index.md");
    }

    [Fact]
    public void The_example_of_the_page_on_Kaplan_Meier_prints_what_the_page_says()
    {
        List<string> printed = [];
        void Print(FormattableString line) => printed.Add(line.ToString(CultureInfo.InvariantCulture));
        // kaplan-meier.md
        double[] weeks = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
        bool[] relapse = [true, true, true, false, true, false, true, false, false, true, true, false, false, false, true, true, false, false, false, false, false];
        var curve = KaplanMeier.Estimate(weeks, relapse);
        Print($"{curve.Median.Value} weeks, from {curve.Median.Lower}");
        var at10 = curve.At(10);
        Print($"{at10.Survival:F4} ({at10.Lower:F4} to {at10.Upper:F4})");
        // end
        Assert.Equal(["23 weeks, from 13", "0.7529 (0.5032 to 0.8894)"], printed);
        IsInPage("kaplan-meier.md");
    }

    private static void IsInPage(string page, [CallerFilePath] string here = "")
    {
        var lines = File.ReadAllLines(here).Select(l => l.Trim()).SkipWhile(l => l != "// " + page).Skip(1).TakeWhile(l => l != "// end")
            .Select(l => l.Replace("Print(", "Console.WriteLine(", StringComparison.Ordinal));
        var text = File.ReadAllLines(Repository.File("docs", "methods", page)).Select(l => l.Trim()).ToArray();
        foreach (var line in lines) Assert.Contains(line, text);
    }
}
