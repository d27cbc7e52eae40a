using Kazus.Statistics.MetaAnalysis;
using Kazus.Statistics.Tests.Reference;

namespace Kazus.Statistics.Tests.MetaAnalysis;

/// <summary>Reads what a call of metafor asks for and makes the same effects of the same data.</summary>
internal sealed record MetaforCall(RExpression.Call Call, DataFrame Frame, EffectSize[] Effects)
{
    public double[] Values { get; } = [.. Effects.Select(e => e.Value)];

    public double[] Variances { get; } = [.. Effects.Select(e => e.Variance)];

    public PoolingOptions Options => new()
    {
        Method = Call.NamedText("method") switch
        {
            null or "REML" => HeterogeneityMethod.RestrictedMaximumLikelihood,
            "DL" => HeterogeneityMethod.DerSimonianLaird,
            "PM" => HeterogeneityMethod.PauleMandel,
            "ML" => HeterogeneityMethod.MaximumLikelihood,
            "HE" => HeterogeneityMethod.HedgesOlkin,
            "HS" => HeterogeneityMethod.HunterSchmidt,
            "SJ" => HeterogeneityMethod.SidikJonkman,
            "EB" => HeterogeneityMethod.EmpiricalBayes,
            "EE" or "FE" => HeterogeneityMethod.FixedEffect,
            var other => throw new NotSupportedException(other),
        },
        Test = Call.NamedText("test") switch
        {
            "knha" => PoolingTest.KnappHartung,
            "t" => PoolingTest.StudentT,
            _ => PoolingTest.Normal,
        },
        Level = (Call.NamedNumber("level") ?? 95) is var level && level > 1 ? level / 100 : level,
    };

    /// <summary>The call of <c>rma</c> or <c>escalc</c>, also where another call is wrapped around it.</summary>
    public static MetaforCall Of(ReferenceCase c) => Of(c, c.Call);

    private static MetaforCall Of(ReferenceCase c, RExpression.Call call)
    {
        while (call.Function is not ("rma" or "escalc" or "rma.mh" or "rma.peto" or "rma.glmm" or "rma.mv"))
            call = Inner(call) ?? throw new NotSupportedException(c.CallText);
        var data = call.Named("data");
        if (data is RExpression.Call escalc) return new MetaforCall(call, c.Frame(), Of(c, escalc).Effects);
        var frame = c.Frame(((RExpression.Name)data!).Value);
        return new MetaforCall(call, frame, call.Named("measure") is null ? Given(frame) : Measured(call, frame));
    }

    private static RExpression.Call? Inner(RExpression.Call call)
    {
        foreach (var argument in call.Arguments)
            if (argument.Value is RExpression.Call inner)
                return inner.Function is "rma" or "rma.mv" ? inner : Inner(inner);
        return null;
    }

    private static EffectSize[] Given(DataFrame frame) =>
        [.. frame.Numbers("yi").Zip(frame.Numbers("vi"), (y, v) => new EffectSize(y, v)).Where(e => !double.IsNaN(e.Value) && !double.IsNaN(e.Variance))];

    public static TwoByTwo[] Tables(RExpression.Call call, DataFrame frame)
    {
        double[] Column(string argument) => frame.Evaluate(call.Named(argument)!).Numbers!;
        double[] a = Column("ai"), c = Column("ci");
        var totals = call.Named("bi") is null;
        double[] b = Column(totals ? "n1i" : "bi"), d = Column(totals ? "n2i" : "di");
        return [.. Enumerable.Range(0, frame.Rows).Where(i => !double.IsNaN(a[i] + b[i] + c[i] + d[i]))
            .Select(i => totals ? TwoByTwo.FromTotals(a[i], b[i], c[i], d[i]) : new TwoByTwo(a[i], b[i], c[i], d[i]))];
    }

    private static EffectSize[] Measured(RExpression.Call call, DataFrame frame)
    {
        double[] Column(string argument) => frame.Evaluate(call.Named(argument)!).Numbers!;
        var measure = call.NamedText("measure")!;
        if (call.Named("m1i") is not null)
        {
            GroupMean Group(int g, int i) => new(Column($"m{g}i")[i], Column($"sd{g}i")[i], Column($"n{g}i")[i]);
            return [.. Enumerable.Range(0, frame.Rows).Select(i => measure switch
            {
                "MD" => TwoMeans.Difference(Group(1, i), Group(2, i)),
                "SMD" => TwoMeans.StandardizedDifference(Group(1, i), Group(2, i)),
                "SMDH" => TwoMeans.StandardizedDifferenceUnequal(Group(1, i), Group(2, i)),
                _ => TwoMeans.LogRatio(Group(1, i), Group(2, i)),
            })];
        }
        if (call.Named("x1i") is not null)
            return [.. Column("x1i").Select((x, i) => new TwoRates(x, Column("t1i")[i], Column("x2i")[i], Column("t2i")[i]))
                .Select(r => measure == "IRR" ? r.LogRatio() : r.Difference())];
        if (call.Named("ri") is not null)
            return [.. Column("ri").Select((r, i) => measure == "COR" ? Correlation.Raw(r, Column("ni")[i]) : Correlation.FisherZ(r, Column("ni")[i]))];
        if (call.Named("ti") is not null) return [.. Column("xi").Select((x, i) => RateEffect(new Rate(x, Column("ti")[i]), measure))];
        if (call.Named("mi") is not null)
            return [.. Column("mi").Select((m, i) => new GroupMean(m, Column("sdi")[i], Column("ni")[i])).Select(m => measure == "MN" ? SingleMean.Raw(m) : SingleMean.Log(m))];
        if (call.Named("xi") is not null)
            return [.. Column("xi").Select((x, i) => Proportion.Effect(x, Column("ni")[i], Scale(measure)))];
        return [.. Tables(call, frame).Select(t => measure switch
        {
            "OR" => t.LogOddsRatio(),
            "RR" => t.LogRiskRatio(),
            "RD" => t.RiskDifference(),
            "PETO" => t.PetoLogOddsRatio(),
            "AS" => t.ArcsineDifference(),
            "YUQ" => t.YulesQ(),
            "YUY" => t.YulesY(),
            _ => throw new NotSupportedException(measure),
        })];
    }

    private static EffectSize RateEffect(Rate rate, string measure) => measure switch
    {
        "IR" => rate.Raw(),
        "IRLN" => rate.Log(),
        "IRS" => rate.SquareRoot(),
        _ => rate.FreemanTukey(),
    };

    public static ProportionScale Scale(string measure) => measure switch
    {
        "PLO" or "PLOGIT" => ProportionScale.Logit,
        "PFT" => ProportionScale.FreemanTukey,
        "PR" or "PRAW" => ProportionScale.Raw,
        "PLN" => ProportionScale.Log,
        "PAS" => ProportionScale.Arcsine,
        _ => throw new NotSupportedException(measure),
    };
}
