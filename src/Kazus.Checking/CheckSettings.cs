using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Checking.Guidelines;
using Kazus.Checks;

namespace Kazus.Checking;

/// <summary>
/// Which rules look and how much their findings matter: from the command line, from <c>rules:</c> in casebook.yaml and from
/// comments in the manuscript (<c>&lt;!-- kazus: off KZ301 --&gt;</c>, <c>&lt;!-- kazus: note KZ512 --&gt;</c>). A comment counts for its own file.
/// </summary>
public sealed partial record CheckSettings
{
    /// <summary>Every rule, each at its own severity.</summary>
    public static CheckSettings All { get; } = new();

    /// <summary>Ids, families ("3xx") or names of the rules that look; empty means all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Rules switched off, by id, family or name.</summary>
    public IReadOnlyList<string> Off { get; init; } = [];

    /// <summary>Severities other than the rule's own, by id, family or name.</summary>
    public IReadOnlyDictionary<string, Severity> Severities { get; init; } = new Dictionary<string, Severity>();

    /// <summary>The reporting guidelines that manuscripts are held against; null for the one that belongs to the kind of article.</summary>
    public IReadOnlyList<Guideline>? Guidelines { get; init; }

    /// <summary>These settings with the rules and the guideline that a casebook asks for; a guideline asked for by name before stays.</summary>
    public CheckSettings With(Casebook casebook)
    {
        ArgumentNullException.ThrowIfNull(casebook);
        var chosen = casebook.Guidelines.Select(Guideline.Find).OfType<Guideline>().ToList();
        return With(casebook.Rules) with { Guidelines = Guidelines ?? (chosen.Count > 0 ? chosen : null) };
    }

    /// <summary>Why a rule does not look because of these settings, or null.</summary>
    public string? WhyOff(Rule rule)
    {
        if (Off.Any(o => Means(o, rule))) return "switched off";
        return Only.Count > 0 && !Only.Any(o => Means(o, rule)) ? "not among the rules asked for" : null;
    }

    /// <summary>A finding at the severity these settings give its rule.</summary>
    public Finding Adjust(Finding finding, Rule rule)
    {
        foreach (var (key, severity) in Severities)
            if (Means(key, rule)) return finding with { Severity = severity };
        return finding;
    }

    /// <summary>These settings with those of a casebook's <c>rules:</c> (id, family or name to off, note, warning or error).</summary>
    public CheckSettings With(IReadOnlyDictionary<string, string> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var severities = new Dictionary<string, Severity>(Severities, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, word) in rules)
            if (Enum.TryParse<Severity>(word, ignoreCase: true, out var severity)) severities[key] = severity;
        return this with { Off = [.. Off, .. rules.Where(r => r.Value.Equals("off", StringComparison.OrdinalIgnoreCase)).Select(r => r.Key)], Severities = severities };
    }

    /// <summary>These settings with what the comments of a text say.</summary>
    public CheckSettings With(string text)
    {
        if (!text.Contains("kazus:", StringComparison.Ordinal)) return this;
        var off = new List<string>(Off);
        var severities = new Dictionary<string, Severity>(Severities, StringComparer.OrdinalIgnoreCase);
        foreach (Match comment in Comment().Matches(text))
            foreach (var id in comment.Groups["ids"].Value.Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            {
                var word = comment.Groups["what"].Value;
                if (word == "off") off.Add(id);
                else severities[id] = Enum.Parse<Severity>(word, ignoreCase: true);
            }
        return this with { Off = off, Severities = severities };
    }

    private static bool Means(string key, Rule rule) =>
        key.Equals(rule.Id, StringComparison.OrdinalIgnoreCase) || key.Equals(rule.Name, StringComparison.OrdinalIgnoreCase) || key.Equals(rule.Category, StringComparison.OrdinalIgnoreCase)
        || key.Length == 3 && key.EndsWith("xx", StringComparison.OrdinalIgnoreCase) && rule.Id[2] == key[0]
        || key.Length == 5 && key.EndsWith("xx", StringComparison.OrdinalIgnoreCase) && rule.Id[2] == key[2];

    [GeneratedRegex(@"<!--\s*kazus:\s*(?<what>off|note|warning|error)\s+(?<ids>[^>]*?)\s*-->", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
