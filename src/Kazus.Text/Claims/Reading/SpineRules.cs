using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Terms;
using Kazus.Text.Documents;

namespace Kazus.Text.Claims.Reading;

/// <summary>Lesions of the spine: levels, side, compartment, region; and neurological deficits with their scales.</summary>
internal static partial class SpineRules
{
    public static void Read(Story story, Draft draft)
    {
        foreach (var passage in story.Passages)
        {
            Deficits(passage, draft);
            if (!passage.HasAny(Stems.Spine) || !passage.HasAny(Stems.Region) && !NamesLevel(passage.Text) || !OfLesion().IsMatch(passage.Text)) continue;
            if (Region().Match(passage.Text) is { Success: true } region && !Earlier().IsMatch(passage.Text[..region.Index]) && !NotTheLesion().IsMatch(passage.Text[(region.Index + region.Length)..]))
                draft.Propose("lesion.region", new Value.Choice(region.Groups["r"].Value.ToLowerInvariant()), passage, Of(region.Groups["r"]), new("spine-region", 0.8));
            foreach (Match match in Levels().Matches(passage.Text))
            {
                var after = passage.Text[(match.Index + match.Length)..];
                if (NotTheLesion().IsMatch(after) || Earlier().IsMatch(passage.Text[..match.Index]) || VertebralExtent.Parse(match.Value) is not { } extent) continue;
                if (extent.Levels.Count == 1 && match.Length <= 2 && !Spine().IsMatch(passage.Text)) continue;
                draft.Propose("lesion.levels", new Value.Levels(extent), passage, new Span(match.Index, match.Index + match.Length), new("spine-levels", 0.85));
                Around(passage, match, draft);
            }
        }
    }

    // "C5", "Th12": a letter of the spine before a digit.
    private static bool NamesLevel(string text)
    {
        for (var i = 1; i < text.Length; i++)
            if (char.IsAsciiDigit(text[i]) && text[i - 1] is 'C' or 'T' or 'L' or 'S' or 'h' or 'D' or 'o') return true;
        return false;
    }

    private static Span Of(Group group) => new(group.Index, group.Index + group.Length);

    // "right-sided C5 intralaminar mass with extension into the C5-C6 foramen": side before, compartments in and after.
    private static void Around(Passage passage, Match levels, Draft draft)
    {
        var from = Math.Max(0, levels.Index - 28);
        foreach (Match side in Side().Matches(passage.Text[from..levels.Index]))
            draft.Propose("lesion.side", new Value.Choice(side.Value[0] is 'l' or 'L' ? "left" : side.Value[0] is 'b' or 'B' ? "both" : "right"), passage, new Span(from + side.Index, from + side.Index + side.Length), new("spine-side", 0.85));
        var end = Math.Min(passage.Text.Length, levels.Index + levels.Length + 60);
        foreach (Match part in Compartment().Matches(passage.Text[levels.Index..end]))
            draft.Propose("lesion.compartment", new Value.Text(CompartmentOf(part.Value)), passage, new Span(levels.Index + part.Index, levels.Index + part.Index + part.Length), new("spine-compartment", 0.85));
    }

    private static string CompartmentOf(string words)
    {
        var lower = words.ToLowerInvariant();
        if (lower.Contains("lamina", StringComparison.Ordinal)) return "lamina";
        if (lower.StartsWith("foram", StringComparison.Ordinal)) return "foramen";
        if (lower.StartsWith("pedic", StringComparison.Ordinal)) return "pedicle";
        return lower is "vertebral body" or "body" ? "body" : lower;
    }

    private static void Deficits(Passage passage, Draft draft)
    {
        if (passage.Has("/5"))
            foreach (Match match in Motor().Matches(passage.Text))
            {
                if (!Strength().IsMatch(passage.Text)) continue;
                draft.Propose("deficit", new Value.Scale("MRC", match.Value, SideIn(passage.Text[..match.Index])), passage, new Span(match.Index, match.Index + match.Length), new("motor-grade", 0.88));
            }
        if (passage.Has("sensory") && SensoryLevel().Match(passage.Text) is { Success: true } level)
            draft.Propose("deficit", new Value.Scale("sensory level", level.Groups["l"].Value.ToUpperInvariant(), SideIn(passage.Text[..level.Index])), passage, new Span(level.Index, level.Index + level.Length), new("sensory-level", 0.88));
        if ((passage.Has("Frankel") || passage.Has("ASIA") || passage.Has("AIS")) && Graded().Match(passage.Text) is { Success: true } graded)
            draft.Propose("deficit", new Value.Scale(graded.Groups["scale"].Value, graded.Groups["g"].Value.ToUpperInvariant()), passage, new Span(graded.Index, graded.Index + graded.Length), new("neurological-grade", 0.88));
    }

    private static string? SideIn(string before)
    {
        var sides = Side().Matches(before);
        return sides.Count == 0 ? null : sides[^1].Value[0] is 'l' or 'L' ? "left" : sides[^1].Value[0] is 'b' or 'B' ? "both" : "right";
    }

    private const string Level = @"(?:C[1-7]|Th?(?:1[0-2]|[1-9])|D(?:1[0-2]|[1-9])|L[1-5]|S[1-5])";

    [GeneratedRegex(@"(?<![A-Za-z0-9-])" + Level + @"(?:\s?[-–/]\s?(?:" + Level + @"|\d{1,2}(?!\d|/|\.)))?(?![A-Za-z0-9])(?:(?:,? and |, |/| ?& ?| lamina/| laminar/| lamina and | lamina with extension to the | intralaminar mass with extension into the )(?:bony )?" + Level + @"(?:\s?[-–]\s?(?:" + Level + @"|\d{1,2}))?(?![A-Za-z0-9]))*(?: (?:bony )?(?:foram\w+|dis[ck]s?\b|intervertebral))?", RegexOptions.CultureInvariant)]
    private static partial Regex Levels();

    [GeneratedRegex(@"\b(?:lesions?|mass|tumou?rs?|metasta\w+|\w*oma|primary|recurre\w+|LMS|vertebral bod\w+|compression)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfLesion();

    [GeneratedRegex(@"\b(?:spin\w+|vertebra\w*|lamina\w*|intralaminar|foram\w+|cervical|thoracic|lumbar|sacral|epidural|level|lesion|metastasis|laminectomy|cord)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spine();

    [GeneratedRegex(@"^[^.;,]{0,40}\b(?:dis[ck]ectomy|fusion|ACDF|weighted|sensory|hemiparesis|motor|radiculopathy|dermatome|nerve root|herniat\w+|signal|hyperintens\w*|hypointens\w*)\b|^-?(?:level|weighted)|^ ?N\d|^ (?:and T2|image)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotTheLesion();

    [GeneratedRegex(@"\b(?:anterior cervical|undergone|years? ago|previous|history of|herniated)\b[^.;]{0,24}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Earlier();

    [GeneratedRegex(@"\b(?<r>cervical|thoracic|lumbar|sacral|cervicothoracic|thoracolumbar|lumbosacral)\b(?: spin\w+| vertebra\w*| LMS| lesion| metasta\w+| tumou?r| mass)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Region();

    [GeneratedRegex(@"\b(?:left|right|bilateral)(?:-sided)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Side();

    [GeneratedRegex(@"\b(?:intralaminar|lamina[er]?|foramen|foramina|foraminal|pedicles?|vertebral body|spinous process|transverse process|epidural|extradural|intradural extramedullary|intramedullary|intradural|paravertebral|paraspinal|facet joint)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Compartment();

    [GeneratedRegex(@"(?<![\d/.])[0-5][+-]?/5(?![\d/])", RegexOptions.CultureInvariant)]
    private static partial Regex Motor();

    [GeneratedRegex(@"\b(?:motor|strength|power|paresis|weakness|hemiparesis|paraparesis|MRC|muscle|deficit|flexion|extension)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Strength();

    [GeneratedRegex(@"\b(?<l>[CTLS]\d{1,2}) sensory level\b|\bsensory level (?:at|of|below) (?<l>[CTLS]\d{1,2})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SensoryLevel();

    [GeneratedRegex(@"\b(?<scale>Frankel|ASIA|AIS)(?: impairment scale)?(?: (?:grade|score|of))* (?<g>[A-E])\b", RegexOptions.CultureInvariant)]
    private static partial Regex Graded();
}
