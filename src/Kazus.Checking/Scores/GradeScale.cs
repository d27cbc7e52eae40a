namespace Kazus.Checking.Scores;

/// <summary>A grade of a scale.</summary>
/// <param name="Id">As it is written ("1c", "D").</param>
/// <param name="Words">What it means.</param>
/// <param name="Group">The group it belongs to for decisions.</param>
public sealed record Grade(string Id, string Words, string Group);

/// <summary>An ordinal scale pinned to its source; its grades are not added up.</summary>
public sealed record GradeScale(string Name, string Source, IReadOnlyList<Grade> Grades)
{
    /// <summary>The grade of this name, or null.</summary>
    public Grade? Find(string id) => Grades.FirstOrDefault(g => g.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>Epidural spinal cord compression, axial T2 at the worst level: Bilsky et al., J Neurosurg Spine 2010;13:324-8. The grade is kept; the group is derived.</summary>
    public static GradeScale Escc { get; } = new("ESCC", "Bilsky et al., J Neurosurg Spine 2010;13:324-8",
    [
        new("0", "bone only", "low grade"), new("1a", "epidural, thecal sac intact", "low grade"), new("1b", "thecal sac deformed, no contact with the cord", "low grade"),
        new("1c", "contact with the cord, no compression", "low grade"), new("2", "cord compressed, cerebrospinal fluid seen", "high grade"), new("3", "cord compressed, no cerebrospinal fluid seen", "high grade"),
    ]);

    /// <summary>Frankel et al., Paraplegia 1969;7:179-92.</summary>
    public static GradeScale Frankel { get; } = new("Frankel", "Frankel et al., Paraplegia 1969;7:179-92",
    [
        new("A", "complete", "motor complete"), new("B", "sensation only", "motor complete"), new("C", "motor function that is of no use", "motor incomplete"),
        new("D", "motor function that is of use", "motor incomplete"), new("E", "normal", "no deficit"),
    ]);

    /// <summary>ASIA impairment scale: International standards for neurological classification of spinal cord injury, revised 2011.</summary>
    public static GradeScale Ais { get; } = new("AIS", "Kirshblum et al., J Spinal Cord Med 2011;34:535-46",
    [
        new("A", "no function in S4-S5", "motor complete"), new("B", "sensation kept in S4-S5, no motor function", "motor complete"), new("C", "motor function kept, under half of the key muscles below the level at 3 or more", "motor incomplete"),
        new("D", "motor function kept, at least half of the key muscles below the level at 3 or more", "motor incomplete"), new("E", "normal", "no deficit"),
    ]);

    public static IReadOnlyList<GradeScale> All { get; } = [Escc, Frankel, Ais];
}
