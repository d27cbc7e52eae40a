using System.Text.RegularExpressions;
using Kazus.Testing;
using Xunit;

namespace Kazus.Cli.Tests;

/// <summary>The verbs compiled to machine code answer as the managed program does, to the byte.</summary>
public sealed partial class MachineCodeTests
{
    private static readonly string Example = Repository.File("examples", "spinal-leiomyosarcoma");
    private static readonly string Colon = Repository.File("tests", "reference", "statistics", "data", "colon_death.csv");

    /// <summary>Skips, with the way to make it, where the checkout has no program in machine code, or one of older sources.</summary>
    private sealed class MachineCodeFactAttribute : FactAttribute
    {
        public static string Program => Repository.File("artifacts", "kazus", "native", OperatingSystem.IsWindows() ? "Kazus.Native.exe" : "Kazus.Native");

        public MachineCodeFactAttribute()
        {
            if (!File.Exists(Program)) Skip = "There is no program in machine code here; ./kazus rules makes it.";
            else if (Stale()) Skip = "The program in machine code is older than its sources; ./kazus rules makes it anew.";
        }

        /// <summary>As <c>./kazus</c> decides it: whether a source was written after the last build.</summary>
        private static bool Stale()
        {
            var stamp = new FileInfo(Repository.File("artifacts", "kazus", ".built"));
            return !stamp.Exists || Sources(new DirectoryInfo(Repository.File("src"))).Any(f => f.LastWriteTimeUtc > stamp.LastWriteTimeUtc);
        }

        private static IEnumerable<FileInfo> Sources(DirectoryInfo folder) =>
            folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(d => d.Name is not ("bin" or "obj" or "build")).SelectMany(Sources));
    }

    [MachineCodeFact]
    public void Every_verb_says_the_same()
    {
        string[][] calls =
        [
            ["rules"],
            ["check", Example],
            ["check", Example, "--json"],
            ["check", Path.Combine(Example, "manuscript", "01-report.md"), "--casebook", Example, "--sarif"],
            ["read", Path.Combine(Example, "manuscript", "01-report.md"), "--json"],
            ["read", Path.Combine(Example, "manuscript", "01-report.md"), "--yaml"],
            ["case", "LMS-001", Example, "--json"],
            ["survival", "km", Colon, "--time", "time", "--event", "status", "--by", "rx", "--json"],
            ["survival", "cox", Colon, "--time", "time", "--event", "status", "--x", "age", "--json"],
            ["survival", "km", Colon, "--time", "no-such-column", "--event", "status"],
            ["meta", "--help"],
            ["check", "no-such-file.md"],
            ["check"],
        ];
        foreach (var call in calls)
        {
            var (exit, output, error) = CommandLine.Run(call);
            Assert.Equal((string.Join(' ', call), exit, output, error), Native(call));
        }

        static (string, int, string, string) Native(string[] call)
        {
            var (exit, output, error) = CommandLine.RunProgram(MachineCodeFactAttribute.Program, call);
            return (string.Join(' ', call), exit, output, error);
        }
    }

    [Fact]
    public void A_checkout_hands_over_the_verbs_that_are_there()
    {
        var compiled = Verb().Matches(File.ReadAllText(Repository.File("src", "Kazus.Native", "Program.cs"))).Select(m => m.Groups[1].Value.ToLowerInvariant()).Order(StringComparer.Ordinal);
        var handed = Handed().Match(File.ReadAllText(Repository.File("kazus"))).Groups[1].Value.Split('|').Order(StringComparer.Ordinal);
        Assert.Equal(compiled, handed);
    }

    [GeneratedRegex(@"(\w+)Verb\.Create\(\)")]
    private static partial Regex Verb();

    [GeneratedRegex(@"^  ([a-z|]+)\) \[", RegexOptions.Multiline)]
    private static partial Regex Handed();
}
