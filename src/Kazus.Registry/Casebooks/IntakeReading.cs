using Kazus.Casebooks;
using Kazus.Casebooks.Tables;
using Kazus.Cases;
using Kazus.Checks;
using Kazus.Registry.Writing;
using Kazus.Terms;

namespace Kazus.Registry.Casebooks;

/// <summary>Files of a casebook with the cases in them worked out, which is most of the work of taking them in, and needs no lock.</summary>
/// <param name="Files">The files.</param>
/// <param name="Cases">The cases in them, each id once.</param>
/// <param name="Findings">What could not be read.</param>
internal sealed record IntakeReading(IReadOnlyList<IntakeFile> Files, IReadOnlyList<PreparedCase> Cases, IReadOnlyList<Finding> Findings)
{
    // The first file of an id, in ordinal order, is the case, as in a folder; a later one is kept as a file.
    public static IntakeReading Of(IReadOnlyList<IntakeFile> files, Func<string, string, Term> resolve)
    {
        var told = files.Where(f => CaseFilePath.IsCaseFile(f.Path) || CaseFilePath.IsTable(f.Path)).OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        var read = Several.Each(told, f =>
        {
            var own = new List<Finding>();
            return (Cases: Read(f, own, resolve), Own: own);
        });
        var ids = new HashSet<string>(StringComparer.Ordinal);
        List<EnteredCase> entered = [.. read.SelectMany(r => r.Cases).Where(c => ids.Add(c.Case.Id))];
        return new IntakeReading(files, Several.Each(entered, PreparedCase.Of), [.. read.SelectMany(r => r.Own)]);
    }

    private static IReadOnlyList<EnteredCase> Read(IntakeFile file, List<Finding> findings, Func<string, string, Term> resolve)
    {
        if (file.Text() is not { } text)
        {
            findings.Add(new Finding { Rule = "KZ101", Name = "file-unreadable", Severity = Severity.Error, Message = "The file is not UTF-8 text of a size that is read here; it is kept as it is.", Places = [new Place(file.Path)] });
            return [];
        }
        var plain = text.TrimStart('\uFEFF');
        if (CaseFilePath.IsTable(file.Path)) return [.. CaseTable.Read(plain, file.Path, findings, resolve).Cases.Where(Named).Select(c => new EnteredCase(c, null, file.Path))];
        return CaseReader.Read(plain, file.Path, findings, resolve) is { } one && Named(one) ? [new EnteredCase(one, new WrittenCase(file.Path, text))] : [];
    }

    // PostgreSQL's text has no zero character; a case with one in its id stays a file.
    private static bool Named(Case one) => one.Id.Length > 0 && !one.Id.Contains('\0', StringComparison.Ordinal);
}
