using Kazus.Cases;
using Kazus.Text.Claims;
using Kazus.Text.Documents;
using Kazus.Text.Reading;
using Xunit;

namespace Kazus.Text.Tests.Claims;

public sealed class TableAndCaseTests
{
    private const string Article = """
        # Chordoma of the clivus: a case report

        ## Case report

        A 48-year-old woman presented with diplopia of 3 months' duration. In 2011, she had a cholecystectomy. She underwent gross total resection of the tumour. Histology confirmed a chordoma. MRI six months after surgery showed no recurrence. The tumour recurred two years after surgery.

        ## Discussion

        **Table 1.** Reports with individual data.

        | Author | Patients | Treatment | Outcome |
        |---|---|---|---|
        | Ost 2011 [4] | 40/M, 51/F | gross total resection, subtotal resection | No recurrence, 12 months |
        | Nord 2015 [5] | 33/F | subtotal resection | Died of disease, 20 months |
        | Present case | 48/F | gross total resection | No recurrence, 24 months |
        """;

    private static Document Document
    {
        get
        {
            using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Article));
            return new DocumentReader().Read(stream, "article.md").Document!;
        }
    }

    [Fact]
    public void The_authors_own_row_belongs_to_their_patient()
    {
        var own = ClaimReader.Read(Document).Where(c => c.Where.Contains(", row 3,", StringComparison.Ordinal)).ToList();
        Assert.All(own, c => Assert.Equal((1, (string?)null), (c.Patient, c.Study)));
        Assert.Contains(own, c => c.Variable == "recurrence" && c.Value.ToString() == "no");
    }

    [Fact]
    public void A_row_of_another_study_keeps_its_author()
    {
        var nord = ClaimReader.Read(Document).Where(c => c.Study == "Nord 2015").ToList();
        Assert.Contains(nord, c => c.Variable == "status" && c.Value.ToString() == "dead of disease");
        Assert.Contains(nord, c => c.Variable == "patient.age" && c.Value.ToString() == "33");
    }

    [Fact]
    public void Values_are_given_to_patients_only_where_their_numbers_agree()
    {
        var claims = ClaimReader.Read(Document, out var findings);
        Assert.Equal(2, claims.Count(c => c.Study == "Ost 2011" && c.Variable == "surgery.extent"));
        Assert.DoesNotContain(claims, c => c.Study == "Ost 2011" && c.Variable == "recurrence");
        Assert.Contains(findings, f => f.Name == "table-arity");
    }

    [Fact]
    public void The_draft_case_puts_events_on_the_time_axis()
    {
        var document = Document;
        var draft = DraftCase.Of(document, ClaimReader.Read(document), 1);
        Assert.Equal("operation", draft.DayZero);
        var days = draft.Times().Ranges;
        var recurrence = Assert.Single(draft.Events, e => e.Kind == EventKind.Recurrence);
        Assert.InRange(days[recurrence.Id].Middle, 600, 850);
        var onset = Assert.Single(draft.Events, e => e.Kind == EventKind.Symptom);
        Assert.True(days[onset.Id].Latest < 0);
        Assert.All(draft.Claims, c => Assert.NotNull(c.Anchor.Quote));
    }
}
