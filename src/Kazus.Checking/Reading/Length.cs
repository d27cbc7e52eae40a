using System.Text.RegularExpressions;

namespace Kazus.Checking.Reading;

/// <summary>A length of time in a sentence, in months, with the fineness of the unit it is told in.</summary>
/// <param name="Start">First character in the sentence.</param>
/// <param name="Size">Number of characters.</param>
/// <param name="Months">The length in months.</param>
/// <param name="Grain">One unit in months: 1 for months, 12 for years.</param>
internal readonly partial record struct Length(int Start, int Size, double Months, double Grain)
{
    public int End => Start + Size;

    // Half a unit, and no more than a quarter of the whole: one year is not six months.
    private double Slack => Math.Min(0.5 * Grain, 0.25 * Months);

    /// <summary>Where the list it belongs to begins ("3 and 12 months"), or its own start.</summary>
    public int From { get; init; } = Start;

    /// <summary>Whether two lengths can be the same one, each rounded to its unit.</summary>
    public bool Agrees(Length other) => Math.Abs(Months - other.Months) <= Math.Max(0.5, Math.Max(Slack, other.Slack)) + 1e-9 && !(Grain == other.Grain && Grain >= 1 && Math.Abs(Months - other.Months) >= 0.99 * Grain);

    public bool Agrees(double months, double grain = 1) => Agrees(new Length(0, 0, months, grain));

    /// <summary>Whether it is another length told in half or whole years: "almost four years" of 46 months.</summary>
    public bool Rounds(Length exact) => Grain >= 6 && Math.Abs(exact.Months - Months) <= 0.1 * Months;

    public string Say => Grain switch
    {
        >= 12 when Months % 12 == 0 => $"{Numbers.Say(Months / 12)} y",
        1.2 => $"{Numbers.Say(Math.Round(Months / 12, 1))} y",
        Day => $"{Numbers.Say(Math.Round(Months / Day))} d",
        Week => $"{Numbers.Say(Math.Round(Months / Week))} wk",
        _ => $"{Numbers.Say(Math.Round(Months, 1))} mo",
    };

    private static readonly System.Buffers.SearchValues<string> Units = System.Buffers.SearchValues.Create(["day", "week", "wk", "month", "year", "yr", " mo", "-mo"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The days of a month, on the average of 400 years.</summary>
    public const double DaysOfMonth = 30.436875;

    private const double Day = 1 / DaysOfMonth;
    private const double Week = 7 / DaysOfMonth;

    /// <summary>The lengths of time of a text in order. "3 and 12 months" is two, "1.5 years" one.</summary>
    public static List<Length> In(string text)
    {
        var found = new List<Length>();
        if (!text.AsSpan().ContainsAny(Units)) return found;
        foreach (Match m in Pattern().Matches(text))
        {
            var grain = Grains(m.Groups["unit"].Value);
            if (m.Groups["half"].Success)
            {
                found.Add(new(m.Index, m.Length, 0.5 * grain, 0.5 * grain));
                continue;
            }
            if (m.Groups["quarter"].Success)
            {
                found.Add(new(m.Index, m.Length, 0.25 * grain, 0.25 * grain));
                continue;
            }
            if (Numbers.Parse(m.Groups["n"].Value) is not { } n) continue;
            if (m.Groups["more"].Success)
                foreach (Capture c in m.Groups["first"].Captures)
                    if (Numbers.Parse(c.Value) is { } one and not (>= 1900 and < 2100)) found.Add(new(c.Index, c.Length, one * grain, grain) { From = m.Index });
            var start = m.Groups["n"].Index;
            if (m.Groups["ahalf"].Success) n += 0.5;
            // "a year and a half"
            if (!m.Groups["months"].Success && !m.Groups["ahalf"].Success && text.AsSpan(m.Index + m.Length).StartsWith(" and a half", StringComparison.OrdinalIgnoreCase))
            {
                found.Add(new(start, m.Index + m.Length + 11 - start, (n + 0.5) * grain, grain / 2));
                continue;
            }
            // "At the age of 39 years, 25 months after resection": two.
            if (m.Groups["months"].Success && Numbers.Parse(m.Groups["months"].Value) is >= 12 and { } more)
            {
                found.Add(new(start, m.Groups["unit"].Index + m.Groups["unit"].Length - start, n * grain, grain));
                found.Add(new(m.Groups["months"].Index, m.Index + m.Length - m.Groups["months"].Index, more, 1));
                continue;
            }
            var months = m.Groups["months"].Success && Numbers.Parse(m.Groups["months"].Value) is { } rest ? n * grain + rest : n * grain;
            found.Add(new Length(start, m.Index + m.Length - start, months, m.Groups["ahalf"].Success ? grain / 2 : m.Groups["months"].Success ? 1 : n % 1 == 0 ? grain : grain / 10) { From = m.Index });
        }
        return found;
    }

    private static double Grains(string unit) => char.ToLowerInvariant(unit[0]) switch
    {
        'd' => Day,
        'w' => Week,
        'm' => 1,
        _ => 12,
    };

    [GeneratedRegex(@"(?<![\w.])(?:(?<half>half an? )|(?<quarter>(?:a )?quarter of an? )|(?<more>(?:(?<first>" + Numbers.Pattern + @"),? (?:and )?(?:,)?)+)?(?<n>" + Numbers.Pattern + @"|an?)(?<ahalf> and a half)?[ -]?(?:post-?operative )?)(?<unit>days?|weeks?|wks?|months?|mos?|years?|yrs?)\b(?:(?<=\b(?:years?|yrs?))(?: and|,) (?<months>\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven) months?(?! (?:after|before|later|earlier)\b))?(?![- ]old| of (?:age|gestation)|,? gestation)(?<!\b(?:aged|age of) [\w ]{1,14})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
