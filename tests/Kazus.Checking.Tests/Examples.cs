using Kazus.Checking;
using Kazus.Checks;
using Kazus.Text.Reading;

namespace Kazus.Checking.Tests;

/// <summary>Small manuscripts as text, and what the rules say of them.</summary>
internal static class Examples
{
    /// <summary>A whole short case report without a defect; parts can be replaced.</summary>
    public static string Report(string? title = null, string? keywords = null, string? @abstract = null, string? @case = null, string? legends = null, string? discussion = null, string? conclusion = null, string? declarations = null, string? references = null, string? dates = null) => $"""
        # {title ?? "Schwannoma of the sciatic nerve: a case report"}

        Ada Ostrom, Bela Quint

        {dates ?? "Received 4 May 2022; accepted 6 July 2022"}

        ## Abstract

        {@abstract ?? "A 40-year-old woman presented with pain in the left thigh for 3 months. MRI showed a mass of 42 mm. It was excised with clear margins. There was no recurrence at 12 months."}

        **Keywords:** {keywords ?? "case report; schwannoma; sciatic nerve"}

        ## Introduction

        Schwannomas arise from the nerve sheath [1]. We describe a patient with a tumour of the sciatic nerve.

        ## Case report

        {@case ?? "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins. S-100 protein was positive and desmin was negative. MRI at 6 and 12 months showed no recurrence (Figure 2)."}

        ## Figure legends

        {legends ?? "Figure 1. Axial MRI of the left thigh before surgery.\n\nFigure 2. Axial MRI 12 months after surgery: no recurrence."}

        ## Discussion

        {discussion ?? "In a retrospective series of 25 patients, 5 (20%) had a deficit after surgery [2]. A limitation of our report is its short follow-up."}

        ## Conclusion

        {conclusion ?? "A schwannoma of the sciatic nerve can be removed without deficit."}

        ## Declarations

        {declarations ?? "Ethics: approval was waived. Consent: written informed consent was obtained from the patient. Conflicts of interest: none. Funding: none."}

        ## References

        {references ?? "1. Abel T. Tumours of the nerve sheath. Nerve Rev 2010;2:1-9.\n2. Brandt U, Cole I. Surgery of the sciatic nerve: a retrospective series of 25 patients. Nerve Surg 2015;4:20-8."}
        """;

    public static IReadOnlyList<Finding> Check(string text, CheckSettings? settings = null)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var document = new DocumentReader().Read(stream, "report.md").Documents[0];
        return ManuscriptCheck.Check(new Manuscript(document, "report.md"), settings).Findings;
    }

    public static IEnumerable<string> Rules(string text) => Check(text).Where(f => f.Severity != Severity.Note).Select(f => f.Rule);
}
