using Kazus.Checking.Guidelines;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Guidelines;

/// <summary>Items of a guideline that are told in part or not at all, one note each. An item that cannot be judged is no finding.</summary>
internal static class ItemFindings
{
    public const string Category = "guideline";

    public static bool IsRule(string id) => id is "KZ704" or "KZ705" or "KZ706" or "KZ707";

    public static bool IsItem(Finding finding) => IsRule(finding.Rule);

    /// <summary>The rule of the guidelines whose ids begin so.</summary>
    public static Rule Rule(string id, string name, string guideline)
    {
        Rule rule = null!;
        rule = new(id, name, Severity.Note, Category, m => Check(m, rule, guideline)) { WhyNot = m => WhyNot(m, guideline) };
        return rule;
    }

    private static string? WhyNot(Manuscript m, string guideline)
    {
        var asked = m.Guidelines?.Any(g => Belongs(g, guideline));
        if (asked == false || asked is null && !Belongs(Guideline.Care, guideline)) return "another guideline is looked at (--guideline chooses)";
        // A bare case text is not a manuscript: asking it for keywords would only make noise.
        return asked == true ? null : !m.IsCaseReport ? Manuscript.NoCase : m.Document.References.Count == 0 ? "the file is not a whole manuscript" : null;
    }

    private static bool Belongs(Guideline guideline, string id) => guideline.Id.StartsWith(id, StringComparison.Ordinal);

    private static IEnumerable<Finding> Check(Manuscript m, Rule rule, string guideline)
    {
        var title = m.Document.Metadata.Title is { } t ? m.At(t.Span) : new Place(m.Path);
        foreach (var reading in m.GuidelineReadings.Where(g => Belongs(g.Guideline, guideline)))
            foreach (var judged in reading.Items.Where(i => i.Judgement is Judgement.Partly or Judgement.Absent))
                yield return rule.Find($"{reading.Guideline.Name} item {judged.Item.Number}, {judged.Judgement.Name()}: {judged.Item.Asks}.", judged.Completes, $"{reading.Guideline.Id}.{judged.Item.Number}", judged.Evidence.Count > 0 ? judged.Evidence : [title]);
    }
}
