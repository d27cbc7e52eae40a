using Kazus.Checks;
using Kazus.Manuscript.Front;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Compose;

/// <summary>The prose parted into title, abstract, body and back, by its first-level headings.</summary>
internal sealed class Outline
{
    private static readonly string[] AbstractNames = ["abstract", "summary", "sažetak", "zusammenfassung", "résumé", "resumen"];
    private static readonly string[] ListNames = ["references", "bibliography", "literature", "literatura"];

    public List<Block> Abstract { get; } = [];

    public List<Block> Body { get; } = [];

    public List<(DeclarationKind Kind, string Title, List<Block> Blocks)> Back { get; } = [];

    public static Outline Of(IReadOnlyList<Block> blocks, Action<Finding> report)
    {
        var outline = new Outline();
        var headings = blocks.OfType<Block.Heading>().ToList();
        // A lone first-level heading at the very top is the title; the title page has it already.
        var title = blocks is [Block.Heading { Level: 1 } first, ..] && headings.Count(h => h.Level == 1) == 1 ? first : null;
        var top = headings.Where(h => h != title).Select(h => h.Level).DefaultIfEmpty(1).Min();
        var target = outline.Body;
        var before = 0;
        foreach (var block in blocks.Where(b => b != title))
        {
            if (block is not Block.Heading heading)
            {
                target.Add(block);
                continue;
            }
            var level = heading.Level - top + 1;
            if (level > before + 1)
            {
                report(ManuscriptRules.HeadingSkipped.At(heading.At, $"The heading jumps from level {before} to level {level}.", "Use the next level, so that the outline can be followed by ear.", heading.Markdown));
                level = before + 1;
            }
            before = level;
            if (level == 1) target = outline.Target(PlainText.Of(heading.Title));
            if (level > 1 || target == outline.Body) target.Add(heading with { Level = level });
        }
        return outline;
    }

    private List<Block> Target(string title)
    {
        var plain = title.Trim().TrimEnd(':', '.').ToLowerInvariant();
        if (AbstractNames.Contains(plain)) return Abstract;
        // The list of references is made, not typed; a heading for it is a place that needs no words.
        if (ListNames.Contains(plain)) return [];
        if (KindOf(plain) is not { } kind) return Body;
        Back.Add((kind, title.Trim(), []));
        return Back[^1].Blocks;
    }

    private static DeclarationKind? KindOf(string title) => title switch
    {
        "acknowledgements" or "acknowledgments" or "acknowledgement" or "acknowledgment" => DeclarationKind.Acknowledgements,
        "patient consent" or "consent" or "informed consent" or "consent for publication" or "declaration of patient consent" => DeclarationKind.Consent,
        "ethics" or "ethics approval" or "ethical approval" or "ethics statement" => DeclarationKind.Ethics,
        "competing interests" or "conflict of interest" or "conflicts of interest" or "declaration of interests" or "disclosures" => DeclarationKind.CompetingInterests,
        "funding" or "financial support" or "financial support and sponsorship" => DeclarationKind.FundingStatement,
        "data availability" or "data availability statement" or "availability of data" => DeclarationKind.DataAvailability,
        "author contributions" or "authors' contributions" or "contributions" => DeclarationKind.Contributions,
        _ => null,
    };

    /// <summary>Flat blocks with headings as a tree of sections.</summary>
    public static IReadOnlyList<Section> Sections(IReadOnlyList<Block> blocks, string prefix)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var at = 0;
        var sections = new List<Section>();
        var lead = new List<Block>();
        while (at < blocks.Count && blocks[at] is not Block.Heading) lead.Add(blocks[at++]);
        if (lead.Count > 0) sections.Add(new Section([], 1, Id("text"), lead, []));
        while (at < blocks.Count) sections.Add(Next(1));
        return sections;

        Section Next(int level)
        {
            var heading = (Block.Heading)blocks[at++];
            var id = Id(PlainText.Of(heading.Title));
            var own = new List<Block>();
            while (at < blocks.Count && blocks[at] is not Block.Heading) own.Add(blocks[at++]);
            var inner = new List<Section>();
            while (at < blocks.Count && blocks[at] is Block.Heading next && next.Level > level) inner.Add(Next(level + 1));
            return new Section(heading.Title, level, id, own, inner) { At = heading.At, Markdown = heading.Markdown };
        }

        string Id(string words)
        {
            var slug = prefix + string.Join('-', new string([.. words.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6));
            if (slug == prefix) slug = prefix + "section";
            var id = slug;
            for (var n = 2; !used.Add(id); n++) id = $"{slug}-{n}";
            return id;
        }
    }
}
