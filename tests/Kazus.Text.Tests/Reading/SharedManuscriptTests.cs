using Kazus.Testing;
using Kazus.Text.Documents;
using Kazus.Text.Reading;
using Kazus.Text.Tests.Documents;
using Xunit;

namespace Kazus.Text.Tests.Reading;

/// <summary>Whole manuscripts of others: what must be found in each.</summary>
public sealed class SharedManuscriptTests
{
    [SharedFact("corpora/planted")]
    public void Every_manuscript_has_its_parts()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(Repository.Shared!, "corpora", "planted"), "??[0-9]*.md").Concat(
            Directory.GetFiles(Path.Combine(Repository.Shared!, "corpora", "planted"), "*-*.md")).Distinct())
        {
            var document = new DocumentReader().Read(path).Document!;
            var name = Path.GetFileName(path);
            foreach (var kind in new[] { SectionKind.Abstract, SectionKind.Introduction, SectionKind.Case, SectionKind.Discussion, SectionKind.Conclusion, SectionKind.References, SectionKind.Declarations })
                Assert.True(document.Sections.Any(s => s.Kind == kind), $"{name}: no {kind}");
            Assert.True(document.Metadata.Authors.Count >= 3, name);
            Assert.True(document.Metadata.Keywords.Count >= 3, name);
            Assert.True(document.Tables.Count >= 1 && document.Tables.All(t => t.Label.Length > 0 && t.Body.Count >= 3), name);
            Assert.True(document.Figures.Count >= 3 && document.Figures.All(f => f.Label.Length > 0), name);
            Assert.True(document.References.Count >= 8 && document.References.All(r => r.Year is not null && r.Authors.Count > 0 && r.Journal is not null && r.Title is not null), name);
            Assert.True(document.Declarations.Count >= 2, name);
            NodeSpanTests.AssertInside(document);
        }
    }

    [SharedFact("seed/koruga-2024.md")]
    public void The_seed_article_is_read_whole()
    {
        var document = new DocumentReader().Read(Path.Combine(Repository.Shared!, "seed", "koruga-2024.md")).Document!;
        Assert.Equal(10, document.Metadata.Authors.Count);
        Assert.Equal("10.25259/SNI_66_2024", document.Metadata.Doi!.Value);
        Assert.Equal(5, document.Figures.Count);
        Assert.Equal(10, document.References.Count);
        Assert.Equal((4, 4), (document.Tables[0].Body.Count, document.Tables[0].Width));
        Assert.Equal("12 months, recurrence-free survival", document.Tables[0].CellAt(4, 4)!.Text);
        Assert.Contains(document.Sentences, s => s.Text.Contains("63-year-old female who", StringComparison.Ordinal));
        Assert.Equal(["3", "4", "5"], document.CallOuts.Single(c => c.HasRange).Items.Select(i => i.Number));
        Assert.Equal(12, document.Citations.Count);
        Assert.All(document.Citations, c => Assert.Empty(c.Unresolved));
        NodeSpanTests.AssertInside(document);
    }

    [SharedFact("corpora/maccrobat")]
    public void Every_report_is_read_and_every_node_lies_inside()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(Repository.Shared!, "corpora", "maccrobat"), "*.txt"))
        {
            var document = new DocumentReader().Read(path).Document!;
            Assert.Equal(File.ReadAllText(path), document.Text);
            NodeSpanTests.AssertInside(document);
            var words = document.Text.Count(c => !char.IsWhiteSpace(c));
            Assert.True(document.Sentences.Sum(s => s.Text.Count(c => c != ' ')) >= words * 0.95, path);
        }
    }
}
