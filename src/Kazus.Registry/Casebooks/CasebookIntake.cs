using Kazus.Checks;
using Kazus.Registry.Revisions;
using Kazus.Registry.Writing;

namespace Kazus.Registry.Casebooks;

/// <summary>What came into a collection.</summary>
/// <param name="Revisions">Every change made; empty when all was there already.</param>
/// <param name="Cases">How many cases the files hold.</param>
/// <param name="Files">How many other files.</param>
/// <param name="Findings">What in the files could not be read; the files are kept as they are.</param>
/// <param name="Notes">What was left out and why, one sentence each.</param>
public sealed record Intake(IReadOnlyList<Revision> Revisions, int Cases, int Files, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Notes);

/// <summary>
/// Takes files of a casebook into a collection in one transaction; they are read before it begins, for nobody else writes meanwhile. A
/// case file becomes a case; every other file, and a case file that cannot be read, is kept byte for byte.
/// </summary>
internal sealed class CasebookIntake
{
    private readonly ChangeWriter _writer;
    private readonly CaseShelf _cases;
    private readonly FileShelf _files;
    private readonly SearchedFiles _searched;
    private readonly Signature _signature;
    private readonly DateTimeOffset _at;
    private readonly List<Revision> _revisions = [];

    public CasebookIntake(ChangeWriter writer, long collection, CaseRegistry registry, Signature signature)
    {
        _writer = writer;
        _cases = new CaseShelf(writer, collection);
        _files = new FileShelf(writer, collection);
        _searched = new SearchedFiles(writer, collection);
        _at = registry.Clock.GetUtcNow();
        _signature = signature;
    }

    /// <summary>Takes files in that were read before; lasting only when the writer keeps.</summary>
    public Intake Run(IntakeReading reading, IReadOnlyList<string> notes)
    {
        var files = reading.Files;
        var findings = reading.Findings.ToList();
        var caseFiles = reading.Cases.Where(c => c.Entered.File is not null).Select(c => c.Entered.File!.Path).ToHashSet(StringComparer.Ordinal);
        List<IntakeFile> others = [.. files.Where(f => !caseFiles.Contains(f.Path))];
        var present = _files.Load([.. files.Select(f => f.Path)]);
        // Sources come first, for a case takes its year from them.
        foreach (var file in others) Keep(file, present.GetValueOrDefault(file.Path), findings);
        foreach (var path in caseFiles)
            if (present.GetValueOrDefault(path) is { Deleted: false } before) _revisions.Add(_files.Delete(before, _signature, _at).Revision);
        Cases(reading.Cases, [.. files.Select(f => f.Path).Where(p => CaseFilePath.IsCaseFile(p) || CaseFilePath.IsTable(p))]);
        return new Intake(_revisions, reading.Cases.Count, others.Count, findings, notes);
    }

    private void Keep(IntakeFile file, StoredFile? before, List<Finding> findings)
    {
        var action = before is null ? RevisionAction.Added : before.Deleted ? RevisionAction.Restored : RevisionAction.Changed;
        if (_files.Write(before, file.Path, file.Read(), action, _signature, _at) is not { } written) return;
        _revisions.Add(written.Revision);
        if (SearchedFiles.Concerns(file.Path)) _searched.Update(file.Path, file.Text()?.TrimStart('\uFEFF'), findings);
    }

    private void Cases(IReadOnlyList<PreparedCase> prepared, IReadOnlyList<string> paths)
    {
        var ids = prepared.Select(p => p.Entered.Case.Id).ToHashSet(StringComparer.Ordinal);
        // What these files held before and do not hold any more.
        foreach (var gone in _cases.LoadByPath(paths).Values.Where(c => !c.Deleted && !ids.Contains(c.Id)).OrderBy(c => c.Id, StringComparer.Ordinal))
            _revisions.Add(_cases.Delete(gone, _signature, _at).Revision);
        var present = _cases.Load([.. ids]);
        foreach (var next in prepared)
        {
            var one = next.Entered;
            var before = present.GetValueOrDefault(one.Case.Id);
            if (before is { Deleted: false } && before.Path == (one.File?.Path ?? one.Table) && CaseDocument.SameMeaning(before.Document, next.Document)) continue;
            var action = before is null ? RevisionAction.Added : before.Deleted ? RevisionAction.Restored : RevisionAction.Changed;
            _revisions.Add(_cases.Write(before, next, action, _signature, _at).Revision);
        }
    }
}
