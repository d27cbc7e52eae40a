using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Time;

/// <summary>The day on which the patient went home, as a date or counted from the operation, and what is told to lie before or after it: "discharged on postoperative day 9", "on postoperative day 14, two days before discharge".</summary>
internal static partial class DischargeDay
{
    /// <summary>A day that a sentence tells, as a number that can be compared with others of its kind.</summary>
    /// <param name="Told">The sentence.</param>
    /// <param name="Start">Where the day stands in it.</param>
    /// <param name="Size">How many characters it takes.</param>
    /// <param name="Number">The days since the operation, or the day in one count of all days.</param>
    /// <param name="IsDate">Whether it is a day of the calendar.</param>
    /// <param name="Say">The day as one says it.</param>
    private sealed record Day(Told Told, int Start, int Size, int Number, bool IsDate, string Say)
    {
        public string Before => Told.Text[..Start];

        public string After => Told.Text[(Start + Size)..];

        public Place At(Manuscript m) => m.At(Told.Span(Start, Size), Say);
    }

    public static IEnumerable<Finding> In(Manuscript m)
    {
        var told = m.In(Part.Case).ToList();
        var dates = m.Dates.Where(d => d.DayNumber is not null && !Course.IsBirth(d)).ToLookup(d => d.Sentence);
        var days = told.SelectMany(t => Days(t, dates[t])).ToList();
        var discharges = days.FindAll(IsDischarge);
        if (discharges.Count == 0) return [];
        return Counted(m, told, days, discharges).Concat(BeforeOperation(m, told, discharges)).Take(1);
    }

    private static IEnumerable<Day> Days(Told told, IEnumerable<TimePoint> dates) =>
        DaysSinceEvent.PostoperativeDays(told.Text).Select(p => new Day(told, p.Words.Index, p.Words.Length, p.Number, false, $"postoperative day {p.Number}"))
            .Concat(dates.Select(d => new Day(told, d.Start, d.Size, d.DayNumber!.Value, true, d.SayDay)));

    private static bool IsDischarge(Day day) => !LooksBack().IsMatch(day.Told.Text) && (Home().IsMatch(day.Before) || ThenHome().IsMatch(day.After));

    // "On postoperative day 14, two days before discharge", with the discharge on day 9.
    private static IEnumerable<Finding> Counted(Manuscript m, List<Told> told, List<Day> days, List<Day> discharges)
    {
        // Who came back went home twice.
        if (told.Exists(t => t.Paragraph >= discharges[0].Told.Paragraph - 1 && CameBack().IsIn(t.Text))) yield break;
        foreach (var day in days.Where(d => !discharges.Contains(d)))
        {
            if (Distance(day) is not { } distance || discharges.Where(d => d.IsDate == day.IsDate).DistinctBy(d => d.Number).ToList() is not [var home]) continue;
            var (least, most) = distance;
            if (home.Number - day.Number is var apart && apart >= least && apart <= most) continue;
            yield return Kz205DatedInterval.Rule.Find($"{day.Say} is told to lie {(least < 0 && most <= 1 ? "after" : "before")} the discharge, which is dated to {home.Say}.", "Correct one of the days.", "history.interval", day.At(m), home.At(m), m.At(day.Told.Whole), m.At(home.Told.Whole));
        }
    }

    // How many days later the patient went home, at the least and at the most.
    private static (int Least, int Most)? Distance(Day day)
    {
        var match = BeforeHome().Match(day.After) is { Success: true } after ? after : HomeBeforeDay().Match(day.Before);
        if (!match.Success) return null;
        var isBefore = match.Groups["before"].Success;
        if (!match.Groups["n"].Success) return isBefore ? (-1, int.MaxValue) : (int.MinValue, 1);
        var weeks = match.Groups["unit"].Value.StartsWith('w');
        var (number, slack) = ((int)(Numbers.Parse(match.Groups["n"].Value) ?? 1) * (weeks ? 7 : 1), weeks ? 3 : 1);
        return isBefore ? (number - slack, number + slack) : (-number - slack, -number + slack);
    }

    // Discharged on 3 June after an operation of 9 June, which stands before it in the text.
    private static IEnumerable<Finding> BeforeOperation(Manuscript m, List<Told> told, List<Day> discharges)
    {
        var acts = m.Dates.Where(d => d.HasMonth && d.Sentence.Part == Part.Case && NamedEvent.TakingOut(d.Sentence.Text) is { } act && Math.Abs(act.Index - d.Start) < 150).ToList();
        if (acts.Select(a => a.First).Distinct().Count() != 1 || acts.Exists(a => a.DayNumber is null) || acts.Select(a => a.DayNumber).Distinct().Count() != 1) yield break;
        var operation = acts[0];
        foreach (var home in discharges.Where(d => d.IsDate && d.Number < operation.DayNumber && operation.DayNumber - d.Number < 100))
        {
            var from = told.IndexOf(operation.Sentence);
            var to = told.IndexOf(home.Told);
            // Nothing between them leads away from the operation.
            if (to <= from || home.Told.Paragraph - operation.Sentence.Paragraph > 1 || told[from..(to + 1)].Exists(t => OtherStay().IsIn(t.Text))) continue;
            yield return Kz205DatedInterval.Rule.Find($"The discharge is dated to {home.Say}, before the operation of {operation.SayDay}.", "Correct one of the dates.", "history.interval", home.At(m), m.At(operation.Span, operation.SayDay), m.At(home.Told.Whole));
        }
    }

    // A wound that "discharged pus" went nowhere.
    private const string Went = @"(?:(?:was|were|be|and|then) (?:[\p{L}-]+ly |then |again )?(?:discharged|dismissed|sent home|allowed home)|went home|returned home|left (?:the )?(?:hospital|ward|clinic))";

    // "was discharged home in good condition on"
    [GeneratedRegex(@"\b" + Went + @"\b[^.;,:]{0,45}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Home();

    // "On postoperative day 9 she was discharged"
    [GeneratedRegex(@"^,? ?(?:s?he|the (?:patient|boy|girl|child|man|woman|infant|baby)) (?:could |(?:was able|was allowed) to )?(?:" + Went + @"|leave (?:the )?hospital|go home)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ThenHome();

    // "two days before discharge", "one week after she had gone home", "before discharge"
    [GeneratedRegex(@"^,? ?\(?(?:that is,? |i\.e\.,? )?(?:(?:the|one|an?|(?<n>" + Numbers.Pattern + @")) (?<unit>days?|weeks?) |shortly |just |immediately )?(?:(?<before>before|prior to|preceding)|after|following) (?:her |his |the |hospital )?discharge\b(?! (?:from|of) (?:the )?(?:ICU|intensive|follow))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BeforeHome();

    // "Two days before discharge, on postoperative day 14"
    [GeneratedRegex(@"(?:^|[,;] )(?:the|one|an?|(?<n>" + Numbers.Pattern + @")) (?<unit>days?|weeks?) (?:(?<before>before|prior to|preceding)|after|following) (?:her |his |the |hospital )?discharge,? ?\(?(?:that is,? |i\.e\.,? )?(?:on )?(?:the )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HomeBeforeDay();

    [GeneratedRegex(@"\b(?:had (?:already )?been|planned|expected|intended|to be discharged|intensive|ICU|follow-?up|not|previous\w*|earlier|first admission)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LooksBack();

    [GeneratedRegex(@"\b(?:re-?admi\w+|re-?operat\w+|re-?hospitali[sz]\w+|second (?:operation|admission|stay|surgery|procedure)|admitted again|again admitted|another hospital|rehabilitation)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CameBack();

    // Another stay in hospital, or an act before the operation, is told.
    [GeneratedRegex(@"\b(?:re-?admi\w+|admitted|biops\w+|chemotherapy|cycles?|(?<!ative |linical |ospital )course|emboli[sz]\w+|had been|previous\w*|earlier|before the|prior to|first)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherStay();
}
