using System.Globalization;
using Kazus.Cases;
using Kazus.Manuscript.Displays;
using Kazus.Manuscript.Facts;
using Kazus.Manuscript.Front;
using Kazus.Manuscript.References;
using Kazus.Provenance;
using Kazus.Time;
using Affiliation = Kazus.Manuscript.Front.Affiliation;
using Author = Kazus.Manuscript.Front.Author;

namespace Kazus.Manuscript.Tests;

/// <summary>An invented casebook, small enough to read: one patient, three published cases, two figures.</summary>
internal static class MiniReport
{
    public const string Prose = """
        # Abstract

        **Background:** Solitary fibrous tumours of the spine are rare, and few are followed for long [@arslan-2019].

        **Case:** A {{ index.age }}-year-old woman had back pain for {{ index.symptom.duration | months | spelled }}. The lesion at {{ index.levels }} was removed whole.

        **Conclusion:** Freedom from recurrence at one year was {{ pooled.rfs12 }} in {{ pooled.rfs12 | n }} published patients.

        # Introduction

        Tumours of this kind were first told apart by their nuclear STAT6 [@baric-2014; @chen-2016; @arslan-2019]. @dvorak-2021 pooled nine more
        and warned that *most* series end early^2^. See also [the registry](https://example.org/registry).

        # Case report

        ## History

        The course is drawn in [@fig:timeline]. Pain had lasted {{ index.symptom.duration }}; weakness of the left leg followed within {{ index.weakness | days }}.

        {{ figure: timeline }}

        ## Treatment

        1. Embolisation of two segmental arteries.
        2. En bloc spondylectomy:
           - posterior release,
           - anterior column with a cage.

        > The tumour was white, firm and well bounded.

        Ki-67 was {{ index.ki67 | percent }} and H~2~O~2~ was used as a wash.

        # Comparison with published cases

        [@tab:comparison] sets our patient beside the others; the curve is in [@fig:survival].

        {{ table: comparison }}

        {{ figure: survival }}

        | Marker | Result |
        |---|---:|
        | STAT6 | 95 % |
        | CD34 | positive |

        # Discussion

        Follow-up is the weak point of all these reports [@chen-2016, p. 12; @evans-2020].

        # Funding

        None was received for {{ index.id }}.

        # References
        """;

    public const string Timeline = """
        <svg xmlns="http://www.w3.org/2000/svg" class="kz-figure" width="85mm" height="30mm" viewBox="0 0 240.94 85" role="img" font-family="Helvetica, Arial, sans-serif">
        <title>Course of the patient</title><desc>Pain two months before surgery, no recurrence at 26 months.</desc>
        <rect width="240.94" height="85" fill="#ffffff"/><line x1="20" y1="44" x2="225" y2="44" stroke="#5b626c" stroke-width="0.8"/>
        <line x1="70" y1="16" x2="70" y2="66" stroke="#1b1f24" stroke-width="0.6"/><text x="70" y="11" font-size="7.5" text-anchor="middle" fill="#1b1f24">day 0, surgery</text>
        <g data-open="pain"><rect x="34" y="40" width="32" height="8" fill="#6b7280" fill-opacity="0.5"/><text x="30" y="62" font-size="7.5" fill="#1b1f24">pain, 2 months</text></g>
        <g data-open="resection"><rect x="66.5" y="40.5" width="7" height="7" fill="#0072b2"/></g>
        <circle cx="140" cy="44" r="3.2" fill="#ffffff" stroke="#56b4e9" stroke-width="1.2"/><text x="140" y="62" font-size="7.5" text-anchor="middle" fill="#1b1f24">MRI, 12 mo</text>
        <path d="M214 40 L222 44 L214 48" fill="none" stroke="#1b1f24"/><text x="222" y="62" font-size="7.5" text-anchor="end" fill="#1b1f24">26 mo</text></svg>
        """;

    public const string Survival = """
        <svg xmlns="http://www.w3.org/2000/svg" class="kz-figure" width="85mm" height="55mm" viewBox="0 0 240.94 155.9" role="img" font-family="Helvetica, Arial, sans-serif">
        <title>Freedom from recurrence</title><desc>Step curve from 1.00 to 0.67 at 14 months.</desc>
        <rect width="240.94" height="155.9" fill="#ffffff"/><path d="M32 12V120H230" fill="none" stroke="#5b626c" stroke-width="0.8"/>
        <g data-open="step" data-step="14"><path d="M32 16H140V50H226" fill="none" stroke="#0072b2" stroke-width="1.5"/></g>
        <text x="28" y="19" font-size="7.5" text-anchor="end" fill="#1b1f24">1.0</text><text x="28" y="122" font-size="7.5" text-anchor="end" fill="#1b1f24">0</text>
        <text x="131" y="136" font-size="7.5" text-anchor="middle" fill="#1b1f24">Months since surgery</text></svg>
        """;

    public static ReportParts Parts(string? prose = null) => new()
    {
        Front = Front,
        Prose = [new ProseFile("manuscript/01-text.md", prose ?? Prose)],
        Facts = Facts,
        Tables = [Comparison],
        Figures =
        [
            new ReportFigure
            {
                Id = "timeline", Caption = "Course of the index patient; day 0 is surgery.", Alt = "Pain for two months before surgery; alive without recurrence at 26 months.", Svg = Timeline, Raster = Png,
                Marks = [new FigureMark("pain", "Back pain for 2 months", Duration) { Conflict = true }, new FigureMark("resection", "En bloc spondylectomy", [Said("record", "operation note", "spondylectomy L3 en bloc", "en bloc")])],
            },
            new ReportFigure
            {
                Id = "survival", Caption = "Freedom from recurrence, Kaplan-Meier with log-log interval; n = 4, 1 event; clock: surgery.", Alt = "A step curve that falls from 1.00 to 0.67 at 14 months.", Svg = Survival,
                Marks = [new FigureMark("step:14", "Recurrence at 14 months", [Said("Chen 2016", "case", "recurred at 14 months", "14 months", "chen-2016")])],
            },
        ],
        References = References,
        Conflicts = [new ReportConflict("Symptom duration, index patient", Duration) { Matters = "time from first symptom to surgery, 2 or 3 months", Settled = "the referral letter" }],
    };

    public static FrontMatter Front { get; } = new()
    {
        Title = "Solitary fibrous tumour of L3: a case report with the published cases",
        RunningTitle = "Solitary fibrous tumour of L3",
        Section = "Case Report",
        Authors =
        [
            new Author(PersonName.Of("Marić", "Ana Lucija")) { Orcid = "0000-0002-1825-0097", Email = "ana.maric@example.org", Corresponding = true, Address = "Ulica 1, Osijek", Affiliations = ["neuro", "faculty"], Roles = ["Conceptualization", "Writing – original draft"], Degrees = "MD, PhD" },
            new Author(PersonName.Of("بن يوسف", "سلمى")) { Affiliations = ["path"], Roles = ["Investigation"], EqualContribution = true },
            new Author(PersonName.Of("O'Neill", "Jean-Pierre")) { Affiliations = ["faculty"], EqualContribution = true },
        ],
        Affiliations =
        [
            new Affiliation("neuro", "Department of Neurosurgery, Example Hospital") { City = "Osijek", Country = "Croatia", Ror = "https://ror.org/012345678" },
            new Affiliation("path", "Institute of Pathology & Genetics") { City = "Tunis", Country = "Tunisia" },
            new Affiliation("faculty", "Faculty of Medicine, Example University") { City = "Osijek", Country = "Croatia" },
        ],
        Keywords = ["solitary fibrous tumour", "lumbar spine", "STAT6"],
        Declarations =
        [
            new Declaration(DeclarationKind.Consent, "The patient consented in writing."),
            new Declaration(DeclarationKind.CompetingInterests, "None."),
            new Declaration(DeclarationKind.DataAvailability, "All data stand in the report."),
            new Declaration(DeclarationKind.Acknowledgements, "We thank the ward."),
        ],
        Funding = [new Funding("Croatian Example Foundation") { FunderId = "https://ror.org/087654321", Awards = ["HRZZ-1"] }],
        Journal = new Journal("Journal of Invented Cases") { Abbreviation = "J Invent Cases", Id = "jic", ElectronicIssn = "1234-5679", Publisher = "Example Press", Volume = "3", Issue = "1", ArticleNumber = "e12" },
        Licence = new Licence("CC BY 4.0") { Url = "https://creativecommons.org/licenses/by/4.0/" },
        Received = new DateOnly(2025, 1, 9),
        Accepted = new DateOnly(2025, 3, 20),
        Published = new DateOnly(2025, 4, 2),
        Doi = "10.1234/jic.2025.12",
    };

    public static LiveFacts Facts { get; } = LiveFacts.Of(
    [
        new LiveFact { Name = "index.id", Text = "case 1" },
        new LiveFact { Name = "index.age", Text = "52", Label = "Age, index patient", Variable = "patient.age", Value = Value.Number.Completed(52, "a"), Claims = [Said("Patient record", "admission note", "aged 52", "52", state: ClaimState.Accepted)] },
        new LiveFact { Name = "index.symptom.duration", Text = "2 months", Label = "Symptom duration, index patient", Variable = "symptom.duration", Value = new Value.Length(Kazus.Time.Duration.Of(2, TimeUnit.Month)), Claims = Duration, Conflict = true },
        new LiveFact { Name = "index.weakness", Text = "2 weeks", Variable = "symptom.duration", Value = new Value.Length(Kazus.Time.Duration.Of(2, TimeUnit.Week, Exactness.About)), Claims = [Said("Patient record", "referral", "about 2 weeks", "2 weeks")] },
        new LiveFact { Name = "index.levels", Text = "L3", Variable = "lesion.levels", Claims = [Said("Patient record", "MRI report", "body of L3", "L3")] },
        new LiveFact { Name = "index.ki67", Text = "4%", Variable = "ki67", Value = Value.Number.Exactly(4, "%"), Claims = [Said("Patient record", "histology", "Ki-67 4 %", "4 %")] },
        new LiveFact
        {
            Name = "pooled.rfs12", Text = "1.00", Label = "Freedom from recurrence at 12 months", Value = Value.Number.Exactly(1), Derivation = "Kaplan-Meier, log-log interval, 4 patients, 1 event; clock: surgery.",
            Forms = new Dictionary<string, string> { ["n"] = "four" }, Claims = [Said("Chen 2016", "case", "recurred at 14 months", "14 months", "chen-2016"), Said("Arslan et al. 2019", "Table 2", "NED 20 mo", "20 months", "arslan-2019")],
        },
    ]);

    public static ReportTable Comparison { get; } = new()
    {
        Id = "comparison",
        Caption = "Spinal solitary fibrous tumours with follow-up.",
        Columns = [new TableColumn("Source") { NamesRow = true }, new TableColumn("Age (years)", true), new TableColumn("Level"), new TableColumn("Follow-up (months)", true), new TableColumn("Recurrence")],
        Rows =
        [
            new TableRow([new TableCell("Present case"), Cell("52", "aged 52", "index.age"), Cell("L3", "body of L3", "index.levels"), Cell("26", "26 months", "index.followup"), Cell("no", "no recurrence")]) { Own = true },
            new TableRow([new TableCell("Arslan et al. 2019") { Cites = ["arslan-2019"] }, Cell("61", "61-year-old", "arslan-2019.age"), Cell("T9–T10", "T9-10", "arslan-2019.levels"), Cell("20", "NED 20 mo", "arslan-2019.followup"), Cell("no", "NED")]),
            new TableRow([new TableCell("Chen 2016") { Cites = ["chen-2016"] }, Cell("47", "47 years", "chen-2016.age"), new TableCell("NR") { Missing = MissingReason.NotReported }, Cell("14", "14 months", "chen-2016.followup", true), Cell("yes, local", "recurred at 14 months")]),
            new TableRow([new TableCell("Baric & Horvat 2014") { Cites = ["baric-2014"] }, new TableCell("NR") { Missing = MissingReason.NotReported }, Cell("C2", "axis"), Cell("8", "8 months"), Cell("no", "no relapse")]),
        ],
        Notes = ["NR, not reported."],
    };

    public static IReadOnlyList<Reference> References { get; } =
    [
        new Reference { Key = "arslan-2019", Authors = [.. "Arslan,Yilmaz,Demir,Kaya,Celik,Sahin,Aydin".Split(',').Select((n, i) => PersonName.Of(n, "Mehmet " + (char)('A' + i)))], Title = "Invented tumours of the thoracic spine.", Container = "European Invented Spine Journal", ContainerShort = "Eur Invent Spine J", Year = 2019, Month = 5, Volume = "28", Issue = "4", Pages = "1284-1287", Doi = "https://doi.org/10.1234/eisj.1284" },
        new Reference { Key = "baric-2014", Authors = [PersonName.Of("Baric", "Ivo"), PersonName.Of("Horvat", "N. K.")], Title = "Is STAT6 enough?", Container = "Invented Pathology", Year = 2014, Volume = "9", Pages = "e44", Pmid = "12345678" },
        new Reference { Key = "chen-2016", Type = "chapter", Authors = [PersonName.Of("Chen", "Li")], Editors = [PersonName.Of("Green", "P"), PersonName.Of("White", "Q")], Title = "Mesenchymal tumours", Container = "Handbook of invented spine surgery", Edition = "2nd", Publisher = "Example Press", PublisherPlace = "Zagreb", Year = 2016, Pages = "10-22" },
        new Reference { Key = "dvorak-2021", Authors = [PersonName.Of("Dvořák", "J"), PersonName.Of("Novak", "K"), PersonName.Of("Kovač", "M")], Title = "A pooled look", Container = "Invented Rev", Year = 2021, Volume = "2", Issue = "1", Pages = "7", Doi = "10.1234/ir<7>" },
        new Reference { Key = "evans-2020", Type = "webpage", Authors = [new PersonName { Literal = "Invented Tumour Registry" }], Title = "Yearly counts", Year = 2020, Url = "https://example.org/counts", Accessed = new DateOnly(2025, 1, 5) },
        new Reference { Key = "unused-1999", Authors = [PersonName.Of("Nobody", "N")], Title = "Never cited", Year = 1999 },
    ];

    /// <summary>One white pixel.</summary>
    public static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8////fwAJ+wP9CNHoHgAAAABJRU5ErkJggg==");

    private static IReadOnlyList<FactClaim> Duration =>
    [
        Said("Patient record", "admission note", "pain since 2 months", "2 months", state: ClaimState.Accepted),
        Said("Patient record", "referral letter", "three months of pain", "3 months"),
    ];

    public static FactClaim Said(string source, string where, string quote, string value, string? reference = null, ClaimState state = ClaimState.Proposed) =>
        new() { Source = source, Where = where, Quote = quote, Value = value, Reference = reference, State = state };

    private static TableCell Cell(string text, string quote, string? fact = null, bool conflict = false) =>
        new(text) { Fact = fact, Conflict = conflict, Claims = [Said("Source", "Table 1", quote, text)] };

    /// <summary>A manuscript of a usual length: 3,000 words, a table of 47 rows, five figures.</summary>
    public static ReportParts Long()
    {
        var parts = Parts();
        var text = new System.Text.StringBuilder();
        for (var s = 1; s <= 8; s++)
        {
            text.Append(CultureInfo.InvariantCulture, $"# Part {s}\n\n");
            for (var p = 0; p < 6; p++)
                text.Append(CultureInfo.InvariantCulture, $"The {{{{ index.age }}}}-year-old patient of part {s} had pain for {{{{ index.symptom.duration }}}} before the operation, and the lesion at {{{{ index.levels }}}} was removed through a lateral approach [@chen-2016; @arslan-2019]. ")
                    .Append("Nothing in the invented course of this invented patient is meant to instruct anybody, yet its sentences are as long as those of a real report. ").Append("They carry *emphasis*, numbers such as 12 and 34, and a call-out of [@tab:comparison] here and there.\n\n");
        }
        text.Append("{{ table: comparison }}\n");
        foreach (var figure in Enumerable.Range(1, 5)) text.Append(CultureInfo.InvariantCulture, $"\nSee [@fig:f{figure}].\n\n{{{{ figure: f{figure} }}}}\n");
        var row = Comparison.Rows[1];
        return parts with
        {
            Prose = [new ProseFile("manuscript/long.md", text.ToString())],
            Tables = [Comparison with { Columns = [.. Comparison.Columns, .. Comparison.Columns.Skip(1)], Rows = [.. Enumerable.Range(0, 47).Select(i => new TableRow([new TableCell($"Invented {i}") { Cites = ["chen-2016"] }, .. row.Cells.Skip(1).Concat(row.Cells.Skip(1)).Select((c, k) => c with { Fact = $"row{i}.{k}" })]))] }],
            Figures = [.. Enumerable.Range(1, 5).Select(i => parts.Figures[i % 2] with { Id = "f" + i })],
        };
    }
}
