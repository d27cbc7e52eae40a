using Kazus.Cases;
using Kazus.Terms;
using Kazus.Time;

namespace Kazus.Figures.Tests;

/// <summary>Whole real cases as code: the cervical case of the example casebook, and published spinal leiomyosarcomas.</summary>
internal static class Examples
{
    public static TimeStatement At(string words) => TimeStatement.Parse(words) ?? throw new ArgumentException(words);

    public static Case CervicalCase { get; } = new()
    {
        Id = "LMS-001",
        Own = true,
        DayZero = "resection, C5",
        DayZeroWhen = [new TimeStatement { Words = "a year before 27 January 2024", From = TimeStatement.Calendar, Days = DayRange.UpTo(PartialDate.Parse("2023-01-27")!.Days.Latest) }],
        Lesions = [new Lesion { Id = "rp", Name = "Retroperitoneal LMS" }, new Lesion { Id = "c5", Name = "C5 lamina", Parent = "rp" }],
        Events =
        [
            new() { Id = "acdf", Kind = EventKind.Procedure, What = "ACDF C5–C7", When = [At("18 years ago"), At("2005")] },
            new() { Id = "lms", Kind = EventKind.Procedure, What = "Resection, retroperitoneal LMS", Lesion = "rp", When = [At("3 years ago"), At("2021")] },
            new() { Id = "symptoms", Kind = EventKind.Symptom, What = "Right-sided numbness, weakness", Lesion = "c5", When = [At("-2 mo"), At("-1 mo")] },
            new() { Id = "resection", Kind = EventKind.Procedure, What = "Posterior resection", Finding = "gross total", Lesion = "c5", When = [At("day 0")] },
            new() { Id = "drugs", Kind = EventKind.Drug, What = "Docetaxel + gemcitabine", Lasting = Duration.Of(4, TimeUnit.Week), When = [new TimeStatement { Words = "after surgery", From = TimeStatement.DayZero, Days = DayRange.From(0) }] },
            new() { Id = "mri-1", Kind = EventKind.Imaging, What = "MRI", Finding = "no recurrence", Lesion = "c5", When = [At("+1 mo")] },
            new() { Id = "ct-2", Kind = EventKind.Imaging, What = "CT chest, abdomen, pelvis", Finding = "clear", When = [At("+2 mo")] },
            new() { Id = "mri-6", Kind = EventKind.Imaging, What = "MRI", Finding = "no recurrence", Lesion = "c5", When = [At("+6 mo")] },
            new() { Id = "mri-12", Kind = EventKind.Imaging, What = "MRI", Finding = "recurrence", Lesion = "c5", When = [At("+12 mo")] },
            new() { Id = "recurrence", Kind = EventKind.Recurrence, What = "Local recurrence", Lesion = "c5", When = [At("+12 mo")] },
        ],
    };

    public static TimelineFigure Timeline => TimelineFigure.Of(CervicalCase) with { Alive = true };

    public static SwimmerFigure Swimmer => new()
    {
        Clock = "surgery",
        Rows =
        [
            new("LMS-001", "Koruga 2024", 12, SwimmerEnd.Alive, "metastasis", [new(EventMark.Surgery, 0), new(EventMark.Recurrence, 12)]) { Own = true },
            new("LMS-004", "Ochiai", 6, SwimmerEnd.Dead, "primary", [new(EventMark.Pathology, 0)]),
            new("LMS-012", "LMS-012", 84, SwimmerEnd.Alive, "metastasis", [new(EventMark.Surgery, 0), new(EventMark.Radiotherapy, 1, 2.5)]),
            new("LMS-013", "Nanassis 1999", 22, SwimmerEnd.Unknown, "metastasis", [new(EventMark.Surgery, 0), new(EventMark.Recurrence, 22)]),
            new("LMS-016", "Yang Y 2017", 6, SwimmerEnd.Alive, "primary", [new(EventMark.Surgery, 0)]),
            new("LMS-028", "Yonezawa 2019", 12, SwimmerEnd.Alive, "metastasis", [new(EventMark.Surgery, 0), new(EventMark.Systemic, 12)]),
            new("LMS-003", "Marshman", null, SwimmerEnd.Unknown, "primary", [new(EventMark.Surgery, 0)]),
            new("LMS-026", "Tahara 2016", null, SwimmerEnd.Unknown, null, []),
        ],
    };

    public static SurvivalFigure Survival => new()
    {
        Quantity = "Recurrence-free survival",
        Clock = "surgery",
        P = 0.0231,
        Groups =
        [
            new("Primary", [new(2, 1, null, null, 12, 0, 1), new(6, 0.909, 0.508, 0.987, 11, 1, 1), new(18, 0.808, 0.423, 0.949, 9, 1, 2), new(31, 0.673, 0.291, 0.879, 6, 1, 2), new(44, 0.449, 0.09, 0.76, 3, 1, 0), new(60, 0.449, 0.09, 0.76, 2, 0, 2)]) { Median = 44 },
            new("Local recurrence", [new(1, 0.875, 0.387, 0.981, 8, 1, 0) { Cases = ["LMS-001", "LMS-009"] }, new(4, 0.583, 0.18, 0.844, 6, 2, 0), new(9, 0.389, 0.084, 0.698, 3, 1, 0), new(12, 0.194, 0.01, 0.56, 2, 1, 1)]) { Median = 9 },
        ],
    };

    public static VertebralMapFigure Levels => new()
    {
        Cases =
        [
            Level("LMS-001", "Koruga 2024", "C5, C5-C6 foramen", "right", "metastasis") with { Own = true },
            Level("LMS-002", "Sun H 2022", "C3-C5", null, "primary"), Level("LMS-004", "Ochiai", "C7", null, "primary"), Level("LMS-005", "Sucu", "C2", "left", "primary"),
            Level("LMS-006", "Sun Z 2014", "C6", null, "metastasis"), Level("LMS-010", "Maimone 2013", "T3-T4", null, "metastasis"), Level("LMS-011", "Mandour", "T5-T6", null, "metastasis"),
            Level("LMS-012", "LMS-012", "T5-T6", null, "metastasis"), Level("LMS-013", "Nanassis 1999", "T2-T3", null, "metastasis"), Level("LMS-016", "Yang Y 2017", "T11", null, "primary"),
            Level("LMS-018", "Luis 2021", "L3", null, "primary"), Level("LMS-028", "Yonezawa 2019", "L1", null, "metastasis"), Level("LMS-014", "Shirzadi 2012", "", null, "metastasis"), Level("LMS-026", "Tahara 2016", "T4 and L2", null, null),
        ],
    };

    public static ForestFigure Forest => new()
    {
        Percent = true,
        Effect = "Local recurrence",
        Rows = [new("Series A 2012", 0.4, 0.05, 0.85, 5, "2/5"), new("Series B 2007", 0.125, 0.003, 0.53, 8, "1/8"), new("Lučić-Đorđević 2021", 0.32, 0.2, 0.46, 52, "17/52"), new("Own cases", 0.5, 0.01, 0.99, null, "1/2")],
        Pooled = new("Random effects (REML)", 0.31, 0.22, 0.42, 0.14, 0.55),
        Spread = new(12, 0.04, 4.6, 0.33),
    };

    public static FlowFigure Flow => new()
    {
        Stages =
        [
            new("Records found", 64, [new("Duplicates", 9), new("Not spinal", 7)]) { Parts = [new("database search", 51), new("reference lists", 13)] },
            new("Reports read in full", 48, [new("Lookalike tumour (leiomyoma, nerve sheath tumour)", 8), new("Level not reported", 3)]),
            new("Cases in the comparison table", 37, [new("Follow-up not reported", 24), new("Clock unclear", 4)]) { ExcludedName = "Not pooled" },
            new("Cases in the pooled analysis", 9, []),
        ],
    };

    public static IReadOnlyList<Figure> All => [Timeline, Swimmer, Survival, Levels, Forest, Flow];

    private static VertebralCase Level(string id, string name, string words, string? side, string? kind) => new(id, name, VertebralExtent.Parse(words), side, kind);
}
