using Kazus.Checks;
using Kazus.Manuscript.Front;
using Markdig;

namespace Kazus.Manuscript.Prose;

/// <summary>The blocks of a prose file, and what was wrong with it.</summary>
public sealed record ReadProse(IReadOnlyList<Block> Blocks, IReadOnlyList<Finding> Findings);

/// <summary>
/// Reads the authors' Markdown: CommonMark with pipe tables, <c>^superscript^</c> and <c>~subscript~</c>, citations, live facts,
/// call-outs and the places of tables and figures. Every node knows its file, line and column.
/// </summary>
public static class ProseReader
{
    private static readonly Lazy<MarkdownPipeline> Pipeline = new(Build);

    /// <summary>Reads one file.</summary>
    public static ReadProse Read(ProseFile file)
    {
        var text = XmlCharacters.Clean(file.Text);
        if (text.StartsWith('\ufeff')) text = text[1..];
        try
        {
            var conversion = new MarkdownConversion(file.Path, text, file.FirstLine);
            var blocks = conversion.Blocks(Markdown.Parse(text, Pipeline.Value));
            return new ReadProse(blocks, conversion.Findings);
        }
        catch (ArgumentException e) when (e.Message.Contains("depth", StringComparison.OrdinalIgnoreCase))
        {
            // Markdig refuses quotes and lists nested more than a hundred deep. The words are still worth printing.
            var at = new SourcePlace(file.Path, file.FirstLine, 1);
            IReadOnlyList<Block> plain = [.. text.Split("\n\n").Where(p => p.Trim().Length > 0)
                .Select(p => new Block.Paragraph([new Inline.Words(p.Trim())]) { At = at })];
            return new ReadProse(plain, [ManuscriptRules.UnreadableMarkup.At(at, "Quotes or lists are nested too deeply to be read; the file is printed as plain paragraphs.")]);
        }
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UseYamlFrontMatter().UsePipeTables()
            .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Subscript | Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Superscript);
        builder.InlineParsers.Insert(0, new Markup.CurlyParser());
        builder.InlineParsers.Insert(0, new Markup.CitationParser());
        return builder.Build();
    }
}
