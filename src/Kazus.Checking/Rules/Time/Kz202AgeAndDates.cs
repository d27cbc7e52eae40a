using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Time;

/// <summary>Ages and calendar dates of the patient give different years of birth.</summary>
internal static class Kz202AgeAndDates
{
    public static Rule Rule { get; } = new("KZ202", "age-and-dates", Severity.Error, "date-arithmetic", m => m.OneByOne.SelectMany(Check)) { WhyNot = m => m.IsCaseReport ? null : Manuscript.NoCase };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var births = m.Births;
        for (var i = 0; i < births.Count; i++)
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (births[j], births[i]);
                if (a.Agrees(b)) continue;
                yield return Rule.Find($"{a.Words} means birth in {a.Range}; {b.Words} means birth in {b.Range}.", "Correct the age or the date that is wrong.", "patient.age", a.Age, a.Date, b.Age, b.Date);
                yield break;
            }
    }
}
