using Kazus.Cases;
using Kazus.Casebooks.Yaml;
using Kazus.Checks;
using Kazus.Evidence;
using Kazus.Time;
using YamlDotNet.RepresentationModel;

namespace Kazus.Casebooks;

/// <summary>Reads casebook.yaml: title, authors, declarations, options.</summary>
public static class CasebookReader
{
    /// <summary>Reads the head of a casebook.</summary>
    public static Casebook Read(string text, string shown, List<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(findings);
        var documents = YamlFile.Documents(text, shown, findings);
        if (documents.Count == 0) return new Casebook();
        var keys = new YamlKeys(documents[0], shown, findings);
        var casebook = new Casebook
        {
            Title = keys.Words("title") ?? "Untitled",
            Question = keys.Words("question"),
            Index = keys.Words("index"),
            Keywords = keys.WordList("keywords"),
            Licence = keys.Words("licence"),
            Journal = keys.Words("journal"),
            Doi = keys.Words("doi"),
            Language = keys.Words("language") ?? "en",
            Authors = [.. keys.List("authors").Select(n => Author(n, shown, findings)).OfType<Author>()],
            Affiliations = Affiliations(keys, shown, findings),
            Declarations = Pairs(keys.Map("declarations")),
            Dates = Dates(keys.Map("dates"), shown, findings),
            Columns = Columns(keys, shown, findings),
            Pools = Pools(keys.Map("pools"), shown, findings),
            Rules = Pairs(keys.Map("rules")).ToDictionary(p => p.Key, p => p.Value),
            Guidelines = Guidelines(keys, shown, findings),
            Dismissed = [.. keys.List("dismissed").Select(n => Dismissed(n, shown, findings)).OfType<Dismissal>()],
        };
        keys.Finish();
        return casebook;
    }

    /// <summary>The guidelines that can be named.</summary>
    public static IReadOnlyList<string> KnownGuidelines { get; } = ["care", "care-2013", "care-2016", "scare", "jbi", "murad"];

    private static List<string> Guidelines(YamlKeys keys, string shown, List<Finding> findings)
    {
        var named = keys.WordList("guideline").ToList();
        foreach (var unknown in named.Where(n => !KnownGuidelines.Contains(n, StringComparer.OrdinalIgnoreCase)))
            findings.Add(CasebookRule.BadValue(shown, 1, 1, "a reporting guideline", unknown, string.Join(", ", KnownGuidelines)));
        return [.. named.Where(n => KnownGuidelines.Contains(n, StringComparer.OrdinalIgnoreCase))];
    }

    private static Author? Author(YamlNode node, string shown, List<Finding> findings)
    {
        if (node is YamlScalarNode { Value: { Length: > 0 } name }) return new Author(name);
        if (node is not YamlMappingNode map)
        {
            findings.Add(CasebookRule.BadValue(shown, (int)node.Start.Line, (int)node.Start.Column, "an author", YamlKeys.Kind(node), "a name, or keys with 'name'"));
            return null;
        }
        var keys = new YamlKeys(map, shown, findings);
        var author = new Author(keys.Words("name") ?? "")
        {
            Affiliations = keys.WordList("affiliations"),
            Orcid = keys.Words("orcid"),
            Email = keys.Words("email"),
            Corresponding = keys.Yes("corresponding"),
            Roles = keys.WordList("roles"),
        };
        if (keys.Words("family") is { } family) author = author with { Family = family };
        if (keys.Words("given") is { } given) author = author with { Given = given };
        keys.Finish();
        return author;
    }

    private static Dismissal? Dismissed(YamlNode node, string shown, List<Finding> findings)
    {
        if (node is not YamlMappingNode map || new YamlKeys(map, shown, findings) is not { } keys || keys.Words("rule") is not { } rule || keys.Words("reason") is not { Length: > 0 } reason)
        {
            findings.Add(CasebookRule.BadValue(shown, (int)node.Start.Line, (int)node.Start.Column, "a dismissed finding", YamlKeys.Kind(node), "keys with 'rule' and 'reason', and where it holds: case, variable, values"));
            return null;
        }
        var on = keys.Words("on");
        var day = DateOnly.TryParseExact(on, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var parsed) ? parsed : (DateOnly?)null;
        if (on is not null && day is null) findings.Add(CasebookRule.BadValue(shown, (int)node.Start.Line, (int)node.Start.Column, "on", on, "a day such as 2026-03-05"));
        var dismissal = new Dismissal { Rule = rule, Reason = reason, Case = keys.Words("case"), Variable = keys.Words("variable"), Values = keys.WordList("values"), By = keys.Words("by"), On = day };
        keys.Finish();
        return dismissal;
    }

    private static List<Affiliation> Affiliations(YamlKeys keys, string shown, List<Finding> findings)
    {
        var list = new List<Affiliation>();
        if (keys.Map("affiliations") is not { } map) return list;
        foreach (var (key, node) in map.Entries)
        {
            if (node is YamlMappingNode inner)
            {
                var one = new YamlKeys(inner, shown, findings);
                list.Add(new Affiliation(key.Value!, one.Words("name") ?? "", one.Words("ror")));
                one.Finish();
            }
            else list.Add(new Affiliation(key.Value!, node.ToString()));
        }
        return list;
    }

    private static List<KeyValuePair<string, string>> Pairs(YamlKeys? map) =>
        map is null ? [] : [.. map.Entries.Select(e => new KeyValuePair<string, string>(e.Key.Value!, (e.Value as YamlScalarNode)?.Value ?? e.Value.ToString()))];

    private static List<KeyValuePair<string, PartialDate>> Dates(YamlKeys? map, string shown, List<Finding> findings)
    {
        var dates = new List<KeyValuePair<string, PartialDate>>();
        foreach (var (key, node) in map?.Entries ?? [])
        {
            var words = (node as YamlScalarNode)?.Value ?? "";
            if (PartialDate.Parse(words) is { } date) dates.Add(new(key.Value!, date));
            else findings.Add(CasebookRule.BadValue(shown, (int)node.Start.Line, (int)node.Start.Column, $"the date '{key.Value}'", words, "a date that exists, such as 2024-01-27, January 2024 or 2024"));
        }
        return dates;
    }

    private static List<KeyValuePair<string, PoolRequest>> Pools(YamlKeys? map, string shown, List<Finding> findings)
    {
        var pools = new List<KeyValuePair<string, PoolRequest>>();
        foreach (var (key, node) in map?.Entries ?? [])
        {
            if (node is not YamlMappingNode inner)
            {
                findings.Add(CasebookRule.BadValue(shown, (int)node.Start.Line, (int)node.Start.Column, $"the pool '{key.Value}'", YamlKeys.Kind(node), "keys: endpoint, clock, by, horizon, source, where, own"));
                continue;
            }
            pools.Add(new(key.Value!, Pool(new YamlKeys(inner, shown, findings), inner, shown, findings)));
        }
        return pools;
    }

    private static PoolRequest Pool(YamlKeys keys, YamlMappingNode node, string shown, List<Finding> findings)
    {
        void Bad(string key, string value, string expected) => findings.Add(CasebookRule.BadValue(shown, (int)(keys.Take(key) ?? node).Start.Line, (int)(keys.Take(key) ?? node).Start.Column, key, value, expected));
        var endpoint = Endpoint.Recurrence;
        if (keys.Words("endpoint") is { } words && !Enum.TryParse(words, ignoreCase: true, out endpoint)) Bad("endpoint", words, "recurrence, progression or death");
        var clock = keys.Words("clock") is { } c and not "any" ? c : null;
        if (clock is not null && ValueReading.Choice(Variables.Get("followup.clock"), clock) is null) Bad("clock", clock, "surgery, diagnosis, presentation or any");
        var by = keys.Words("by") is { } id ? Variables.Find(id) : null;
        if (by is null && keys.Words("by") is { } unknown) Bad("by", unknown, "the id of a variable");
        var horizon = keys.Words("horizon") is { } h ? DurationWords.Parse(h, TimeUnit.Month)?.In(TimeUnit.Month) : 12;
        if (horizon is null) Bad("horizon", keys.Words("horizon")!, "a length of time such as 12 months");
        var request = new PoolRequest(endpoint, clock, by, horizon ?? 12) { Scope = new EvidenceScope(keys.Words("source"), keys.Words("where"), keys.Words("own") != "as told") };
        keys.Finish();
        return request;
    }

    private static List<string> Columns(YamlKeys keys, string shown, List<Finding> findings)
    {
        var columns = new List<string>();
        foreach (var node in keys.List("columns").OfType<YamlScalarNode>())
            if (Variables.Find(node.Value ?? "") is { } variable) columns.Add(variable.Id);
            else findings.Add(CasebookRule.UnknownKey(shown, (int)node.Start.Line, (int)node.Start.Column, node.Value ?? "", Variables.All.Select(v => v.Id)));
        return columns;
    }
}
