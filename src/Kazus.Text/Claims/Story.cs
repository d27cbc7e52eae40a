using System.Text.RegularExpressions;
using Kazus.Text.Documents;

namespace Kazus.Text.Claims;

/// <summary>What one part of an article tells of one patient: the sentences about him or her, in order.</summary>
/// <param name="Patient">The patient's number in the article.</param>
/// <param name="Part">"abstract", "case", "title", "legend" ...</param>
/// <param name="Passages">The sentences.</param>
internal sealed record Story(int Patient, string Part, IReadOnlyList<Passage> Passages);

/// <summary>Finds the sentences about the article's own patients and tells the patients apart.</summary>
internal static partial class Stories
{
    /// <summary>The stories of a document, in reading order.</summary>
    public static List<Story> Of(Document document)
    {
        var stories = new List<Story>();
        if (document.Metadata.Title is { } title)
        {
            var passage = new Passage(document, new Sentence(title.Span, PlainText.Verbatim(document.Text, title.Span)), "title", SectionKind.Front) { IsTitle = true };
            stories.Add(new Story(1, "title", [passage]));
        }
        foreach (var part in document.Outline.GroupBy(s => PartOf(s.Kind)).Where(g => g.Key is not null).OrderBy(g => g.First().Span.Start))
            Split(part.Key!, [.. part.SelectMany(s => Own(document, s))], stories);
        var legends = document.Tables.Where(t => t.Caption is not null).Select(t => t.Caption!).Concat(document.Tables.SelectMany(t => t.Notes)).Concat(document.Figures.Select(f => f.Legend)).OrderBy(p => p.Span)
            .SelectMany(p => p.Sentences.Select(s => new Passage(document, s, document.WhereIs(s.Span.Start), SectionKind.Legends) { IsLegend = true })).ToList();
        // Patients count from 1 in order of appearance, whatever the authors number them.
        var order = stories.Where(s => s.Part != "title").Select(s => s.Patient).Distinct().ToList();
        if (order.Count > 0 && order.Max() > order.Count) stories = [.. stories.Select(s => s with { Patient = Math.Max(1, order.IndexOf(s.Patient) + 1) })];
        if (legends.Count > 0) stories.Add(new Story(1, "legend", legends));
        return stories;
    }

    private static string? PartOf(SectionKind kind) => kind switch
    {
        SectionKind.Abstract => "abstract",
        SectionKind.Introduction => "introduction",
        SectionKind.Case or SectionKind.Other or SectionKind.Results => "case",
        SectionKind.Discussion or SectionKind.Perspective => "discussion",
        SectionKind.Conclusion => "conclusion",
        _ => null,
    };

    // A discussion speaks of the literature until it says that it speaks of this patient, and then to the end of the paragraph.
    private static IEnumerable<Passage> Own(Document document, Section section)
    {
        foreach (var inner in section.WithSubsections())
        {
            var always = inner.Kind is SectionKind.Case or SectionKind.Other or SectionKind.Results or SectionKind.Abstract;
            foreach (var paragraph in inner.Paragraphs)
            {
                var own = always;
                foreach (var sentence in paragraph.Sentences)
                {
                    var text = sentence.Text;
                    if (text.AsSpan().ContainsAny(Stems.Own) && OwnPatient().IsMatch(text)) own = true;
                    else if (always ? IsLiterature(text) && !text.Contains("year", StringComparison.OrdinalIgnoreCase) : IsLiterature(text))
                    {
                        own = always;
                        continue;
                    }
                    if (own) yield return new Passage(document, sentence, document.WhereIs(sentence.Span.Start), inner.Kind);
                }
            }
        }
    }

    /// <summary>True for a sentence about the disease in general or about other people's patients.</summary>
    internal static bool IsLiterature(string text) => text.AsSpan().ContainsAny(Stems.General) && General().IsMatch(text) && !OwnPatient().IsMatch(text);

    private static void Split(string part, List<Passage> passages, List<Story> into)
    {
        var patient = 1;
        var current = new List<Passage>();
        string? age = null;
        for (var i = 0; i < passages.Count; i++)
        {
            var text = passages[i].Text;
            if (StartsCase(text) is { } number)
            {
                Close(number);
                age = null;
            }
            else if (text.AsSpan().ContainsAny(Stems.Age) && Introduces().Match(text) is { Success: true } intro)
            {
                var other = intro.Groups["age"].Value;
                if (age is not null && other != age && Another().IsMatch(text)) Close(patient + 1);
                age = other;
            }
            passages[i].Index = current.Count;
            current.Add(passages[i]);
        }
        if (current.Count > 0) into.Add(new Story(patient, part, current));

        void Close(int next)
        {
            if (current.Count > 0 && next > patient)
            {
                into.Add(new Story(patient, part, current));
                current = [];
            }
            patient = next;
        }
    }

    private static int? StartsCase(string text)
    {
        var match = CaseStart().Match(text);
        if (!match.Success) return null;
        return match.Groups["n"].Value.ToLowerInvariant() switch
        {
            "1" or "i" or "first" or "one" or "a" => 1,
            "2" or "ii" or "second" or "two" or "b" => 2,
            "3" or "iii" or "third" or "three" => 3,
            "4" or "iv" or "fourth" or "four" => 4,
            "5" or "v" or "fifth" or "five" => 5,
            var other => int.TryParse(other, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : null,
        };
    }

    [GeneratedRegex(@"\b(?:our|present|this|presented) (?:patient|case)\b|\bin (?:our|the present) (?:case|report)\b|\bwe (?:report|present|describe)\b|\bhere(?:in)?,? (?:we|a|an|the|is)\b|\bthe case (?:presented|reported|described) here\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OwnPatient();

    [GeneratedRegex(@"\bet al\b|\bin the literature\b|\bliterature\b|\bhas been reported\b|\bhave been (?:reported|described|published)\b|\b(?:is|are) (?:an? )?(?:very |extremely |relatively |exceedingly )?(?:rare|uncommon|common|infrequent|aggressive)\b|\b(?:in|of|for|with) patients\b|\bpatients with\b|\bmost (?:common|frequent)|\busually\b|\btypically\b|\bincidence\b|\bprevalence\b|\breported cases\b|\bcases (?:of|have|were)\b|\b(?:previous|several|other|recent|most|many|few) studies\b|\bstudies have\b|\baccounts? for\b|\bis characteri[sz]ed by\b|\brarely\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex General();

    [GeneratedRegex(@"^(?:(?:in )?(?:case|patient)(?: report)?(?: (?:no\.?|number))? ?(?<n>\d|i{1,3}|iv|v|one|two|three|four|five|[ab])\b\s*[:.,\-–—(]|(?:the )?(?<n>first|second|third|fourth|fifth) (?:case|patient)\b|(?:case|patient) (?<n>\d) (?:is|was|had|presented|underwent))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CaseStart();

    [GeneratedRegex(@"\b(?<age>\d{1,3})[ -](?:year|month|week|day)s?[ -]old\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Introduces();

    [GeneratedRegex(@"\b(?:another|second|other) (?:patient|case)\b|^(?:An?|The) \d{1,3}[ -]year", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Another();
}
