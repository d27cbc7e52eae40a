using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Kazus.Reports;
using Kazus.Terms;

namespace Kazus.Server.Shelf;

/// <summary>A file of the report, made when it is asked for.</summary>
/// <param name="Bytes">The file, or null when it could not be made.</param>
/// <param name="Notes">Why not, one sentence each.</param>
public sealed record ReportFile(byte[]? Bytes, IReadOnlyList<string> Notes);

/// <summary>Builds the report on demand, once per state of the casebook and format, in a folder of its own that is removed at once.</summary>
public sealed partial class ReportFiles(OpenCasebook book, ServerOptions options)
{
    private readonly Lock _building = new();
    private readonly Dictionary<ReportFormat, (string Stamp, ReportFile File)> _made = [];

    /// <summary>The report in one format.</summary>
    public ReportFile Get(ReportFormat format)
    {
        lock (_building)
        {
            var stamp = book.Now().Stamp;
            if (_made.TryGetValue(format, out var made) && made.Stamp == stamp) return made.File;
            var file = Build(format);
            _made[format] = (stamp, file);
            return file;
        }
    }

    /// <summary>The hashes of the scripts a page carries within itself, as a content security policy names them.</summary>
    internal static IEnumerable<string> ScriptHashes(string html) =>
        Script().Matches(html).Select(m => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(m.Groups["code"].Value))));

    private ReportFile Build(ReportFormat format)
    {
        var folder = Directory.CreateTempSubdirectory("kazus-report-").FullName;
        try
        {
            var result = ReportBuild.Run(book.Folder, folder, [format], options.Resolve);
            var path = Path.Combine(folder, FileName(format));
            return new ReportFile(File.Exists(path) ? File.ReadAllBytes(path) : null, result.Notes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>"report.docx".</summary>
    internal static string FileName(ReportFormat format) => "report." + format switch
    {
        ReportFormat.Docx => "docx",
        ReportFormat.Jats => "xml",
        ReportFormat.Pdf => "pdf",
        _ => "html",
    };

    [GeneratedRegex("<script(?![^>]*\\bsrc=)[^>]*>(?<code>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();
}
