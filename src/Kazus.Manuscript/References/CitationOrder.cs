using System.Globalization;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.References;

/// <summary>Numbers works in the order they are first cited, and prints citations: [1–3,5].</summary>
public sealed class CitationOrder(CitationForm form)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>Keys in order of first citation.</summary>
    public IReadOnlyList<string> Keys => [.. numbers.OrderBy(n => n.Value).Select(n => n.Key)];

    /// <summary>The number of a work; given when it is asked for the first time.</summary>
    public int Number(string key)
    {
        if (!numbers.TryGetValue(key, out var number)) numbers[key] = number = numbers.Count + 1;
        return number;
    }

    /// <summary>
    /// Prints a citation of works: numbers rise, three and more in a row become a range. A work with a note ("p. 4") stands by itself.
    /// </summary>
    public IReadOnlyList<CitationPart> Print(IReadOnlyList<CitedWork> works)
    {
        foreach (var work in works) Number(work.Key);
        var sorted = works.DistinctBy(w => (w.Key, w.Note)).OrderBy(w => Number(w.Key)).ThenBy(w => w.Note is not null).ToList();
        var raised = form == CitationForm.Superscript;
        var parts = new List<CitationPart>();
        void Say(string text, string? key = null) => parts.Add(new CitationPart(text, key, raised));
        if (!raised) Say("[");
        for (var i = 0; i < sorted.Count;)
        {
            if (i > 0) Say(",");
            var end = i;
            while (end + 1 < sorted.Count && sorted[end].Note is null && sorted[end + 1].Note is null && Number(sorted[end + 1].Key) == Number(sorted[end].Key) + 1) end++;
            if (end - i < 2) end = i;
            Say(Text(sorted[i]), sorted[i].Key);
            if (end > i)
            {
                Say("\u2013");
                Say(Text(sorted[end]), sorted[end].Key);
            }
            i = end + 1;
        }
        if (!raised) Say("]");
        return parts;
    }

    private string Text(CitedWork work)
    {
        var number = Number(work.Key).ToString(CultureInfo.InvariantCulture);
        return work.Note is null ? number : $"{number} ({work.Note})";
    }
}
