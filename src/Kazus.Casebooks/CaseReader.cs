using System.Globalization;
using Kazus.Cases;
using Kazus.Casebooks.Yaml;
using Kazus.Checks;
using Kazus.Provenance;
using Kazus.Terms;
using Kazus.Time;
using YamlDotNet.RepresentationModel;

namespace Kazus.Casebooks;

/// <summary>Reads one case file. What cannot be read becomes a finding with its line; the rest of the case is kept.</summary>
public sealed partial class CaseReader
{
    private static readonly string[] ClaimKeys = ["id", "value", "source", "where", "quote", "start", "end", "at", "lesion", "event", "state", "accepted", "rejected", "confidence", "reader", "read", "note"];
    private readonly Func<string, string, Term> _resolve;
    private readonly string _shown;
    private readonly List<Finding> _findings;
    private readonly List<Claim> _claims = [];
    private readonly List<string> _sources = [];

    private CaseReader(string shown, List<Finding> findings, Func<string, string, Term>? resolve)
    {
        _shown = shown;
        _findings = findings;
        _resolve = resolve ?? ((_, words) => Term.Plain(words));
    }

    /// <summary>Reads a case from text.</summary>
    /// <param name="text">The YAML of one patient.</param>
    /// <param name="shown">The path to name in findings.</param>
    /// <param name="findings">Receives what is wrong.</param>
    /// <param name="resolve">Gives a term its code: variable id and words to term; null keeps words plain.</param>
    /// <returns>The case, or null when the file holds none.</returns>
    public static Case? Read(string text, string shown, List<Finding> findings, Func<string, string, Term>? resolve = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(findings);
        var documents = YamlFile.Documents(text, shown, findings);
        if (documents.Count == 0) return null;
        if (documents.Count > 1)
            findings.Add(CasebookRule.Unreadable(shown, "The file holds several documents: expected one patient per file; only the first is read.", (int)documents[1].Start.Line));
        return new CaseReader(shown, findings, resolve).Read(new YamlKeys(documents[0], shown, findings));
    }

    private Case Read(YamlKeys keys)
    {
        var id = keys.Words("id") ?? Path.GetFileNameWithoutExtension(_shown);
        _sources.AddRange(keys.WordList("sources"));
        var first = _sources.FirstOrDefault() ?? "record";
        var result = new Case
        {
            Id = id,
            Label = keys.Words("label"),
            Own = keys.Yes("own"),
            DayZero = keys.Words("day-zero"),
            Consent = keys.Words("consent"),
            ExcludedBecause = keys.Words("excluded"),
            Note = keys.Words("note"),
            DayZeroWhen = Times(keys, "day-zero-when", new Anchor(first)),
            Lesions = Lesions(keys, first),
        };
        if (keys.Map("claims") is { } claims) ReadClaims(claims, new Anchor(first));
        foreach (var node in keys.List("readings")) ReadReading(node, first);
        var events = keys.List("events").Select(n => Event(n, _sources.FirstOrDefault() ?? first)).OfType<CaseEvent>().ToList();
        keys.Finish();
        CheckReferences(result, events, keys);
        return result with { Claims = _claims, Events = events, Sources = [.. _sources.Distinct()] };
    }

    private void ReadReading(YamlNode node, string first)
    {
        if (node is not YamlMappingNode map)
        {
            Bad(node, "a reading", "keys: source, where, claims");
            return;
        }
        var keys = new YamlKeys(map, _shown, _findings);
        var source = keys.Words("source") ?? first;
        var where = keys.Words("where");
        _sources.Add(source);
        if (keys.Map("claims") is { } claims) ReadClaims(claims, new Anchor(source, where));
        keys.Finish();
    }

    private void ReadClaims(YamlKeys claims, Anchor anchor)
    {
        foreach (var (key, node) in claims.Entries)
        {
            if (Variables.Find(key.Value!) is not { } variable)
            {
                _findings.Add(CasebookRule.UnknownKey(_shown, (int)key.Start.Line, (int)key.Start.Column, key.Value!, Variables.All.Select(v => v.Id)));
                continue;
            }
            foreach (var item in node is YamlSequenceNode list ? [.. list.Children] : new[] { node }) ReadClaim(variable, item, anchor);
        }
    }

    private void ReadClaim(Variable variable, YamlNode node, Anchor anchor)
    {
        switch (node)
        {
            case YamlScalarNode { Value: { } words }:
                Add(variable, words, node, new Claim { Id = NextId(), Variable = variable.Id, Value = new Value.Text(words), Anchor = anchor with { Quote = words } });
                return;
            case YamlMappingNode map when map.Children.Keys.OfType<YamlScalarNode>().Any(k => k.Value == "value"):
                ReadLongClaim(variable, new YamlKeys(map, _shown, _findings), anchor);
                return;
            // "ihc: { SMA: positive }" and "deficit: { MRC: 4/5 }" read as one claim per entry.
            case YamlMappingNode map when variable.Kind is ValueKind.Stain or ValueKind.Scale:
                foreach (var (k, v) in map.Children)
                    Add(variable, $"{k}: {v}", k, new Claim { Id = NextId(), Variable = variable.Id, Value = new Value.Text(""), Anchor = anchor with { Quote = $"{k}: {v}" } });
                return;
            default:
                Bad(node, variable.Id, "a value, a list of values, or keys with 'value'");
                return;
        }
    }

    private void ReadLongClaim(Variable variable, YamlKeys keys, Anchor anchor)
    {
        var node = keys.Take("value")!;
        var words = node is YamlScalarNode scalar ? scalar.Value ?? "" : $"{((node as YamlMappingNode)?.Children.FirstOrDefault().Key)}: {((node as YamlMappingNode)?.Children.FirstOrDefault().Value)}";
        var state = keys.Words("state") switch { "accepted" => ClaimState.Accepted, "rejected" => ClaimState.Rejected, _ => ClaimState.Proposed };
        if (keys.Yes("accepted")) state = ClaimState.Accepted;
        if (keys.Yes("rejected")) state = ClaimState.Rejected;
        var source = keys.Words("source") ?? anchor.Source;
        if (source != anchor.Source) _sources.Add(source);
        var claim = new Claim
        {
            Id = keys.Words("id") ?? NextId(),
            Variable = variable.Id,
            Value = new Value.Text(words),
            Anchor = new Anchor(source, keys.Words("where") ?? anchor.Where, keys.Words("quote") ?? words, Whole(keys, "start"), Whole(keys, "end")),
            State = state,
            Reader = keys.Words("reader") ?? "person",
            ReadAt = keys.Words("read") is { } read && DateTimeOffset.TryParse(read, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null,
            Confidence = keys.Words("confidence") is { } c && double.TryParse(c, NumberStyles.Float, CultureInfo.InvariantCulture, out var p) ? p : null,
            Lesion = keys.Words("lesion"),
            Event = keys.Words("event"),
            Note = keys.Words("note"),
            At = Time(keys.Take("at"), anchor),
        };
        keys.Finish(ClaimKeys);
        Add(variable, words, node, claim);
    }

    private void Add(Variable variable, string words, YamlNode node, Claim claim)
    {
        var read = ValueReading.Read(variable, words, w => _resolve(variable.Id, w));
        if (read.Value is null)
        {
            Bad(node, variable.Id, read.Expected!, words);
            return;
        }
        if (read.Value is Value.Coded { Term.IsKnown: false } && _resolve(variable.Id, "leiomyosarcoma").IsKnown)
            _findings.Add(CasebookRule.UnknownTerm(_shown, (int)node.Start.Line, (int)node.Start.Column, words, variable.Id));
        if (Improbable(variable, read.Value) is { } why)
            _findings.Add(CasebookRule.Suspicious(_shown, (int)node.Start.Line, (int)node.Start.Column, words, why, "Check number and unit against the source."));
        _claims.Add(claim with { Value = read.Value });
    }

    private static string? Improbable(Variable variable, Value value) => (variable.Unit, value) switch
    {
        ("a", Value.Number { High: > 120 } n) => string.Create(CultureInfo.InvariantCulture, $"{variable.Label} {n.Amount} years is beyond any recorded age."),
        ("%", Value.Number { High: > 100 } n) => string.Create(CultureInfo.InvariantCulture, $"{variable.Label} {n.Amount} % is more than all."),
        ("mo", Value.Length { Duration: { Exactness: Exactness.Stated, Days.Latest: > 36525 } d }) => $"{variable.Label} of {d.Words} is longer than a hundred years.",
        ("mm", Value.Size { Largest: > 800 } s) => $"{variable.Label} {s} is larger than a trunk.",
        _ => null,
    };

    private string NextId() => "c" + (_claims.Count + 1).ToString(CultureInfo.InvariantCulture);

    private int? Whole(YamlKeys keys, string key) =>
        keys.Words(key) is { } words && int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    private void Bad(YamlNode node, string what, string expected, string? words = null) =>
        _findings.Add(CasebookRule.BadValue(_shown, (int)node.Start.Line, (int)node.Start.Column, what, words ?? YamlKeys.Kind(node), expected));
}
