using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.References;

/// <summary>The text says of a cited work's patients what its title denies: adults against children, women against men, several centres against one, people against animals.</summary>
internal static partial class Kz525CitedPeople
{
    public static Rule Rule { get; } = new("KZ525", "cited-people", Severity.Error, "study-type", Check) { WhyNot = m => m.Document.References.Count == 0 ? "the file has no reference list" : null };

    // What excludes what: words of the text about the work's people, words that are enough where its authors are named in the text, words
    // of the title, and what makes either undecided.
    private sealed record Contrast(Regex Said, Regex OfNamed, Regex Listed, Regex Both);

    private static readonly Contrast[] Contrasts =
    [
        new(Adults(), AdultsOnly(), Children(), AllAges()),
        new(Childhood(), Children(), AdultsOnly(), AllAges()),
        new(Growing(), Never(), VeryYoung(), Never()),
        new(VeryYoungGroup(), Never(), GrowingOnly(), EveryAge()),
        new(Growing(), GrowingOnly(), Aged(), EveryAge()),
        new(AgedGroup(), Never(), GrowingOnly(), EveryAge()),
        new(Women(), Never(), MenOnly(), BothSexes()),
        new(Men(), Never(), WomenOnly(), BothSexes()),
        new(ManyCentres(), Never(), OneCentre(), Never()),
        new(SingleCentre(), Never(), SeveralCentres(), Never()),
        new(People(), Never(), Animals(), Never()),
    ];

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var cited in CitedWork.Of(m))
        {
            if (cited.Reference.Title is not { } title) continue;
            if (!OfOwn().IsMatch(cited.Text) && CitedRegion.In(m, cited) is { } region) yield return region;
            foreach (var contrast in Contrasts)
            {
                var listed = contrast.Listed.Match(title);
                if (!listed.Success || contrast.Said.IsMatch(title) || contrast.Both.IsMatch(title)) continue;
                var group = contrast.Said.Match(cited.Text);
                var said = group.Success || cited.Citation.Named is null ? group : contrast.OfNamed.Match(cited.Text);
                // "9 adolescents" of a work "in adults and adolescents".
                if (said.Success && title.Contains(said.Value[(said.Value.LastIndexOf(' ') + 1)..], StringComparison.OrdinalIgnoreCase)) continue;
                if (!said.Success || contrast.Listed.IsMatch(cited.Text) || contrast.Both.IsMatch(cited.Text) || OfOwn().IsMatch(cited.Text)) continue;
                yield return (group.Success ? Rule : Rule with { Severity = Severity.Warning }).Find($"The text says \"{said.Value}\" of {cited.Name}; the title of reference {cited.Reference.Key} says \"{listed.Value}\".", "Look at the work and say what it is about.", "citation.population", m.At(cited.Span(said.Index, said.Length), said.Value), m.At(CitedWork.InTitle(cited.Reference, listed.Index, listed.Length), listed.Value));
                break;
            }
        }
    }

    // The people are those of the study: counted, grouped, or what its authors looked at.
    private const string Group = @"(?:\b(?:groups?|series|cohorts?|study|studies|reviews?|analys[ie]s|samples?|surveys?|trials?|registry|registries|population|collection|report|comparison|experience) (?:of|in|on|with|among|from|comprising|including) (?:the |their |all |only )?(?:\d+ )?(?:[\p{L}-]+ ){0,3}|(?<![\w.])(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty) (?:consecutive |treated |affected |operated |selected |young |older |elderly |pregnant |irradiated |untreated )*|\b(?:analy[sz]ed|studied|reviewed|followed|treated|described|collected|included|enrolled|examined|compared|pooled|surveyed|randomi[sz]ed|operated on|reported on|confined to|restricted to|limited to) (?:only |the |their |\d+ )*(?:[\p{L}-]+ )?)";

    [GeneratedRegex(Group + @"adults?\b(?!-type)|\badult (?:series|cohort|patients|population|study|group)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Adults();

    [GeneratedRegex(Group + @"(?:children|adolescents|infants|neonates|toddlers|boys|girls)\b|\bpa?ediatric (?:series|cohort|patients|population|study|group|registry|trial)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Childhood();

    [GeneratedRegex(@"\b(?:children|childhood|pa?ediatric|adolescents?|adolescence|infants?|infancy|infantile|neonat\w+|newborns?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Children();

    [GeneratedRegex(@"\b(?:adults|adulthood|the elderly|older (?:patients|people|adults)|(?:in|of) adult patients|adult patients|octogenarians|post-?menopausal|old age|(?:over|above|older than|aged|beyond) (?:the age of )?[4-9]\d(?: years)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AdultsOnly();

    [GeneratedRegex(@"\b(?:all ages|young adults|children and adults|adults and children|from childhood to|lifespan|transition|juvenile)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AllAges();

    [GeneratedRegex(Group + @"(?:adolescents|teenagers|young adults|school-?children|older children)\b(?: and (?:young adults|adolescents))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Growing();

    [GeneratedRegex(Group + @"(?:infants|toddlers|neonates|newborns|babies)\b(?: and (?:toddlers|infants|neonates|newborns))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex VeryYoungGroup();

    [GeneratedRegex(@"\b(?:infants?(?: and toddlers)?|toddlers|neonat\w+|newborns?|infancy|babies|(?:under|below|less than|younger than) (?:one|two|three|1|2|3) years?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex VeryYoung();

    [GeneratedRegex(@"\b(?:adolescents?(?: and young adults)?|adolescence|teenagers|young adults)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GrowingOnly();

    [GeneratedRegex(Group + @"(?:elderly|octogenarians|post-?menopausal|old(?:er)? (?:people|patients|persons|adults|women|men))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AgedGroup();

    [GeneratedRegex(@"\b(?:the elderly|elderly \p{L}+|octogenarians|post-?menopausal|old(?:er)? (?:people|patients|persons|adults|women|men)|old age|(?:over|above|older than|beyond) (?:the age of )?[5-9]\d(?: years)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Aged();

    [GeneratedRegex(@"\b(?:all ages|any age|children|childhood|pa?ediatric|lifespan|from (?:infancy|birth|childhood|adolescence) to)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EveryAge();

    [GeneratedRegex(Group + @"(?:women|females?|girls|mothers)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Women();

    [GeneratedRegex(Group + @"(?:men|males?|boys)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Men();

    [GeneratedRegex(@"\b(?:in|of|among) (?:\d+ )?(?:[\p{L}-]+ )?(?:women|females?|girls)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WomenOnly();

    [GeneratedRegex(@"\b(?:in|of|among) (?:\d+ )?(?:[\p{L}-]+ )?(?:men|males?|boys)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MenOnly();

    [GeneratedRegex(@"\b(?:both sexes|sex|gender|male and female|female and male|(?:men|boys|males) and (?:women|girls|females)|(?:women|girls|females) and (?:men|boys|males))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BothSexes();

    [GeneratedRegex(@"\b(?:multi-?(?:cent(?:re|er)|institution(?:al)?)|nationwide|population-based|national (?:registry|register|database|cohort|survey)|international (?:registry|cohort|study|survey|trial)|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|\d+) (?:cent(?:re|er)s|hospitals|institutions|departments))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ManyCentres();

    [GeneratedRegex(@"\b(?:single-? ?(?:cent(?:re|er)|institution(?:al)?|hospital|surgeon)|one-? ?(?:cent(?:re|er)|institution|hospital|surgeon)|monocentric|(?:at|of|from|in) (?:a single|one) (?:cent(?:re|er)|institution|hospital|department|unit))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OneCentre();

    [GeneratedRegex(@"\b(?:single-? ?(?:cent(?:re|er)|institution(?:al)?|surgeon)|monocentric|(?:at|of|from) (?:a single|one) (?:cent(?:re|er)|institution|hospital|department|unit)) (?:series|study|cohort|experience|review|analysis|report|trial|audit)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SingleCentre();

    [GeneratedRegex(@"\b(?:multi-?(?:cent(?:re|er)|institution(?:al)?)|nationwide|population-based|national (?:registry|register|database|cohort|survey)|international (?:registry|cohort|study|survey|trial))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SeveralCentres();

    [GeneratedRegex(Group + @"(?:patients|women|men|children|adults|people|volunteers)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex People();

    [GeneratedRegex(@"\b(?:in|of) (?:\d+ )?(?:[\p{L}-]+ )?(?:mice|rats|dogs|cats|rabbits|pigs|sheep|cell lines?|xenografts?)\b|\b(?:murine|canine|feline|porcine|mouse|rat|in vitro|veterinary)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Animals();

    // What is said of the own patient beside the citation is not said of the work.
    [GeneratedRegex(@"\b(?:our|the present|this) (?:patient|case|girl|boy|child|man|woman)\b|\bunlike\b|\bin contrast\b|\bwhereas\b|\brather than\b|\bnot (?:in|of|of the)\b|\bno (?:such )?(?:series|study|report)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfOwn();

    [GeneratedRegex(@"(?!)", RegexOptions.CultureInvariant)]
    private static partial Regex Never();
}
