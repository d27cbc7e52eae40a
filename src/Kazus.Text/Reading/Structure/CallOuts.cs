using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Text.Documents;

namespace Kazus.Text.Reading.Structure;

/// <summary>Finds where the text calls figures and tables, and writes out what each call covers.</summary>
internal static partial class CallOuts
{
    public static IReadOnlyList<CallOut> Find(Document document)
    {
        var found = new List<CallOut>();
        foreach (var section in document.Sections)
        {
            if (section.Kind is SectionKind.References or SectionKind.Front) continue;
            foreach (var paragraph in section.Paragraphs) Find(paragraph.Plain, 0, found);
        }
        foreach (var figure in document.Figures) Find(figure.Legend.Plain, AfterLabel(figure.Legend), found);
        foreach (var table in document.Tables)
        {
            if (table.Caption is { } caption) Find(caption.Plain, AfterLabel(caption), found);
            foreach (var note in table.Notes) Find(note.Plain, 0, found);
            foreach (var row in table.Rows)
                foreach (var cell in row.Cells) Find(cell.Plain, 0, found);
        }
        found.Sort((a, b) => a.Span.CompareTo(b.Span));
        return found;
    }

    private static int AfterLabel(Paragraph caption) => Labels.Read(caption.Plain.Text)?.Length ?? 0;

    private static void Find(PlainText plain, int from, List<CallOut> found)
    {
        var text = plain.Text;
        if (text.AsSpan().IndexOfAny(Digits) < 0) return;
        foreach (var match in Head().EnumerateMatches(text, from))
        {
            var word = text.AsSpan(match.Index, match.Length);
            var list = new CalledList(text, match.Index + match.Length, IsPlural(word), InBrackets(text, match.Index));
            if (list.Items.Count == 0) continue;
            var target = word[0] is 'T' or 't' ? CallOutTarget.Table : CallOutTarget.Figure;
            // "Supplementary Figure 1" is S1.
            var items = Supplement().IsMatch(text.AsSpan(Math.Max(0, match.Index - 16), Math.Min(16, match.Index)))
                ? list.Items.ConvertAll(i => i.Number.StartsWith('S') ? i : i with { Number = "S" + i.Number }) : list.Items;
            var span = plain.ToDocument(match.Index, list.End);
            found.Add(new(span, target, text[match.Index..list.End]) { Items = items, HasRange = list.HasRange });
        }
    }

    private static bool IsPlural(ReadOnlySpan<char> word)
    {
        var letters = word.TrimEnd(" .\u00A0");
        return letters[^1] is 's' or 'S';
    }

    // Inside brackets a list goes on without a plural: "(Fig. 1, 2)".
    private static bool InBrackets(string text, int index)
    {
        for (var i = index - 1; i >= 0 && i > index - 60; i--)
            if (text[i] is '(' or '[') return true;
            else if (text[i] is ')' or ']') return false;
        return false;
    }

    private static readonly System.Buffers.SearchValues<char> Digits = System.Buffers.SearchValues.Create("0123456789IVX");

    [GeneratedRegex(@"(?<![\p{L}\d])(Fig(?:ure)?s?|FIG(?:URE)?S?|Tables?|TABLES?|Tabs?|fig(?:ure)?s?|tables?|Abb(?:ildung)?|Tabelle)\b\.?\s*(?=S?\d{1,2}(?!\d)|[IVX]{1,4}\b)")]
    private static partial Regex Head();

    [GeneratedRegex(@"(?:suppl(?:ementary|emental|\.)?|additional)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Supplement();
}

/// <summary>Reads the list of numbers and panel letters after the word: "3-5", "1 and 2", "2a,b", "1A and 3(b-d)".</summary>
internal sealed class CalledList
{
    private readonly string text;
    private readonly List<(string Number, List<string> Panels)> items = [];

    public CalledList(string text, int start, bool plural, bool bracketed)
    {
        this.text = text;
        End = start;
        var i = start;
        var range = false;
        while (Number(i, out var number, out var next))
        {
            var panels = Panels(ref next);
            if (range && items.Count > 0) { Fill(items[^1].Number, number); HasRange = true; }
            items.Add((number, panels));
            End = next;
            if (!Separator(next, out var after, out range)) break;
            if (!range && !plural && !(bracketed && ClosesList(after))) break;
            i = after;
        }
    }

    public int End { get; private set; }

    public bool HasRange { get; private set; }

    public List<CalledItem> Items => items.ConvertAll(i => new CalledItem(i.Number, i.Panels));

    private bool Number(int i, out string number, out int next)
    {
        next = i;
        number = "";
        if (next < text.Length && text[next] is 'S' or 's' && next + 1 < text.Length && char.IsDigit(text[next + 1])) next++;
        while (next < text.Length && next - i < 3 && char.IsAsciiDigit(text[next])) next++;
        if (next == i)
        {
            while (next < text.Length && text[next] is 'I' or 'V' or 'X') next++;
            if (next == i || next < text.Length && char.IsLetter(text[next])) return false;
        }
        // "Table 1, 2.5 cm" and "Figure 1, 3 %" go on to something else.
        if (next < text.Length && (char.IsAsciiDigit(text[next]) || text[next] == '%' || text[next] == '.' && next + 1 < text.Length && char.IsAsciiDigit(text[next + 1]))) return false;
        number = Labels.Number(text[i..next]);
        return true;
    }

    private List<string> Panels(ref int next)
    {
        var panels = new List<string>();
        var i = next;
        if (i < text.Length && text[i] == ' ' && i + 1 < text.Length && (text[i + 1] == '(' || IsPanel(i + 1) && Ends(i + 2))) i++;
        // "Figure 2, a-c"
        else if (i + 2 < text.Length && text[i] == ',' && text[i + 1] == ' ' && IsPanel(i + 2) && i + 3 < text.Length && text[i + 3] is ')' or ']' or ',' or ';' or '-' or '–') i += 2;
        var bracket = i < text.Length && text[i] == '(' && i + 1 < text.Length && IsPanel(i + 1);
        if (bracket) i++;
        while (IsPanel(i))
        {
            panels.Add(char.ToLowerInvariant(text[i]).ToString());
            next = ++i;
            if (!Separator(i, out var after, out var range) || !IsPanel(after)) break;
            if (range)
                for (var c = (char)(panels[^1][0] + 1); c < char.ToLowerInvariant(text[after]) && c < 'm'; c++) panels.Add(c.ToString());
            i = after;
        }
        if (bracket && next < text.Length && text[next] == ')') next++;
        return panels;
    }

    private bool IsPanel(int i) => i < text.Length && text[i] is (>= 'a' and <= 'l') or (>= 'A' and <= 'L') && (i + 1 >= text.Length || !char.IsLetterOrDigit(text[i + 1]));

    private bool Ends(int i) => i >= text.Length || text[i] is ')' or ']' or ',' or ';' or '.' or '-' or '–';

    private bool ClosesList(int i) => Number(i, out _, out var next) && (Ends(next) || next < text.Length && IsPanel(next) || text[next] == ' ' && next + 1 < text.Length && text[next + 1] is 'a' or '&');

    private bool Separator(int i, out int after, out bool range)
    {
        after = i;
        range = false;
        while (after < text.Length && text[after] == ' ') after++;
        if (after >= text.Length) return false;
        if (text[after] is '-' or '–' or '—' or '‐' or '‑') { range = true; after++; }
        else if (Word("to", ref after) || Word("through", ref after)) range = true;
        else if (text[after] is ',' or '&' or ';')
        {
            after++;
            while (after < text.Length && text[after] == ' ') after++;
            Word("and", ref after);
        }
        else if (!Word("and", ref after) && !Word("und", ref after) && !Word("or", ref after)) return false;
        while (after < text.Length && text[after] == ' ') after++;
        return true;
    }

    private bool Word(string word, ref int at)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0) return false;
        if (at + word.Length >= text.Length || text[at + word.Length] != ' ') return false;
        at += word.Length;
        return true;
    }

    private void Fill(string from, string to)
    {
        var prefix = from.StartsWith('S') ? "S" : "";
        if (!int.TryParse(from.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var low)
            || !int.TryParse(to.AsSpan(to.StartsWith('S') ? 1 : 0), NumberStyles.None, CultureInfo.InvariantCulture, out var high)) return;
        for (var n = low + 1; n < high && n - low < 50; n++) items.Add((prefix + n.ToString(CultureInfo.InvariantCulture), []));
    }
}
