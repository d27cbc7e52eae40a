using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Time;

/// <summary>The follow-up is longer than the time between the operation and the receipt of the manuscript.</summary>
internal static class Kz204FollowUpPossible
{
    public static Rule Rule { get; } = new("KZ204", "follow-up-possible", Severity.Error, "date-arithmetic", m => m.OneByOne.SelectMany(Check))
    {
        WhyNot = m => !m.IsCaseReport ? Manuscript.NoCase : Course.Received(m) is null ? "no date of receipt" : null,
    };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var received = Course.Received(m)!.Value;
        if (m.Operations.FirstOrDefault() is not { } operation) yield break;
        var room = received.Month - operation.First;
        var over = FollowUps.Of(m).Where(f => f.Length.Grain <= 12 && f.Length.Months > room + 1 + (f.Length.Grain >= 12 ? 5 : 0) && !EndsBefore(m, f, operation)).ToList();
        // "Seven years later" may be counted from an earlier treatment that the course tells.
        var earliest = m.Dates.Where(d => d.Sentence.Part is Part.Case or Part.Abstract && !Course.IsBirth(d)).Select(d => d.First).DefaultIfEmpty(operation.First).Min();
        // "After the resection" is counted from an operation, of which the first dated act of the case may be one.
        var treated = m.Dates.Where(d => d.Sentence.Part == Part.Case && !Course.IsBirth(d) && DiseaseReturn.IsTreatment(d.Sentence)).Select(d => d.First).DefaultIfEmpty(operation.First).Min();
        over = [.. over.Where(f => f.Length.Months > received.Month - earliest + 1 || SinceOperation(f.Sentence.Text[f.Length.End..]) && f.Length.Months > received.Month - treated + 1)];
        if (over.Count == 0 || room < 0) yield break;
        yield return Rule.Find($"{over[0].Length.Say} of follow-up are reported; from the operation in {operation.Say} to receipt in {TimePoint.Name(received.Month, received.Month)} are {room} months.", "Correct the date of the operation or the length of the follow-up.", "followup.length",
            [m.At(received.Date.Span), m.At(operation.Span, operation.Say), .. over.Select(f => m.At(f.Sentence.Span(f.Length.Start, f.Length.Size), f.Length.Say))]);
    }

    // "Normal until May 2014, four years after surgery": an earlier operation, where the one that counts was in 2016.
    private static bool EndsBefore(Manuscript m, FollowUp followUp, TimePoint operation) => m.DatesIn(followUp.Sentence).Any(d => d.Last < operation.First && Kz205DatedInterval.SideBySide(d, followUp.Length));

    private static bool SinceOperation(string after) => after.StartsWith(" after surgery", StringComparison.OrdinalIgnoreCase) || after.StartsWith(" after the operation", StringComparison.OrdinalIgnoreCase) && !after.StartsWith(" after the operation at ", StringComparison.OrdinalIgnoreCase) && !after.StartsWith(" after the operation on ", StringComparison.OrdinalIgnoreCase) || after.StartsWith(" after resection", StringComparison.OrdinalIgnoreCase) || after.StartsWith(" after the resection", StringComparison.OrdinalIgnoreCase) || after.StartsWith(" postoperatively", StringComparison.OrdinalIgnoreCase);
}
