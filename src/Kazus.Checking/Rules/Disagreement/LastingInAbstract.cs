using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>What the patient was left with by the abstract, and by nothing else in the article under any of its names: legs of unequal length, a dry mouth, a stiff joint.</summary>
internal static partial class LastingInAbstract
{
    /// <param name="body">Everything beside the abstract, without hyphens.</param>
    public static IEnumerable<Finding> Only(Manuscript m, string body)
    {
        foreach (var told in m.AbstractStory.Where(t => !Advice().IsMatch(t.Text)))
            foreach (var (named, other) in Troubles)
                if (named().Match(told.Text) is { Success: true } trouble && !told.OfRelative(trouble.Index) && !Denied().IsMatch(told.Text[..trouble.Index]) && !named().IsMatch(body) && !other().IsMatch(body))
                    yield return Kz303OnlyInAbstract.Rule.Find($"\"{trouble.Value}\" stands only in the abstract.", "Tell it in the case section, or leave it out of the abstract.", "abstract.term", m.At(told.Span(trouble), trouble.Value), m.At(told.Whole));
    }

    // Each trouble as an abstract names it, and every word by which a case section may tell the same.
    private static readonly (Func<Regex> Named, Func<Regex> Other)[] Troubles =
    [
        (UnequalLegs, UnequalLegsOtherwise),
        (DryMouth, DryMouthOtherwise),
        (LockedJaw, LockedJawOtherwise),
        (LostSmell, LostSmellOtherwise),
        (LostHair, LostHairOtherwise),
        (Contracture, ContractureOtherwise),
    ];

    [GeneratedRegex(@"\b(?:(?:limb|leg|arm)[- ])?length (?:discrepancy|inequality|difference)\b|\b(?:shortening|lengthening) of (?:the |his |her )?(?:\p{L}+ )?(?:limb|leg|arm|thigh|tibia|femur|humerus|forearm)\b|\b(?:leg|limb|arm) (?:is|was|remained) [^.;]{0,20}(?:shorter|longer)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnequalLegs();

    [GeneratedRegex(@"\b(?:shorten\w*|shorter|(?<!no )longer|lengthen\w*|unequal\w*|inequalit\w+|discrepan\w+|(?:shoe|heel)[- ]?(?:lift|raise)|insole|(?:raised|built-?up|special|orthop\w+) (?:shoe|sole|heel)|epiphysiodesis|(?:same|equal|different|differen\w+ (?:in|of)) length)\b|\b(?:legs?|limbs?|arms?|lengths?)\b[^.;]{0,40}\bdiffer", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnequalLegsOtherwise();

    [GeneratedRegex(@"\b(?:xerostomia|dry mouth|dryness of the mouth)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DryMouth();

    [GeneratedRegex(@"\b(?:xerostom\w*|saliva\w*|dry(?:ness)?|sicca)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DryMouthOtherwise();

    [GeneratedRegex(@"\btrismus\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LockedJaw();

    [GeneratedRegex(@"\b(?:trismus|(?:open\w*|distance)[^.;]{0,40}(?:mouth|jaw|incisor\w*|teeth)|(?:mouth|jaw|inter-?incis\w*|incisor\w*)[^.;]{0,40}(?:open\w*|distance|mm))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LockedJawOtherwise();

    [GeneratedRegex(@"\b(?:anosmia|hyposmia|loss of smell)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LostSmell();

    [GeneratedRegex(@"\b(?:\w*osmi[ac]|smell\w*|olfact\w+|odou?rs?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LostSmellOtherwise();

    [GeneratedRegex(@"\b(?:alopecia|hair loss|loss of hair)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LostHair();

    [GeneratedRegex(@"\b(?:alopecia|hairs?|bald\w*|epilation)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LostHairOtherwise();

    [GeneratedRegex(@"\b(?:contracture|ankylosis)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Contracture();

    [GeneratedRegex(@"\b(?:contract\w*|ankylo\w*|stiff\w*|flexion|extension|motion|movements?|range|\d ?°|degrees|bent?|bend\w*|straighten\w*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ContractureOtherwise();

    // "Without a difference in leg length": what is absent need not be told twice.
    [GeneratedRegex(@"\b(?:no|without|neither|nor|not|free of|free from|never)\b[^.;]{0,50}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(?:should|(?-i:may)|must|can|could|recommend\w*|consider\w*|usually|often)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Advice();
}
