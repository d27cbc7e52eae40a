using System.Globalization;
using Kazus.Text.Claims;
using Kazus.Text.Documents;
using Kazus.Text.Reading;

namespace Kazus.Cli.Reading;

/// <summary>An article for the eye: who, where, and its parts with how much is in each.</summary>
internal static class ArticleSummary
{
    internal static void Write(Article article, TextWriter writer)
    {
        var document = article.Document;
        var metadata = document.Metadata;
        writer.WriteLine(metadata.Title?.Value ?? document.Id);
        if (metadata.Authors.Count > 0)
            writer.WriteLine("  " + string.Join(", ", metadata.Authors.Take(6).Select(a => a.Name)) + (metadata.Authors.Count > 6 ? " and others" : ""));
        var where = new[] { metadata.Journal?.Value, metadata.Year?.ToString(CultureInfo.InvariantCulture), metadata.Doi?.Value }.Where(w => !string.IsNullOrEmpty(w));
        if (where.Any()) writer.WriteLine("  " + string.Join("  ", where));
        writer.WriteLine();
        foreach (var section in document.Sections)
        {
            var sentences = section.Paragraphs.Sum(p => p.Sentences.Count);
            var title = section.Title.Length == 0 ? "(no heading)" : section.Title;
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {new string(' ', 2 * (section.Level - 1))}{Cut(title, 48),-50} {section.Kind.Name(),-13} {sentences,4} sentences"));
        }
        foreach (var table in document.Tables)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(table.Label.Length == 0 ? "Table" : table.Label),-12} {table.Body.Count} rows, {table.Width} columns  {Cut(table.Caption?.Plain.Text ?? "", 60)}"));
        foreach (var figure in document.Figures)
            writer.WriteLine($"  {(figure.Label.Length == 0 ? "Figure" : figure.Label),-12} {Cut(figure.Legend.Plain.Text, 76)}");
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {document.References.Count} references, {document.Citations.Count} citations, {document.CallOuts.Count} call-outs, {document.Declarations.Count} declarations"));
        writer.WriteLine();
        Claims(article, writer);
    }

    private static void Claims(Article article, TextWriter writer)
    {
        foreach (var patient in DraftCase.Patients(article.Claims))
        {
            writer.WriteLine($"  Patient {patient}: proposed claims");
            foreach (var claim in article.Claims.Where(c => c.Patient == patient && c.Study is null))
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {claim.Variable,-22} {Cut(claim.Value.ToString(), 36),-36}  {claim.Confidence:0.00}  {Cut(claim.Where, 24),-24}  \u201c{Cut(claim.Quote.ReplaceLineEndings(" "), 48)}\u201d"));
            writer.WriteLine();
        }
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
