using Kazus.Cases;
using Kazus.Checking.Rules.Guidelines;
using Kazus.Checks;
using Kazus.Text.Reading;

namespace Kazus.Checking;

/// <summary>Holds every rule against a manuscript.</summary>
public static class ManuscriptCheck
{
    /// <summary>Reads a file and checks it. What cannot be read is a finding too.</summary>
    /// <param name="path">The file.</param>
    /// <param name="settings">Which rules look; all when null.</param>
    /// <param name="casebook">The casebook whose sources citations are held against, or null.</param>
    public static CheckReport File(string path, CheckSettings? settings = null, Casebook? casebook = null)
    {
        var read = new DocumentReader().Read(path);
        var reports = read.Documents.Select(d => Check(new Manuscript(d, path, casebook) { Guidelines = settings?.Guidelines }, settings)).ToList();
        if (reports.Count == 0) reports.Add(new([new Checked(path, [], [.. RuleBook.Rules.Select(r => new RuleNotRun(r.Id, "the file could not be read"))])], []));
        return CheckReport.Of([new CheckReport([], read.Findings), .. reports]);
    }

    /// <summary>Checks a manuscript that has been read.</summary>
    public static CheckReport Check(Manuscript manuscript, CheckSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(manuscript);
        var own = (settings ?? CheckSettings.All).With(manuscript.Document.Text);
        var run = new List<string>();
        var not = new List<RuleNotRun>();
        var findings = new List<Finding>();
        foreach (var rule in RuleBook.Rules)
        {
            if ((own.WhyOff(rule) ?? rule.WhyNot(manuscript)) is { } why)
            {
                not.Add(new(rule.Id, why));
                continue;
            }
            run.Add(rule.Id);
            findings.AddRange(rule.Check(manuscript).Select(f => own.Adjust(f, rule)));
        }
        var judged = run.Exists(ItemFindings.IsRule) ? manuscript.GuidelineReadings : [];
        return new([new Checked(manuscript.Path, run, not)], Order([.. Dismissal.Apply(Once(findings), manuscript.Casebook?.Dismissed ?? [])])) { Guidelines = judged };
    }

    // What a rule that knows the fact has said as an error is said once (see Rule.IsGeneral).
    private static List<Finding> Once(List<Finding> findings) =>
        [.. findings.Where(f => !(f.Severity == Severity.Warning && RuleBook.Find(f.Rule) is { IsGeneral: true } general && findings.Exists(e => e.Severity == Severity.Error && RuleBook.Find(e.Rule)?.Category == general.Category && e.Places.Any(p => Overlap(p, f.Places[0])))))];

    private static bool Overlap(Place one, Place other) => one.Start is { } start && one.End is { } end && other.Start is { } from && other.End is { } to && start < to && from < end;

    // Grave ones first, then by rule, then as they stand in the text; the same finding is said once.
    private static List<Finding> Order(List<Finding> findings) =>
        [.. findings.DistinctBy(f => (f.Rule, f.Message, f.Places.FirstOrDefault()?.Start)).OrderByDescending(f => f.Severity).ThenBy(f => f.Rule, StringComparer.Ordinal).ThenBy(f => f.Places.FirstOrDefault()?.Start ?? 0)];
}
