using System.Globalization;
using Kazus.Cases;
using Kazus.Checks;
using Kazus.Provenance;
using Kazus.Server.Reading;
using Kazus.Server.Words;
using Kazus.Time;
using static Kazus.Server.Words.Texts;

namespace Kazus.Server.Pages;

/// <summary>How the pages say small things.</summary>
internal static class Say
{
    /// <summary>"1 case", "29 cases".</summary>
    public static string Count(int n, string one, string many) => Language.Now.Count(n, one, many);

    /// <summary>"accepted".</summary>
    public static string Verdict(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    /// <summary>"Age (years)".</summary>
    public static string Header(Variable variable) => variable.Unit switch
    {
        "a" => $"{Tell(variable.Label)} ({Tell("years")})",
        "mo" => $"{Tell(variable.Label)} ({Tell("months")})",
        null => Tell(variable.Label),
        _ => $"{Tell(variable.Label)} ({variable.Unit})",
    };

    /// <summary>"patient 1", or the author of a row.</summary>
    public static string Patient(ToldPatient patient, IReadOnlyList<ToldPatient> all)
    {
        if (patient.Study is not { } study) return Tell("Patient {0}", patient.Number);
        var alike = all.Where(p => p.Study == study).ToList();
        var name = study.Replace(" ,", ",", StringComparison.Ordinal);
        return alike.Count == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} ({alike.IndexOf(patient) + 1})");
    }

    /// <summary>"2026-03-05 14:30 UTC", in Croatian "5. 3. 2026. 14:30 UTC".</summary>
    public static string When(DateTimeOffset at) => $"{Day(at)} {at.UtcDateTime.ToString("HH:mm 'UTC'", CultureInfo.InvariantCulture)}";

    /// <summary>"2026-03-05 14:30:05", in Croatian "5. 3. 2026. 14:30:05".</summary>
    public static string Second(DateTimeOffset at) => $"{Day(at)} {at.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}";

    /// <summary>"2026-03-05", in Croatian "5. 3. 2026.".</summary>
    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString(Language.Now.Comma ? "d. M. yyyy." : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Two decimals with a true minus.</summary>
    public static string Signed(double number) => Spoken.Number(number.ToString("0.00", CultureInfo.InvariantCulture)).Replace("-", "\u2212", StringComparison.Ordinal);

    /// <summary>A path with every part escaped.</summary>
    public static string Article(string file) => "/read/" + Uri.EscapeDataString(file);

    /// <summary>"day 0", "day 350 to 380", "before day 12", "time not reported": to the day.</summary>
    public static string Days(DayRange days)
    {
        if (days.IsUnknown) return Tell("time not reported");
        if (days.Earliest <= -DayRange.Far) return Tell("up to day {0}", Signed(days.Latest));
        if (days.Latest >= DayRange.Far) return Tell("from day {0}", Signed(days.Earliest));
        return days.IsExact ? Tell("day {0}", Signed(days.Earliest)) : Tell("day {0} to {1}", Signed(days.Earliest), Signed(days.Latest));
    }

    private static string Signed(int day) => day < 0 ? "\u2212" + (-day).ToString(CultureInfo.InvariantCulture) : day.ToString(CultureInfo.InvariantCulture);

    /// <summary>"proposed".</summary>
    public static string State(ClaimState state) => state.ToString().ToLowerInvariant();

    /// <summary>"error".</summary>
    public static string Name(Severity severity) => severity.ToString().ToLowerInvariant();

    /// <summary>The value of a claim as a table shows it.</summary>
    public static string Value(Claim claim) => Spoken.Cell(Variables.Get(claim.Variable), AnswerText.Cell(Variables.Get(claim.Variable), claim.Value));

    /// <summary>What the claims of a question say together.</summary>
    public static string Answer(Variable variable, Answer answer) => answer is Kazus.Cases.Answer.None ? Tell(AnswerText.Cell(variable, answer)) : Spoken.Cell(variable, AnswerText.Cell(variable, answer));

    /// <summary>The id beside a label that does not tell it.</summary>
    public static bool ShowsId(string label, string id) => !label.StartsWith(id, StringComparison.Ordinal);

    /// <summary>A path with every part escaped.</summary>
    public static string Case(string id) => "/cases/" + Uri.EscapeDataString(id);

    /// <summary>A path with every part escaped.</summary>
    public static string Source(string id) => "/sources/" + Uri.EscapeDataString(id);

    /// <summary>What a group of variables is called.</summary>
    public static string Group(string group) => group.Length == 0 ? group : char.ToUpperInvariant(group[0]) + group[1..];
}
