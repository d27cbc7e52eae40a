using Kazus.Cases;
using Kazus.Checks;
using Kazus.Provenance;
using Kazus.Time;
using Xunit;

namespace Kazus.Casebooks.Tests;

public sealed class CaseFileTests
{
    private const string Written = """
        # The authors' own patient
        id: OWN-1          # stays
        own: yes
        day-zero: resection of the lesion
        lesions:
          c5: { name: right C5 lamina, levels: C5, side: right, kind: metastasis }
        events:
          # two versions
          - id: fusion
            kind: procedure
            what: ACDF C5-C7
            when:
              - { at: 18 years ago, where: abstract }
              - { at: 2005, where: case }
          - +12 mo recurrence: MRI, recurrence at the site
        readings:
          - source: article
            where: abstract
            claims:
              patient.age: 63     # as printed
              symptom: [numbness, pain]
              symptom.duration: 2 months
              ihc: { SMA: positive, CD34: negative }
          - source: article
            where: case
            claims:
              symptom.duration: { value: 1 month, quote: 1 month's duration }
              chemotherapy.drug: [docetaxel, gemcitabine]
              radiotherapy: NR
        """;

    private static Case Read(string text, List<Finding>? findings = null)
    {
        findings ??= [];
        var read = CaseReader.Read(text, "cases/own.yaml", findings);
        Assert.NotNull(read);
        return read;
    }

    [Fact]
    public void Short_forms_are_read_with_their_places()
    {
        List<Finding> findings = [];
        var read = Read(Written, findings);
        Assert.Empty(findings);
        Assert.Equal(2, read.ClaimsOf("ihc").Count());
        var conflict = Assert.Single(read.Conflicts());
        Assert.Equal("symptom.duration", conflict.Variable);
        Assert.Equal(["abstract", "case"], conflict.Claims.Select(c => c.Anchor.Where));
        Assert.Equal("1 month's duration", conflict.Claims[1].Anchor.Quote);
        Assert.Equal(new Answer.None(MissingReason.NotReported) { Claims = [] }, read.Answer("radiotherapy") with { Claims = [] });
        Assert.Equal(EventKind.Recurrence, read.Events[1].Kind);
        Assert.Equal(Duration.Of(12, TimeUnit.Month).Days, read.Events[1].When[0].Days);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void What_is_read_and_written_again_is_the_same_byte_for_byte(string newline)
    {
        var text = Written.ReplaceLineEndings(newline);
        Assert.Equal(text, CaseWriter.Write(Read(text), text));
    }

    [Fact]
    public void Accepting_one_claim_changes_one_entry_and_nothing_else()
    {
        var read = Read(Written);
        var changed = read with { Claims = [.. read.Claims.Select(c => c.Variable == "symptom.duration" && c.Anchor.Where == "abstract" ? c with { State = ClaimState.Accepted } : c)] };
        var text = CaseWriter.Write(changed, Written);
        var before = Written.ReplaceLineEndings("\n").Split('\n');
        var after = text.ReplaceLineEndings("\n").Split('\n');
        Assert.DoesNotContain(before.Except(after), l => !l.Contains("symptom.duration: 2 months", StringComparison.Ordinal));
        Assert.Contains("# as printed", text);
        Assert.Equal(ClaimState.Accepted, Read(text).ClaimsOf("symptom.duration").First().State);
        Assert.Equal(changed.Claims.Count, Read(text).Claims.Count);
    }

    [Fact]
    public void A_new_event_is_added_and_the_others_stay_as_written()
    {
        var read = Read(Written);
        var added = new CaseEvent { Id = "scan", Kind = EventKind.Imaging, What = "MRI: clear", When = [TimeStatement.Parse("+6 mo", new Anchor("article"))!] };
        var text = CaseWriter.Write(read with { Events = [.. read.Events, added] }, Written);
        Assert.Contains("- +12 mo recurrence: MRI, recurrence at the site", text);
        Assert.Contains("# two versions", text);
        Assert.Equal("+6 mo", Read(text).Events[2].When[0].Words);
    }

    [Fact]
    public void A_case_written_afresh_reads_back_the_same()
    {
        var read = Read(Written);
        var again = Read(CaseWriter.Write(read));
        Assert.Equal(CaseWriter.Write(read), CaseWriter.Write(again));
        Assert.Equal(read.Claims.Select(c => (c.Variable, c.Value.ToString(), c.Anchor.Where, c.Anchor.Quote)), again.Claims.Select(c => (c.Variable, c.Value.ToString(), c.Anchor.Where, c.Anchor.Quote)));
    }

    [Theory]
    [InlineData("own: yes\nlesoins: {}\n", "KZ102", 2, "lesions")]
    [InlineData("claims:\n  patient.agee: 63\n", "KZ102", 2, "patient.age")]
    [InlineData("claims:\n  patient.age: old\n", "KZ103", 2, "a number")]
    [InlineData("claims:\n  symptom.duration: 3 parsecs\n", "KZ103", 2, "length of time")]
    [InlineData("events:\n  - { kind: imaging, what: MRI, when: 31 February 2020 }\n", "KZ103", 2, "a date")]
    [InlineData("events:\n  - { kind: imaging, what: MRI, when: +4 wk from nowhere }\n", "KZ103", 2, "id of an event")]
    [InlineData("claims:\n  patient.age: 163\n", "KZ107", 2, "beyond")]
    [InlineData("claims: [\n", "KZ101", 2, "Malformed")]
    [InlineData("id: a\nid: b\n", "KZ101", 2, "Malformed")]
    public void Bad_input_is_a_finding_with_its_line(string text, string rule, int line, string words)
    {
        List<Finding> findings = [];
        CaseReader.Read(text, "cases/x.yaml", findings);
        var finding = Assert.Single(findings);
        Assert.Equal(rule, finding.Rule);
        Assert.Equal(line, finding.Places[0].Line);
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_file_leaves_to_be_understood_is_not_written_out_because_something_else_changed()
    {
        const string text = "id: A\nreadings:\n  - source: sun-2022\n    where: Table 1\n    claims:\n      patient.age: 63\n";
        var one = CaseReader.Read(text, "A.yaml", [])!;
        Assert.Equal(text + "excluded: told twice\n", CaseWriter.Write(one with { ExcludedBecause = "told twice" }, text));
    }
}
