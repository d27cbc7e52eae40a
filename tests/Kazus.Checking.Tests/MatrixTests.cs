using Kazus.Checks;
using Kazus.Testing;
using Xunit;

namespace Kazus.Checking.Tests;

/// <summary>
/// Ways in which authors word a defect, and sound words that look like one, from <c>Matrix/*.tsv</c>. Around each a small whole
/// manuscript is built, which without it has neither errors nor warnings.
/// </summary>
public sealed class MatrixTests
{
    private static readonly Dictionary<string, Func<Dictionary<string, string>, string>> Manuscripts = new(StringComparer.Ordinal)
    {
        ["numbered"] = Numbered,
        ["named"] = Named,
        ["series"] = Series,
    };

    public static TheoryData<string, string, string, string> Rows()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var file in Directory.EnumerateFiles(Repository.File("tests", "Kazus.Checking.Tests", "Matrix"), "*.tsv").Order(StringComparer.Ordinal))
            foreach (var line in File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#'))
                if (line.Split('\t', 3) is [var expected, var manuscript, var slots]) data.Add(Path.GetFileNameWithoutExtension(file), expected, manuscript, slots);
        return data;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_wording_is_judged_as_written_down(string category, string expected, string manuscript, string slots)
    {
        var text = Manuscripts[manuscript](Slots(slots));
        var findings = Examples.Check(text).Where(f => f.Severity != Severity.Note).ToList();
        var told = string.Join("\n", findings.Select(f => $"{f.Rule} {f.Severity}: {f.Message}"));
        if (expected == "sound")
            Assert.True(!findings.Exists(f => f.Severity == Severity.Error || RuleBook.Find(f.Rule)!.Category == category), $"{slots}\n{told}");
        else
            Assert.True(findings.Exists(f => RuleBook.Find(f.Rule)!.Category == category && f.Severity == (expected == "error" ? Severity.Error : Severity.Warning)), $"Not found: {slots}\n{told}");
    }

    [Theory]
    [InlineData("numbered")]
    [InlineData("named")]
    [InlineData("series")]
    public void The_manuscripts_are_sound_by_themselves(string manuscript) =>
        Assert.Empty(Examples.Check(Manuscripts[manuscript]([])).Where(f => f.Severity != Severity.Note).Select(f => $"{f.Rule}: {f.Message}"));

    // "case+: words" adds to a part, "case: words" replaces it; parts are parted by " || ", "\n" is a line break.
    private static Dictionary<string, string> Slots(string text)
    {
        var slots = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var slot in text.Split(" || "))
        {
            var colon = slot.IndexOf(": ", StringComparison.Ordinal);
            slots[slot[..colon]] = slot[(colon + 2)..].Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal);
        }
        return slots;
    }

    private static string Part(Dictionary<string, string> slots, string name, string usual) =>
        slots.TryGetValue(name, out var instead) ? instead : slots.TryGetValue(name + "-", out var first) ? first + " " + usual : usual + (slots.TryGetValue(name + "+", out var more) ? (more[0] == '\n' ? "" : " ") + more : "");

    private static string Numbered(Dictionary<string, string> slots) => Whole(slots, new()
    {
        ["title"] = "Schwannoma of the sciatic nerve: a case report",
        ["keywords"] = "case report; schwannoma; sciatic nerve",
        ["abstract"] = "A 40-year-old woman presented with pain in the left thigh for 3 months. MRI showed a mass of 42 mm. It was excised with clear margins. There was no recurrence at 12 months.",
        ["introduction"] = "Schwannomas arise from the nerve sheath [1]. We describe a patient with a tumour of the sciatic nerve.",
        ["case"] = "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins. S-100 protein was positive and desmin was negative. MRI at 6 and 12 months showed no recurrence (Figure 2).",
        ["legends"] = "Figure 1. Axial MRI of the left thigh before surgery.\n\nFigure 2. Axial MRI 12 months after surgery: no recurrence.",
        ["discussion"] = "In a retrospective series of 25 patients, 5 (20%) had a deficit after surgery [2]. A limitation of our report is its short follow-up.",
        ["references"] = "1. Abel T. Tumours of the nerve sheath. Nerve Rev 2010;2:1-9.\n2. Brandt U, Cole I. Surgery of the sciatic nerve: a retrospective series of 25 patients. Nerve Surg 2015;4:20-8.",
    });

    private static string Named(Dictionary<string, string> slots) => Whole(slots, new()
    {
        ["title"] = "Schwannoma of the sciatic nerve: a case report",
        ["keywords"] = "case report; schwannoma; sciatic nerve",
        ["abstract"] = "A 40-year-old woman presented with pain in the left thigh for 3 months. MRI showed a mass of 42 mm. It was excised with clear margins. There was no recurrence at 12 months.",
        ["introduction"] = "Schwannomas arise from the nerve sheath (Abel, 2010). They may hurt (Marchmont-Low, Venn & Solberg, 2012). We describe a patient with a tumour of the sciatic nerve.",
        ["case"] = "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins. S-100 protein was positive and desmin was negative. MRI at 6 and 12 months showed no recurrence (Figure 2).",
        ["legends"] = "Figure 1. Axial MRI of the left thigh before surgery.\n\nFigure 2. Axial MRI 12 months after surgery: no recurrence.",
        ["discussion"] = "In a retrospective series of 25 patients, 5 (20%) had a deficit after surgery (Brandt & Cole, 2015). A limitation of our report is its short follow-up.",
        ["references"] = "Abel, T. (2010). Tumours of the nerve sheath. *Nerve Rev*, 2, 1–9.\n\nBrandt, U., & Cole, I. (2015). Surgery of the sciatic nerve: a retrospective series of 25 patients. *Nerve Surg*, 4, 20–28.\n\nMarchmont-Low, A., Venn, H., & Solberg, I. (2012). Pain in tumours of nerves. *Nerve Clin*, 4, 55–64.",
    });

    private static string Series(Dictionary<string, string> slots) => Whole(slots, new()
    {
        ["title"] = "Schwannoma of the sciatic nerve: three cases",
        ["keywords"] = "case series; schwannoma; sciatic nerve",
        ["abstract"] = "Three patients with a schwannoma of the sciatic nerve were treated. All tumours were excised. No tumour recurred.",
        ["introduction"] = "Schwannomas arise from the nerve sheath [1]. We describe three patients.",
        ["case"] = "Patient 1. A 40-year-old woman was referred in March 2018 with pain in the left thigh. MRI showed a mass of 42 mm (Figure 1). In April 2018 the tumour was excised with clear margins. There was no recurrence at 36 months.\n\nPatient 2. A 52-year-old man was seen in May 2018 with a lump of the right buttock. MRI showed a mass of 31 mm (Figure 2). In June 2018 the tumour was excised with clear margins. There was no recurrence at 30 months.\n\nPatient 3. A 29-year-old woman was seen in January 2019 with numbness of the left foot. MRI showed a mass of 25 mm (Figure 3). In February 2019 the tumour was excised with clear margins. There was no recurrence at 24 months. The patients are compared in Table 1.",
        ["table"] = "Table 1. Data of the three patients\n\n| Patient | Age, sex | Side | Size, mm | Follow-up, months |\n|---|---|---|---|---|\n| 1 | 40, F | Left | 42 | 36 |\n| 2 | 52, M | Right | 31 | 30 |\n| 3 | 29, F | Left | 25 | 24 |",
        ["legends"] = "Figure 1. Patient 1. Axial MRI before surgery.\n\nFigure 2. Patient 2. Axial MRI before surgery.\n\nFigure 3. Patient 3. Axial MRI before surgery.",
        ["discussion"] = "In a retrospective series of 25 patients, 5 (20%) had a deficit after surgery [2]. A limitation of our report is the small number.",
        ["references"] = "1. Abel T. Tumours of the nerve sheath. Nerve Rev 2010;2:1-9.\n2. Brandt U, Cole I. Surgery of the sciatic nerve: a retrospective series of 25 patients. Nerve Surg 2015;4:20-8.",
    });

    private static string Whole(Dictionary<string, string> slots, Dictionary<string, string> usual)
    {
        string Of(string name) => Part(slots, name, usual[name]);
        var keywords = Of("keywords");
        return $"""
            # {Of("title")}

            Ada Ostrom, Bela Quint

            {Part(slots, "dates", "Received 4 May 2022; accepted 6 July 2022")}

            ## Abstract

            {Of("abstract")}

            {(keywords == "none" ? "" : $"**Keywords:** {keywords}")}

            ## Introduction

            {Of("introduction")}

            ## Case report

            {Of("case")}

            {Part(slots, "table", usual.GetValueOrDefault("table", ""))}

            ## Discussion

            {Of("discussion")}

            ## Conclusion

            {Part(slots, "conclusion", "A schwannoma of the sciatic nerve can be removed without deficit.")}

            ## Figure legends

            {Of("legends")}

            ## Declarations

            {Part(slots, "declarations", "Ethics: approval was waived. Consent: written informed consent was obtained. Conflicts of interest: none. Funding: none.")}

            ## References

            {Of("references")}
            """;
    }
}
