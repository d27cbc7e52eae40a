using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The abstract, the conclusion or the own row gives the tumour another best response to a drug than the case section tells: "stable disease as the best response", "a partial response".</summary>
internal static partial class BestResponse
{
    private sealed record Response(Told Told, Match Words, string Kind);

    public static Finding? Disagrees(Manuscript m)
    {
        var own = m.In(Part.Case).SelectMany(In).ToList();
        if (own.Count == 0) return null;
        var cells = m.OwnRows.SelectMany(r => r.Cells).Select(c => new Told(Part.Table, c.Cell.Plain, 0));
        // A size that another part gives is one on the way; what the case section measured last speaks against "complete".
        foreach (var part in m.In(Part.Abstract, Part.Conclusion).Concat(cells).SelectMany(In).Where(r => !IsSize(r)).GroupBy(r => r.Told.Part))
        {
            // Of several drugs each has its response: only where one is told, and the case section tells none of its kind.
            if (part.Select(r => r.Kind).Distinct().Count() > 1 || part.First() is not { } one || own.Exists(o => o.Kind == one.Kind)) continue;
            if (one.Kind != "complete" && own.TrueForAll(IsSize)) continue;
            return (Kz302OutcomesDisagree.Rule with { Severity = Severity.Warning }).Find($"\"{one.Words.Value}\" in {m.Document.WhereIs(one.Told.Span(one.Words).Start)}; \"{own[0].Words.Value}\" in {m.Document.WhereIs(own[0].Told.Span(own[0].Words).Start)}.", "Look the measurements up and give the best response the same everywhere.", "outcome.response",
                [m.At(one.Told.Span(one.Words), one.Words.Value), m.At(one.Told.Whole), .. own.Take(4).SelectMany(o => new[] { m.At(o.Told.Span(o.Words), o.Words.Value), m.At(o.Told.Whole) })]);
        }
        return null;
    }

    private static bool IsSize(Response response) => response.Words.Groups["size"].Success;

    private static IEnumerable<Response> In(Told told) =>
        Words().AllIn(told.Text).Where(w => !told.OfRelative(w.Index) && !Unreal().IsMatch(told.Text[..w.Index])).Select(w => new Response(told, w, w.Groups["stable"].Success ? "stable" : w.Groups["partial"].Success ? "partial" : "complete"));

    [GeneratedRegex(@"\b(?:(?<stable>stable disease|(?:disease|tumou?r|lesions?|metastases) (?:was|were|remained|stayed|has been|have been) stable|stabili[sz]ation of (?:the )?disease)|(?<partial>partial (?:radiologic(?:al)? |metabolic |clinical |tumou?r )?(?:response|remission))|(?<partial>response (?:was|has been) (?:judged|rated|assessed|classified)(?: to be| as)? (?:a )?partial|(?<size>(?:still|now|then) measured (?:[\d.]+ × )*[\d.]+ ?[cm]m|(?:reduced|shrank|shrunk|decreased|diminished|regressed)\b[^.;]{0,40} to (?:[\d.]+ × )*[\d.]+ ?[cm]m))|(?<complete>complete (?:radiologic(?:al)? |metabolic |clinical )?(?:response|remission)|complete disappearance|(?:metastas[ei]s|tumou?rs?|lesions?|nodules?|recurrence|disease)\b[^.;,]{0,30}? (?:(?:had|has|have) )?(?:completely )?(?:disappeared|vanished)|no longer (?:be )?(?:seen|visible|detect\w+|demonstra\w+|present|found)))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    // What was hoped for, is seen in others, or was not reached.
    [GeneratedRegex(@"\b(?:no|not|without|never|if|(?-i:may)|might|can|could|would|should|patients|series|trial|study|studies|et al|reported|hoped?)\b[^.;]{0,70}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unreal();
}
