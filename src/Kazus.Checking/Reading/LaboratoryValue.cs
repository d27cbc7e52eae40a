using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>A laboratory value whose usual limits are known. Read from <c>Words/laboratory.tsv</c>.</summary>
/// <param name="Words">How it is called.</param>
/// <param name="Unit">The unit its limits are in.</param>
/// <param name="Low">What is below is low; nought where nothing is.</param>
/// <param name="High">What is above is high.</param>
internal sealed record LaboratoryLimits(Regex Words, Regex Unit, double Low, double High)
{
    // What lies this far beyond a limit is abnormal in every laboratory.
    private const double Clearly = 0.1;

    /// <summary>The table.</summary>
    public static IReadOnlyList<LaboratoryLimits> All { get; } = Load();

    /// <summary>Whether a number can be called so: "normal", "low" or "high".</summary>
    public bool Allows(string word, double number) => word switch
    {
        "normal" => number >= Low * (1 - Clearly) && number <= High * (1 + Clearly),
        "low" => number <= Low * (1 + Clearly),
        _ => number >= High * (1 - Clearly),
    };

    private static List<LaboratoryLimits> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("words/laboratory.tsv")!;
        using var reader = new StreamReader(stream);
        var all = new List<LaboratoryLimits>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var cells = line.Split('\t');
            Regex Pattern(string words) => new($@"\G(?:{words})(?![\w/])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
            all.Add(new(new Regex($@"(?<![\w-])(?:{cells[0]})(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), Pattern(cells[1]), Number(cells[2]), Number(cells[3])));
        }
        return all;
    }

    private static double Number(string words) => double.Parse(words, CultureInfo.InvariantCulture);
}

/// <summary>A laboratory value of the own patient as a number, or by a word: "potassium was 2.4 mmol/L", "the normal potassium".</summary>
/// <param name="Told">The sentence.</param>
/// <param name="Start">First character of the words.</param>
/// <param name="Size">Number of characters.</param>
/// <param name="Limits">What was measured.</param>
/// <param name="Number">The number, or null where a word tells it.</param>
/// <param name="Word">"normal", "low" or "high", or null where a number tells it.</param>
internal sealed partial record LaboratoryValue(Told Told, int Start, int Size, LaboratoryLimits Limits, double? Number, string? Word)
{
    public string Words => Told.Text.Substring(Start, Size);

    public static IEnumerable<LaboratoryValue> In(Told told)
    {
        foreach (var limits in LaboratoryLimits.All)
            foreach (Match name in limits.Words.Matches(told.Text))
            {
                if (told.OfRelative(name.Index)) continue;
                var rest = told.Text.AsSpan(name.Index + name.Length);
                if (Value().Match(rest.ToString()) is { Success: true } value && limits.Unit.IsMatch(told.Text, name.Index + name.Length + value.Length) && Numbers.Parse(value.Groups["n"].Value) is { } number)
                    yield return new(told, name.Index, name.Length + value.Length, limits, number, null);
                else if (Before().FirstIn(told.Text[..name.Index]) is { Success: true } before)
                    yield return new(told, before.Index, name.Index + name.Length - before.Index, limits, null, KindOf(before.Groups["word"].Value));
                else if (After().Match(rest.ToString()) is { Success: true } after)
                    yield return new(told, name.Index, name.Length + after.Length, limits, null, KindOf(after.Groups["word"].Value));
            }
    }

    private static string KindOf(string word) => char.ToLowerInvariant(word[0]) switch
    {
        'n' or 'u' or 'w' => "normal",
        'l' or 'r' when word.StartsWith("low", StringComparison.OrdinalIgnoreCase) || word.StartsWith("red", StringComparison.OrdinalIgnoreCase) => "low",
        'd' => "low",
        _ => "high",
    };

    [GeneratedRegex(@"^\)?(?: (?:concentration|level|value|count))?s?(?:,| (?:was|were|had been|of|at|is|remained|measured|only|still|as|high|low|about|and)| \(|:)* ?(?<n>\d+(?:\.\d+)?) ?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Value();

    [GeneratedRegex(@"(?<!\b(?:ab|not |no |then |again |later |to ))\b(?<word>normal|unremarkable|raised|elevated|high|low|reduced|decreased) (?:serum |plasma |blood |preoperative |fasting |total |level of |levels of |concentration of )*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"^\)?(?: (?:concentration|level|value|count))?s?(?:, which)? (?:was|were|had been|is)(?: always| quite| entirely| also)? (?<word>normal|unremarkable|within (?:the )?(?:normal|reference)|raised|elevated|high|low|reduced|decreased)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex After();
}
