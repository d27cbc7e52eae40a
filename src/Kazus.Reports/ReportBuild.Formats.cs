using System.Security.Cryptography;
using System.Text;
using Kazus.Checks;
using Kazus.Figures.Png;
using Kazus.Manuscript;
using Kazus.Manuscript.Html;
using Kazus.Manuscript.Jats;
using Kazus.Manuscript.Print;
using Kazus.Manuscript.Word;

namespace Kazus.Reports;

public sealed partial class ReportBuild
{
    private void WriteManuscript(CasebookReport report, IReadOnlyCollection<ReportFormat> formats)
    {
        if (formats.Count == 0) return;
        var parts = Step("parts", () => report.Parts(Picture));
        if (formats.Contains(ReportFormat.Docx)) parts = Step("rasters", () => WithRasters(parts));
        var composed = Step("compose", () => Manuscript.Report.Compose(parts));
        _findings.AddRange(composed.Findings);
        foreach (var format in formats.Distinct().Order()) Step(format.ToString().ToLowerInvariant(), () => WriteFormat(composed, format));
    }

    // Word shows the drawing itself; the pixels are for programs that cannot.
    private ReportParts WithRasters(ReportParts parts)
    {
        if (!FigurePng.CanRender)
        {
            _notes.Add(FigurePng.WhyNot);
            return parts;
        }
        var figures = parts.Figures.ToArray();
        var called = string.Concat(parts.Prose.Select(p => p.Text));
        Parallel.For(0, figures.Length, i =>
        {
            if (figures[i].Svg is { } svg && called.Contains(figures[i].Id, StringComparison.Ordinal)) figures[i] = figures[i] with { Raster = Pixels(svg) };
        });
        return parts with { Figures = figures };
    }

    // Drawing letters takes most of a build; the same drawing gives the same pixels, so they are kept by the drawing's hash.
    private byte[] Pixels(string svg)
    {
        const double dpi = 300;
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(svg)));
        var kept = Path.Combine(_out, ".pixels", key[..32] + ".png");
        if (File.Exists(kept)) return File.ReadAllBytes(kept);
        var png = FigurePng.Render(svg, dpi);
        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        File.WriteAllBytes(kept, png);
        return png;
    }

    private bool WriteFormat(Manuscript.Report report, ReportFormat format)
    {
        switch (format)
        {
            case ReportFormat.Html:
                Put("report.html", file =>
                {
                    using var writer = new StreamWriter(file, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
                    HtmlWriter.Write(report, writer);
                });
                break;
            case ReportFormat.Docx:
                Put("report.docx", WordWriter.Write(report));
                break;
            case ReportFormat.Jats:
                var article = JatsWriter.Write(report);
                Put("report.xml", article.Xml);
                foreach (var file in article.Files) Put(file.Path, file.Bytes);
                break;
            default:
                var made = PdfWriter.Write(report).GetAwaiter().GetResult();
                if (made.Pdf is { } pdf) Put("report.pdf", pdf);
                if (made.Finding is { } finding) AddMissingProgram(finding);
                break;
        }
        return true;
    }

    // A renderer that is not installed is no fault of the casebook.
    private void AddMissingProgram(Finding finding)
    {
        _findings.Add(finding);
        _notes.Add(finding.Message);
    }
}
