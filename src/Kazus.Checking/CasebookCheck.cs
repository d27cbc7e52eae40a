using Kazus.Casebooks;
using Kazus.Cases;
using Kazus.Checking.Rules.Privacy;
using Kazus.Checking.Scores;
using Kazus.Checks;

namespace Kazus.Checking;

/// <summary>Holds the record's own rules against a casebook folder: what cannot be read, what disagrees, what cannot have happened.</summary>
public static class CasebookCheck
{
    private static readonly string[] Families = [.. RuleBook.Elsewhere.Select(r => r.Id).Where(i => i[2] == '1' && i[3] == '0'), "KZ201", "KZ301", "KZ806", "KZ902"];

    /// <summary>
    /// Checks a casebook. A disagreement that a person has settled is a note; an open one of the article's own patient is an error, and
    /// one between published sources, which nobody here can mend, is a warning.
    /// </summary>
    public static CheckReport Folder(string folder, CheckSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var reading = CasebookFolder.Read(folder);
        var own = (settings ?? CheckSettings.All).With(reading.Casebook);
        var findings = reading.Findings.Select(f => f with { Places = [.. f.Places.Select(p => p with { Path = Path(folder, p.Path) })] }).ToList();
        foreach (var one in reading.Casebook.Cases)
            findings.AddRange(RecordChecks.Of(one, Path(folder, FileOf(reading, one))).Select(f => f.Severity == Severity.Warning && one.Id == reading.Casebook.IndexCase?.Id ? f with { Severity = Severity.Error } : f));
        foreach (var one in reading.Casebook.Cases) findings.AddRange(CaseScores.Check(one, Path(folder, FileOf(reading, one))));
        if (!Off(own, "KZ806") && Directory.Exists(folder)) findings.AddRange(Kz806ImageMetadata.Below(folder));
        findings.RemoveAll(f => Off(own, f.Rule));
        for (var i = 0; i < findings.Count; i++) findings[i] = own.Adjust(findings[i], Stand(findings[i].Rule));
        findings = [.. Dismissal.Apply(findings, reading.Casebook.Dismissed)];
        return new([new Checked(folder, [.. Families.Where(f => !Off(own, f))], [.. Families.Where(f => Off(own, f)).Select(f => new RuleNotRun(f, "switched off"))])], [.. findings.OrderByDescending(f => f.Severity).ThenBy(f => f.Rule, StringComparer.Ordinal)]);
    }

    private static bool Off(CheckSettings settings, string id) => settings.WhyOff(Stand(id)) is not null;

    private static Rule Stand(string id) => RuleBook.Find(id) ?? new(id, id, Severity.Note, "", static _ => []);

    private static string FileOf(CasebookReading reading, Case one) =>
        reading.Files.Where(f => f.Key.StartsWith("cases/", StringComparison.Ordinal)).Where(f => f.Value.Contains(one.Id, StringComparison.Ordinal)).Select(f => f.Key).FirstOrDefault() ?? "cases";

    private static string Path(string folder, string file) => $"{folder.TrimEnd('/', '\\')}/{file}";
}
