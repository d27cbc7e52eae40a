using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Text.Reading.Structure;

/// <summary>Cuts the reference section into entries. A page's end may cut an entry in two or turn numbers into bullets.</summary>
internal static partial class ReferenceList
{
    public static IReadOnlyList<Reference> Read(IReadOnlyList<Piece> pieces)
    {
        var entries = new List<Piece>();
        var inside = false;
        foreach (var piece in pieces)
        {
            if (piece.Opens is { } opens)
            {
                inside = opens == SectionKind.References;
                if (piece.IsHeading) continue;
            }
            if (!inside || piece.Taken || piece.IsTable || piece.IsHeading || piece.Kind is ParagraphKind.Furniture) continue;
            if (entries.Count > 0 && Continues(entries[^1].Text, piece)) { Append(entries[^1], piece); continue; }
            if (piece.Kind is ParagraphKind.Prose or ParagraphKind.ListItem or ParagraphKind.Reference) entries.Add(piece);
        }
        var numbered = entries.Any(e => Printed(e) is not null);
        var references = new List<Reference>(entries.Count);
        foreach (var entry in entries)
        {
            entry.Kind = ParagraphKind.Reference;
            var position = references.Count + 1;
            var key = Printed(entry) is { } printed && numbered ? printed : position.ToString(CultureInfo.InvariantCulture);
            references.Add(ReferenceParser.Parse(entry.Block.Span, entry.Block.Plain, position, key));
        }
        return references;
    }

    private static bool Continues(string before, Piece piece) =>
        piece.Block.Number is null && Number().Match(piece.Text) is not { Success: true }
        && (char.IsLower(piece.Text[0]) || Unfinished().IsMatch(before) && !StartsEntry().IsMatch(piece.Text));

    private static void Append(Piece entry, Piece rest)
    {
        entry.Block = entry.Block with
        {
            Span = entry.Block.Span.Cover(rest.Block.Span),
            Plain = PlainBuilder.Join(entry.Block.Plain, rest.Block.Plain, 0, true),
        };
        rest.Taken = true;
    }

    private static string? Printed(Piece entry) =>
        entry.Block.Number ?? (Number().FirstIn(entry.Text) is { Success: true } match ? match.Groups["n"].Value : null);

    [GeneratedRegex(@"^\s*(\[(?<n>\d{1,3})\]|\((?<n>\d{1,3})\)|(?<n>\d{1,3})[.)]\s|(?<n>\d{1,3})\s+(?=\p{Lu}))")]
    public static partial Regex Number();

    [GeneratedRegex(@"(,|\band|-|–|\bof|\bthe|\bin)\s*$")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^\p{Lu}[\p{L}'’-]+\s+\p{Lu}{1,3}[,.]")]
    private static partial Regex StartsEntry();
}
