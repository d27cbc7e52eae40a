namespace Kazus.Casebooks;

/// <summary>The files of a casebook, in a folder or kept elsewhere. Paths are relative, with forward slashes.</summary>
public abstract class CasebookFiles
{
    private CasebookFiles()
    {
    }

    /// <summary>What to call the casebook in a message.</summary>
    public abstract string Name { get; }

    /// <summary>True when there is a file of this path.</summary>
    public abstract bool Has(string path);

    /// <summary>The paths directly under a part ("cases") with one of the endings, in ordinal order.</summary>
    public abstract IEnumerable<string> Under(string part, params string[] endings);

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public abstract byte[] Read(string path);

    /// <summary>Length in bytes.</summary>
    public abstract long Length(string path);

    /// <summary>Files of a folder.</summary>
    public static CasebookFiles In(string folder) => new Folder(folder);

    /// <summary>Files kept elsewhere: path to bytes.</summary>
    public static CasebookFiles Of(string name, IReadOnlyDictionary<string, byte[]> files) => new Kept(name, files);

    private sealed class Folder(string folder) : CasebookFiles
    {
        public override string Name => folder;

        public override bool Has(string path) => File.Exists(Full(path));

        public override IEnumerable<string> Under(string part, params string[] endings)
        {
            var under = Path.Combine(folder, part);
            if (!Directory.Exists(under)) return [];
            return Directory.EnumerateFiles(under).Select(f => Path.GetFileName(f)).Where(f => endings.Any(e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
                .Order(StringComparer.Ordinal).Select(f => $"{part}/{f}");
        }

        public override byte[] Read(string path) => File.ReadAllBytes(Full(path));

        public override long Length(string path) => new FileInfo(Full(path)).Length;

        private string Full(string path) => Path.Combine(folder, Path.Combine(path.Split('/')));
    }

    private sealed class Kept(string name, IReadOnlyDictionary<string, byte[]> files) : CasebookFiles
    {
        public override string Name => name;

        public override bool Has(string path) => files.ContainsKey(path);

        public override IEnumerable<string> Under(string part, params string[] endings) =>
            files.Keys.Where(f => f.StartsWith(part + "/", StringComparison.Ordinal) && f.IndexOf('/', part.Length + 1) < 0 && endings.Any(e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
                .Order(StringComparer.Ordinal);

        public override byte[] Read(string path) => files[path];

        public override long Length(string path) => files[path].Length;
    }
}
