using System.Text;
using Kazus.Cases;
using Kazus.Checks;
using Kazus.Text.Reading;

namespace Kazus.Checking;

/// <summary>Looks for what identifies a patient in the words of one case: names, numbers, dates of birth, ways to reach them.</summary>
public static class CasePrivacy
{
    /// <summary>The findings that must be judged before the case leaves: errors and warnings of the privacy rules.</summary>
    /// <param name="case">The case.</param>
    /// <param name="shown">What to call the place in findings.</param>
    public static IReadOnlyList<Finding> Of(Case @case, string shown)
    {
        ArgumentNullException.ThrowIfNull(@case);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\n\n", Words(@case).Where(w => !string.IsNullOrWhiteSpace(w)).Distinct()) + "\n"));
        return [.. new DocumentReader().Read(stream, "case.txt").Documents.Select(d => new Manuscript(d, shown, null))
            .SelectMany(m => RuleBook.Rules.Where(r => r.Category == "privacy").SelectMany(r => r.Check(m))).Where(f => f.Severity > Severity.Note).Select(f => f with { Case = @case.Id })];
    }

    private static IEnumerable<string?> Words(Case one) =>
    [
        one.Label, one.DayZero, one.Note, one.ExcludedBecause,
        .. one.Claims.SelectMany(c => new[] { c.Value.ToString(), c.Anchor.Quote, c.Note }),
        .. one.Events.SelectMany(e => new[] { e.What, e.Finding }.Concat(e.Anchors.Select(a => a.Quote)).Concat(e.When.Select(w => w.Words))),
        .. one.Lesions.Select(l => l.Name),
    ];
}
