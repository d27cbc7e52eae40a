using Kazus.Text.Documents;

namespace Kazus.Text.Reading.Structure;

/// <summary>Makes the document of a draft: finds furniture, captions, sections, references, and what points at what.</summary>
internal sealed class Assembly
{
    private readonly Draft draft;
    private readonly List<Piece> pieces;

    private Assembly(Draft draft)
    {
        this.draft = draft;
        pieces = [.. draft.Blocks.Where(b => b.Kind == BlockKind.Table || b.Plain.Length > 0).Select(b => new Piece(b))];
    }

    public static Document Of(Draft draft) => new Assembly(draft).Build();

    private Document Build()
    {
        var text = draft.Text;
        if (draft.Format is not SourceFormat.Jats) PageFurniture.Mark(pieces, draft.Format is SourceFormat.Markdown or SourceFormat.Text);
        var captions = new Captions(pieces, text);
        captions.Find();
        var outline = new Outline(pieces);
        outline.Find();
        var front = new FrontMatter(pieces, outline, draft.Metadata);
        var metadata = front.Read();
        Stitching.Join(pieces, draft.Format);
        var references = draft.References.Count > 0 ? draft.References : ReferenceList.Read(pieces);
        if (draft.References.Count > 0) foreach (var p in pieces.Where(p => p.Kind == ParagraphKind.Reference)) p.Taken = false;
        var sections = Sections(outline);
        var document = new Document(draft.Id, text)
        {
            Format = draft.Format,
            Metadata = metadata,
            Outline = sections,
            Tables = captions.Tables,
            Figures = captions.Figures,
            References = references,
            Furniture = [.. pieces.Where(p => p.Kind == ParagraphKind.Furniture).Select(p => p.ToParagraph(text))],
            Revisions = draft.Revisions,
            Comments = draft.Comments,
        };
        document = document with { Declarations = Declarations.Find(document, pieces), CallOuts = CallOuts.Find(document) };
        return document with { Citations = new Citations(document, pieces).Find() };
    }

    private List<Section> Sections(Outline outline)
    {
        var open = new Stack<SectionDraft>();
        var roots = new List<SectionDraft>();
        if (outline.FirstSection > 0 || !outline.HasSections)
            Push(new(outline.HasSections ? SectionKind.Front : SectionKind.Case, 1, null));
        foreach (var piece in pieces)
        {
            if (piece.Opens is { } kind)
            {
                while (open.Count > 0 && open.Peek().Level >= piece.Level) open.Pop();
                Push(new(Inherited(kind), piece.Level, piece));
                if (piece.IsHeading) continue;
            }
            else if (open.Count > 0 && ImplicitIntroduction(piece)) Push(new(SectionKind.Introduction, 1, null));
            if (open.Count > 0) open.Peek().Add(piece);
        }
        return roots.ConvertAll(r => r.Build(draft.Text)).FindAll(s => !s.Span.IsEmpty);

        SectionKind Inherited(SectionKind kind)
        {
            if (open.Count == 0) return kind;
            var parent = open.Peek().Kind;
            return parent == SectionKind.Abstract || kind is SectionKind.Other or SectionKind.Case or SectionKind.Methods or SectionKind.Results or SectionKind.Introduction
                ? parent : kind;
        }

        void Push(SectionDraft section)
        {
            if (section.Heading is null) open.Clear();
            if (open.Count > 0) open.Peek().Inner.Add(section); else roots.Add(section);
            open.Push(section);
        }

        // Prose after the keywords of an abstract, with no heading of its own, is the introduction.
        bool ImplicitIntroduction(Piece piece) => piece.IsProse && outline.HasSections && piece.Text.Length > 120
            && open.Last().Kind == SectionKind.Abstract && open.Last().HasKeywords;
    }

    /// <summary>A section on its way: pieces are collected until the next heading of its level.</summary>
    private sealed class SectionDraft(SectionKind kind, int level, Piece? heading)
    {
        private readonly List<Piece> pieces = [];

        public SectionKind Kind { get; } = kind;

        public int Level { get; } = level;

        public Piece? Heading { get; } = heading;

        public List<SectionDraft> Inner { get; } = [];

        public bool HasKeywords { get; private set; }

        public void Add(Piece piece)
        {
            pieces.Add(piece);
            if (piece.Kind == ParagraphKind.Keywords) HasKeywords = true;
        }

        public Section Build(string text)
        {
            var inner = Inner.ConvertAll(s => s.Build(text)).FindAll(s => !s.Span.IsEmpty);
            var parts = pieces.Select(p => p.Block.Span).Concat(inner.Select(s => s.Span));
            if (Heading is not null) parts = parts.Prepend(Heading.Block.Span);
            Span? span = null;
            foreach (var part in parts) span = span is { } s ? s.Cover(part) : part;
            var title = Heading is null ? "" : Heading.RunIn > 0 ? Heading.Text[..Heading.RunIn].Trim(' ', ':', '.', '—', '–', '-') : Heading.IsHeading ? Heading.Text : "";
            return new(span ?? new(0, 0), Kind, title)
            {
                Level = Level,
                Heading = Heading is { IsHeading: true } ? Heading.ToParagraph(text) : null,
                Paragraphs = [.. pieces.Where(p => !p.Taken && !p.IsTable && p.Kind != ParagraphKind.Furniture).Select(p => p.ToParagraph(text))],
                Sections = inner,
            };
        }
    }
}
