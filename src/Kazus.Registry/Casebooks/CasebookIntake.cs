using Kazus.Casebooks;
using Kazus.Casebooks.Tables;
using Kazus.Cases;
using Kazus.Checks;
using Kazus.Registry.Revisions;
using Kazus.Registry.Writing;
using Kazus.Terms;

namespace Kazus.Registry.Casebooks;

/// <summary>What came into a collection.</summary>
/// <param name="Revisions">Every change made; empty when all was there already.</param>
/// <param name="Cases">How many cases the files hold.</param>
/// <param name="Files">How many other files.</param>
/// <param name="Findings">What in the files could not be read; the files are kept as they are.</param>
/// <param name="Notes">What was left out and why, one sentence each.</param>
public sealed record Intake(IReadOnlyList<Revision> Revisions, int Cases, int Files, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Notes);

/// <summary>
/// Takes files of a casebook into a collection in one transaction. A case file becomes a case; every other file, and a case file that
/// cannot be read, is kept byte for byte.
/// </summary>
internal sealed class CasebookIntake
{
    private readonly ChangeWriter _writer;
    private readonly CaseShelf _cases;
    private readonly FileShelf _files;
    private readonly SearchedFiles _searched;
    private readonly Func<string, string, Term> _resolve;
    private readonly Signature _signature;
    private readonly DateTimeOffset _at;
    private readonly List<Revision> _revisions = [];
    private readonly List<Finding> _findings = [];

    public CasebookIntake(ChangeWriter writer, long collection, CaseRegistry registry, Signature signature)
    {
        _writer = writer;
        _cases = new CaseShelf(writer, collection);
        _files = new FileShelf(writer, collection);
        _searched = new SearchedFiles(writer, collection);
        _resolve = registry.Resolve;
        _at = registry.Clock.GetUtcNow();
        _signature = signature;
    }

    /// <summary>Takes the files in; lasting only when the writer keeps.</summary>
    public Intake Run(IReadOnlyList<IntakeFile> files, IReadOnlyList<string> notes)
    {
        var entered = Entered(files);
        var caseFiles = entered.Where(e => e.File is not null).Select(e => e.File!.Path).ToHashSet(StringComparer.Ordinal);
        List<IntakeFile> others = [.. files.Where(f => !caseFiles.Contains(f.Path))];
        var present = _files.Load([.. files.Select(f => f.Path)]);
        // Sources come first, for a case takes its year from them.
        foreach (var file in others) Keep(file, present.GetValueOrDefault(file.Path));
        foreach (var path in caseFiles)
            if (present.GetValueOrDefault(path) is { Deleted: false } before) _revisions.Add(_files.Delete(before, _signature, _at).Revision);
        Cases(entered, [.. files.Select(f => f.Path).Where(p => CaseFilePath.IsCaseFile(p) || CaseFilePath.IsTable(p))]);
        return new Intake(_revisions, entered.Count, others.Count, _findings, notes);
    }

    private void Keep(IntakeFile file, StoredFile? before)
    {
        var action = before is null ? RevisionAction.Added : before.Deleted ? RevisionAction.Restored : RevisionAction.Changed;
        if (_files.Write(before, file.Path, file.Read(), action, _signature, _at) is not { } written) return;
        _revisions.Add(written.Revision);
        if (SearchedFiles.Concerns(file.Path)) _searched.Update(file.Path, file.Text()?.TrimStart('\uFEFF'), _findings);
    }

    // The first file of an id, in ordinal order, is the case, as in a folder; a later one is kept as a file.
    private List<EnteredCase> Entered(IReadOnlyList<IntakeFile> files)
    {
        var read = files.Where(f => CaseFilePath.IsCaseFile(f.Path) || CaseFilePath.IsTable(f.Path)).OrderBy(f => f.Path, StringComparer.Ordinal).ToList()
            .AsParallel().AsOrdered().Select(f =>
            {
                var own = new List<Finding>();
                return (Cases: Read(f, own), Own: own);
            }).ToList();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        _findings.AddRange(read.SelectMany(r => r.Own));
        return [.. read.SelectMany(r => r.Cases).Where(c => ids.Add(c.Case.Id))];
    }

    private IReadOnlyList<EnteredCase> Read(IntakeFile file, List<Finding> findings)
    {
        if (file.Text() is not { } text)
        {
            findings.Add(new Finding { Rule = "KZ101", Name = "file-unreadable", Severity = Severity.Error, Message = "The file is not UTF-8 text of a size that is read here; it is kept as it is.", Places = [new Place(file.Path)] });
            return [];
        }
        var plain = text.TrimStart('\uFEFF');
        if (CaseFilePath.IsTable(file.Path)) return [.. CaseTable.Read(plain, file.Path, findings, _resolve).Cases.Where(Named).Select(c => new EnteredCase(c, null, file.Path))];
        return CaseReader.Read(plain, file.Path, findings, _resolve) is { } one && Named(one) ? [new EnteredCase(one, new WrittenCase(file.Path, text))] : [];
    }

    // PostgreSQL's text has no zero character; a case with one in its id stays a file.
    private static bool Named(Case one) => one.Id.Length > 0 && !one.Id.Contains('\0', StringComparison.Ordinal);

    private void Cases(IReadOnlyList<EnteredCase> entered, IReadOnlyList<string> paths)
    {
        var ids = entered.Select(e => e.Case.Id).ToHashSet(StringComparer.Ordinal);
        // What these files held before and do not hold any more.
        foreach (var gone in _cases.LoadByPath(paths).Values.Where(c => !c.Deleted && !ids.Contains(c.Id)).OrderBy(c => c.Id, StringComparer.Ordinal))
            _revisions.Add(_cases.Delete(gone, _signature, _at).Revision);
        var prepared = entered.AsParallel().AsOrdered().Select(PreparedCase.Of).ToList();
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
