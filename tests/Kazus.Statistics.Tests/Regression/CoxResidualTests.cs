using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.Regression;

/// <summary>Residuals of a stratified, weighted model with late entry beside those of R 4.2.2, survival 3.5.3.</summary>
public sealed class CoxResidualTests
{
    // residuals(coxph(Surv(entry, time, status) ~ a + b + strata(h), weights = w), type)
    private static readonly double[] Entry = [0, 1, 0, 2, 3, 0, 1, 4, 0, 2];
    private static readonly double[] Time = [4, 5, 5, 6, 7, 8, 8, 9, 10, 11];
    private static readonly bool[] Died = [true, true, true, false, true, true, false, true, true, false];
    private static readonly double[] A = [0.5, -1, 0.2, 1.1, -0.3, 0.7, -0.8, 0.1, -0.4, 0.9];
    private static readonly double[] B = [1, 0, 1, 1, 0, 0, 1, 0, 1, 0];
    private static readonly double[] Weight = [1.5, 0.7, 1.2, 0.9, 1.1, 0.8, 1.3, 1, 0.6, 1.4];
    private static readonly int[] Stratum = [0, 0, 0, 0, 1, 1, 1, 1, 0, 1];

    [Fact]
    public void Every_kind_of_residual_is_R_s()
    {
        var fit = CoxRegression.Fit(
            new RegressionData
            {
                Entry = Entry, Time = Time, Event = Died, Weights = Weight, Strata = Grouping.Of(Stratum),
                Covariates = [Covariate.Numeric("a", A), Covariate.Numeric("b", B)],
            }, new CoxOptions { Epsilon = 1e-14, MaxIterations = 50 });
        Answers.Same(RDeviance, CoxResiduals.Deviance(fit), "deviance");
        Same(RScore, CoxResiduals.Score(fit), "score");
        Same(RDfbeta, CoxResiduals.Dfbeta(fit), "dfbeta");
        Same(RDfbetas, CoxResiduals.Dfbetas(fit), "dfbetas");
        Same(RSchoenfeld, CoxResiduals.Schoenfeld(fit).Values, "Schoenfeld");
    }

    /// <summary>R's matrices by column.</summary>
    private static void Same(double[] expected, double[,] actual, string what)
    {
        var rows = actual.GetLength(0);
        Answers.Same(expected, [.. Enumerable.Range(0, expected.Length).Select(i => actual[i % rows, i / rows])], what);
    }

    private static readonly double[] RDeviance = [1.1310017312989891, -0.45571759989488303, 0.39654205769427936, -1.1712106735880219, 1.1519740609045863, 0.82069462701088391, -0.75365018098948888, 0.11223651849639309, -0.73528453789037385, -1.2330299962827507];

    private static readonly double[] RScore = [0.3929934848929813, 0.51452017655335303, 0.13403230677714534, -0.80999312564302794, -0.32529124230247852, 0.23995826543433191, 0.28266382253050959, -0.19523600354947993, 0.29526105271418834, -0.40359224940293092, 0.21632918584284491, 0.37347571053732243, 0.12583238808501829, -0.21509318563853058, -0.13005505446356136, -0.14925703793460487, -0.22775419791840201, 0.086336357382220549, -0.29024864636528264, 0.073584073729096811];

    private static readonly double[] RDfbeta = [0.15558263408861994, 0.080375975245209147, 0.027934122438363213, -0.24066900811021907, -0.10696599829066826, 0.10297050911600936, 0.21279587699578112, -0.096566690829068158, 0.1098890152492666, -0.24534643590329394, 0.22500060506023728, 0.20794547735649455, 0.13107081230108097, -0.046543994303544854, -0.07643886776567245, -0.17781473936890016, -0.41568906425990315, 0.14168383028440329, -0.23544265812237058, 0.24622859881817508];

    private static readonly double[] RDfbetas = [0.24854302413643764, 0.12840049965975564, 0.044624718613991796, -0.38446837876236961, -0.17087802151358686, 0.16449523356176132, 0.33994109369668646, -0.15426514347246512, 0.1755475367120396, -0.39194056263225097, 0.21302848861415885, 0.1968808516916844, 0.12409663093329967, -0.044067422653799884, -0.072371611921395865, -0.16835334807626953, -0.39357055537256669, 0.13414493804792613, -0.22291492772510962, 0.23312695646207249];

    private static readonly double[] RSchoenfeld = [0.52322890712209169, -0.87694074898629282, 0.32305925101370714, 0, -0.42865696835292122, 0.43513143724091802, -0.43523842221370257, 0.28801923654787065, -0.6646506673017043, 0.3353493326982957, 0, -0.1713818207054125, -0.22584073021576784, 0];
}
