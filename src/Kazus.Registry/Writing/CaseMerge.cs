using System.Globalization;
using Kazus.Cases;
using Kazus.Provenance;

namespace Kazus.Registry.Writing;

/// <summary>
/// Brings two changes of one case together, field by field: what only one side changed is taken from it, what both changed to the same
/// is that, what both changed to different things is a conflict with both sides. Claims that both added stand beside each other, for a
/// second statement is a second claim.
/// </summary>
public sealed class CaseMerge
{
    private readonly List<FieldConflict> _conflicts = [];
    private readonly Func<FieldConflict, bool?>? _takesMine;

    private CaseMerge(Func<FieldConflict, bool?>? takesMine) => _takesMine = takesMine;

    /// <summary>The merged case, or the conflicts (then the case is not to be used).</summary>
    /// <param name="before">What both started from.</param>
    /// <param name="mine">One change of it.</param>
    /// <param name="theirs">The other.</param>
    /// <param name="takesMine">What a person chose in a conflict: true for mine, false for theirs, null where nobody has chosen.</param>
    public static (Case Case, IReadOnlyList<FieldConflict> Conflicts) Of(Case before, Case mine, Case theirs, Func<FieldConflict, bool?>? takesMine = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);
        var merge = new CaseMerge(takesMine);
        var merged = merge.Record("", before, mine, theirs, Fields.Case) with
        {
            Sources = Union(before.Sources, mine.Sources, theirs.Sources),
            Lesions = merge.List("lesion ", before.Lesions, mine.Lesions, theirs.Lesions, l => l.Id, Fields.Lesion, Renamed),
            Events = merge.List("event ", before.Events, mine.Events, theirs.Events, EventKey, Fields.Event, Renamed),
            Claims = merge.List("", before.Claims, mine.Claims, theirs.Claims, ClaimKey, Fields.Claim, (c, _) => c),
        };
        merged = merged with { Claims = Numbered(merged.Claims), Events = Named(merged.Events) };
        return (merge.OneAcceptedEach(before, mine, theirs, merged), merge._conflicts);
    }

    // Mine where a person chose so; what nobody has chosen is kept as a conflict.
    private bool TakesMine(FieldConflict conflict)
    {
        var chosen = _takesMine?.Invoke(conflict);
        if (chosen is null) _conflicts.Add(conflict);
        return chosen == true;
    }

    private T Record<T>(string name, T before, T mine, T theirs, IReadOnlyList<FieldOf<T>> fields)
    {
        var result = theirs;
        foreach (var field in fields)
        {
            var (b, m, t) = (field.Words(before), field.Words(mine), field.Words(theirs));
            if (m == t || m == b) continue;
            if (t == b || TakesMine(new FieldConflict(Name(name, field.Name), b, m, t))) result = field.Take(result, mine);
        }
        return result;
    }

    private List<T> List<T>(string kind, IReadOnlyList<T> before, IReadOnlyList<T> mine, IReadOnlyList<T> theirs, Func<T, string> key, IReadOnlyList<FieldOf<T>> fields, Func<T, ISet<string>, T> rename)
    {
        var (b, m, t) = (Keyed(before, key), Keyed(mine, key), Keyed(theirs, key));
        var merged = new List<(string Key, T Item)>();
        foreach (var (k, item) in t.Order)
        {
            if (!b.Items.TryGetValue(k, out var old)) merged.Add((k, item));
            else if (m.Items.TryGetValue(k, out var changed)) merged.Add((k, Record(kind + Shown(k), old, changed, item, fields)));
            // I took it away: so be it, unless it was changed meanwhile.
            else if (Fields.All(item, fields) != Fields.All(old, fields) && !TakesMine(new FieldConflict(kind + Shown(k), Whole(old, fields), null, Whole(item, fields)))) merged.Add((k, item));
        }
        foreach (var (k, item) in m.Order.Where(i => b.Items.ContainsKey(i.Key) && !t.Items.ContainsKey(i.Key)))
            if (Fields.All(item, fields) != Fields.All(b.Items[k], fields) && TakesMine(new FieldConflict(kind + Shown(k), Whole(b.Items[k], fields), Whole(item, fields), null))) merged.Add((k, item));
        Added(merged, m.Order, b.Items, t.Items, fields, rename);
        return [.. merged.Select(i => i.Item)];
    }

    // What I added comes behind what stood before it when I wrote it.
    private static void Added<T>(List<(string Key, T Item)> merged, List<(string Key, T Item)> mine, Dictionary<string, T> before, Dictionary<string, T> theirs, IReadOnlyList<FieldOf<T>> fields, Func<T, ISet<string>, T> rename)
    {
        var behind = "";
        foreach (var (k, item) in mine)
        {
            var known = theirs.TryGetValue(k, out var other);
            if (!before.ContainsKey(k) && !(known && Fields.All(other!, fields) == Fields.All(item, fields)))
            {
                var at = merged.FindLastIndex(i => i.Key == behind) + 1;
                merged.Insert(behind.Length == 0 || at == 0 ? merged.Count : at, (k, known ? rename(item, merged.Select(i => i.Key).ToHashSet(StringComparer.Ordinal)) : item));
            }
            behind = k;
        }
    }

    // Two people who each accept another claim for one question have not agreed.
    private Case OneAcceptedEach(Case before, Case mine, Case theirs, Case merged)
    {
        static ILookup<string, Claim> Accepted(Case c) => c.Claims.Where(x => x.State == ClaimState.Accepted && !Variables.Get(x.Variable).Several).ToLookup(x => x.Variable);
        var (b, m, t) = (Accepted(before), Accepted(mine), Accepted(theirs));
        foreach (var both in m.Where(g => t.Contains(g.Key)))
        {
            string Words(ILookup<string, Claim> side) => string.Join("; ", side[both.Key].Select(c => Whole(c, Fields.Claim)));
            var (was, my, their) = (Words(b), Words(m), Words(t));
            if (my == was || their == was || my == their || _conflicts.Any(c => c.Field == both.Key)) continue;
            var kept = (TakesMine(new FieldConflict(both.Key, was.Length == 0 ? null : was, my, their)) ? m : t)[both.Key].Select(ClaimKey).ToHashSet(StringComparer.Ordinal);
            merged = merged with { Claims = [.. merged.Claims.Select(c => c.Variable == both.Key && c.State == ClaimState.Accepted && !kept.Contains(ClaimKey(c)) ? c with { State = ClaimState.Proposed } : c)] };
        }
        return merged;
    }

    private static (List<(string Key, T Item)> Order, Dictionary<string, T> Items) Keyed<T>(IReadOnlyList<T> items, Func<T, string> key)
    {
        var order = new List<(string, T)>();
        var byKey = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var k = key(item);
            for (var n = 2; !byKey.TryAdd(k, item); n++) k = string.Create(CultureInfo.InvariantCulture, $"{key(item)}\u001f{n}");
            order.Add((k, item));
        }
        return (order, byKey);
    }

    private static string ClaimKey(Claim c) => $"{c.Variable}\u001f{c.Anchor.Source}\u001f{c.Anchor.Where}\u001f{(c.Value is Value.Stain s ? s.Marker : "")}";

    // "imaging-3" was given by the order in the file, so it is no name: such an event is known by what happened.
    private static string EventKey(CaseEvent e)
    {
        var kind = e.Kind.ToString().ToLowerInvariant() + "-";
        return e.Id.StartsWith(kind, StringComparison.Ordinal) && int.TryParse(e.Id.AsSpan(kind.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? $"{kind[..^1]}: {e.What}" : e.Id;
    }

    private static CaseEvent Renamed(CaseEvent e, ISet<string> taken) => e with { Id = Free(e.Id, taken) };

    private static Lesion Renamed(Lesion l, ISet<string> taken) => l with { Id = Free(l.Id, taken) };

    private static string Free(string id, ISet<string> taken)
    {
        var free = id;
        for (var n = 2; taken.Contains(free); n++) free = string.Create(CultureInfo.InvariantCulture, $"{id}-{n}");
        return free;
    }

    private static List<string> Union(IReadOnlyList<string> before, IReadOnlyList<string> mine, IReadOnlyList<string> theirs) =>
        [.. theirs.Where(s => mine.Contains(s) || !before.Contains(s)), .. mine.Where(s => !theirs.Contains(s) && !before.Contains(s))];

    private static List<Claim> Numbered(IReadOnlyList<Claim> claims)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var next = claims.Count;
        return [.. claims.Select(c => taken.Add(c.Id) ? c : c with { Id = Next() })];

        string Next()
        {
            string id;
            do id = "c" + (++next).ToString(CultureInfo.InvariantCulture);
            while (!taken.Add(id) || claims.Any(c => c.Id == id));
            return id;
        }
    }

    // Two people who each add an event of a kind have both called theirs "imaging-1".
    private static List<CaseEvent> Named(IReadOnlyList<CaseEvent> events)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. events.Select(e => taken.Add(e.Id) ? e : e with { Id = Next(e.Kind) })];

        string Next(EventKind kind)
        {
            for (var n = 2; ; n++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"{kind.ToString().ToLowerInvariant()}-{n}");
                if (events.All(e => e.Id != id) && taken.Add(id)) return id;
            }
        }
    }

    private static string Whole<T>(T item, IReadOnlyList<FieldOf<T>> fields) => string.Join(", ", fields.Select(f => f.Words(item)).Where(w => w is not null));

    private static string Shown(string key) => key.Split('\u001f')[0];

    private static string Name(string record, string field) => record.Length == 0 ? field : field.Length == 0 ? record : $"{record}, {field}";
}
