using System.Text;
using Kazus.Testing;
using Kazus.Text.Documents;
using Kazus.Text.Reading;
using Kazus.Text.Tests.Documents;
using Xunit;

namespace Kazus.Text.Tests.Reading;

public sealed class PdfTests
{
    [ProgramFact("pdftotext")]
    public void Two_columns_are_read_one_after_the_other_and_cut_words_joined()
    {
        var left = new[] { "Abstract", "A 61-year-old woman had pain in the left", "shoulder for two months. The intra-", "laminar mass was 3 cm in size and it", "grew within a few weeks. It was then", "removed in one piece by the surgeon.", "Introduction", "The intralaminar site is seldom seen in", "such tumors and few have been printed", "so far in the journals that we know of." };
        var right = new[] { "Case report", "She was seen in 2019 by us. The strength", "was 4/5 in the left arm and a biopsy was", "taken from the mass by a long needle.", "Discussion", "Others have seen this as well as we did", "and have treated it in the same manner.", "References", "1. Abel K. One arm. Arm J 2001;3:1-2.", "2. Dorn P. Two arms. Arm J 2002;4:3-4." };
        var pages = Enumerable.Range(1, 2).Select(n => PdfExample.Page([("Notes of Arms 2021;4:11", 72, 760, 8), (n.ToString(), 300, 30, 8),
            .. (n == 1 ? left : left.Select(l => "More " + l.ToLowerInvariant())).Select((l, i) => (l, 60, 700 - i * 13, 10)), .. (n == 1 ? right : []).Select((l, i) => (l, 320, 700 - i * 13, 10))]));
        var document = Examples.Read(PdfExample.Of([.. pages.Take(1)]), "a.pdf").Document!;
        Assert.Equal([SectionKind.Abstract, SectionKind.Introduction, SectionKind.Case, SectionKind.Discussion, SectionKind.References],
            document.Outline.Select(s => s.Kind).Where(k => k != SectionKind.Front));
        Assert.Contains(document.Sentences, s => s.Text == "The intralaminar mass was 3 cm in size and it grew within a few weeks.");
        Assert.Equal(2, document.References.Count);
        NodeSpanTests.AssertInside(document);
    }

    [ProgramFact("pdftotext")]
    public void Cells_of_a_table_are_told_apart_by_the_white_between_them()
    {
        (string, int, int, int)[] words = [("Table 1. Published cases of the arm", 60, 700, 10)];
        string[][] rows = [["Author", "Age", "Outcome"], ["Abel 2001", "40", "Alive"], ["Dorn 2002", "51", "Dead of disease"], ["Present case", "61", "Alive"]];
        for (var r = 0; r < rows.Length; r++)
            for (var c = 0; c < 3; c++) words = [.. words, (rows[r][c], 60 + 130 * c, 680 - 14 * r, 10)];
        words = [.. words, ("The age of the patients was between forty and sixty years in all of these three reports.", 60, 590, 10)];
        var table = Assert.Single(Examples.Read(PdfExample.Of(PdfExample.Page(words)), "a.pdf").Document!.Tables);
        Assert.Equal(("Table 1", 3, 3), (table.Label, table.Width, table.Body.Count));
        Assert.Equal("Dead of disease", table.CellAt(2, 3)!.Text);
    }

    [ProgramFact("pdftotext")]
    public void Pages_that_are_pictures_have_no_text_layer() =>
        Assert.Equal(ReadingRule.NoTextLayer.Id, Assert.Single(Examples.Read(PdfExample.Of(PdfExample.Page([])), "scan.pdf").Findings).Rule);

    [ProgramFact("pdftotext")]
    public void A_damaged_file_is_said_so() =>
        Assert.Equal(ReadingRule.BrokenPackage.Id, Assert.Single(Examples.Read([.. "%PDF-1.4\n"u8, .. new byte[500]], "a.pdf").Findings).Rule);
}

/// <summary>Small PDF files made by the tests: words at places, in points from the lower left.</summary>
internal static class PdfExample
{
    public static string Page(IEnumerable<(string Words, int X, int Y, int Size)> lines)
    {
        var content = new StringBuilder();
        foreach (var (words, x, y, size) in lines)
            content.Append($"BT /F1 {size} Tf {x} {y} Td ({words.Replace("(", "\\(").Replace(")", "\\)")}) Tj ET\n");
        return content.ToString();
    }

    public static byte[] Of(params string[] pages)
    {
        var objects = new List<string> { "<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>" };
        var kids = new List<string>();
        foreach (var page in pages)
        {
            objects.Add($"<</Length {page.Length}>>stream\n{page}endstream");
            objects.Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 800]/Contents {objects.Count} 0 R/Resources<</Font<</F1 3 0 R>>>>>>");
            kids.Add($"{objects.Count} 0 R");
        }
        objects[1] = $"<</Type/Pages/Count {kids.Count}/Kids[{string.Join(' ', kids)}]>>";
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            file.Append($"{i + 1} 0 obj{objects[i]}endobj\n");
        }
        var table = file.Length;
        file.Append($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) file.Append($"{place:D10} 00000 n \n");
        file.Append($"trailer<</Size {objects.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
