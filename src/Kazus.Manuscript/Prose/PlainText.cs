using System.Diagnostics;

namespace Kazus.Manuscript.Prose;

/// <summary>The words a reader sees, without their dress.</summary>
public static class PlainText
{
    /// <summary>Of a whole line.</summary>
    public static string Of(IEnumerable<Inline> line) => string.Concat(line.Select(Of));

    /// <summary>Of one piece.</summary>
    public static string Of(Inline inline) => inline switch
    {
        Inline.Words w => w.Text,
        Inline.Styled s => Of(s.Children),
        Inline.Code c => c.Text,
        Inline.Link l => Of(l.Children),
        Inline.Break => " ",
        Inline.Image i => Of(i.Alt),
        Inline.Label => "",
        Inline.Fact f => f.Shown,
        Inline.Display => "",
        Inline.Cite c => string.Concat(c.Shown.Select(p => p.Text)),
        Inline.CallOut c => CallOutText.Of(c),
        Inline.Unread u => u.Text,
        _ => throw new UnreachableException(),
    };
}
