using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.References;

/// <summary>The text gives a cited work's patients a tumour of one region of the body, and its title names another: "44 patients with porocarcinoma of the head and neck", and a title on the lower limb.</summary>
internal static partial class CitedRegion
{
    public static Finding? In(Manuscript m, CitedWork cited)
    {
        if (cited.Reference.Title is not { } title || GroupSize.In(cited.Text).Any() is false || Said().Match(cited.Text) is not { Success: true } said || One(Region().Matches(title)) is not { } listed || One(Region().Matches(cited.Text)) is not { } told || listed.Name == told.Name) return null;
        return (Kz525CitedPeople.Rule with { Severity = Severity.Warning }).Find($"The text says \"{said.Groups["r"].Value}\" of {cited.Name}; the title of reference {cited.Reference.Key} says \"{listed.Value}\".", "Look at the work and say what it is about.", "citation.population", m.At(cited.Span(said.Index, said.Length), said.Groups["r"].Value), m.At(CitedWork.InTitle(cited.Reference, listed.Index, listed.Length), listed.Value));
    }

    // The one region that is named; null where there is none, or more.
    private static Group? One(MatchCollection matches)
    {
        var groups = matches.SelectMany(w => w.Groups.Values.Skip(1).Where(g => g.Success)).ToList();
        return groups.Count > 0 && groups.TrueForAll(g => g.Name == groups[0].Name) ? groups[0] : null;
    }

    private const string Regions = @"(?<head>head and neck|scalp|face)|(?<leg>lower (?:limbs?|extremit(?:y|ies))|legs?|thigh|foot|feet)|(?<arm>upper (?:limbs?|extremit(?:y|ies))|arms?|forearm|hands?)|(?<trunk>trunk|chest wall|abdominal wall)|(?<retroperitoneum>retroperitoneum)|(?<spine>spine|vertebral column)|(?<pelvis>pelvis|sacrum)|(?<lung>lungs?)|(?<liver>liver)|(?<kidney>kidneys?)|(?<brain>brain)|(?<orbit>orbit)|(?<breast>breast)|(?<stomach>stomach)|(?<heart>heart)";

    [GeneratedRegex(@"\b(?:" + Regions + @")\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Region();

    [GeneratedRegex(@"\b(?:patients|cases|tumou?rs|women|men|children|adults|\p{L}+omas?) (?:with (?:an? )?(?:[\p{L}-]+ ){1,3})?(?:of|in) the (?<r>" + Regions + @")\b(?! (?:or|and)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Said();
}
