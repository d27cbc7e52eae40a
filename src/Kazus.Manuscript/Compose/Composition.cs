using Kazus.Checks;
using Kazus.Manuscript.Displays;
using Kazus.Manuscript.Front;
using Kazus.Manuscript.Prose;
using Kazus.Manuscript.References;

namespace Kazus.Manuscript.Compose;

/// <summary>Composes one report: reads the prose, numbers what is numbered, answers what is called by name.</summary>
internal sealed class Composition(ReportParts parts, ReportOptions options)
{
    private readonly List<Finding> findings = [];

    public Report Compose()
    {
        var outline = Outline.Of([.. parts.Prose.SelectMany(Read)], findings.Add);
        if (outline.Abstract.Count == 0 && parts.Front.Abstract is { } kept) outline.Abstract.AddRange(Read(kept).Select(b => b is Block.Heading h ? h with { Level = 2 } : b));
        var declared = parts.Front.Declarations.Select((d, i) => (d.Kind, Title: d.Heading, Blocks: Read(new ProseFile($"front matter, {d.Heading}", d.Text)).ToList()));
        var back = outline.Back.Concat(declared.Where(d => outline.Back.TrueForAll(b => b.Kind != d.Kind || d.Kind == DeclarationKind.Other))).ToList();
        var all = outline.Abstract.Concat(outline.Body).Concat(back.SelectMany(b => b.Blocks)).ToList();
        var plan = new DisplayPlan(all, parts.Figures.Concat(Pictures(all)), parts.Tables, findings.Add);
        var answers = new Answers(parts, options, plan, findings.Add);

        var summary = Summary(answers.Blocks(outline.Abstract));
        var body = Outline.Sections(answers.Blocks(outline.Body), "s-");
        var end = back.Select(b => new BackSection(b.Kind, b.Title, answers.Blocks(b.Blocks))).Where(b => b.Blocks.Count > 0).ToList();
        return new Report
        {
            Front = parts.Front,
            Options = options,
            Abstract = summary,
            Body = body,
            Back = end,
            References = answers.References(),
            Conflicts = parts.Conflicts,
            Findings = findings,
        };
    }

    private IReadOnlyList<Block> Read(ProseFile file)
    {
        var read = ProseReader.Read(file);
        findings.AddRange(read.Findings);
        return read.Blocks;
    }

    // Pictures of the prose become figures beside the drawn ones.
    private List<ReportFigure> Pictures(IReadOnlyList<Block> blocks)
    {
        var pictures = new List<ReportFigure>();
        foreach (var picture in Walk.Blocks(blocks).OfType<Block.Picture>())
        {
            var bytes = parts.Picture(picture.Path);
            if (bytes is null)
                findings.Add(ManuscriptRules.PictureMissing.At(picture.At, $"The picture '{picture.Path}' is not there.", "Put the file where the prose names it, or correct the name.", picture.Markdown));
            else if (RasterImage.Read(bytes) is null)
                findings.Add(ManuscriptRules.UnreadableFigure.At(picture.At, $"'{picture.Path}' is neither a PNG nor a JPEG.", "Save the picture as PNG or JPEG.", picture.Markdown));
            else
                pictures.Add(new ReportFigure { Id = picture.Id, Caption = PlainText.Of(picture.Caption), Alt = PlainText.Of(picture.Caption), Raster = bytes });
        }
        return pictures;
    }

    /// <summary>The parts of an abstract: under subheadings, or after run-in words in bold ("**Case:** …").</summary>
    private static List<AbstractPart> Summary(IReadOnlyList<Block> blocks)
    {
        var summary = new List<AbstractPart>();
        string? title = null;
        var own = new List<Block>();
        foreach (var block in blocks)
        {
            var (runIn, rest) = block is Block.Paragraph p ? RunIn(p) : (null, block);
            if (block is Block.Heading || runIn is not null)
            {
                if (own.Count > 0) summary.Add(new AbstractPart(title, own));
                own = [];
                title = block is Block.Heading h ? PlainText.Of(h.Title).TrimEnd(':', '.') : runIn;
            }
            if (block is not Block.Heading) own.Add(rest);
        }
        if (own.Count > 0) summary.Add(new AbstractPart(title, own));
        return summary;
    }

    private static (string? Title, Block Remainder) RunIn(Block.Paragraph paragraph)
    {
        if (paragraph.Line is not [Inline.Styled { Style: TextStyle.Strong } strong, Inline.Words after, ..]) return (null, paragraph);
        var title = PlainText.Of(strong.Children).Trim();
        if (!title.EndsWith(':') && !title.EndsWith('.') && !after.Text.StartsWith(':')) return (null, paragraph);
        var rest = after with { Text = after.Text.TrimStart(':', ' ') };
        // The source of the paragraph is what is left of it, so that what Word sends back can be put in its place.
        var end = paragraph.Markdown.IndexOf("**", Math.Min(2, paragraph.Markdown.Length), StringComparison.Ordinal);
        var markdown = end < 0 ? paragraph.Markdown : paragraph.Markdown[(end + 2)..].TrimStart(':', ' ');
        return (title.TrimEnd(':', '.'), paragraph with { Line = [rest, .. paragraph.Line.Skip(2)], Markdown = markdown });
    }
}
