using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>A number with a unit in a sentence of the own patient, brought to one unit of its kind, with the words around it.</summary>
internal sealed partial record Quantity(Told Sentence, int Start, int Size, double Number, string Kind, double Slack)
{
    private HashSet<string>? keys;
    private HashSet<string>? about;

    /// <summary>The length of time, for a quantity that is one.</summary>
    public Length? Time { get; init; }

    /// <summary>It is one side of "48 × 30 mm".</summary>
    public bool IsOneOfSeveral { get; init; }

    /// <summary>The ideas and the rare words around it.</summary>
    public HashSet<string> Ideas => about ??= Concepts.Around(Sentence, Start, Start + Size);

    public Span Span => Sentence.Span(Start, Size);

    public string Words => Sentence.Text.Substring(Start, Size);

    /// <summary>As a finding names it: a number of a scale with the word before it, "grade 2", "ASA 3".</summary>
    public string Name => Kind == "score" && Scale().Match(Before) is { Success: true } scale ? scale.Value + Words : Words;

    /// <summary>The content words around it.</summary>
    public HashSet<string> About => keys ??= Keys.Around(Sentence.Text, Start, Start + Size);

    /// <summary>What stands before it in its sentence.</summary>
    public string Before => Sentence.Text[..Start];

    /// <summary>The word or two that name what was given or measured: the nearest content words before it, or after it where none stands before.</summary>
    public HashSet<string> Of => of ??= Named();

    private HashSet<string>? of;

    private HashSet<string> Named()
    {
        var open = Sentence.Text.LastIndexOfAny([',', ';', ')'], Math.Max(0, Start - 1)) is var at && at > 0 && Sentence.Text[(at + 1)..Start].Trim().Length > 3 ? at + 1 : 0;
        var before = Keys.Of(Sentence.Text[open..Start], 3);
        return before.Count > 0 ? before : Keys.After(Sentence.Text, Start + Size, 2);
    }

    public bool Agrees(Quantity other) => Time is { } mine && other.Time is { } its ? mine.Agrees(its) : Kind == other.Kind && Math.Abs(Number - other.Number) <= Math.Max(Slack, other.Slack) + 1e-9;

    public static IEnumerable<Quantity> In(Told told)
    {
        // "at 6-month intervals" is how often, not how long.
        foreach (var time in told.Lengths)
            if (!Frequency().IsIn(told.Text, time.End..)) yield return new(told, time.Start, time.Size, time.Months, "time", 0) { Time = time };
        foreach (Match m in Day().AllIn(told.Text))
            if ((m.Groups["n"].Success ? Numbers.Parse(m.Groups["n"].Value) : OrdinalOf(m.Groups["o"].Value)) is { } day)
                yield return new(told, m.Index, m.Length, day, "day", 1);
        foreach (var time in told.Lengths.Where(l => l.Grain < 0.1 && l.Months < 2 && AfterDays().IsMatch(told.Text.AsSpan(0, l.Start))))
            yield return new(told, time.Start, time.Size, Math.Round(time.Months * Length.DaysOfMonth), "day", 1);
        foreach (Match m in Mitoses().AllIn(told.Text))
            if (Numbers.Parse(m.Groups["n"].Value) is { } n) yield return new(told, m.Groups["n"].Index, m.Groups["n"].Length, n, "mitosis", 0.01);
        if (!told.Text.AsSpan().ContainsAny(Units)) yield break;
        // "48 × 30 mm" is two lengths.
        foreach (Match m in Sides().AllIn(told.Text))
            foreach (Capture c in m.Groups["n"].Captures)
                if (Numbers.Parse(c.Value) is { } side)
                    yield return new(told, c.Index, c.Length, side * (m.Groups["unit"].Value == "cm" ? 10 : 1), "length", m.Groups["unit"].Value == "cm" ? c.Value.Contains('.') ? 0.5 : 5 : 0.5) { IsOneOfSeveral = true };
        foreach (Match m in Pattern().AllIn(told.Text))
        {
            if (Numbers.Parse(m.Groups["n"].Value) is not { } n) continue;
            var (kind, scale) = KindOf(m.Groups["unit"].Value);
            if (kind == "share" && OfInterval().IsMatch(told.Text.AsSpan(m.Index + m.Length))) continue;
            // "2 cm per year" is how fast, not how long.
            // "33 fractions of 2 Gy": a part of the dose.
            if (kind == "dose" && (OfFractions().IsMatch(told.Text[..m.Index]) || PerFraction().IsMatch(told.Text.AsSpan(m.Index + m.Length)))) kind = "dose of a fraction";
            if (kind == "length" && (PerTime().IsMatch(told.Text.AsSpan(m.Index + m.Length)) || OfGrowth().IsMatch(told.Text.AsSpan(m.Index + m.Length)))) continue;
            var group = m.Groups["all"];
            var decimals = m.Groups["n"].Value.IndexOf('.', StringComparison.Ordinal) is var dot && dot < 0 ? 0 : m.Groups["n"].Value.Length - dot - 1;
            yield return new(told, group.Index, group.Length, n * scale, kind, 0.5 * scale * Math.Pow(10, -decimals) * (kind == "length" && scale > 1 || kind == "clock" && scale > 1 ? 1 : 0.02));
        }
        foreach (Match m in Stopped().AllIn(told.Text))
            if (Array.IndexOf(Ordinals, m.Groups["o"].Value.ToLowerInvariant()) is > 0 and var n) yield return new(told, m.Index, m.Length, n, m.Groups["unit"].Value.ToLowerInvariant(), 0);
        foreach (Match m in told.OfFrozenSection ? [] : Score().AllIn(told.Text))
            if (Numbers.Parse(m.Groups["n"].Value) is { } n) yield return new(told, m.Groups["n"].Index, m.Groups["n"].Length, n, "score", 0);
    }

    [GeneratedRegex(@"\bfractions? of $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfFractions();

    [GeneratedRegex(@"^ ?(?:per|a|each|/) ?fraction\b|^ each\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PerFraction();

    [GeneratedRegex(@"\b(?:[Gg]rade|[Ss]tage|[Ss]core|[Cc]lass|\p{Lu}[\p{L}-]*) $", RegexOptions.CultureInvariant)]
    private static partial Regex Scale();

    // "95% confidence intervals"
    [GeneratedRegex(@"^ ?(?:confidence|credible|prediction|CIs?\b)", RegexOptions.CultureInvariant)]
    private static partial Regex OfInterval();

    [GeneratedRegex(@"^ ?(?:per|a|each|every|/) ?(?:year|month|week|day)\b|^ (?:yearly|annually|monthly)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PerTime();

    // "2 mm of growth in a year": a difference.
    [GeneratedRegex(@"^ of (?:growth|enlargement|increase|shrinkage|progression)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfGrowth();

    // "the sixth day", "twenty-first"
    private static double? OrdinalOf(string word)
    {
        var at = Array.IndexOf(Ordinals, word.ToLowerInvariant());
        return at > 0 ? at : null;
    }

    [GeneratedRegex(@"\b(?:on|until|by|after) (?:the )?(?:(?:post-?operative )?day (?<n>\d{1,2})|(?<o>(?:twenty-)?\p{L}+(?:st|nd|rd|th)) (?:post-?operative )?day)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(@"\b(?:after|within|at|for) (?:only |just |about )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterDays();

    [GeneratedRegex(@"^[- ]?(?:interval\w*|rhythm|rotation)\b|^ apart\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Frequency();

    [GeneratedRegex(@"(?<![\w.,/])(?<n>\d+(?:\.\d+)?|" + Numbers.Pattern + @") mitos[ei]s(?= (?:per|in|/|were|was))|\bmitotic (?:figures|count|rate|index|activity)(?: (?:of|in) (?:the |this )?(?:tumou?r|lesion|biopsy|specimen|stroma|mass|neoplasm)\b)?(?: of| was| were|:)* (?<n>\d+(?:\.\d+)?)(?! ?%)(?= ?(?:per|/|in|mitos|[.,;)]))|\bmitos[ei]s(?: (?:amounted to|amounting to|numbered|numbering|came to|reached|were|was)|:|,) (?<n>\d+(?:\.\d+)?)(?= ?(?:per|/|in) )", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mitoses();

    /// <summary>The word for each place in an order, from 1.</summary>
    internal static readonly string[] Ordinals = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third"];

    // "treatment was stopped after the third cycle"
    [GeneratedRegex(@"\b(?:stopped|discontinued|ended|terminated|abandoned|withdrawn|completed)(?: for good| permanently| altogether| early| prematurely)? after (?:the |her |his )?(?<o>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?<unit>cycle|course|dose|infusion|injection|fraction|session)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stopped();

    private static readonly System.Buffers.SearchValues<string> Units = System.Buffers.SearchValues.Create(["ml", "mm", "cm", "met", "mg", "kg", " g", " L", "gy", "gray", "%", "per cent", "percent", "hour", "min", "mg/m",  "cycle", "course", "dose", "infusion", "injection", "fraction", "session", "unit", "lit", "score", "index", "SUV", "grade", "stage", "H2O", "H₂O", "mmHg", "mm Hg", "dB", "/l", "/24", "per 24", "/dl", "/ml"], StringComparison.OrdinalIgnoreCase);

    private static (string Kind, double Scale) KindOf(string unit) => unit.ToLowerInvariant() switch
    {
        "ml" => ("volume", 1),
        "l" or "litres" or "liters" => ("volume", 1000),
        "mm" or "millimetre" or "millimetres" or "millimeter" or "millimeters" => ("length", 1),
        "cm" or "centimetre" or "centimetres" or "centimeter" or "centimeters" => ("length", 10),
        "g" => ("weight", 1),
        "kg" => ("weight", 1000),
        "mg" => ("weight", 0.001),
        "mg/m²" or "mg/m2" or "mg/kg" => ("rate", 1),
        "µg/m²" or "µg/m2" or "µg/kg" or "μg/m²" or "μg/m2" or "μg/kg" or "mcg/kg" => ("rate", 0.001),
        "gy" or "gray" or "grays" => ("dose", 1),
        var daily when daily.Contains("24", StringComparison.Ordinal) => ("lab daily", 1),
        "%" or "per cent" or "percent" => ("share", 1),
        var pressure when pressure.StartsWith("cm", StringComparison.Ordinal) && pressure.EndsWith('o') => ("pressure", 1),
        "mmhg" or "mm hg" => ("blood pressure", 1),
        "db" => ("sound", 1),
        "hours" or "hour" or "h" => ("clock", 60),
        "minutes" or "min" => ("clock", 1),
        var lab when lab.Contains('/', StringComparison.Ordinal) => (lab.EndsWith("/dl", StringComparison.Ordinal) ? "lab " + lab[..^2] + "l" : lab.EndsWith("/ml", StringComparison.Ordinal) ? "lab " + lab[..^2] + "l" : "lab " + lab, lab.EndsWith("/dl", StringComparison.Ordinal) ? 10 : lab.EndsWith("/ml", StringComparison.Ordinal) ? 1000 : 1),
        var other => (other.TrimEnd('s'), 1),
    };

    [GeneratedRegex(@"(?<![\w.,/×x-])(?<all>(?<n>" + Numbers.Pattern + @")[ -]?(?<unit>[mµμ]g/(?:m²|m2|kg)|mcg/kg|(?:[nµμmp]mol|[mµμ]?g) ?(?:/|per) ?24 ?h(?:ours)?|(?:[pnµμm]?g|[nµμpm]?mol|[mkµμ]?I?U)/(?:d[Ll]|m[Ll]|[Ll])(?![\w/])|cm ?H(?:2|₂)O|mm ?Hg|dB|mL|ml|L|litres|liters|mm|cm|(?:milli|centi)met(?:re|er)s?|kg|mg|g|Gy|grays?|%|per ?cent|hours?|minutes|min|(?<=(?:\d|[a-z]) (?:\p{L}+ ){0,2})(?:cycles|courses|doses|infusions|injections|fractions|sessions|stages|units)))(?![\w/]|[²³]| ?×)|(?<![\w.,/×x-])(?<all>(?<n>" + Numbers.Pattern + @") (?:(?!of\b|and\b|or\b|to\b|more\b|planned\b|further\b|additional\b)[\p{L}-]+ ){0,2}(?<unit>cycles|courses|doses|infusions|injections|fractions|sessions|stages))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"(?<![\w.,])(?<n>\d+(?:\.\d+)?)(?: ?(?:mm|cm))?(?: ?[×xX*] ?(?<n>\d+(?:\.\d+)?)(?: ?(?:mm|cm)(?= ?[×x]))?)+[ -]?(?<unit>mm|cm)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Sides();

    [GeneratedRegex(@"\b(?:score|index|SUVmax|SUV|grade|stage)(?: was| of| is|:| =|, )* (?<n>\d+(?:\.\d+)?)(?!\.\d|[\w%]| ?%| (?:years?|months?|weeks?|days?|hours?|mm|cm|Gy|mg)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Score();
}
