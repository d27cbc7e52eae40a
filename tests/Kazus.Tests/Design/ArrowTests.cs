using System.Text.RegularExpressions;
using Kazus.Testing;
using Xunit;

namespace Kazus.Tests.Design;

/// <summary>Who may use whom. A new arrow is a decision: it changes this table and docs/architecture.md.</summary>
public sealed partial class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Kazus.Statistics"] = [],
        ["Kazus"] = ["Kazus.Statistics"],
        ["Kazus.Text"] = ["Kazus"],
        ["Kazus.Figures"] = ["Kazus"],
        ["Kazus.Figures.Png"] = ["Kazus.Figures"],
        ["Kazus.Manuscript"] = ["Kazus", "Kazus.Figures"],
        ["Kazus.Casebooks"] = ["Kazus"],
        ["Kazus.Reports"] = ["Kazus.Casebooks", "Kazus.Figures", "Kazus.Figures.Png", "Kazus.Manuscript"],
        ["Kazus.Checking"] = ["Kazus", "Kazus.Text", "Kazus.Casebooks"],
        ["Kazus.Find"] = ["Kazus"],
        ["Kazus.Registry"] = ["Kazus", "Kazus.Casebooks", "Kazus.Find"],
        ["Kazus.Server"] = ["*", "!Kazus.Cli"],
        ["Kazus.Cli"] = ["*"],
        ["Kazus.Native"] = ["Kazus", "Kazus.Statistics", "Kazus.Text", "Kazus.Figures", "Kazus.Checking", "Kazus.Casebooks"],
    };

    public static TheoryData<string> Projects() => [.. Directory.EnumerateDirectories(Repository.File("src")).Select(d => Path.GetFileName(d)!)
        .Where(n => File.Exists(Repository.File("src", n, n + ".csproj"))).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_room_uses_only_the_rooms_it_may(string project)
    {
        Assert.True(Allowed.TryGetValue(project, out var allowed), $"{project} is a new room: add it to the table and to docs/architecture.md.");
        var used = Reference().Matches(File.ReadAllText(Repository.File("src", project, project + ".csproj"))).Select(m => m.Groups["name"].Value);
        Assert.All(used, u => Assert.True(allowed.Contains("*") ? !allowed.Contains("!" + u) : allowed.Contains(u), $"{project} may not use {u}."));
    }

    [Fact]
    public void The_domain_and_the_statistics_have_no_package()
    {
        foreach (var project in new[] { "Kazus", "Kazus.Statistics" })
            Assert.DoesNotContain("PackageReference", File.ReadAllText(Repository.File("src", project, project + ".csproj")), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"ProjectReference Include=""[^""]*[/\\](?<name>[\w.]+)\.csproj""")]
    private static partial Regex Reference();
}
