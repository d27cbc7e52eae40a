using System.Text;
using Kazus.Checks;
using Kazus.Manuscript.Html;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Print;

/// <summary>A PDF, or the finding that says why there is none.</summary>
public sealed record PdfResult(byte[]? Pdf, Finding? Finding);

/// <summary>Prints the report's own HTML page with WeasyPrint when that program is there.</summary>
public static class PdfWriter
{
    /// <summary>The PDF of a report.</summary>
    public static Task<PdfResult> Write(Report report, CancellationToken stop = default) => Write(HtmlWriter.Write(report), "weasyprint", stop);

    /// <summary>The PDF of a page written by <see cref="HtmlWriter"/>.</summary>
    /// <param name="html">The page.</param>
    /// <param name="program">Name or path of WeasyPrint.</param>
    /// <param name="stop">Ends the program early.</param>
    public static async Task<PdfResult> Write(string html, string program, CancellationToken stop)
    {
        var answer = await ExternalProgram.Run(program, ["--encoding", "utf-8", "--media-type", "print", "-", "-"], Encoding.UTF8.GetBytes(html), stop).ConfigureAwait(false);
        var place = new SourcePlace("report.pdf", 1, 1);
        if (!answer.Present)
            return new PdfResult(null, ManuscriptRules.ProgramMissing.At(place, "The PDF was not written: WeasyPrint is not installed.", "Install WeasyPrint (Debian package 'weasyprint'), or print the HTML page from a browser."));
        if (answer.Code != 0 || answer.Output.Length < 5 || Encoding.ASCII.GetString(answer.Output, 0, 5) != "%PDF-")
            return new PdfResult(null, ManuscriptRules.ProgramMissing.At(place, "The PDF was not written: WeasyPrint stopped. " + answer.Errors.Split('\n')[^1].Trim(), "Print the HTML page from a browser."));
        return new PdfResult(answer.Output, null);
    }
}
