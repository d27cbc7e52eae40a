using Kazus.Checks;

namespace Kazus.Checking;

/// <summary>
/// A rule of the checker. It looks at one manuscript and says what is wrong, or says before that why it cannot look.
/// </summary>
/// <param name="Id">Stable id ("KZ301").</param>
/// <param name="Name">Stable name ("values-disagree").</param>
/// <param name="Severity">How much its findings matter unless the user says otherwise.</param>
/// <param name="Category">The kind of defect it looks for ("value-disagrees", "call-out", "privacy").</param>
/// <param name="Check">Looks.</param>
public sealed record Rule(string Id, string Name, Severity Severity, string Category, Func<Manuscript, IEnumerable<Finding>> Check)
{
    /// <summary>Why the rule cannot look at a manuscript, or null when it can.</summary>
    public Func<Manuscript, string?> WhyNot { get; init; } = static _ => null;

    /// <summary>
    /// It reads words or numbers without knowing the fact they tell. What a rule of the same category that does know it has said of the
    /// same words as an error, it does not say again as a warning.
    /// </summary>
    public bool IsGeneral { get; init; }

    /// <summary>The rule's page: what, why, an example that fires, one that does not, how to settle.</summary>
    public string Page => RulePages.Of(Id);

    /// <summary>What it looks for, in one line: the heading of its page.</summary>
    public string Title => RulePages.Title(Id);

    internal Finding Find(string message, string? settle, string? variable, params IEnumerable<Place?> places) => new()
    {
        Rule = Id,
        Name = Name,
        Severity = Severity,
        Message = Sentence(message),
        Settle = settle,
        Variable = variable,
        // A place is named once, however many statements stand there.
        Places = [.. places.OfType<Place>().DistinctBy(p => (p.Path, p.Start, p.End, p.Start is null ? p.Quote : null))],
    };

    // "calcium: 3.6 mmol/l in ...": a message begins with a capital, and "hCG", "p53" and "pT2" stay what they are.
    private static string Sentence(string message) =>
        message.Length > 1 && char.IsLower(message[0]) && char.IsLower(message[1]) ? char.ToUpperInvariant(message[0]) + message[1..] : message;
}
