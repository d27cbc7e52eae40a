using System.Globalization;

namespace Kazus.Manuscript.Prose;

/// <summary>The words of a call-out: "Figure 1", "Figures 1 and 2", "Figure 1 and Table 2".</summary>
public static class CallOutText
{
    /// <summary>The words in one string.</summary>
    public static string Of(Inline.CallOut callOut) => string.Concat(Parts(callOut).Select(p => p.Text));

    /// <summary>The words, each number with the display it stands for.</summary>
    public static IEnumerable<(string Text, CalledDisplay? Display)> Parts(Inline.CallOut callOut)
    {
        var all = callOut.Displays;
        for (var i = 0; i < all.Count; i++)
        {
            var sameBefore = i > 0 && all[i - 1].Kind == all[i].Kind;
            var sameAfter = i + 1 < all.Count && all[i + 1].Kind == all[i].Kind;
            if (i > 0) yield return (i == all.Count - 1 ? " and " : ", ", null);
            var word = sameBefore ? "" : (all[i].Kind == DisplayKind.Figure ? "Figure" : "Table") + (sameAfter ? "s" : "") + "\u00a0";
            var number = all[i].Number > 0 ? all[i].Number.ToString(CultureInfo.InvariantCulture) : "?";
            yield return (word + number, all[i]);
        }
    }
}
