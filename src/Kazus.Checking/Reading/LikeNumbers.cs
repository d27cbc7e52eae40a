using System.Reflection;
using System.Text.RegularExpressions;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>Pairs numbers that another part has and the case section has not with the number of the case that is about the same thing, as far as the words around them tell.</summary>
internal static partial class LikeNumbers
{
    // What the words around two numbers must have in common: one group of synonyms, or a word that is rare in the article.
    private const double Enough = 0.9;

    public static IEnumerable<(Quantity One, Quantity Twin)> Of(Manuscript m)
    {
        var known = m.Quantities.Select(q => q.Sentence).ToHashSet();
        var all = m.Quantities.Concat(m.Retold.Where(t => t.Part == Part.Discussion && !known.Contains(t)).SelectMany(Quantity.In)).DistinctBy(q => q.Span).ToList();
        var own = all.Where(q => q.Sentence.Part == Part.Case && !Compared().IsIn(q.Before) && !(q.Number is >= 1900 and < 2100)).ToList();
        // What the case section does not tell at all is held against the abstract.
        var kinds = own.Select(o => o.Kind).ToHashSet();
        own.AddRange(all.Where(q => q.Sentence.Part == Part.Abstract && !kinds.Contains(q.Kind) && !Compared().IsMatch(q.Before)));
        foreach (var one in all)
        {
            if (one.Sentence.Part is Part.Case or Part.Title or Part.Introduction || one.Sentence.OfRelative(one.Start) || Compared().IsIn(one.Before) || one.Time is { Months: > 0 } && Age().IsIn(one.Sentence.Text, (one.Start + one.Size)..) || Planned().IsIn(one.Sentence.Text, (one.Start + one.Size)..) || Quantities.IsConfirmed(m, one) || Quantities.IsUnderItsUnit(m, one) || IsCountedFromYear(m, one)) continue;
            var best = own.Where(o => o.Kind == one.Kind && !Bounded(one, o) && !(o.Kind is "dose" or "cycle" or "course" && (Quantities.InPart().IsMatch(o.Before) || Quantities.OfWhole().IsMatch(o.Before) || Quantities.IsPlan(o)))).Select(o => (Quantity: o, Shared: Shared(m, one, o, own))).Where(o => o.Shared >= Enough).OrderByDescending(o => o.Shared).Select(o => o.Quantity).FirstOrDefault();
            // The part has the case's number as well: this one is another.
            if (best is null || ToldOfAnother.Day(one, best) || ToldOfAnother.Sample(one, best) || ToldOfAnother.Year(one, best) || ToldOfAnother.Grade(one, best) || ToldOfAnother.ScoreInTime(all, one, best) || OfImagesAgain().IsIn(one.Sentence.Text) || own.Exists(o => o.Kind == one.Kind && (o != best && Bounded(one, o) || IsWithin(one, o)) && Shared(m, one, o, own) >= Enough) || best.Sentence.Part == one.Sentence.Part || all.Exists(q => q != one && q.Sentence.Part == one.Sentence.Part && q.Agrees(best))) continue;
            // "50 Gy and a boost of 10 Gy" make 60.
            if (own.Exists(a => a.Kind == one.Kind && own.Exists(b => b.Kind == one.Kind && a != b && Math.Abs(a.Number + b.Number - one.Number) < 1e-6))) continue;
            yield return (one, best);
        }
    }

    // "A naevus had been excised seven years earlier", where the case section has only the year of it.
    private static bool IsCountedFromYear(Manuscript m, Quantity one) =>
        one.Time is { Grain: >= 12 } time && Ago().IsIn(one.Sentence.Text, time.End..) && m.Presentation is { } came
        && m.Dates.Any(d => !d.HasMonth && d.Sentence.Part == Part.Case && Math.Abs(came.First / 12 - d.First / 12 - time.Months / 12) <= 1);

    [GeneratedRegex(@"^ (?:earlier|before|previously|ago)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ago();

    /// <summary>Whether a number is one that a bound allows: "below 5 ng/mL", "more than 300 U/L".</summary>
    public static bool IsWithin(Quantity one, Quantity bound) => Below().IsIn(bound.Before) && one.Number <= bound.Number || Above().IsIn(bound.Before) && one.Number >= bound.Number;

    // "Less than one hour" agrees with anything below.
    private static bool Bounded(Quantity one, Quantity other) => IsWithin(other, one);

    private static double Shared(Manuscript m, Quantity one, Quantity other, List<Quantity> own)
    {
        if (one.Kind == "time" && !Quantities.SameUse(one, other)) return 0;
        var shared = Groups(one).Count(Groups(other).Contains) + Math.Min(2, m.Telling.Shared([.. one.Ideas.Where(i => i[0] != '#')], [.. other.Ideas.Where(i => i[0] != '#')])) * 0.6;
        // Of volumes, doses, mitoses a course has few: the only one in the case is meant.
        if ((one.Kind is "volume" or "dose" or "mitosis" or "cycle" or "course" or "fraction" or "clock" || IsUnnamed(one) && Math.Abs(one.Number - other.Number) > 0.05 * other.Number) && own.Where(o => o.Kind == one.Kind).Select(o => o.Number).Distinct().Count() == 1) shared += 1;
        if (one.Kind is "time" or "length" or "share" or "day" or "weight" or "rate") return shared - 0.35;
        return shared;
    }

    // "The value with which our patient arrived, 11.9 mg/dL": of the one thing that is measured in this unit.
    private static bool IsUnnamed(Quantity one) => one.Kind.StartsWith("lab ", StringComparison.Ordinal) && one.Sentence.Part == Part.Discussion && one.Sentence.Terms.Exists(t => t.Lower == "value");

    private static HashSet<string> Groups(Quantity one)
    {
        var groups = new HashSet<string>(StringComparer.Ordinal);
        var terms = one.Sentence.Terms;
        var at = terms.FindIndex(t => t.Start >= one.Start);
        if (at < 0) return groups;
        for (var i = at - 1; i >= 0 && i > at - 12 && terms[i].Lower is not (";" or "."); i--) Add(groups, terms[i]);
        for (var i = at; i < terms.Count && i < at + 12 && terms[i].Lower is not (";" or "."); i++) Add(groups, terms[i]);
        return groups;
    }

    private static void Add(HashSet<string> groups, Term term)
    {
        if (!term.IsWord || term.Lower.Length < 2) return;
        if (Synonyms.TryGetValue(term.Lower[..Math.Min(3, term.Lower.Length)], out var list))
            foreach (var (word, group) in list)
                if (word[^1] == '*' ? term.Lower.AsSpan().StartsWith(word.AsSpan(0, word.Length - 1), StringComparison.Ordinal) : term.Lower == word) groups.Add(group);
    }

    private static readonly Dictionary<string, List<(string Word, string Group)>> Synonyms = Read();

    private static Dictionary<string, List<(string Word, string Group)>> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("words/synonyms.tsv")!;
        using var reader = new StreamReader(stream);
        var synonyms = new Dictionary<string, List<(string, string)>>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#' || line.Split('\t') is not [var group, var words]) continue;
            foreach (var word in words.Split(';', StringSplitOptions.TrimEntries))
            {
                var key = word.TrimEnd('*') is var bare && bare.Length > 3 ? bare[..3] : word.TrimEnd('*');
                if (!synonyms.TryGetValue(key, out var list)) synonyms.Add(key, list = []);
                list.Add((word, group));
            }
        }
        return synonyms;
    }

    // "The images of March were reviewed: the defect already measured 33 mm"
    [GeneratedRegex(@"\b(?:reviewed|re-read|reread|in retrospect|retrospectively)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfImagesAgain();

    [GeneratedRegex(@"\b(?:growth|increase|decrease|difference|gain|shift|change|shortening|lengthening) of (?:about |only )?$|\b(?:older|younger|later|earlier|fewer) than(?: the age of)? $|\b(?:every|per|limit of|threshold of|cut-?off (?:of|at)|recommended|planned|of the) $|\d (?:to|or|–|-) $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Compared();

    [GeneratedRegex(@"\b(?:below|less than|under|within|up to|at most|no more than|not more than|fewer than|not exceed(?:ing)?|did not exceed|shorter than|smaller than|almost|nearly|close to)(?: (?:a|the|only|first))? $|[<≤] ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Below();

    [GeneratedRegex(@"\b(?:over|more than|above|at least|exceed(?:ed|ing|s)?|beyond|longer than|larger than|greater than)(?: (?:a|the))? $|[>≥] ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Above();

    [GeneratedRegex(@"^(?: of [\p{L}-]+)?(?: were| was| had been)? (?:planned|intended|foreseen)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Planned();

    [GeneratedRegex(@"^[- ](?:old\b|of age\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Age();
}
