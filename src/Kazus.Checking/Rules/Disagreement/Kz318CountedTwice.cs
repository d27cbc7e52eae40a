using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>Things of the patient are counted in two parts of the article, and the counts differ.</summary>
internal static partial class Kz318CountedTwice
{
    public static Rule Rule { get; } = new("KZ318", "counted-twice", Severity.Error, "value-disagrees", Check) { WhyNot = Manuscript.UnlessOfOne };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var counted = m.Told.Where(t => t.Part is not (Part.Introduction or Part.Title) && (t.Part != Part.Discussion || t.SpeaksOfOwn)).SelectMany(Counted.In).ToList();
        foreach (var same in counted.GroupBy(c => c.Noun))
        {
            var own = same.Where(c => c.Told.Part == Part.Case).ToList();
            foreach (var part in same.Where(c => c.Told.Part != Part.Case).GroupBy(c => c.Told.Part))
            {
                // The case section has one count of them, and nothing that the part says agrees with it or with a sum of what it has.
                foreach (var one in part)
                {
                    var twins = own.Where(one.IsOfThe).ToList();
                    // "Three sentinel nodes" outweigh "two nodes on the right".
                    if (one.With.Count > 0 && twins.Where(t => t.With.SetEquals(one.With)).ToList() is { Count: > 0 } alike) twins = alike;
                    if (twins.Count == 0 || twins.Select(t => t.Number).Distinct().Count() > 1 || part.Any(p => p.Number == twins[0].Number)) continue;
                    // A number in the sentence after does not outweigh the count itself; one beside the same noun does.
                    var doubtful = Supported(m, one, twins[0].Number);
                    if (doubtful && Has(m, one, twins[0].Number)) continue;
                    // "Pulmonary nodules" are those "in both lungs", not any.
                    if (one.With.Count > 0 && !one.With.Overlaps(twins[0].With) && !one.With.Any(w => InOrgan(twins[0], w)) && m.Telling.Shared(Ideas(one), Ideas(twins[0])) < 1) continue;
                    yield return (doubtful ? Rule with { Severity = Severity.Warning } : Rule).Find($"{one.Words} in {m.Document.WhereIs(one.Told.Whole.Start)}, {twins[0].Words} in {m.Document.WhereIs(twins[0].Told.Whole.Start)}.", "Count them in the record and correct the number that is wrong.", "count." + one.Noun,
                        [m.At(one.Told.Span(one.Start, one.Size), one.Words), m.At(one.Told.Whole), .. twins.Take(4).SelectMany(t => new[] { m.At(t.Told.Span(t.Start, t.Size), t.Words), m.At(t.Told.Whole) })]);
                    break;
                }
            }
        }
    }

    // A sentence of another part counts them so, or its parts add up to it.
    private static bool Has(Manuscript m, Counted one, double other) => m.Told.Any(t => t.Part != one.Told.Part && t.Part != Part.Introduction && Names(t, one) && (t.Numbers.Exists(n => n.Value == one.Number) || AddUp([.. t.Numbers.Where(n => n.Value < 100 && n.Value == Math.Floor(n.Value)).Select(n => n.Value).Take(12)], other, one.Number)))
        || m.OwnRows.SelectMany(r => r.Cells).Any(c => Numbers.In(c.Text).Any(n => n.Value == one.Number));

    private static bool InOrgan(Counted twin, string adjective) => Organs.TryGetValue(adjective, out var organ) && twin.Told.Words.Exists(w => w.Stem.StartsWith(organ, StringComparison.Ordinal));

    private static readonly Dictionary<string, string> Organs = new(StringComparer.Ordinal)
    {
        ["pulmon"] = "lung", ["hepati"] = "liver", ["renal"] = "kidney", ["cardia"] = "heart", ["cerebr"] = "brain", ["bony"] = "bone", ["osseou"] = "bone", ["cutane"] = "skin", ["axilla"] = "axilla", ["cervic"] = "neck",
        ["inguin"] = "groin", ["medias"] = "medias", ["splen"] = "spleen", ["pancre"] = "pancre", ["perito"] = "perito", ["pelvic"] = "pelvis", ["pleura"] = "pleura", ["ovaria"] = "ovary", ["gastri"] = "stomac", ["verteb"] = "verteb", ["thyroi"] = "thyroi",
    };

    private static HashSet<string> Ideas(Counted one)
    {
        var ideas = Concepts.Around(one.Told, one.Start, one.Start + one.Size);
        ideas.Remove(one.Noun);
        return ideas;
    }

    // Another part has the number in a sentence on these things or the next one, or parts that add up to it ("four in the right lobe and three in the left").
    private static bool Supported(Manuscript m, Counted one, double other)
    {
        var told = m.Told.Where(t => t.Part != one.Told.Part && t.Part != Part.Introduction).ToList();
        for (var i = 0; i < told.Count; i++)
        {
            if (!Names(told[i], one) && !(i > 0 && told[i - 1].Part == told[i].Part && Names(told[i - 1], one))) continue;
            var numbers = Counted.NumbersOfThings(told[i]);
            if (numbers.Contains(one.Number)) return true;
            if (!Names(told[i], one)) continue;
            // The count that is doubted is the whole where parts of it follow ("two nodes, one in the neck and one in the groin"), and a part where others do ("four in the right lobe and three in the left").
            if (AddUp(numbers, other, one.Number)) return true;
        }
        return m.OwnRows.SelectMany(r => r.Cells).Any(c => (c.Header + " " + c.Text).Split(' ', ',', '(', ')').Any(w => Keys.Stem(w) == one.Noun) && Numbers.In(c.Text).Any(n => n.Value == one.Number));
    }

    private static bool Names(Told told, Counted one) => told.Words.Exists(w => w.Stem == one.Noun);

    private static bool AddUp(List<double> numbers, double other, double sum)
    {
        var parts = numbers.Where(n => n != other).ToList();
        var whole = Sums(parts).Contains(other);
        return Sums(whole ? parts : numbers).Contains(sum);
    }

    // The sums of two or three of them.
    private static HashSet<double> Sums(List<double> numbers)
    {
        var sums = new HashSet<double>();
        for (var i = 0; i < numbers.Count; i++)
            for (var j = i + 1; j < numbers.Count; j++)
            {
                sums.Add(numbers[i] + numbers[j]);
                foreach (var third in numbers.Skip(j + 1)) sums.Add(numbers[i] + numbers[j] + third);
            }
        return sums;
    }
}
