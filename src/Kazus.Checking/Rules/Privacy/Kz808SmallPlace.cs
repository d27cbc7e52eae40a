using System.Text.RegularExpressions;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Privacy;

/// <summary>The patient is placed among so few people that the place names the patient: a village with its number of inhabitants, an office that one person holds.</summary>
internal static partial class Kz808SmallPlace
{
    public static Rule Rule { get; } = new("KZ808", "small-place", Severity.Error, "privacy", Check) { WhyNot = m => m.IsCaseReport ? null : Manuscript.NoCase };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var told in m.In(Reading.Part.Abstract, Reading.Part.Case, Reading.Part.Legend))
            if (Few().Match(told.Text) is { Success: true } few && Reading.Numbers.Parse(few.Groups["n"].Value) is { } n and < 20_000 && n > 0 || Office().IsMatch(told.Text))
            {
                var words = Few().Match(told.Text) is { Success: true } match ? match : Office().Match(told.Text);
                yield return Rule.Find("The place or the office tells who the patient is.", "Leave out the place and the office; the region and the kind of work tell the reader as much.", "identifier.place", m.At(told.Span(words), words.Value), m.At(told.Whole));
            }
    }

    [GeneratedRegex(@"\b(?:population|inhabitants|residents|people|souls)(?: of|:)? ?(?:about |some |only |just )?(?<n>\d{1,3}(?:,\d{3})?|\d{4,5})\b(?=[) ,.;])(?<=\(population[^)]{0,20})|\b(?:village|hamlet|town|island|parish|settlement|community)[^.;]{0,40}\b(?<n>\d{1,3}(?:,\d{3})?|\d{4,5}) (?:inhabitants|residents|people|souls)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Few();

    [GeneratedRegex(@"\b(?:[Tt]he|[Aa]|[Ss]he is|[Hh]e is|[Ff]ormer|[Rr]etired|[Ss]till|[Oo]nly) (?:the )?(?:\p{Ll}+ )?(?:mayor|vicar|priest|organist|postmaster|postmistress|headmaster|headmistress|head teacher|schoolteacher|lighthouse keeper|harbou?rmaster|blacksmith|baker|doctor|midwife|pharmacist|innkeeper|goalkeeper|captain|bishop|abbot|judge) (?:of|in|at) (?:the (?:village|town|island|parish|hamlet|school|church) of )?(?!the\b)\p{Lu}\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Office();
}
