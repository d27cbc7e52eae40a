using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>One part says that a bone or a graft united without another operation, and the course tells of a nonunion.</summary>
internal static partial class UnionOfBone
{
    public static Finding? Disagrees(Manuscript m)
    {
        var failed = m.In(Part.Case, Part.Abstract).SelectMany(t => Failed().Matches(t.Text).Where(f => !t.OfRelative(f.Index) && !Denied().IsMatch(t.Text[..f.Index])).Select(f => (Told: t, Match: f))).ToList();
        if (!failed.Exists(f => f.Told.Part == Part.Case)) return null;
        foreach (var told in m.Retold.Where(t => t.Part is Part.Abstract or Part.Discussion or Part.Conclusion && !failed.Exists(f => f.Told.Part == t.Part)))
            if (United().Match(told.Text) is { Success: true } united && !told.OfRelative(united.Index) && !OfOne().IsMatch(united.Value))
                return Kz310ComplicationsDisagree.Rule.Find($"\"{united.Value}\" in {m.Document.WhereIs(told.Span(united).Start)}; \"{failed[0].Match.Value}\" in {m.Document.WhereIs(failed[0].Told.Span(failed[0].Match).Start)}.", "Say what became of it, and say the same everywhere.", "outcome.union",
                    [m.At(told.Span(united), united.Value), m.At(told.Whole), .. failed.Take(4).SelectMany(f => new[] { m.At(f.Told.Span(f.Match), f.Match.Value), m.At(f.Told.Whole) })]);
        return null;
    }

    [GeneratedRegex(@"\b(?:non-?union|pseud(?:o)?arthrosis|(?:did|had|has|have) not (?:unite|united|heal|healed|consolidate|consolidated|fuse|fused)\b(?<=(?:junction|osteotomy|graft|bone|fracture|fusion|tibia|femur|fibula|humerus|site)s?[^.;]{0,40})|failed to (?:unite|consolidate|fuse)|failure of (?:union|consolidation|fusion))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Failed();

    [GeneratedRegex(@"\b(?:no|not|without|neither|never|risks?|rates?|dangers?|chances?|possibility|warn\w*|fear\w*|concern\w*|inform\w*|discuss\w*|suspect\w*|mistaken|(?-i:may)|might|can|could|if|whether|in case of|to (?:avoid|prevent)|prevention of|previous|old|history of|after)\b[^.;,]{0,50}$|\d+ of \d+[^.;]*$|\d%[^.;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(?:both|all|each|the) (?:[\p{L}-]+ ){0,3}(?:junctions?|osteotom(?:y|ies)|grafts?|allografts?|autografts?|bones?|fractures?|fusion|tibia|femur|fibula|humerus|sites?|ends?) (?:had |has |have )?(?:united|healed|consolidated|fused)\b[^.;]{0,30}\b(?:without (?:any |the )?(?:need (?:for|of) )?(?:an? )?(?:further|additional|secondary|second|other|revision|another|repeat|more)\b|uneventfully|primarily|without (?:any )?(?:delay|complications?|incident|problems?))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex United();

    // "The proximal junction united without delay", where the distal one did not.
    [GeneratedRegex(@"\b(?:proximal|distal|upper|lower|other|first|second|medial|lateral|anterior|posterior)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfOne();
}
