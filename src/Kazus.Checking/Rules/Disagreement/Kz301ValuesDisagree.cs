using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>One variable of the patient has values in two parts of the article that cannot both be true.</summary>
internal static partial class Kz301ValuesDisagree
{
    public static Rule Rule { get; } = new("KZ301", "values-disagree", Severity.Error, "value-disagrees", Check) { WhyNot = m => m.IsCaseReport ? null : Manuscript.NoCase };

    // What each of several treatments has of its own.
    private static readonly HashSet<string> OfOneTreatment = ["followup", "surgery.margins"];

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var said = new List<Place>();
        foreach (var variable in m.Statements.Where(s => s.Variable != "death.time" && !(m.IsRepeated && OfOneTreatment.Contains(s.Variable)) && !(s.Variable == "surgery.margins" && MarginsDisagree.AreTwofold(m))).GroupBy(s => s.Variable))
            if (Disagreement(m, variable.Key, [.. variable, .. Ungraded(m, variable.Key)]) is { } finding)
            {
                said.AddRange(finding.Places);
                yield return finding;
            }
        if (MarginsDisagree.In(m) is { } margins) yield return margins;
        foreach (var bound in BoundsDisagree.In(m)) yield return bound;
        if (InstrumentedLevels.In(m) is { } levels) yield return levels;
        if (SexDisagrees.In(m) is { } sex) yield return sex;
        // One value is said to disagree once: by its name, or else by the words around it.
        foreach (var finding in m.Measured.Where(f => !said.Exists(p => p.Start < f.Places[0].End && f.Places[0].Start < p.End))) yield return finding;
        foreach (var finding in OfKeywords(m)) yield return finding;
    }

    // "meningioma, WHO grade 1" among the keywords, where every grade that is told is another.
    private static IEnumerable<Finding> OfKeywords(Manuscript m)
    {
        var told = m.Statements.Where(s => s.Variable.StartsWith("grade.", StringComparison.Ordinal)).ToList();
        if (told.Count == 0 || m.Patients > 1) yield break;
        foreach (var keyword in m.Document.Metadata.Keywords)
            if (KeywordGrade().Match(keyword.Value) is { Success: true } match && MoreStatements.Arabic(match.Groups["v"].Value) is var value && !told.Exists(s => s.Value == value))
                yield return Rule.Find($"Grade: {value} in the keywords, {told[0].Value} in {Name(m, told[0])}.", "Look it up in the record and correct the one that is wrong.", told[0].Variable, [m.At(keyword.Span, value), .. told.DistinctBy(s => s.Part).Take(5).Select(s => m.At(s.Span, s.Value))]);
    }

    [GeneratedRegex(@"\bgrade (?<v>I{1,3}|IV|[1-4])\b", RegexOptions.CultureInvariant)]
    private static partial Regex KeywordGrade();

    // A grade that is told without its system may be of any.
    private static IEnumerable<Statement> Ungraded(Manuscript m, string variable) =>
        variable.StartsWith("grade.", StringComparison.Ordinal) && variable != Grade ? m.Statements.Where(s => s.Variable == Grade).Select(s => s with { OnlySupports = true }) : [];

    private const string Grade = "grade.grade";

    [GeneratedRegex(@"\b(?:nodules?|nodes?|metasta\w+|deposits?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OneOfMany();

    /// <summary>The parts that tell one variable in two ways.</summary>
    internal static Finding? Disagreement(Manuscript m, string variable, List<Statement> all)
    {
        // The case section is the reference; a part is wrong when nothing that the reference says anywhere agrees with it.
        var parts = all.Where(s => !s.OnlySupports).Select(s => s.Part).Distinct().ToList();
        foreach (var part in parts.Where(p => p != Part.Case))
        {
            var own = all.Where(s => s.Part == part && !s.OnlySupports).ToList();
            var reference = parts.Contains(Part.Case) && part != Part.Case ? all.Where(s => s.Part == Part.Case).ToList() : all.Where(s => s.Part != part).ToList();
            var against = reference.Where(s => !s.OnlySupports).ToList();
            // A legend may show one of several lesions.
            if (against.Count == 0 || part == Part.Legend && variable != "lesion.levels" && against.Select(s => s.Value).Distinct().Count() > 2) continue;
            // What came back is shown in its own size.
            if (part == Part.Legend && variable == "lesion.size" && m.CameBack && own.Exists(s => m.In(Part.Legend).Any(t => t.Whole.Contains(s.Span.Start) && OneOfMany().IsMatch(t.Text)))) continue;
            var alone = own.Where(s => !reference.Exists(s.Agrees)).ToList();
            // Of several patients one may be introduced through another: "the cousin of patient 1, a 28-year-old nurse".
            if (variable == "patient.age" && m.Patients > 1) alone = [.. alone.Where(a => !m.In(Part.Case).Any(t => t.Numbers.Exists(n => n.Value == a.Number)))];
            // "The primary of our patient measured 9 mm": where the case section has "9 and 4 mm" it has told of that.
            if (variable == "lesion.size" && part == Part.Discussion) alone = [.. alone.Where(a => !m.In(Part.Case).Any(t => t.Numbers.Exists(n => n.Value == a.Number && ListOfMillimetres().IsMatch(t.Text.AsSpan(n.Match.Index + n.Match.Length)))))];
            // Several values told in one part (two tumours, two operations): one that agrees is enough.
            // Of several patients each has a value of its own.
            if (alone.Count == 0 || alone.Count < own.Count && variable is not "patient.sex" and not "lesion.levels" && !(variable is "patient.age" or "followup" && m.Patients > 1)) continue;
            if (variable == "nodes.positive" && !alone.Exists(a => against.Exists(b => MoreStatements.SameNodes(a.Value, b.Value)))) continue;
            if (variable == "patient.sex" && m.Patients > 1) continue;
            if (variable == "patient.sex" && Minority(all) is not { } minority) continue;
            var sides = (variable == "patient.sex" ? all.Where(s => !s.OnlySupports).DistinctBy(s => (s.Part, s.Value)) : alone.Concat(against)).OrderBy(s => s.Span).ToList();
            var first = alone[0];
            var second = against.FirstOrDefault(a => a.Value != first.Value) ?? against[0];
            return Rule.Find($"{Labels.Of(variable)}: {first.Value} in {Name(m, first)}, {second.Value} in {Name(m, second)}.", "Look it up in the record and correct the one that is wrong.", variable, sides.DistinctBy(s => (s.Part, s.Value)).Concat(all.Where(s => s.OnlySupports is false && s.Agrees(second) && s.Part is Part.Conclusion or Part.Legend)).DistinctBy(s => s.Span).Take(8).Select(s => m.At(s.Span, s.Value)));
        }
        return null;
    }

    [GeneratedRegex(@"^(?:, \d+(?:\.\d+)?)*,? and \d+(?:\.\d+)? ?mm\b", RegexOptions.CultureInvariant)]
    private static partial Regex ListOfMillimetres();

    private static string? Minority(List<Statement> all)
    {
        var counts = all.GroupBy(s => s.Value).Select(g => (g.Key, Count: g.Count())).OrderBy(g => g.Count).ToList();
        return counts.Count < 2 ? null : counts[0].Key;
    }

    private static string Name(Manuscript m, Statement s) => m.Document.WhereIs(s.Span.Start);
}
