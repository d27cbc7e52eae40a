using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Casebooks.Yaml;
using Kazus.Provenance;
using Kazus.Terms;
using Kazus.Time;
using YamlDotNet.RepresentationModel;

namespace Kazus.Casebooks;

public sealed partial class CaseReader
{
    private int _unnamed;

    private List<Lesion> Lesions(YamlKeys keys, string source)
    {
        var lesions = new List<Lesion>();
        if (keys.Map("lesions") is not { } map) return lesions;
        foreach (var (key, node) in map.Entries)
        {
            if (node is not YamlMappingNode inner)
            {
                lesions.Add(new Lesion { Id = key.Value!, Name = node.ToString(), Levels = VertebralExtent.Parse(node.ToString()) });
                continue;
            }
            var lesion = new YamlKeys(inner, _shown, _findings);
            var name = lesion.Words("name") ?? key.Value!;
            lesions.Add(new Lesion
            {
                Id = key.Value!,
                Name = name,
                Levels = VertebralExtent.Parse(lesion.Words("levels") ?? ""),
                Side = Fixed(lesion, "side", "lesion.side"),
                Kind = Fixed(lesion, "kind", "disease.kind"),
                Site = lesion.Words("site") is { } site ? _resolve("disease.site", site) : null,
                Parent = lesion.Words("parent"),
                Anchor = Place(lesion, new Anchor(source), name),
            });
            lesion.Finish();
        }
        return lesions;
    }

    private string? Fixed(YamlKeys keys, string key, string variable)
    {
        if (keys.Words(key) is not { } words) return null;
        var read = ValueReading.Read(Variables.Get(variable), words);
        if (read.Value is Value.Choice choice) return choice.Answer;
        if (read.Value is not Value.Absent) Bad(keys.Take(key)!, key, read.Expected ?? "a value", words);
        return null;
    }

    private CaseEvent? Event(YamlNode node, string source)
    {
        if (node is YamlScalarNode { Value: { } words }) return ShortEvent(node, words, source);
        if (node is not YamlMappingNode map)
        {
            Bad(node, "an event", "keys (kind, what, when) or words such as '+6 mo imaging: MRI, no recurrence'");
            return null;
        }
        // '+6 mo imaging: MRI' is to YAML a key with a value; to a clinician it is one line.
        if (map.Children.Count == 1 && map.Children.First() is { Key: YamlScalarNode { Value: { } lead }, Value: YamlScalarNode { Value: { } rest } } && lead.Contains(' ', StringComparison.Ordinal))
            return ShortEvent(node, $"{lead}: {rest}", source);
        var keys = new YamlKeys(map, _shown, _findings);
        var what = keys.Words("what") ?? "";
        var anchor = Place(keys, new Anchor(source), what);
        var kind = Kind(keys.Take("kind"));
        var happening = new CaseEvent
        {
            Id = keys.Words("id") ?? Unnamed(kind),
            Kind = kind,
            What = what.Length > 0 ? what : kind.ToString().ToLowerInvariant(),
            When = Times(keys, "when", anchor),
            Lasting = keys.Words("lasting") is { } lasting ? Lasting(keys.Take("lasting")!, lasting) : null,
            Lesion = keys.Words("lesion"),
            Finding = keys.Words("finding"),
            Shown = keys.Words("shown"),
            Anchors = [anchor],
        };
        keys.Finish();
        return happening;
    }

    private CaseEvent? ShortEvent(YamlNode node, string words, string source)
    {
        var match = ShortForm().Match(words);
        var when = match.Success ? TimeStatement.Parse(match.Groups["when"].Value, new Anchor(source, null, match.Groups["when"].Value)) : null;
        if (when is null || KindOf(match.Groups["kind"].Value) is not { } kind)
        {
            Bad(node, "an event", "words such as '+6 mo imaging: MRI, no recurrence' (time, kind, colon, what)", words);
            return null;
        }
        return new CaseEvent { Id = Unnamed(kind), Kind = kind, What = match.Groups["what"].Value, When = [when], Anchors = [new Anchor(source, null, words)] };
    }

    private List<TimeStatement> Times(YamlKeys keys, string key, Anchor anchor) =>
        [.. keys.List(key).Select(n => Time(n, anchor)).OfType<TimeStatement>()];

    private TimeStatement? Time(YamlNode? node, Anchor anchor)
    {
        if (node is null) return null;
        var where = anchor;
        var words = (node as YamlScalarNode)?.Value ?? "";
        var before = false;
        if (node is YamlMappingNode map)
        {
            var keys = new YamlKeys(map, _shown, _findings);
            words = keys.Words("at") ?? keys.Words("before") ?? "";
            before = keys.Take("before") is not null;
            where = Place(keys, anchor, words);
            keys.Finish(["at", "before"]);
        }
        if (TimeStatement.Parse(words, where with { Quote = where.Quote ?? words }) is { } time)
            return before ? time with { Words = "before " + words, Days = DayRange.UpTo(time.Days.Latest) } : time;
        Bad(node, "a time", "a date (2005, March 2021), an offset (-2 mo, +12 mo, 18 years ago), day zero, or '+4 wk from EVENT'", words);
        return null;
    }

    private Duration? Lasting(YamlNode node, string words)
    {
        if (DurationWords.Parse(words) is { } length) return length;
        Bad(node, "'lasting'", "a length of time such as 4 weeks", words);
        return null;
    }

    private static Anchor Place(YamlKeys keys, Anchor fallback, string words) =>
        new(keys.Words("source") ?? fallback.Source, keys.Words("where") ?? fallback.Where, keys.Words("quote") ?? words);

    private EventKind Kind(YamlNode? node)
    {
        if (node is null) return EventKind.Other;
        if (node is YamlScalarNode { Value: { } words } && KindOf(words) is { } kind) return kind;
        Bad(node, "a kind of event", "one of " + string.Join(", ", Enum.GetNames<EventKind>().Select(n => n.ToLowerInvariant())));
        return EventKind.Other;
    }

    internal static EventKind? KindOf(string words) => words.Trim().ToLowerInvariant() switch
    {
        "surgery" or "operation" => EventKind.Procedure,
        "scan" => EventKind.Imaging,
        "chemotherapy" => EventKind.Drug,
        "follow-up" => EventKind.FollowUp,
        var w => Enum.TryParse<EventKind>(w, ignoreCase: true, out var kind) && !char.IsDigit(w[0]) ? kind : null,
    };

    private string Unnamed(EventKind kind) => $"{kind.ToString().ToLowerInvariant()}-{++_unnamed}";

    private void CheckReferences(Case read, List<CaseEvent> events, YamlKeys keys)
    {
        var lesions = read.Lesions.Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in events.Select(e => e.Lesion).Concat(_claims.Select(c => c.Lesion)).OfType<string>().Distinct().Where(id => !lesions.Contains(id)))
            Bad(Find(keys.Node, id) ?? keys.Node, "a lesion of this case", lesions.Count == 0 ? "a key under 'lesions'" : "one of " + string.Join(", ", lesions), id);
        var known = events.Select(e => e.Id).Append(TimeStatement.DayZero).Append(TimeStatement.Calendar).ToHashSet(StringComparer.Ordinal);
        foreach (var from in events.SelectMany(e => e.When).Select(w => w.From).Distinct().Where(f => !known.Contains(f)))
            Bad(Find(keys.Node, from) ?? keys.Node, "an event of this case", "the id of an event", from);
        foreach (var twice in events.GroupBy(e => e.Id).Where(g => g.Count() > 1))
            _findings.Add(CasebookRule.Duplicate(_shown, (int)(Find(keys.Node, twice.Key) ?? keys.Node).Start.Line, 1, "Event", twice.Key, "the same file"));
    }

    private static YamlNode? Find(YamlNode root, string words) =>
        root.AllNodes.OfType<YamlScalarNode>().LastOrDefault(n => n.Value is { } v && (v == words || v.EndsWith("from " + words, StringComparison.Ordinal)));

    [GeneratedRegex(@"^(?<when>.+?)\s+(?<kind>[A-Za-z-]+):\s+(?<what>.+)$")]
    private static partial Regex ShortForm();
}
