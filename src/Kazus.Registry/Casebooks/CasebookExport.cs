using System.Text;

namespace Kazus.Registry.Casebooks;

/// <summary>Writes a collection as a casebook folder.</summary>
internal static class CasebookExport
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void Write(CollectionSnapshot snapshot, string name, string folder)
    {
        var target = Path.GetFullPath(folder);
        if (File.Exists(target) || Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            throw new RegistryException($"{folder} is not empty: expected a new or empty folder, so that nothing is overwritten.");
        // Written beside and moved into place, so that a folder half full is never taken for the casebook.
        var beside = $"{target.TrimEnd(Path.DirectorySeparatorChar)}.writing";
        if (Directory.Exists(beside)) throw new RegistryException($"{beside} is there from an export that was stopped; remove it and try again.");
        try
        {
            Directory.CreateDirectory(beside);
            Fill(snapshot, name, beside);
            if (Directory.Exists(target)) Directory.Delete(target);
            Directory.Move(beside, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RegistryException($"{folder} cannot be written: {e.Message}", e);
        }
        finally
        {
            if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true);
        }
    }

    private static void Fill(CollectionSnapshot snapshot, string name, string folder)
    {
        var head = false;
        foreach (var file in snapshot.Files())
        {
            head |= file.Path == "casebook.yaml";
            Put(folder, file.Path, snapshot.Bytes(file));
        }
        foreach (var one in snapshot.Cases())
            if (!CaseFilePath.IsTable(one.Path)) Put(folder, one.Path, Utf8.GetBytes(CollectionSnapshot.TextOf(one)));
        // Cases that came one by one have no head; a casebook has.
        if (!head) Put(folder, "casebook.yaml", Utf8.GetBytes($"title: '{name.Replace("'", "''", StringComparison.Ordinal)}'\n"));
    }

    private static void Put(string folder, string path, byte[] bytes)
    {
        var full = CasebookPath.Under(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        using var stream = new FileStream(full, FileMode.CreateNew, FileAccess.Write);
        stream.Write(bytes);
    }
}
