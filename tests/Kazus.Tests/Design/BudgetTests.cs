using Kazus.Testing;
using Xunit;

namespace Kazus.Tests.Design;

/// <summary>The size of files and members. A long tail is where god types begin, so it is the tail that is measured.</summary>
public sealed class BudgetTests
{
    private const int FileLines = 400;
    private const int MemberLines = 90;

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.EndsWith(".g.cs", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [Fact]
    public void No_file_is_over_the_budget()
    {
        var over = Sources().Select(f => (Name: Path.GetRelativePath(Repository.Root, f), Lines: File.ReadLines(f).Count())).Where(f => f.Lines > FileLines);
        Assert.Empty(over.Select(f => $"{f.Name}: {f.Lines} lines"));
    }

    [Fact]
    public void No_member_is_over_the_budget()
    {
        Assert.Empty(Sources().SelectMany(f => Members(f).Where(m => m.Lines > MemberLines).Select(m => $"{Path.GetRelativePath(Repository.Root, f)}:{m.Line}: {m.Lines} lines")));
    }

    // Members of a top-level type in a file-scoped namespace: a brace at four blanks opens, the next one at four blanks closes.
    private static IEnumerable<(int Line, int Lines)> Members(string file)
    {
        var (line, opened) = (0, 0);
        foreach (var text in File.ReadLines(file))
        {
            line++;
            if (text == "    {") opened = line;
            else if (text is "    }" or "    };" && opened > 0)
            {
                yield return (opened, line - opened + 1);
                opened = 0;
            }
        }
    }
}
