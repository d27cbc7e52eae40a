using Kazus.Text.Documents;

namespace Kazus.Text.Reading.Structure;

/// <summary>
/// Decides where sections begin: by headings, by short lines that look like headings, and by words set apart at the head
/// of a paragraph ("Abstract: ..."). Then gives each its kind and level.
/// </summary>
internal sealed class Outline(IReadOnlyList<Piece> pieces)
{
    private readonly bool structured = pieces.Any(p => p.IsHeading && !p.Taken && Headings.KindOf(p.Text) is not null)
        || pieces.Any(p => p.IsProse && Headings.IsHeadingLine(p.Text));

    /// <summary>Whether any section is named at all; a text without is one case.</summary>
    public bool HasSections { get; private set; }

    /// <summary>The index of the first piece after the front matter.</summary>
    public int FirstSection { get; private set; }

    public void Find()
    {
        FindHeadings();
        FindLetter();
        FindRunIns();
        SetLevels();
        FirstSection = pieces.ToList().FindIndex(p => p.Opens is not null);
        HasSections = FirstSection >= 0;
        if (!HasSections) FirstSection = 0;
        else FindUnnamedAbstract();
    }

    private void FindHeadings()
    {
        var begun = false;
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (piece.Taken || piece.IsTable || piece.Kind == ParagraphKind.Furniture) continue;
            var kind = KindOf(piece);
            if (piece.IsHeading)
            {
                if (Headings.AreKeywords(piece.Text)) continue;
                // "Case Report" over the title names the kind of article: nothing stands under it.
                if (!begun && (kind is null || NamesTheArticle(kind.Value) && (EmptyUntilHeading(i) || AbstractIsNext(i)))) continue;
                piece.Opens = kind ?? SectionKind.Other;
                begun = true;
            }
            else if (piece.IsProse && kind is not null && (piece.Block.Number is null || Headings.IsHeadingLine(piece.Text)) && LooksLikeHeading(piece, true))
            {
                if (!begun && NamesTheArticle(kind.Value) && EmptyUntilHeading(i)) continue;
                piece.Kind = ParagraphKind.Heading;
                piece.Opens = kind;
                begun = true;
            }
            else if (begun && piece.IsProse && LooksLikeHeading(piece, false) && i + 1 < pieces.Count)
            {
                piece.Kind = ParagraphKind.Heading;
                piece.Opens = SectionKind.Other;
            }
        }
    }

    // The words of a heading say more than the kind a source gives it, except where the source alone can know.
    private static SectionKind? KindOf(Piece piece) => piece.Block.Section is SectionKind.Abstract or SectionKind.References or SectionKind.Other
        ? piece.Block.Section : (piece.Text.Length <= 120 ? Headings.KindOf(piece.Text) : null) ?? piece.Block.Section;

    private static bool NamesTheArticle(SectionKind kind) => kind is SectionKind.Case or SectionKind.Discussion or SectionKind.Other;

    private bool EmptyUntilHeading(int i)
    {
        for (var k = i + 1; k < pieces.Count; k++)
        {
            if (pieces[k].IsHeading) return true;
            if (pieces[k].IsProse && (pieces[k].Text.Length > 150 || Headings.KindOf(pieces[k].Text) is null)) return false;
        }
        return false;
    }

    // "Case Report and Summary of the Series" under the title: authors and dates follow, and then the abstract.
    private bool AbstractIsNext(int i) => pieces.Skip(i + 1).FirstOrDefault(p => p.IsHeading) is { } next && KindOf(next) == SectionKind.Abstract;

    private static bool LooksLikeHeading(Piece piece, bool known)
    {
        var text = piece.Text;
        if (text.Length > 110 || text[^1] is '.' or ',' or ';' or '?' && !known || text.Contains('\t')) return false;
        var capitals = text.Any(char.IsLetter) && !text.Any(char.IsLower);
        if (known) return char.IsUpper(text.First(char.IsLetter)) || piece.Block.AllBold;
        if (piece.Block.Number is not null) return false;
        return piece.Block.AllBold && !text.Contains(';') || capitals && text.Count(char.IsLetter) >= 6 && text.Length < 80 && text.Contains(' ');
    }

    private void FindRunIns()
    {
        var named = pieces.Where(p => p.Opens is not null).Select(p => p.Opens!.Value).ToHashSet();
        SectionKind? current = null;
        foreach (var piece in pieces)
        {
            if (piece.Opens is { } opens) { current = opens; continue; }
            if (!piece.IsProse || RunIns.Read(piece.Block) is not { } runIn) continue;
            if (Headings.AreKeywords(runIn.Words)) { piece.Kind = ParagraphKind.Keywords; piece.RunIn = runIn.Length; continue; }
            var kind = Headings.KindOf(runIn.Words);
            if (kind is null || !Begins(kind.Value, current, named)) continue;
            piece.Opens = kind;
            piece.RunIn = runIn.Length;
            current = kind;
        }
    }

    private bool Begins(SectionKind kind, SectionKind? current, HashSet<SectionKind> named) => kind switch
    {
        SectionKind.Abstract => current is null && !named.Contains(SectionKind.Abstract),
        SectionKind.Declarations => current is SectionKind.Conclusion or SectionKind.Discussion or SectionKind.Perspective or SectionKind.Legends or SectionKind.Other,
        SectionKind.References or SectionKind.Legends => false,
        // Within an abstract these are the abstract's own labels.
        _ => current is not null and not SectionKind.Abstract && !named.Contains(kind) && current != SectionKind.Declarations && structured,
    };

    // Section names stand on one level; whatever is set deeper under them is a subsection.
    private void SetLevels()
    {
        var main = pieces.Where(p => p.Opens is not (null or SectionKind.Other) && p.Block.Kind == BlockKind.Heading && p.Block.Section is null)
            .Select(p => p.Block.Level).DefaultIfEmpty(2).GroupBy(l => l).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        // A source that marks its sections up is right about what stands under what.
        var marked = pieces.Any(p => p.Block.Section is not null);
        if (marked) main = 1;
        SectionKind? top = null;
        var told = false;
        foreach (var piece in pieces)
        {
            if (piece.Opens is not { } kind) continue;
            // "Observations" or "Our patient" among the paragraphs of the discussion heads a part of it: the case was told before.
            if (told && !marked && top == SectionKind.Discussion && kind == SectionKind.Case && (piece.Block.Kind != BlockKind.Heading || piece.Block.Level > main) && !char.IsDigit(piece.Text[^1]))
            {
                piece.Opens = SectionKind.Discussion;
                piece.Level = 2;
                continue;
            }
            told |= kind == SectionKind.Case;
            var level = piece.Block.Kind == BlockKind.Heading ? piece.Block.Level : kind == SectionKind.Other ? main + 2 : main;
            if (!marked && kind != SectionKind.Other && level > main && Promoted(kind, top)) level = main;
            if (kind != SectionKind.Other && level < main) level = main;
            piece.Level = Math.Max(1, level - main + 1);
            // Words set over the line among the declarations or in the abstract head a subsection.
            if (piece.Block.Kind != BlockKind.Heading && top == SectionKind.Abstract && kind is SectionKind.Other or SectionKind.Conclusion && !HasLater(piece, kind)) piece.Level = 1;
            if (piece.Level == 1)
            {
                if (kind == SectionKind.Other) piece.Opens = Continued(top, piece);
                top = piece.Opens;
            }
        }
    }

    private bool HasLater(Piece piece, SectionKind kind)
    {
        var seen = false;
        foreach (var p in pieces)
        {
            if (ReferenceEquals(p, piece)) seen = true;
            else if (seen && p.Opens == kind) return true;
        }
        return false;
    }

    private static bool Promoted(SectionKind kind, SectionKind? top) => kind switch
    {
        SectionKind.References or SectionKind.Legends or SectionKind.Abstract => true,
        SectionKind.Declarations => top is SectionKind.Conclusion or SectionKind.Discussion or SectionKind.Perspective or SectionKind.Legends or SectionKind.References,
        SectionKind.Discussion => top is SectionKind.Introduction or SectionKind.Case,
        SectionKind.Case => top is SectionKind.Introduction,
        _ => false,
    };

    // A heading that names no known section goes on with what was before: "Operation" after "Case report" is the case.
    private SectionKind Continued(SectionKind? top, Piece piece) => top switch
    {
        SectionKind.Case or SectionKind.Discussion or SectionKind.Methods or SectionKind.Results or SectionKind.Declarations or SectionKind.Legends => top.Value,
        SectionKind.Introduction or SectionKind.Abstract when !pieces.Any(p => p.Opens == SectionKind.Case) && !ReferenceEquals(piece, pieces[^1]) => SectionKind.Case,
        _ => SectionKind.Other,
    };

    // A letter has no abstract: what follows "To the Editor" tells the case.
    private void FindLetter()
    {
        if (pieces.Any(p => p.Opens is SectionKind.Abstract or SectionKind.Introduction or SectionKind.Case)) return;
        for (var i = 0; i + 1 < pieces.Count && pieces[i].Opens is null or SectionKind.Other; i++)
        {
            if (!IsSalutation(pieces[i].Text) || !pieces[i + 1].IsProse) continue;
            pieces[i + 1].Opens = SectionKind.Case;
            return;
        }
    }

    private static bool IsSalutation(string text) =>
        text.Length < 60 && text.Contains("editor", StringComparison.OrdinalIgnoreCase) && (text.StartsWith("to the", StringComparison.OrdinalIgnoreCase) || text.StartsWith("dear", StringComparison.OrdinalIgnoreCase) || text.StartsWith("sir", StringComparison.OrdinalIgnoreCase));

    // An abstract without its name: a long paragraph before the keywords or the introduction.
    private void FindUnnamedAbstract()
    {
        if (pieces.Any(p => p.Opens == SectionKind.Abstract || IsSalutation(p.Text))) return;
        for (var i = 0; i < FirstSection; i++)
            if (pieces[i].IsProse && pieces[i].Text.Length > 350 && SentenceSplitter.Split(pieces[i].Text).Count >= 3)
            {
                pieces[i].Opens = SectionKind.Abstract;
                pieces[i].Level = 1;
                FirstSection = i;
                return;
            }
    }
}
