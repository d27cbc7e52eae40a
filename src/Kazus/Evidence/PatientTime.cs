using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Time;

namespace Kazus.Evidence;

/// <summary>One patient in a time-to-event analysis: how long, and whether the event came; or why the patient cannot take part.</summary>
public abstract record PatientTime
{
    private PatientTime(Case @case) => Case = @case;

    /// <summary>The patient.</summary>
    public Case Case { get; }

    /// <summary>Takes part.</summary>
    public sealed record Included(Case Case) : PatientTime(Case)
    {
        /// <summary>Months from the clock's start to the event or to last contact.</summary>
        public required double Months { get; init; }

        /// <summary>True when the event came at that time; false when the patient was last known without it then.</summary>
        public required bool Event { get; init; }

        /// <summary>Where the time counts from: an answer of <c>followup.clock</c>.</summary>
        public required string Clock { get; init; }

        /// <summary>The claims the time and the status rest on.</summary>
        public required IReadOnlyList<Claim> Claims { get; init; }

        /// <summary>True when other claims say otherwise and a person has chosen.</summary>
        public bool Disputed { get; init; }
    }

    /// <summary>Stays out.</summary>
    /// <param name="Case">The patient.</param>
    /// <param name="Reason">Why, in words for a study flow.</param>
    public sealed record LeftOut(Case Case, string Reason) : PatientTime(Case);

    /// <summary>Derives a patient's time and status for an endpoint.</summary>
    /// <param name="case">The patient.</param>
    /// <param name="endpoint">The event.</param>
    /// <param name="clock">The only clock allowed, or null for any.</param>
    public static PatientTime Of(Case @case, Endpoint endpoint, string? clock = null)
    {
        ArgumentNullException.ThrowIfNull(@case);
        if (@case.ExcludedBecause is { } because) return new LeftOut(@case, because);
        var starts = @case.Answer("followup.clock") is Answer.One { Value: Value.Choice c } ? c.Answer : "unclear";
        var status = Status(@case, endpoint, out var claims, out var problem, out var disputed);
        if (status is not { } happened) return new LeftOut(@case, problem!);
        var time = TimeOf(@case, endpoint, happened, claims, out problem);
        if (time is not { } months) return new LeftOut(@case, problem!);
        if (clock is not null && starts != clock) return new LeftOut(@case, starts == "unclear" ? "clock not stated" : $"counts from {starts}, not from {clock}");
        return new Included(@case) { Months = months, Event = happened, Clock = starts, Claims = claims, Disputed = disputed };
    }

    private static bool? Status(Case @case, Endpoint endpoint, out List<Claim> claims, out string? problem, out bool disputed)
    {
        claims = [];
        problem = null;
        disputed = false;
        if (endpoint == Endpoint.Death)
        {
            var alive = Ask(@case, "status", "survival status", claims, ref disputed, out problem);
            if (alive == "lost to follow-up") return false;
            return alive?.StartsWith("dead", StringComparison.Ordinal);
        }
        var recurred = Ask(@case, "recurrence", "recurrence", claims, ref disputed, out problem);
        if (recurred is not null || endpoint == Endpoint.Recurrence) return recurred is null ? null : recurred == "yes";
        var response = Ask(@case, "response", "progression", claims, ref disputed, out problem);
        return response is null ? null : response == "progression";
    }

    private static string? Ask(Case @case, string variable, string name, List<Claim> claims, ref bool disputed, out string? problem)
    {
        problem = null;
        var answer = @case.Answer(variable);
        switch (answer)
        {
            case Answer.One { Value: Value.Choice choice }:
                claims.AddRange(answer.Claims.Where(c => c.Value is Value.Choice v && ValueComparison.Compare(Variables.Get(variable), v, choice) != Agreement.Different));
                disputed |= answer.Conflict is not null;
                return choice.Answer;
            case Answer.Disputed:
                problem = $"sources disagree on {name} and nobody has chosen";
                return null;
            default:
                problem = $"{name} {(answer is Answer.None { Reason: MissingReason.NotApplicable } ? "not applicable" : "not reported")}";
                return null;
        }
    }

    private static double? TimeOf(Case @case, Endpoint endpoint, bool happened, List<Claim> claims, out string? problem)
    {
        string[] ask = !happened ? ["followup", "survival.time"] : endpoint == Endpoint.Death ? ["survival.time", "followup"] : ["recurrence.time"];
        problem = null;
        foreach (var variable in ask)
        {
            var answer = @case.Answer(variable);
            if (answer is Answer.Disputed) problem ??= $"sources disagree on {Variables.Get(variable).Label.ToLowerInvariant()} and nobody has chosen";
            if (answer is not Answer.One { Value: Value.Length length }) continue;
            claims.AddRange(answer.Claims.Where(c => c.Value is not Value.Absent));
            return length.Duration.In(TimeUnit.Month);
        }
        problem ??= happened ? "time of the event not reported" : "length of follow-up not reported";
        return null;
    }
}
