using System.Diagnostics;

namespace Kazus.Text.Reading.Pdf;

/// <summary>Runs poppler's <c>pdftotext</c>, where the machine has it.</summary>
internal static class PdfToText
{
    private const int Seconds = 90;

    /// <summary>The program's path, or null where it is not installed.</summary>
    public static string? Find()
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            if (folder.Length == 0) continue;
            foreach (var name in (string[])["pdftotext", "pdftotext.exe"])
                if (Path.Combine(folder, name) is var path && File.Exists(path)) return path;
        }
        return null;
    }

    /// <summary>The boxes of all words, or what the program complained of.</summary>
    public static (byte[]? Boxes, string Complaint) Run(string program, byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory("kazus-pdf-");
        try
        {
            var source = Path.Combine(folder.FullName, "in.pdf");
            var target = Path.Combine(folder.FullName, "out.html");
            File.WriteAllBytes(source, pdf);
            var start = new ProcessStartInfo(program) { RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true };
            foreach (var argument in (string[])["-bbox-layout", "-enc", "UTF-8", source, target]) start.ArgumentList.Add(argument);
            using var process = Process.Start(start);
            if (process is null) return (null, "could not be started");
            var complaint = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Seconds * 1000))
            {
                process.Kill(true);
                return (null, "took too long");
            }
            var said = complaint.GetAwaiter().GetResult();
            return process.ExitCode == 0 && File.Exists(target) ? (File.ReadAllBytes(target), said) : (null, said);
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            return (null, e.Message);
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
