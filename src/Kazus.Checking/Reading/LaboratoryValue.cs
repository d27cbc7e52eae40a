using System.Buffers;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Kazus.Checking.Reading;

/// <summary>Between which numbers of a unit a laboratory value is called normal.</summary>
/// <param name="Units">The unit, in its spellings.</param>
/// <param name="Low">What is below is low; nought where nothing is.</param>
/// <param name="High">What is above is high.</param>
internal sealed record LaboratoryLimits(string[] Units, double Low, double High)
{
    // A number so near to a limit may be called either way.
    private const double Near = 0.1;

    /// <summary>Whether a number can be called "normal", "low" or "high".</summary>
    public bool Allows(string word, double number) => word switch
    {
        "normal" => number >= Low * (1 - Near) && number <= High * (1 + Near),
        "low" => number <= Low * (1 + Near),
        _ => number >= High * (1 - Near),
    };
}

/// <summary>What a laboratory measures, with its usual limits. Read from <c>Words/laboratory.tsv</c>.</summary>
/// <param name="Names">How it is called, in lower case.</param>
/// <param name="Limits">For each unit.</param>
internal sealed record LaboratoryTest(string[] Names, IReadOnlyList<LaboratoryLimits> Limits)
{
    public static IReadOnlyList<LaboratoryTest> All { get; } = Load();

    /// <summary>The names of all of them.</summary>
    public static SearchValues<string> AnyName { get; } = SearchValues.Create([.. All.SelectMany(t => t.Names)], StringComparison.OrdinalIgnoreCase);

    private static List<LaboratoryTest> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("words/laboratory.tsv")!;
        using var reader = new StreamReader(stream);
        var lines = new List<string[]>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') lines.Add(line.Split('\t'));
        return [.. lines.GroupBy(l => l[0]).Select(test => new LaboratoryTest(test.Key.ToLowerInvariant().Split('|'), [.. test.Select(l => new LaboratoryLimits(l[1].Split('|'), Number(l[2]), Number(l[3])))]))];
    }

    private static double Number(string words) => double.Parse(words, CultureInfo.InvariantCulture);
}

/// <summary>A laboratory value of the own patient as a number, or by a word: "potassium was 2.4 mmol/L", "the normal potassium".</summary>
/// <param name="Told">The sentence.</param>
/// <param name="Start">First character of the words.</param>
/// <param name="Size">Number of characters.</param>
/// <param name="Test">What was measured.</param>
internal sealed partial record LaboratoryValue(Told Told, int Start, int Size, LaboratoryTest Test)
{
    /// <summary>The number with the limits of its unit, or null where a word tells the value.</summary>
    public (double Number, LaboratoryLimits Limits)? Measured { get; init; }

    /// <summary>"normal", "low" or "high", or null where a number tells the value.</summary>
    public string? Word { get; init; }

    public string Words => Told.Text.Substring(Start, Size);

    /// <summary>Whether the number can be called so.</summary>
    public bool Allows(string word) => Measured is not { } measured || measured.Limits.Allows(word, measured.Number);

    public static IEnumerable<LaboratoryValue> In(Told told)
    {
        if (!told.Text.AsSpan().ContainsAny(LaboratoryTest.AnyName)) yield break;
        var text = told.Text.ToLowerInvariant();
        foreach (var test in LaboratoryTest.All)
            foreach (var name in test.Names)
                for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
                    if (IsWord(told.Text, at, name.Length) && !told.OfRelative(at) && Of(told, at, name.Length, test) is { } value) yield return value;
    }

    private static LaboratoryValue? Of(Told told, int at, int size, LaboratoryTest test)
    {
        var (before, rest) = (told.Text[..at], told.Text[(at + size)..]);
        if (Value().Match(rest) is { Success: true } value && Numbers.Parse(value.Groups["n"].Value) is { } number)
        {
            var unit = rest.AsSpan(value.Length);
            foreach (var limits in test.Limits)
                foreach (var one in limits.Units)
                    if (unit.StartsWith(one, StringComparison.OrdinalIgnoreCase)) return new(told, at, size + value.Length + one.Length, test) { Measured = (number, limits) };
        }
        if (Before().Match(before) is { Success: true } called) return new(told, called.Index, at + size - called.Index, test) { Word = KindOf(called.Groups["word"].Value) };
        return After().Match(rest) is { Success: true } was ? new(told, at, size + was.Length, test) { Word = KindOf(was.Groups["word"].Value) } : null;
    }

    private static bool IsWord(string text, int at, int size) => !(at > 0 && Joins(text[at - 1])) && !(at + size < text.Length && Joins(text[at + size]));

    private static bool Joins(char c) => char.IsLetterOrDigit(c) || c == '-';

    private static string KindOf(string word) => word.ToLowerInvariant() switch
    {
        "low" or "reduced" or "decreased" => "low",
        "high" or "raised" or "elevated" => "high",
        _ => "normal",
    };

    [GeneratedRegex(@"^\)?(?: (?:concentration|level|value|count))?s?(?:,| (?:was|were|had been|of|at|is|remained|measured|only|still|as|high|low|about|and)| \(|:)* ?(?<n>\d+(?:\.\d+)?) ?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Value();

    [GeneratedRegex(@"(?<!\b(?:ab|not |no |then |again |later |to ))\b(?<word>normal|unremarkable|raised|elevated|high|low|reduced|decreased) (?:serum |plasma |blood |preoperative |fasting |total |level of |levels of |concentration of )*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"^\)?(?: (?:concentration|level|value|count))?s?(?:, which)? (?:was|were|had been|is)(?: always| quite| entirely| also)? (?<word>normal|unremarkable|within (?:the )?(?:normal|reference)|raised|elevated|high|low|reduced|decreased)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex After();
}
