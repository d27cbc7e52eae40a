using Kazus.Cases;
using Kazus.Casebooks;
using Kazus.Find.Content;
using Kazus.Find.Search;
using Kazus.Provenance;
using Kazus.Terms;
using Kazus.Testing;
using Xunit;
using static Kazus.Find.Tests.Patients;

namespace Kazus.Find.Tests;

public sealed class ContentTests
{
    private static readonly Casebook Example = CasebookFolder.Read(Repository.File("examples", "spinal-leiomyosarcoma"), Vocabularies.Resolve).Casebook;

    [Fact]
    public void A_case_stands_under_its_facets()
    {
        var one = Case("a", "disease LMS; disease.kind metastasis; lesion.levels C5-C7; surgery.extent gross total; radiotherapy yes; chemotherapy no; status alive with disease; recurrence no; primary.site uterus");
        var facts = CaseContent.Of(one, [new Source { Id = "s", Year = 2014, Authors = ["Sun L"], Title = "A tumour" }]).Facts.Where(f => Facets.All.Contains(f.Name)).Select(f => $"{f.Name}={f.Value}");
        Assert.Equal(["disease=leiomyosarcoma", "site=uterus", "level=C5", "level=C6", "level=C7", "kind=metastasis", "treatment=gross total resection", "treatment=radiotherapy", "outcome=alive with disease", "outcome=no recurrence", "year=2014"], facts);
    }

    [Fact]
    public void A_case_whose_sources_disagree_stands_under_both_values()
    {
        var facts = CaseContent.Of(Case("a", "recurrence yes; recurrence no")).Facts.Where(f => f.Name == "outcome").Select(f => f.Value);
        Assert.Equal(["recurrence", "no recurrence"], facts);
    }

    [Fact]
    public void The_named_case_is_found_before_those_that_mention_it()
    {
        var found = CaseContent.Index(Example).View.Find(FindQuery.Parse("Koruga 2024"));
        Assert.Equal("LMS-001", found.Cases[0].Key.Id);
    }

    [Fact]
    public void Facets_are_counted_over_all_cases_found_and_narrow_them()
    {
        var view = CaseContent.Index(Example).View;
        var wish = new FindWish(100, Facets: Facets.All);
        var all = view.Find(FindQuery.Parse("leiomyosarcoma"), wish);
        foreach (var (facet, values) in all.Facets.Where(f => f.Value.Count > 0))
            Assert.Equal(values[0].Count, view.Find(FindQuery.Parse("leiomyosarcoma") with { Filters = [FactFilter.Is(facet, values[0].Value)] }, wish).Total);
    }

    [Fact]
    public void A_snippet_shows_the_words_and_where_they_were_read()
    {
        var one = Example.Cases.Single(c => c.Id == "LMS-001");
        var view = CaseContent.Index(Example).View;
        var why = Snippet.Of(Passage.Of(one), view, FindQuery.Parse("gross total resection"));
        Assert.All(why, w => Assert.NotEmpty(w.Marks));
        Assert.All(why, w => Assert.All(w.Marks, m => Assert.Contains(w.Text.Substring(m.Start, m.Length).ToLowerInvariant(), (string[])["gross", "total", "resection"])));
        Assert.Contains(why, w => w.Passage.Anchor is not null);
    }

    [Fact]
    public void A_long_passage_is_cut_around_the_words_found()
    {
        var note = string.Join(' ', Enumerable.Repeat("nothing to see here", 40)) + " a chordoma of the clivus " + string.Join(' ', Enumerable.Repeat("and so on", 40));
        var one = Case("a", "", note);
        var view = View(one);
        var snippet = Snippet.Of(Passage.Of(one), view, FindQuery.Parse("chordoma clivus")).Single();
        Assert.InRange(snippet.Text.Length, 10, 200);
        Assert.StartsWith("…", snippet.Text, StringComparison.Ordinal);
        Assert.Equal(["chordoma", "clivus"], snippet.Marks.Select(m => snippet.Text.Substring(m.Start, m.Length)));
    }

    [Fact]
    public void Rejected_claims_are_not_found()
    {
        var one = Case("a", "disease chordoma");
        one = one with { Claims = [one.Claims[0] with { State = ClaimState.Rejected }] };
        Assert.Empty(View(one).Find(FindQuery.Parse("chordoma")).Cases);
    }
}
