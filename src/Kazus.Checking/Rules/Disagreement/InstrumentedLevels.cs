using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Terms;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The spine is instrumented, fused or opened from one vertebra to another in the text, and over another stretch in a legend, in another part or in the own row.</summary>
internal static partial class InstrumentedLevels
{
    private sealed record Stretch(Told Told, Match Match, string Value);

    public static Finding? In(Manuscript m) =>
        m.Patients > 1 ? null : Find(m, "Instrumented levels", Held(), IsHeld) ?? Find(m, "Levels of the laminectomy", Opened(), IsOpened);

    private static Finding? Find(Manuscript m, string what, Regex header, Func<Told, Match, bool> isMeant)
    {
        var rows = m.OwnRows.SelectMany(r => r.Cells).Where(c => header.IsMatch(c.Header)).Select(c => new Told(Part.Table, c.Cell.Plain, 0)).SelectMany(t => Range().AllIn(t.Text).Select(x => Of(t, x))).OfType<Stretch>();
        var parts = m.In(Part.Abstract, Part.Case, Part.Legend, Part.Conclusion).SelectMany(t => Read(t, isMeant)).Concat(rows).GroupBy(s => s.Told.Part).ToList();
        var reference = parts.Find(p => p.Key == Part.Case) ?? parts.Find(p => p.Key == Part.Abstract);
        // Several stretches are of several operations, or of screws and of a fusion that reach differently far.
        if (reference is null || reference.Select(s => s.Value).Distinct().Count() > 1) return null;
        foreach (var part in parts.Where(p => p != reference && p.Select(s => s.Value).Distinct().Count() == 1))
        {
            var (one, other) = (part.First(), reference.First());
            if (one.Value == other.Value || m.IsTwofold && !IsCalledBy(m, one, other)) continue;
            return Kz301ValuesDisagree.Rule.Find($"{what}: {one.Value} in {m.Document.WhereIs(one.Told.Span(one.Match).Start)}, {other.Value} in {m.Document.WhereIs(other.Told.Span(other.Match).Start)}.", "Look it up in the record and correct the one that is wrong.", "surgery.levels",
                m.At(one.Told.Span(one.Match), one.Value), m.At(one.Told.Whole), m.At(other.Told.Span(other.Match), other.Value), m.At(other.Told.Whole));
        }
        return null;
    }

    // Of several operations a legend shows the one whose sentence calls its figure.
    private static bool IsCalledBy(Manuscript m, Stretch legend, Stretch own) =>
        m.Document.CallOuts.Any(c => c is { Target: CallOutTarget.Figure, Items.Count: 1 } && own.Told.Whole.Contains(c.Span.Start) && m.Document.Figures.FirstOrDefault(f => f.Number == c.Items[0].Number) is { } figure && figure.Legend.Span.Contains(legend.Told.Whole.Start));

    private static IEnumerable<Stretch> Read(Told told, Func<Told, Match, bool> isMeant)
    {
        if (Again().IsMatch(told.Text)) yield break;
        foreach (Match range in Range().AllIn(told.Text))
            if (isMeant(told, range) && Of(told, range) is { } stretch) yield return stretch;
    }

    private static bool IsHeld(Told told, Match range) => HeldBefore().IsMatch(told.Text[..range.Index]) || HeldAfter().IsMatch(told.Text[(range.Index + range.Length)..]);

    private static bool IsOpened(Told told, Match range) => OpenedBefore().IsMatch(told.Text[..range.Index]) || OpenedAfter().IsMatch(told.Text[(range.Index + range.Length)..]);

    private static Stretch? Of(Told told, Match range)
    {
        var (a, b) = (range.Groups["a"].Value, range.Groups["b"].Value);
        if (VertebralLevel.Parse(a) is not { } from || VertebralLevel.Parse(char.IsDigit(b[0]) ? from.Region + b : b) is not { } to || to.Position <= from.Position) return null;
        return new(told, range, $"{from}–{to}");
    }

    [GeneratedRegex(@"(?<![\w-])(?<a>[CTLSD](?:1[0-2]|[1-9])) ?(?:[-–]|to|through) ?(?<b>[CTLSD]?(?:1[0-2]|[1-9]))(?!\w|\.\d|-weighted)", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    private const string Hold = @"\b(?:instrument(?:ed|ation)|fus(?:ed|ion)|fixation|stabili[sz](?:ed|ation)|spondylodesis|arthrodesis|screws?|rods?)\b";

    [GeneratedRegex(Hold, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Held();

    // What reaches from one to the other stands before, with no other thing between that has levels.
    [GeneratedRegex(Hold + @"(?:(?:(?!\b(?:lamin\w+|tumou?r|lesion|mass|o?edema|approach|exposure|resection|resected|\w+ectomy|removed|excis\w+|between|without|anterior)\b)[^.;]){0,70}?(?:\bfrom |\bover |\b(?:of|at|in) (?:the )?(?:segments? |levels? |vertebrae )|[(:,] ?)|(?: of)? )$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HeldBefore();

    [GeneratedRegex(@"^,? (?:segments? |levels? )?(?:was|were|had been) (?:then |also )?(?:instrumented|fused|stabili[sz]ed)\b|^ (?:(?:posterior|posterolateral|instrumented|dorsal|pedicle|screw|spinal) )*(?:fusion|fixation|instrumentation|stabili[sz]ation|spondylodesis|arthrodesis)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HeldAfter();

    private const string Open = @"\b(?:hemi)?lamin(?:ectomy|otomy|oplasty)\b";

    [GeneratedRegex(Open, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opened();

    [GeneratedRegex(Open + @"(?: was (?:performed|carried out|done))? ?(?:of|from|at|over|\(|, ) ?(?:the )?(?:levels? |segments? |vertebrae |arches )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OpenedBefore();

    [GeneratedRegex("^ (?:bilateral |total |complete |standard |posterior )?" + Open, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OpenedAfter();

    // What was changed, or held before, is another stretch.
    [GeneratedRegex(@"\b(?:extend(?:ed|ing)|extension|revis\w+|previous\w*|earlier|recurren\w*|implant removal|replaced|second operation|considered|planned|instead of|not)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Again();
}
