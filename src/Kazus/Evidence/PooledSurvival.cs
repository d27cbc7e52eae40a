using Kazus.Cases;
using Kazus.Statistics;

namespace Kazus.Evidence;

/// <summary>
/// Survival pooled over published patients: who is in, who is out and why, the curve with its risk table, and how much the result
/// hangs on each single status.
/// </summary>
public sealed record PooledSurvival
{
    /// <summary>The event.</summary>
    public required Endpoint Endpoint { get; init; }

    /// <summary>The only clock allowed, or null when any was.</summary>
    public required string? Clock { get; init; }

    /// <summary>Which claims were used.</summary>
    public required EvidenceScope Scope { get; init; }

    /// <summary>Month at which the curve is read and the sensitivity is told.</summary>
    public required double Horizon { get; init; }

    /// <summary>Patients in the analysis, in the order of the casebook.</summary>
    public required IReadOnlyList<PatientTime.Included> Included { get; init; }

    /// <summary>Patients out of it, with the reason.</summary>
    public required IReadOnlyList<PatientTime.LeftOut> LeftOut { get; init; }

    /// <summary>One curve per group; empty when nobody could be included. Kaplan-Meier with log-log intervals.</summary>
    public required IReadOnlyList<SurvivalCurve> Curves { get; init; }

    /// <summary>What the curve at <see cref="Horizon"/> becomes when a single status is reversed; one entry per included patient.</summary>
    public required IReadOnlyList<Flip> Sensitivity { get; init; }

    /// <summary>The whole group's curve at the horizon, or null when nobody is in.</summary>
    public CurvePoint? AtHorizon { get; init; }

    /// <summary>How many patients count from each clock: more than one kind is said, never pooled in silence.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Clocks =>
        [.. Included.GroupBy(p => p.Clock).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new KeyValuePair<string, int>(g.Key, g.Count()))];

    /// <summary>One reversed status.</summary>
    /// <param name="Patient">Whose.</param>
    /// <param name="Reversed">The curve at the horizon with the status reversed.</param>
    /// <param name="Change">Difference to the estimate as it stands.</param>
    public sealed record Flip(PatientTime.Included Patient, CurvePoint Reversed, double Change);

    /// <summary>Pools the cases of a casebook.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="request">Endpoint, clock, grouping, horizon, scope.</param>
    public static PooledSurvival Of(IEnumerable<Case> cases, PoolRequest request)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(request);
        var included = new List<PatientTime.Included>();
        var out_ = new List<PatientTime.LeftOut>();
        foreach (var one in cases)
        {
            var told = request.Scope.Of(one);
            if (!request.Scope.IsAll && told.Claims.Count == 0) continue;
            switch (PatientTime.Of(told, request.Endpoint, request.Clock))
            {
                case PatientTime.Included i: included.Add(i); break;
                case PatientTime.LeftOut o: out_.Add(o); break;
            }
        }
        var overall = included.Count == 0 ? null : KaplanMeier.Estimate(Data(included, null));
        return new PooledSurvival
        {
            Endpoint = request.Endpoint,
            Clock = request.Clock,
            Scope = request.Scope,
            Horizon = request.Horizon,
            Included = included,
            LeftOut = out_,
            Curves = included.Count == 0 ? [] : request.By is null ? [overall!] : KaplanMeier.ByGroup(Data(included, request.By)),
            AtHorizon = overall?.At(request.Horizon),
            Sensitivity = overall is null ? [] : StatusReversal.Of(included, overall, request.Horizon),
        };
    }

    internal static SurvivalData Data(IReadOnlyList<PatientTime.Included> patients, Variable? by)
    {
        var times = new double[patients.Count];
        var events = new bool[patients.Count];
        for (var i = 0; i < times.Length; i++) (times[i], events[i]) = (patients[i].Months, patients[i].Event);
        var data = new SurvivalData(times, events);
        return by is null ? data : new SurvivalData(times, events) { Groups = Grouping.Of([.. patients.Select(p => AnswerText.Cell(by, p.Case.Answer(by.Id)))]) };
    }
}

/// <summary>What to pool.</summary>
/// <param name="Endpoint">The event.</param>
/// <param name="Clock">The only clock allowed, or null for any.</param>
/// <param name="By">Variable whose answers make groups, or null.</param>
/// <param name="Horizon">Month at which the curve is read.</param>
public sealed record PoolRequest(Endpoint Endpoint, string? Clock = null, Variable? By = null, double Horizon = 12)
{
    /// <summary>Which claims are used.</summary>
    public EvidenceScope Scope { get; init; } = EvidenceScope.All;
}
