using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>Of several patients, one whose death the case section tells is called alive elsewhere by the number, or the other way round.</summary>
internal static partial class NamedPatientFares
{
    public static Finding? In(Manuscript m)
    {
        foreach (var one in m.OneByOne)
        {
            var patient = one.Told[0].Patient;
            var died = one.Told.Where(t => Death().Match(t.Text) is { Success: true } d && !t.OfRelative(d.Index)).ToList();
            foreach (var (told, start, size) in m.In(Part.Abstract, Part.Conclusion).SelectMany(t => ClausesOn(t, patient)))
            {
                var clause = told.Text.Substring(start, size);
                var (words, against) = died.Count > 0 ? (Lives().Match(clause), died[^1]) : (Death().Match(clause), one.Told.LastOrDefault(t => Lives().IsMatch(t.Text)));
                // A clause that tells both ("was well until he died") contradicts nothing.
                if (!words.Success || against is null || died.Count > 0 == Death().IsMatch(clause)) continue;
                var other = (died.Count > 0 ? Death() : Lives()).Match(against.Text).Value;
                return Kz302OutcomesDisagree.Rule.Find($"Patient {patient}: \"{words.Value}\" in {m.Document.WhereIs(told.Span(start, size).Start)}; \"{other}\" in {m.Document.WhereIs(against.Whole.Start)}.", "Say how each patient was at the last contact, and say the same everywhere.", "outcome.status",
                    m.At(told.Span(start + words.Index, words.Length), words.Value), m.At(told.Whole), m.At(against.Whole, other));
            }
        }
        return null;
    }

    // "Patient 1 is well; Patient 2, whose nodes were involved, is alive with disease": from one name to the next.
    private static IEnumerable<(Told Told, int Start, int Size)> ClausesOn(Told told, int patient)
    {
        var names = Name().Matches(told.Text).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            var end = i + 1 < names.Count ? names[i + 1].Index : told.Text.Length;
            // "Patients 1 and 3", "in both": of more than one.
            if (NumberOf(names[i]) == patient && !Together().IsMatch(told.Text.AsSpan(names[i].Index + names[i].Length))) yield return (told, names[i].Index, end - names[i].Index);
        }
    }

    private static int NumberOf(Match name) => name.Groups["nth"].Success ? Array.IndexOf(Quantity.Ordinals, name.Groups["nth"].Value) : name.Groups["n"].Value[0] - '0';

    // "Patient 2", "the second patient"
    [GeneratedRegex(@"\b(?:[Pp]atient|[Cc]ase) (?:[Nn]o\.? ?)?(?<n>[1-9])(?!\d)\b|\b[Tt]he (?<nth>first|second|third|fourth|fifth) (?:patient|man|woman|boy|girl|child)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?:,? (?:and|or|to) \d|, \d|[-–/]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Together();

    [GeneratedRegex(@"\b(?:died|has died|succumbed|passed away|dead of disease|death (?:occurred|came|followed)|DOD)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Death();

    [GeneratedRegex(@"\b(?:is|remains) (?:still |now |currently |today )*(?:alive|living|well|disease-free|free of|free from|without|in (?:complete )?remission)\b|\blives (?:with|without)\b|\bNED\b|\bAWD\b", RegexOptions.CultureInvariant)]
    private static partial Regex Lives();
}
