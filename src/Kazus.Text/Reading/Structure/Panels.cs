using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Text.Reading.Structure;

/// <summary>Tells apart the panels of a figure by the letters in its legend: "(a) ...", "sagittal (a) and axial (b)", "A: ...", "A, Nests ...", "a Nests ...".</summary>
internal static partial class Panels
{
    public static IReadOnlyList<Panel> Find(Paragraph legend)
    {
        var text = legend.Plain.Text;
        var marks = Letter().AllIn(text).Where(m => m.Groups["l"].Success).ToList();
        // Panels begin at a and follow each other; anything else in brackets is not a panel.
        var panels = new List<(Match Mark, string Letter)>();
        foreach (var mark in marks)
        {
            var letter = mark.Groups["l"].Value.ToLowerInvariant();
            if (letter[0] == 'a' + panels.Count) panels.Add((mark, letter));
        }
        // One bare letter may be an article: "A CT scan".
        if (panels.Count == 0 || panels.Count == 1 && (!text.Contains('(') || panels[0].Mark.Groups["bare"].Success)) return [];
        var label = Labels.Read(text)?.Length ?? 0;
        // "sagittal (a) and axial (b)": the words stand before their letter.
        var lead = text.AsSpan(label, Math.Max(0, panels[0].Mark.Index - label)).TrimEnd();
        var before = lead.Length > 3 && lead[^1] is not ('.' or ':' or ';');
        var result = new List<Panel>(panels.Count);
        for (var i = 0; i < panels.Count; i++)
        {
            var mark = panels[i].Mark;
            var next = i + 1 < panels.Count ? panels[i + 1].Mark.Index : text.Length;
            var from = before ? (i == 0 ? label : panels[i - 1].Mark.Index + panels[i - 1].Mark.Length) : mark.Index + mark.Length;
            var to = before ? mark.Index : next;
            var words = text[Math.Min(from, to)..to].Trim(' ', ',', ';', '.', '(', ')', ':', '-', '–');
            if (before && words.StartsWith("and ", StringComparison.Ordinal)) words = words[4..];
            result.Add(new(legend.Plain.ToDocument(Math.Min(from, mark.Index), Math.Max(to, mark.Index + mark.Length)), panels[i].Letter, words));
        }
        return result;
    }

    [GeneratedRegex(@"\((?<l>[A-Ha-h])\)|\((?<l>[A-Ha-h])(?=[,;:\s])|(?<=^|[.;,:]\s|\s)(?<l>[A-H])(?=\s?[:.)]\s)|(?<=^|[.;:]\s)(?<l>[a-h])(?=:\s)|(?<=[.;:]\s)(?<bare>(?<l>[A-Ha-h]))(?=,?\s\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex Letter();
}
