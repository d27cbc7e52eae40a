using System.Globalization;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.References;

/// <summary>
/// The style of the International Committee of Medical Journal Editors ("Samples of Formatted References", after Citing Medicine,
/// 2nd ed., NLM): six authors, then et al.; abbreviated journal; year;volume(issue):pages with the last page shortened; DOI.
/// </summary>
public static class Vancouver
{
    private const int NamedAuthors = 6;

    /// <summary>The entry as it stands in the list, without its number.</summary>
    public static IReadOnlyList<Inline> Entry(Reference work)
    {
        var text = new Sentences();
        text.Add(Names(work.Authors));
        switch (work.Type)
        {
            case "book": case "report": case "thesis": Book(text, work); break;
            case "chapter": case "paper-conference" when work.Editors.Count > 0: Chapter(text, work); break;
            case "webpage": case "post": case "post-weblog": case "dataset": case "software": WebPage(text, work); break;
            default: Article(text, work); break;
        }
        var line = new List<Inline> { new Inline.Words(text.ToString()) };
        if (!string.IsNullOrWhiteSpace(work.Doi))
        {
            line.Add(new Inline.Words(" "));
            line.Add(new Inline.Link(DoiAddress(work.Doi), [new Inline.Words("doi:" + BareDoi(work.Doi))]));
            line.Add(new Inline.Words("."));
        }
        else if (!string.IsNullOrWhiteSpace(work.Pmid))
        {
            line.Add(new Inline.Words(" "));
            line.Add(new Inline.Link("https://pubmed.ncbi.nlm.nih.gov/" + Uri.EscapeDataString(work.Pmid) + "/", [new Inline.Words("PMID: " + work.Pmid)]));
            line.Add(new Inline.Words("."));
        }
        return line;
    }

    /// <summary>How a sentence names the authors: "Sun", "Sun and Li", "Sun et al.".</summary>
    public static string InSentence(Reference work) => work.Authors.Count switch
    {
        0 => work.Title ?? work.Key,
        1 => work.Authors[0].FamilyName,
        2 => $"{work.Authors[0].FamilyName} and {work.Authors[1].FamilyName}",
        _ => work.Authors[0].FamilyName + " et al.",
    };

    /// <summary>A DOI without resolver or "doi:" in front.</summary>
    public static string BareDoi(string doi)
    {
        var bare = doi.Trim();
        foreach (var front in new[] { "https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:" })
            if (bare.StartsWith(front, StringComparison.OrdinalIgnoreCase)) return bare[front.Length..].Trim();
        return bare;
    }

    /// <summary>The address that resolves a DOI.</summary>
    public static string DoiAddress(string doi) => "https://doi.org/" + Uri.EscapeDataString(BareDoi(doi)).Replace("%2F", "/", StringComparison.Ordinal);

    private static void Article(Sentences text, Reference work)
    {
        text.Add(work.Title);
        text.Add(work.ContainerShort ?? work.Container);
        var place = Date(work);
        var volume = (work.Volume ?? "") + (string.IsNullOrWhiteSpace(work.Issue) ? "" : $"({work.Issue})");
        if (volume.Length > 0) place += (place.Length > 0 ? ";" : "") + volume;
        if (!string.IsNullOrWhiteSpace(work.Pages)) place += (place.Length > 0 ? ":" : "") + ShortPages(work.Pages);
        text.Add(place);
    }

    private static void Book(Sentences text, Reference work)
    {
        text.Add(work.Type == "thesis" && work.Title is not null ? work.Title.TrimEnd('.') + " [thesis]" : work.Title);
        text.Add(Edition(work.Edition));
        text.Add(Imprint(work));
    }

    private static void Chapter(Sentences text, Reference work)
    {
        text.Add(work.Title);
        var editors = Names(work.Editors);
        text.Add("In: " + (editors.Length > 0 ? $"{editors}, {(work.Editors.Count > 1 ? "editors" : "editor")}. " : "") + work.Container);
        text.Add(Edition(work.Edition));
        text.Add(Imprint(work));
        if (!string.IsNullOrWhiteSpace(work.Pages)) text.Add("p. " + ShortPages(work.Pages));
    }

    private static void WebPage(Sentences text, Reference work)
    {
        text.Add(work.Title?.TrimEnd('.') + " [Internet]");
        var cited = work.Accessed is { } day ? $" [cited {day.Year.ToString(CultureInfo.InvariantCulture)} {Month(day.Month)} {day.Day.ToString(CultureInfo.InvariantCulture)}]" : "";
        text.Add(string.Join("; ", new[] { Where(work) ?? work.Container, Date(work) }.Where(p => !string.IsNullOrEmpty(p))) + cited);
        if (!string.IsNullOrWhiteSpace(work.Url) && string.IsNullOrWhiteSpace(work.Doi)) text.AddOpen("Available from: " + work.Url);
    }

    private static string Imprint(Reference work) => string.Join("; ", new[] { Where(work), Date(work) }.Where(p => !string.IsNullOrEmpty(p)));

    private static string? Where(Reference work) => (work.PublisherPlace, work.Publisher) switch
    {
        (null or "", var publisher) => publisher,
        (var place, null or "") => place,
        var (place, publisher) => $"{place}: {publisher}",
    };

    private static string? Edition(string? edition) => string.IsNullOrWhiteSpace(edition) ? null
        : edition.Contains("ed", StringComparison.OrdinalIgnoreCase) ? edition : edition + " ed";

    private static string Names(IReadOnlyList<PersonName> people)
    {
        var named = people.Take(NamedAuthors).Select(Name).ToList();
        if (people.Count > NamedAuthors) named.Add("et al");
        return string.Join(", ", named);
    }

    private static string Name(PersonName person) => person.Literal
        ?? string.Join(' ', new[] { person.FamilyName, Initials(person.Given), person.Suffix }.Where(p => !string.IsNullOrWhiteSpace(p)));

    /// <summary>At most two initials, as MEDLINE keeps them; "Jean-Pierre" has two.</summary>
    internal static string Initials(string? given)
    {
        if (string.IsNullOrWhiteSpace(given)) return "";
        var words = given.Split([' ', '.', '-', '\u2010', '\u2011', '\u00a0'], StringSplitOptions.RemoveEmptyEntries);
        if (words is [{ Length: 2 or 3 } only] && only.All(char.IsUpper)) return only[..2];
        return string.Concat(words.Take(2).Select(w => System.Text.Rune.ToUpperInvariant(System.Text.Rune.GetRuneAt(w, 0)).ToString()));
    }

    // "284-287" becomes "284-7"; "e12-e18" and anything else unusual stays as it is.
    internal static string ShortPages(string pages)
    {
        var plain = pages.Trim().Replace('\u2013', '-').Replace("--", "-", StringComparison.Ordinal);
        var ends = plain.Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length != 2 || ends[0].Length != ends[1].Length || !ends.All(e => e.Length > 0 && e.All(char.IsAsciiDigit))) return plain;
        var same = 0;
        while (same < ends[0].Length - 1 && ends[0][same] == ends[1][same]) same++;
        return $"{ends[0]}-{ends[1][same..]}";
    }

    private static string Date(Reference work)
    {
        if (work.Year is not { } year) return "";
        var date = year.ToString(CultureInfo.InvariantCulture);
        // Volume and issue already fix the moment; month and day are printed where they are all there is.
        if (!string.IsNullOrWhiteSpace(work.Volume) || work.Month is not (>= 1 and <= 12)) return date;
        return work.Day is >= 1 and <= 31 ? $"{date} {Month(work.Month.Value)} {work.Day.Value.ToString(CultureInfo.InvariantCulture)}" : $"{date} {Month(work.Month.Value)}";
    }

    private static string Month(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month);

    /// <summary>Sentences with one full stop each.</summary>
    private sealed class Sentences
    {
        private readonly System.Text.StringBuilder text = new();

        public void Add(string? sentence)
        {
            if (string.IsNullOrWhiteSpace(sentence)) return;
            var words = sentence.Trim();
            AddOpen(words[^1] is '?' or '!' ? words : words.TrimEnd('.') + ".");
        }

        public void AddOpen(string words)
        {
            if (text.Length > 0) text.Append(' ');
            text.Append(words);
        }

        public override string ToString() => text.ToString();
    }
}
