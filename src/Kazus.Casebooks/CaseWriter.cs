using System.Globalization;
using System.Text;
using Kazus.Cases;
using Kazus.Casebooks.Yaml;
using Kazus.Checks;
using Kazus.Provenance;
using Kazus.Terms;
using Kazus.Time;

namespace Kazus.Casebooks;

/// <summary>Writes a case as YAML; where a person wrote the file, everything that did not change stays byte for byte.</summary>
public static class CaseWriter
{
    /// <summary>Writes a case afresh.</summary>
    public static string Write(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var text = new StringBuilder();
        YamlTree.Write(Tree(@case), text, 0);
        return text.ToString();
    }

    /// <summary>
    /// Writes a changed case into the text it came from: only the entries whose meaning changed are written anew; comments, order,
    /// short forms and line endings of the rest stay.
    /// </summary>
    public static string Write(Case changed, string original, Func<string, string, Term>? resolve = null)
    {
        ArgumentNullException.ThrowIfNull(changed);
        ArgumentNullException.ThrowIfNull(original);
        var findings = new List<Finding>();
        if (CaseReader.Read(original, changed.Id + ".yaml", findings, resolve) is not { } before) return Write(changed);
        return YamlSplice.Apply(original, Tree(before), Tree(changed));
    }

    private static YamlTree.Map Tree(Case c)
    {
        var entries = new List<KeyValuePair<string, YamlTree>>();
        Put(entries, "id", c.Id);
        Put(entries, "label", c.Label);
        if (c.Own) Put(entries, "own", "yes");
        Put(entries, "day-zero", c.DayZero);
        if (c.DayZeroWhen.Count > 0) entries.Add(new("day-zero-when", Times(c.DayZeroWhen, new Anchor(c.Sources.FirstOrDefault() ?? "record"))));
        Put(entries, "consent", c.Consent);
        Put(entries, "excluded", c.ExcludedBecause);
        Put(entries, "note", c.Note);
        if (c.Sources.Count > 0) entries.Add(new("sources", new YamlTree.List([.. c.Sources.Select(s => new YamlTree.Word(s))])));
        var first = c.Sources.FirstOrDefault() ?? "record";
        if (c.Lesions.Count > 0) entries.Add(new("lesions", new YamlTree.Map([.. c.Lesions.Select(l => new KeyValuePair<string, YamlTree>(l.Id, Lesion(l, first)))])));
        if (c.Events.Count > 0) entries.Add(new("events", new YamlTree.List([.. c.Events.Select(e => Event(e, first))])));
        var places = c.Claims.GroupBy(x => (x.Anchor.Source, x.Anchor.Where)).ToList();
        var single = places.Count == 1 && places[0].Key.Source == first && places[0].Key.Where is null;
        if (single) entries.Add(new("claims", Claims(places[0])));
        else if (places.Count > 0) entries.Add(new("readings", new YamlTree.List([.. places.Select(Reading)])));
        return new YamlTree.Map(entries);
    }

    private static YamlTree.Map Reading(IGrouping<(string Source, string? Where), Claim> place)
    {
        var entries = new List<KeyValuePair<string, YamlTree>>();
        Put(entries, "source", place.Key.Source);
        Put(entries, "where", place.Key.Where);
        entries.Add(new("claims", Claims(place)));
        return new YamlTree.Map(entries);
    }

    private static YamlTree.Map Claims(IEnumerable<Claim> claims) => new([.. claims.GroupBy(c => c.Variable).Select(g =>
    {
        List<YamlTree> items = [.. g.Select(Claim)];
        return new KeyValuePair<string, YamlTree>(g.Key, items.Count == 1 ? items[0] : new YamlTree.List(items));
    })]);

    private static YamlTree Claim(Claim claim)
    {
        var words = ValueReading.Write(Variables.Get(claim.Variable), claim.Value);
        var entries = new List<KeyValuePair<string, YamlTree>>();
        Put(entries, "value", words);
        if (claim.Anchor.Quote != words) Put(entries, "quote", claim.Anchor.Quote);
        Put(entries, "start", claim.Anchor.Start?.ToString(CultureInfo.InvariantCulture));
        Put(entries, "end", claim.Anchor.End?.ToString(CultureInfo.InvariantCulture));
        Put(entries, "at", claim.At?.Words);
        Put(entries, "lesion", claim.Lesion);
        Put(entries, "event", claim.Event);
        if (claim.State != ClaimState.Proposed) Put(entries, claim.State == ClaimState.Accepted ? "accepted" : "rejected", "yes");
        if (claim.Reader != "person") Put(entries, "reader", claim.Reader);
        Put(entries, "read", claim.ReadAt?.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture));
        Put(entries, "confidence", claim.Confidence?.ToString("0.###", CultureInfo.InvariantCulture));
        Put(entries, "note", claim.Note);
        return entries.Count == 1 ? new YamlTree.Word(words) : new YamlTree.Map(entries);
    }

    private static YamlTree.Map Lesion(Lesion lesion, string source)
    {
        var entries = new List<KeyValuePair<string, YamlTree>>();
        Put(entries, "name", lesion.Name);
        Put(entries, "levels", lesion.Levels?.Words);
        Put(entries, "side", lesion.Side);
        Put(entries, "kind", lesion.Kind);
        Put(entries, "site", lesion.Site?.Words);
        Put(entries, "parent", lesion.Parent);
        Place(entries, lesion.Anchor, new Anchor(source), lesion.Name);
        return new YamlTree.Map(entries);
    }

    private static YamlTree.Map Event(CaseEvent happening, string source)
    {
        var entries = new List<KeyValuePair<string, YamlTree>>();
        var anchor = happening.Anchors.FirstOrDefault() ?? new Anchor(source);
        Put(entries, "id", happening.Id);
        Put(entries, "kind", happening.Kind.ToString().ToLowerInvariant());
        Put(entries, "what", happening.What);
        if (happening.When.Count > 0) entries.Add(new("when", Times(happening.When, anchor)));
        Put(entries, "lasting", happening.Lasting?.Words);
        Put(entries, "lesion", happening.Lesion);
        Put(entries, "finding", happening.Finding);
        Put(entries, "shown", happening.Shown);
        Place(entries, anchor, new Anchor(source), happening.What);
        return new YamlTree.Map(entries);
    }

    private static YamlTree Times(IReadOnlyList<TimeStatement> times, Anchor anchor)
    {
        List<YamlTree> items = [.. times.Select(t => Time(t, anchor))];
        return items.Count == 1 ? items[0] : new YamlTree.List(items);
    }

    private static YamlTree Time(TimeStatement time, Anchor anchor)
    {
        var before = time.Words.StartsWith("before ", StringComparison.Ordinal);
        var words = before ? time.Words[7..] : time.Words;
        var entries = new List<KeyValuePair<string, YamlTree>>();
        Put(entries, before ? "before" : "at", words);
        Place(entries, time.Anchor, anchor, words);
        return entries.Count == 1 && !before ? new YamlTree.Word(words) : new YamlTree.Map(entries);
    }

    private static void Place(List<KeyValuePair<string, YamlTree>> entries, Anchor? anchor, Anchor fallback, string words)
    {
        if (anchor is null) return;
        if (anchor.Source != fallback.Source) Put(entries, "source", anchor.Source);
        if (anchor.Where != fallback.Where) Put(entries, "where", anchor.Where);
        if (anchor.Quote is { } quote && quote != words && quote != fallback.Quote) Put(entries, "quote", quote);
    }

    private static void Put(List<KeyValuePair<string, YamlTree>> entries, string key, string? words)
    {
        if (words is not null) entries.Add(new(key, new YamlTree.Word(words)));
    }
}
