using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Checks;
using Kazus.Provenance;

namespace Kazus.Checking.Scores;

/// <summary>
/// The prognostic scores and grades of a case from its record: SINS, revised Tokuhashi, Tomita, ESCC, Frankel, AIS and FNCLCC. What the
/// record does not say stays open, so that a score is an interval and its class is given only when no missing item can change it.
/// </summary>
public static partial class CaseScores
{
    /// <summary>All scores of a case, also those that do not apply, with the reason.</summary>
    public static IReadOnlyList<ScoreReading> Of(Case one)
    {
        ArgumentNullException.ThrowIfNull(one);
        var facts = new RecordFacts(one);
        var spine = facts.Levels is null && !facts.Of("lesion.region").Any() ? "no lesion of the spine is on record" : null;
        var metastasis = spine ?? (facts.IsPrimary ? "the lesion is a primary tumour" : facts.IsMetastasis ? null : "no metastasis is on record");
        var sarcoma = facts.Of("disease").Any(c => c.Value.ToString().Contains("sarcoma", StringComparison.OrdinalIgnoreCase)) ? null : "no sarcoma is on record";
        return
        [
            Sum(facts, ScoreBook.Sins, ["SINS"], SinsFromRecord.Read, spine),
            Sum(facts, ScoreBook.Tokuhashi, ["Tokuhashi", "revised Tokuhashi"], PrognosisFromRecord.Tokuhashi, metastasis),
            Sum(facts, ScoreBook.Tomita, ["Tomita"], PrognosisFromRecord.Tomita, metastasis),
            Scale(facts, GradeScale.Escc, ["ESCC", "Bilsky"], spine),
            Scale(facts, GradeScale.Frankel, ["Frankel"], spine),
            Scale(facts, GradeScale.Ais, ["AIS", "ASIA"], spine),
            Sum(facts, ScoreBook.Fnclcc, ["FNCLCC", "FNCLCC grade"], FnclccFromRecord.Read, sarcoma),
        ];
    }

    /// <summary>Findings on stated scores that the stated items cannot give (KZ902).</summary>
    public static IEnumerable<Finding> Check(Case one, string path) =>
        from score in Of(one)
        where score.Contradiction is not null
        select new Finding
        {
            Rule = "KZ902",
            Name = "recorded-score",
            Severity = Severity.Error,
            Variable = score.Stated!.Variable,
            Case = one.Id,
            Message = $"{one.Id}: {score.Contradiction}",
            Settle = $"Score again from the items ({score.Source}).",
            Places = [.. score.Items.Select(i => i.From).OfType<Claim>().Prepend(score.Stated).Distinct().Select(c => new Place(path, c.Anchor.ToString(), c.Anchor.Start, c.Anchor.End, Quote: c.Anchor.Quote ?? c.Value.ToString(), Value: c.Value.ToString()))],
        };

    private static ScoreReading Sum(RecordFacts facts, Score score, string[] names, Func<RecordFacts, Item, ItemReading> read, string? notApplicable)
    {
        var items = score.Items.Select(i => facts.Explicit(names[0], i) ?? read(facts, i)).ToList();
        var bounds = score.Bounds(items.ToDictionary(i => i.Item.Id, i => (i.Least, i.Most)));
        var possible = score.Classes.Where(c => c.To >= bounds.Least && c.From <= bounds.Most).ToList();
        var stated = facts.Scale(names);
        return new()
        {
            Score = score.Name,
            Source = score.Source,
            Items = items,
            Least = bounds.Least,
            Most = bounds.Most,
            Possible = [.. possible.Select(c => c.Words)],
            Class = bounds.Decided?.Words,
            Stated = stated?.Claim,
            Contradiction = stated is { } told ? Contradiction(score, told.Reading, bounds, possible) : null,
            NotApplicable = stated is null ? notApplicable : null,
        };
    }

    private static string? Contradiction(Score score, string stated, ScoreBounds bounds, List<ScoreClass> possible)
    {
        var number = Number().Match(stated) is { Success: true } n ? int.Parse(n.Value, CultureInfo.InvariantCulture) : (int?)null;
        // A grade is stated by its own number, not by the sum behind it.
        var named = score.Classes.Where(c => stated.Contains(c.Words, StringComparison.OrdinalIgnoreCase) || number is { } g && c.Words == $"grade {g}").MaxBy(c => c.Words.Length);
        if (named is not null && !possible.Contains(named)) return $"{score.Name} is stated as {named.Words}; the items on record give {Say(bounds)}, {string.Join(" or ", possible.Select(c => c.Words))}.";
        if (number is not { } sum || score.Classes[0].Words.StartsWith("grade", StringComparison.Ordinal)) return null;
        if (sum < score.Least || sum > score.Most) return $"{score.Name} runs from {score.Least} to {score.Most}; {sum} is stated.";
        if (sum < bounds.Least || sum > bounds.Most) return $"{score.Name} is stated as {sum}; the items on record give {Say(bounds)}.";
        return named is not null && score.ClassOf(sum) != named ? $"A {score.Name} of {sum} is {score.ClassOf(sum)!.Words}, not {named.Words}." : null;
    }

    private static ScoreReading Scale(RecordFacts facts, GradeScale scale, string[] names, string? notApplicable)
    {
        var stated = facts.Scale(names);
        var grade = stated is { } told ? scale.Grades.FirstOrDefault(g => GradeWord().Match(told.Reading) is { Success: true } m && g.Id.Equals(m.Value, StringComparison.OrdinalIgnoreCase)) : null;
        return new()
        {
            Score = scale.Name,
            Source = scale.Source,
            Possible = grade is not null ? [grade.Id] : [.. scale.Grades.Select(g => g.Id)],
            Class = grade is null ? null : $"{grade.Id}: {grade.Words} ({grade.Group})",
            Stated = stated?.Claim,
            Contradiction = stated is { } said && grade is null ? $"{scale.Name} has the grades {string.Join(", ", scale.Grades.Select(g => g.Id))}; {said.Reading} is stated." : grade is not null ? Against(facts, scale, grade) : null,
            NotApplicable = stated is null ? notApplicable : null,
        };
    }

    // A motor deficit on record is not grade E; a cord that is compressed is not grade 0 or 1.
    private static string? Against(RecordFacts facts, GradeScale scale, Grade grade)
    {
        if (scale == GradeScale.Escc) return grade.Group == "low grade" && facts.Saying(CordCompressed(), "imaging", "lesion.compartment") is { } cord ? $"ESCC {grade.Id} is stated; \"{cord.Value}\" is on record." : null;
        if (grade.Id == "E" && facts.Saying(MotorDeficit(), "deficit") is { } deficit) return $"{scale.Name} E is stated; \"{deficit.Value}\" is on record.";
        return grade.Group == "motor complete" && facts.Saying(Spared(), "deficit") is { } spared ? $"{scale.Name} {grade.Id} is stated; \"{spared.Value}\" is on record." : null;
    }

    private static string Say(ScoreBounds bounds) => bounds.Least == bounds.Most ? $"{bounds.Least} points" : $"{bounds.Least} to {bounds.Most} points";

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(?:[0-3][abc]?|[A-E])\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GradeWord();

    [GeneratedRegex(@"(?<!no )\b(?:spinal )?cord compression\b|\bcompress\w+ (?:of )?the (?:spinal )?cord", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CordCompressed();

    [GeneratedRegex(@"\bMRC:? [0-4]/5|\b(?:para|hemi|tetra|quadri)(?:paresis|plegia)\b|(?<!no )\bweakness\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MotorDeficit();

    [GeneratedRegex(@"\bMRC:? [3-5]/5|\bparesis\b|\bambulat\w+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spared();
}
