using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Privacy;

/// <summary>The patient comes from a place of few people, or holds an office of which a named place has one: "the organist of Little Skerrow", "a village of 140 inhabitants".</summary>
internal static partial class Kz808FewPeople
{
    public static Rule Rule { get; } = new("KZ808", "one-of-few-people", Severity.Warning, "privacy", Check);

    /// <summary>Up to so many people know each other's illnesses; regulations of health data draw their lines at 20,000.</summary>
    private const double Few = 20_000;

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var told in m.In(Part.Case, Part.Abstract, Part.Introduction, Part.Legend, Part.Discussion))
        {
            var text = told.Text;
            if (!Patient().IsIn(text)) continue;
            var few = Inhabitants().AllIn(text).FirstOrDefault(x => Numbers.Parse(x.Groups["n"].Value.Replace(' ', ',')) is > 0 and < Few);
            var office = Office().FirstIn(text);
            var village = Village().FirstIn(text);
            var work = village.Success ? Work().Match(text) : Match.Empty;
            var home = village.Success && Home().IsMatch(text[..village.Index]) && Hamlet().IsMatch(village.Value);
            Capture[] found = [.. new Capture?[] { few, office.Success ? office : null, work.Success ? work : null, work.Success || home ? village : null }.OfType<Capture>()];
            if (found.Length == 0 || !home && told.OfRelative(found.Min(c => c.Index))) continue;
            var (from, to) = (found.Min(c => c.Index), found.Max(c => c.Index + c.Length));
            yield return Rule.Find(few is not null ? "The place named has few people: with the age and the disease it points at one of them." : office.Success ? "An office of which the place has one points at one person." : work.Success ? "The occupation and a small place point at one person." : "A named village or hamlet as the home points at one person.", "Leave out the place or the occupation, or say it as widely as the story allows (\"a rural district\").", "identifier.place", m.At(told.Span(from, to - from)), m.At(told.Whole));
            yield break;
        }
    }

    [GeneratedRegex(@"\b(?:\d+-year-old|patient|man|woman|boy|girl|child|infant|s?he|who|retired|lives?|lived|living|native|resident)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Patient();

    [GeneratedRegex(@"\b(?:population|inhabitants)(?: of)?(?: about| around| some| only)?:? (?<n>\d{1,3}(?:[, ]\d{3})?|" + Numbers.Pattern + @")\b(?! ?%)|\b(?<n>\d{1,3}(?:[, ]\d{3})?|" + Numbers.Pattern + @") (?:inhabitants|residents|souls|islanders|villagers|households)\b|\b(?:village|hamlet|island|town|settlement|parish|community|municipality) (?:of|with) (?:only |about |some |fewer than |barely )*(?<n>\d{1,3}(?:[, ]\d{3})?) (?:people|persons|houses|families)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Inhabitants();

    [GeneratedRegex(@"\b(?:lives?|lived|living|resid\w+|resident|inhabitant|native|(?:was|had been|is) born|came|comes|travelled|home)\b[^.;]{0,60}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Home();

    [GeneratedRegex(@"^(?:village|hamlet|islet|settlement)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Hamlet();

    private const string Name = @"(?!Medicine|Science|Art|Law|Philosophy|Surgery|Duty|Monday|January|February|March|April|May|June|July|August|September|October|November|December)\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)*";

    // "The first dose of Amphotericin", "the first fraction of SBRT", "the only report of Abel"
    private const string Thing = @"(?!(?:[\p{L}-]+ )?(?:doses?|fractions?|cycles?|courses?|days?|weeks?|months?|years?|lines?|phases?|rounds?|signs?|symptoms?|manifestations?|cases?|reports?|descriptions?|series|patients?|members?|examples?|variants?|forms?|types?|drugs?|inhibitors?|agents?|stages?|parts?|criteri\w+|versions?|editions?|use|results?|infusions?|injections?|administrations?|trials?|stud\w+|authors?) )";

    [GeneratedRegex(@"\b(?:[Mm]ayor(?:ess)?|(?:parish )?priest|vicar|pastor|parson|(?:church )?organist|headmaster|headmistress|head teacher|schoolmaster|(?:school)?teacher|postmaster|postmistress|postman|sexton|station ?master|harbou?r ?master|lighthouse keeper|ferryman|baker|butcher|blacksmith|innkeeper|librarian|constable|chief of police|fire chief|bishop|abbot|abbess|imam|rabbi|councillor|doctor|pharmacist|midwife|veterinarian|[Mm]ember of [Pp]arliament|midfielder|goalkeeper|captain|trainer|coach) (?:of|in|at|on|for) (?:the )?(?:(?:village|hamlet|island|parish|town|municipality|school|football club|church) (?:of|in|at) )?" + Name + @"|\bthe only " + Thing + @"(?:\p{L}+ ){1,3}(?:of|in|on) (?:the (?:village|hamlet|island|parish|town|valley) of )?" + Name + @"|\bthe (?:current|present|former|first|only) " + Thing + @"(?:\p{L}+ ){1,2}of (?:the (?:village|hamlet|island|parish|town) of )?" + Name, RegexOptions.CultureInvariant)]
    private static partial Regex Office();

    [GeneratedRegex(@"\b(?:village|hamlet|island|islet|settlement|parish|commune|valley) (?:of |near )?" + Name, RegexOptions.CultureInvariant)]
    private static partial Regex Village();

    [GeneratedRegex(@"\b(?:mayor|priest|teacher|farmer|shepherd|fisherm[ae]n|policem[ae]n|police officer|physician|nurse|lawyer|pilot|soldier|athlete|musician|journalist|professor|student of \p{L}+|retired \p{L}+|professional \p{L}+|(?:works?|worked) as (?:a |an |the )?\p{L}+|by profession|baker|butcher|miner|forester|beekeeper|winegrower|carpenter|organist|postm[ae]n|innkeeper)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Work();
}
