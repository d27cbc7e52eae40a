using Kazus.Casebooks.References;
using Kazus.Checks;

namespace Kazus.Registry.Writing;

/// <summary>The rows that are searched, from the files they come from: references and the manuscript.</summary>
internal sealed class SearchedFiles(ChangeWriter writer, long collection)
{
    private static readonly string[] Endings = [".json", ".bib", ".ris", ".nbib"];

    /// <summary>Writes anew what a file gives.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its text, or null when it is deleted or is not text.</param>
    /// <param name="findings">Receives what cannot be read.</param>
    public void Update(string path, string? text, List<Finding> findings)
    {
        if (IsReferences(path)) References(path, text, findings);
        else if (IsManuscript(path)) Manuscript(path, text);
    }

    /// <summary>True for files that rows are made of.</summary>
    public static bool Concerns(string path) => IsReferences(path) || IsManuscript(path);

    private void References(string path, string? text, List<Finding> findings)
    {
        writer.Run("delete from sources where collection = @0 and path = @1", collection, path);
        if (text is null) return;
        foreach (var (source, _) in ReferenceFile.Read(text, path, findings))
            writer.Run("insert into sources (collection, id, path, title, first_author, year, doi, pmid, container) values (@0, @1, @2, @3, @4, @5, @6, @7, @8) on conflict (collection, id) do nothing",
                collection, CaseColumns.Plain(source.Id), path, CaseColumns.Plain(source.Title), CaseColumns.Plain(source.Authors.FirstOrDefault()), (long?)source.Year,
                CaseColumns.Plain(source.Doi), CaseColumns.Plain(source.Pmid), CaseColumns.Plain(source.Container));
    }

    private void Manuscript(string path, string? text)
    {
        writer.Run("delete from manuscripts where collection = @0 and path = @1", collection, path);
        if (text is null) return;
        var title = text.Split('\n').FirstOrDefault(l => l.StartsWith('#'))?.TrimStart('#').Trim();
        writer.Run("insert into manuscripts (collection, path, title, text) values (@0, @1, @2, @3)", collection, path, CaseColumns.Plain(title), CaseColumns.Plain(text));
    }

    private static bool IsReferences(string path) => path.StartsWith("sources/", StringComparison.Ordinal) && path.IndexOf('/', 8) < 0
        && Endings.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    private static bool IsManuscript(string path) => path.StartsWith("manuscript/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
}
