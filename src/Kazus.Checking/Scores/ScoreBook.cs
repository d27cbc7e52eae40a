namespace Kazus.Checking.Scores;

/// <summary>The sum scores Kazus knows, each as its primary source defines it.</summary>
public static class ScoreBook
{
    /// <summary>Spinal Instability Neoplastic Score: Fisher et al., Spine 2010;35:E1221-9.</summary>
    public static Score Sins { get; } = new("SINS", "Fisher et al., Spine 2010;35:E1221-9",
    [
        new("location", "location", [new("junctional (occiput-C2, C7-T2, T11-L1, L5-S1)", 3), new("mobile (C3-C6, L2-L4)", 2), new("semirigid (T3-T10)", 1), new("rigid (S2-S5)", 0)]),
        new("pain", "pain", [new("mechanical", 3), new("occasional, not mechanical", 1), new("none", 0)]),
        new("lesion", "bone lesion", [new("lytic", 2), new("mixed", 1), new("blastic", 0)]),
        new("alignment", "radiographic alignment", [new("subluxation or translation", 4), new("new deformity", 2), new("normal", 0)]),
        new("collapse", "vertebral body collapse", [new("over 50%", 3), new("under 50%", 2), new("none, over 50% of the body involved", 1), new("none", 0)]),
        new("posterolateral", "posterolateral involvement", [new("both sides", 3), new("one side", 1), new("none", 0)]),
    ],
    [new(0, 6, "stable"), new(7, 12, "potentially unstable"), new(13, 18, "unstable")]);

    /// <summary>Revised Tokuhashi score: Tokuhashi et al., Spine 2005;30:2186-91.</summary>
    public static Score Tokuhashi { get; } = new("revised Tokuhashi", "Tokuhashi et al., Spine 2005;30:2186-91",
    [
        new("performance", "Karnofsky performance status", [new("10-40", 0), new("50-70", 1), new("80-100", 2)]),
        new("extraspinal", "extraspinal bone foci", [new("three or more", 0), new("one or two", 1), new("none", 2)]),
        new("vertebral", "vertebral metastases", [new("three or more", 0), new("two", 1), new("one", 2)]),
        new("organs", "metastases to major organs", [new("unremovable", 0), new("removable", 1), new("none", 2)]),
        new("primary", "primary site", [new("lung, osteosarcoma, stomach, bladder, oesophagus, pancreas", 0), new("liver, gallbladder, unknown", 1), new("others", 2), new("kidney, uterus", 3), new("rectum", 4), new("thyroid, breast, prostate, carcinoid", 5)]),
        new("palsy", "palsy", [new("Frankel A or B", 0), new("Frankel C or D", 1), new("Frankel E", 2)]),
    ],
    [new(0, 8, "under 6 months"), new(9, 11, "6 months or more"), new(12, 15, "1 year or more")]);

    /// <summary>Tomita score: Tomita et al., Spine 2001;26:298-306. Rapid growth weighs 4: with 3, the printed maximum of 10 could not be reached.</summary>
    public static Score Tomita { get; } = new("Tomita", "Tomita et al., Spine 2001;26:298-306",
    [
        new("growth", "growth of the primary", [new("slow", 1), new("moderate", 2), new("rapid", 4)]),
        new("visceral", "visceral metastases", [new("none", 0), new("treatable", 2), new("untreatable", 4)]),
        new("bone", "bone metastases", [new("solitary", 1), new("multiple", 2)]),
    ],
    [new(2, 3, "wide or marginal excision"), new(4, 5, "marginal or intralesional excision"), new(6, 7, "palliative surgery"), new(8, 10, "supportive care")]);

    /// <summary>FNCLCC grade of soft tissue sarcoma: Trojani et al., Int J Cancer 1984;33:37-42.</summary>
    public static Score Fnclcc { get; } = new("FNCLCC", "Trojani et al., Int J Cancer 1984;33:37-42",
    [
        new("differentiation", "differentiation", [new("well", 1), new("moderate", 2), new("poor", 3)]),
        new("mitoses", "mitoses per 10 high-power fields", [new("0-9", 1), new("10-19", 2), new("20 or more", 3)]),
        new("necrosis", "necrosis", [new("none", 0), new("under 50%", 1), new("50% or more", 2)]),
    ],
    [new(2, 3, "grade 1"), new(4, 5, "grade 2"), new(6, 8, "grade 3")]);

    public static IReadOnlyList<Score> All { get; } = [Sins, Tokuhashi, Tomita, Fnclcc];
}
