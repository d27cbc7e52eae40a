using Kazus.Text.Documents;
using Kazus.Text.Reading;
using Xunit;

namespace Kazus.Text.Tests.Reading;

public sealed class MarkdownTests
{
    private static readonly Document Document = Examples.Manuscript;

    [Fact]
    public void The_text_is_the_file_itself() => Assert.Equal(Examples.ManuscriptText, Document.Text);

    [Fact]
    public void Title_authors_dates_and_keywords_are_found()
    {
        var m = Document.Metadata;
        Assert.Equal("Chondrosarcoma of the third rib in a stonemason: a case report", m.Title!.Value);
        Assert.Equal(["Ada Brückner-Sol", "Tomás O'Hare", "Wei van Dijk"], m.Authors.Select(a => a.Name));
        Assert.Equal(["1", "2"], m.Authors[0].AffiliationKeys);
        Assert.Equal("van Dijk", m.Authors[2].Surname);
        Assert.Equal("Department of Thoracic Surgery, Lindenhof Hospital", m.Affiliations[0].Text);
        Assert.Equal("10.99999/kz_12_2022", m.Doi!.Value);
        Assert.Equal(["chondrosarcoma", "rib", "IDH1"], m.Keywords.Select(k => k.Value));
        Assert.Equal((2022, 3, 3), Ymd(m.Date(ArticleDateKind.Received)!));
        Assert.Equal((2022, 5, 14), Ymd(m.Date(ArticleDateKind.Accepted)!));
        Assert.Equal((2022, 6, 1), Ymd(m.Date(ArticleDateKind.Published)!));
        Assert.Equal(2022, m.Year);
    }

    [Fact]
    public void A_list_of_references_that_counts_its_lines_has_an_entry_a_line()
    {
        const string article = "# A case report\n\n## Discussion\n\nThey are rare [1,3].\n\n## REFERENCES\n\n1 Abel T. Tumours of the nerve. *Nerve Rev* 2010; 2: 1-9\n2 Brandt U, Cole I. Surgery of the nerve. *Nerve Surg* 2015; 4: 20-8\n3 Dorn W. Pain. *Nerve Clin* 2017; 6: 3-7\n";
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(article));
        var document = new DocumentReader().Read(stream, "article.md").Document!;
        Assert.Equal(["1", "2", "3"], document.References.Select(r => r.Key));
        Assert.Equal([2010, 2015, 2017], document.References.Select(r => r.Year!.Value));
    }

    [Theory]
    [InlineData("[1] A. Abel, U. Brandt-Cole, J.-P. van der Berg, Tumours of the nerve: a series of 29 patients, Nerve. Rev. 8 (2015) 144–152.", "Abel", 3, 2015, "Tumours of the nerve: a series of 29 patients", "Nerve. Rev.", "8", "144–152")]
    [InlineData("[1] A. Abel, Tumours, rare and common, Nerve Rev. 12 (3) (1998) e7.", "Abel", 1, 1998, "Tumours, rare and common", "Nerve Rev.", "12", "e7")]
    [InlineData("[1] D.W. Dorn and E. de Frey, \u201cTumours of the nerve,\u201d Nerve Rev., vol. 12, pp. 7-9, 2011.", "Dorn", 2, 2011, "Tumours of the nerve", "Nerve Rev.", "12", "7-9")]
    [InlineData("[1] Li X., Sun H. Tumours of the nerve. Nerve Rev 2011;12:7-9.", "Li", 2, 2011, "Tumours of the nerve", "Nerve Rev", "12", "7-9")]
    public void A_reference_is_read_in_the_order_of_its_journal(string entry, string surname, int authors, int year, string title, string journal, string volume, string pages)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"# A case report\n\n## Discussion\n\nThey are rare [1].\n\n## References\n\n{entry}\n"));
        var reference = Assert.Single(new DocumentReader().Read(stream, "article.md").Document!.References);
        Assert.Equal((surname, authors, year, title), (reference.FirstSurname, reference.Authors.Count, reference.Year, reference.Title));
        Assert.Equal((journal, volume, pages), (reference.Journal, reference.Volume, reference.Pages));
    }

    [Fact]
    public void Panels_may_stand_under_bare_letters()
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes("# A case report\n\n## Figure legends\n\n**Figure 1** Histology. A, Nests of cells (×100). B, Ki-67 (×200).\n\n**Figure 2** Scans. **a** Before treatment. **b** After four cycles.\n\n**Figure 3** A CT scan of the chest (arrow). A Bone window is not shown.\n"));
        var figures = new DocumentReader().Read(stream, "article.md").Document!.Figures;
        Assert.Equal(["A:Nests of cells (×100", "b:After four cycles", ""], [$"A:{figures[0].Panels[0].Text}", $"b:{figures[1].Panels[1].Text}", string.Concat(figures[2].Panels.Select(p => p.Letter))]);
    }

    private static (int, int?, int?) Ymd(ArticleDate d) => (d.Year, d.Month, d.Day);

    [Fact]
    public void Sections_have_their_kinds() => Assert.Equal(
        [SectionKind.Front, SectionKind.Abstract, SectionKind.Introduction, SectionKind.Case, SectionKind.Discussion,
            SectionKind.Conclusion, SectionKind.Declarations, SectionKind.References],
        Document.Outline.Select(s => s.Kind));

    [Fact]
    public void A_subsection_has_its_parents_kind() =>
        Assert.Equal(SectionKind.Case, Document.Sections.Single(s => s.Title == "Pathology").Kind);

    [Fact]
    public void Raised_citations_leave_the_clean_text_and_exponents_stay()
    {
        var introduction = Document.Sections.Single(s => s.Kind == SectionKind.Introduction).Paragraphs[0];
        Assert.StartsWith("Rib tumors are seldom benign. Growth is slow, and a volume of 12 cm3 is typical", introduction.Plain.Text);
    }

    [Fact]
    public void A_sentence_cut_by_a_notice_is_whole() =>
        Assert.Contains(Document.Sentences, s => s.Text.EndsWith("a 58-year-old man is the oldest of all.", StringComparison.Ordinal));

    [Fact]
    public void The_notice_is_furniture() => Assert.StartsWith("This is an open-access", Assert.Single(Document.Furniture).Plain.Text);

    [Fact]
    public void Call_outs_cover_what_they_cover()
    {
        var calls = Document.CallOuts.Select(c => c.Target + ":" + string.Join('+', c.Items.Select(i => i.Number + string.Concat(i.Panels))));
        Assert.Equal(["Figure:1+2+3", "Figure:2ab", "Table:S1", "Figure:3", "Table:1", "Table:1"], calls);
        Assert.True(Document.CallOuts[0].HasRange);
        Assert.Equal("Figs. 1-3", Document.Quote(Document.CallOuts[0].Span));
    }

    [Fact]
    public void A_subtitle_before_the_abstract_is_no_case_section()
    {
        const string text = """
            # A mass of the hand

            ## Case report and comparison of earlier series

            Ada Ostrom, MD; Bela Quint, MD

            Received 4 May 2022 | Accepted 6 July 2022

            ### Abstract

            A mass of the hand was removed.

            ### Case report

            A man of 40 years was seen in March 2020.
            """;
        Assert.Equal([SectionKind.Front, SectionKind.Abstract, SectionKind.Case], Examples.Read(text, "a.md").Outline.Select(s => s.Kind));
    }

    [Fact]
    public void Raised_numbers_cite_with_and_without_raised_brackets()
    {
        const string text = """
            # A mass of the hand: case report

            ## Case

            It grew slowly.⁽¹⁻²⁾ Others saw the same,³ as did we.⁽⁴⁾

            ## References

            1. Aas B. One. J Hand. 2010;1:1-2.
            2. Bor C. Two. J Hand. 2011;2:3-4.
            3. Cey D. Three. J Hand. 2012;3:5-6.
            4. Dag E. Four. J Hand. 2013;4:7-8.
            """;
        var document = Examples.Read(text, "a.md");
        Assert.Equal(["1+2", "3", "4"], document.Citations.Select(c => string.Join('+', c.Keys)));
        Assert.Contains(document.Sentences, s => s.Text.Trim().EndsWith("as did we.⁽⁴⁾", StringComparison.Ordinal) && s.Text.StartsWith("Others", StringComparison.Ordinal));
    }

    [Fact]
    public void Carets_raise_citations_and_powers()
    {
        const string text = """
            # A mass of the hand: case report

            ## Case

            It grew slowly.^1,2^ The count was 11 x 10^9^/L, later 9 x 10^9/L and 4 x 10^6/L. Others saw the same,^3^ as did we.^4^

            ## References

            1. Aas B. One. J Hand. 2010;1:1-2.
            2. Bor C. Two. J Hand. 2011;2:3-4.
            3. Cut D. Three. J Hand. 2012;3:5-6.
            """;
        var document = Examples.Read(text, "a.md");
        Assert.Equal(["1+2", "3", "4"], document.Citations.Select(c => string.Join('+', c.Keys)));
        Assert.Equal(["4"], document.Citations[2].Unresolved);
        Assert.Contains(document.Sentences, s => s.Text == "It grew slowly.");
        Assert.Contains(document.Sentences, s => s.Text.Contains("11 x 109/L, later 9 x 10^9/L and 4 x 10^6/L", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("(7)", 5)]
    [InlineData("(40)", 4)] // a count of patients
    public void A_number_in_parentheses_just_beyond_the_list_is_a_missing_reference(string last, int citations)
    {
        var document = Examples.Read($"""
            # A mass of the hand: case report

            ## Introduction

            It is rare (1, 2). It grows slowly (3). Few were operated on (4). None came back (5) in those followed up {last}.

            ## References

            1. Aas B. One. J Hand. 2010;1:1-2.
            2. Bor C. Two. J Hand. 2011;2:3-4.
            3. Cut D. Three. J Hand. 2012;3:5-6.
            4. Dal E. Four. J Hand. 2013;4:7-8.
            5. Elm F. Five. J Hand. 2014;5:9-10.
            """, "a.md");
        Assert.Equal(citations, document.Citations.Count);
        Assert.Equal(citations == 5 ? ["7"] : [], document.Citations.SelectMany(c => c.Unresolved));
    }

    [Fact]
    public void Citations_resolve_to_the_list()
    {
        Assert.Equal(["1+2", "3", "4", "5+6+7", "5", "6"], Document.Citations.Select(c => string.Join('+', c.Keys)));
        Assert.Equal(["7"], Document.Citations[3].Unresolved);
        Assert.Equal(CitationStyle.Superscript, Document.Citations[0].Style);
        Assert.Equal("Farkas", Document.Citations[2].Named!.Surname);
        Assert.Equal(("Lund", 2014), (Document.Citations[5].Named!.Surname, Document.Citations[5].Named!.Year));
        Assert.Equal("Adeyemi O", Document.Citations[4].References[0].Authors[0]);
    }

    [Fact]
    public void References_are_read_even_where_a_page_ends_in_one()
    {
        Assert.Equal(["1", "2", "3", "4", "5", "6"], Document.References.Select(r => r.Key));
        var (first, second, third, fourth) = (Document.References[0], Document.References[1], Document.References[2], Document.References[3]);
        Assert.Equal(["Abel K", "Brandt-Ito L", "Cruz MN"], first.Authors);
        Assert.True(first.EtAl);
        Assert.Equal(("Tumors of the chest wall", "J Chest Tum", 2001, "3", "12-9"), (first.Title, first.Journal, first.Year, first.Volume, first.Pages));
        Assert.Equal(("Benign or malignant?", "10.99999/ar.2004.3"), (second.Title, second.Doi));
        Assert.Equal(("J. Cart. Res", "12345678"), (third.Journal, third.Pmid));
        Assert.EndsWith("44- 50, in Latin.", fourth.Plain.Text);
    }

    [Fact]
    public void A_table_has_header_rows_columns_and_notes()
    {
        var table = Assert.Single(Document.Tables);
        Assert.Equal(("Table 1", "1", 3), (table.Label, table.Number, table.Width));
        Assert.Equal("Size (mm)", table.Header(2));
        Assert.Equal("Recurrence, 9 mo", table.CellAt(2, 3)!.Text);
        Assert.Equal("", table.CellAt(2, 2)!.Text);
        Assert.StartsWith("NED", Assert.Single(table.Notes).Plain.Text);
        Assert.Equal("45", Document.Quote(table.CellAt(3, 2)!.Span));
    }

    [Theory]
    [InlineData("a Measured on CT.", 1)]
    [InlineData("A scar of the first operation was found.", 0)]
    [InlineData("B cells were few.", 0)]
    public void A_paragraph_below_a_table_is_a_note_only_with_the_mark_of_one(string below, int notes)
    {
        var document = Examples.Read($"## Discussion\n\nTable 1. Cases\n\n| Author | Age |\n|---|---|\n| Abel | 4 |\n\n{below}\n\nMore is said.\n", "a.md");
        Assert.Equal(notes, Assert.Single(document.Tables).Notes.Count);
        Assert.Equal(2 - notes, document.Sections.Sum(s => s.Paragraphs.Count(p => p.Kind == ParagraphKind.Prose)));
    }

    [Theory]
    [InlineData("Chondrosarcoma of a rib", "abstract")]
    [InlineData("seldom benign", "introduction")]
    [InlineData("was seen by", "case")]
    [InlineData("positive for S-100", "case")]
    [InlineData("Recurrence, 9 mo", "Table 1, row 2, column 3")]
    [InlineData("Size (mm)", "Table 1, header, column 2")]
    [InlineData("Published cases", "Table 1 caption")]
    [InlineData("no evidence of disease", "Table 1 notes")]
    [InlineData("Cut surface", "Figure 2 legend")]
    [InlineData("Ann Ribs", "reference 2")]
    [InlineData("given in writing", "declarations")]
    [InlineData("in a stonemason", "title")]
    public void A_position_has_a_place(string words, string where) =>
        Assert.Equal(where, Document.WhereIs(Document.Text.IndexOf(words, StringComparison.Ordinal)));

    [Fact]
    public void Declarations_in_one_paragraph_are_told_apart() => Assert.Equal(
        ["Ethics: not required for one patient.", "Consent: given in writing.", "Funding: none."],
        Document.Declarations.Select(d => $"{d.Kind}: {d.Plain.Text}"));

    [Fact]
    public void Panels_take_the_words_that_are_theirs()
    {
        Assert.Equal(["a:Axial CT", "b:bone scan"], Document.Figures[0].Panels.Select(p => $"{p.Letter}:{p.Text}"));
        Assert.Equal(["a:Resected rib", "b:Cut surface"], Document.Figures[1].Panels.Select(p => $"{p.Letter}:{p.Text}"));
    }

    [Fact]
    public void Line_endings_of_another_system_change_no_words()
    {
        var crlf = Examples.Read(Examples.ManuscriptText.ReplaceLineEndings("\r\n"), "manuscript.md");
        Assert.Equal(Document.Sentences.Select(s => s.Text), crlf.Sentences.Select(s => s.Text));
        Assert.Equal(Document.Tables[0].Rows.SelectMany(r => r.Cells).Select(c => c.Text), crlf.Tables[0].Rows.SelectMany(r => r.Cells).Select(c => c.Text));
        Assert.All(crlf.Sentences, s => Assert.Equal(s.Text[0], crlf.Text[s.Plain.ToDocument(0)]));
    }

    [Fact]
    public void A_text_without_headings_is_the_case()
    {
        var document = Examples.Read("A 40-year-old woman had a lump. It was removed. She is well.", "a.txt");
        Assert.Equal(SectionKind.Case, Assert.Single(document.Outline).Kind);
        Assert.Equal(3, document.Sentences.Count());
        Assert.Equal("case", document.WhereIs(5));
    }

    [Theory]
    [InlineData("Case Description", SectionKind.Case)]
    [InlineData("PATIENT AND OBSERVATION", SectionKind.Case)]
    [InlineData("2. Presentation of case", SectionKind.Case)]
    [InlineData("Observations", SectionKind.Case)]
    [InlineData("Case 2", SectionKind.Case)]
    [InlineData("The patient", SectionKind.Case)]
    [InlineData("The elder sister (patient A)", SectionKind.Case)]
    [InlineData("Scoping review", SectionKind.Discussion)]
    [InlineData("Zusammenfassung", SectionKind.Abstract)]
    [InlineData("IV. Discussion", SectionKind.Discussion)]
    [InlineData("Sažetak", SectionKind.Abstract)]
    [InlineData("Conclusions:", SectionKind.Conclusion)]
    [InlineData("Conflict of Interest", SectionKind.Declarations)]
    public void A_heading_is_known_by_its_many_names(string heading, SectionKind kind) =>
        Assert.Equal(kind, Examples.Read($"# Title of the paper\n\n## {heading}\n\nHere is some text about it.\n", "a.md").Sections.Last().Kind);

    [Fact]
    public void A_letter_has_no_abstract_and_begins_with_the_case()
    {
        var story = string.Concat(Enumerable.Repeat("The tumour of the scalp was removed and did not come back. ", 8));
        var document = Examples.Read($"# A letter\n\n*To the Editor,*\n\n{story}\n\n**Comment.** It was rare.\n\n## References\n\n1. Hill A. Scalp. J 2010;1:1-2.\n", "a.md");
        Assert.DoesNotContain(document.Sections, s => s.Kind == SectionKind.Abstract);
        Assert.Contains(document.Sections, s => s.Kind == SectionKind.Case);
        Assert.Contains(document.Sections, s => s.Kind == SectionKind.Discussion);
    }

    [Fact]
    public void An_empty_corner_keeps_the_columns_in_place()
    {
        var table = Assert.Single(Examples.Read("## Discussion\n\nSee below.\n\n**Table 1.** Two cases\n\n| | Case 1 | Case 2 |\n|---|---|---|\n| Age | 40 | 50 |\n", "a.md").Tables);
        Assert.Equal(("Case 1", "Case 2"), (table.Header(2), table.Header(3)));
        Assert.Equal("40", table.CellAt(1, 2)!.Text);
    }

    [Fact]
    public void Lines_of_tabs_are_a_table()
    {
        var document = Examples.Read("## Discussion\n\nSee below.\n\n**Table 2:** Two cases\n\nAuthor\tAge\tOutcome\nHill\t40\tAlive\nDale\t50\tDead\n\nMore text follows here.\n", "a.md");
        var table = Assert.Single(document.Tables);
        Assert.Equal(("Table 2", 3, 2), (table.Label, table.Width, table.Body.Count));
        Assert.Equal("Dead", table.CellAt(2, 3)!.Text);
    }
}
