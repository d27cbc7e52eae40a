using System.Diagnostics;
using System.Globalization;
using Kazus.Statistics.MetaAnalysis;

// Times one pooling per call, data in memory, the best of its runs, and prints "operation k microseconds estimate tau2" lines.
// Usage: kazus-meta-bench FILE.csv   (columns yi, vi, x; made by meta.R)
// ONLY=name,name in the environment chooses, as in meta.R.
var path = args[0];
var only = (Environment.GetEnvironmentVariable("ONLY") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
var lines = File.ReadAllLines(path);
double[] y = new double[lines.Length - 1], v = new double[y.Length], x = new double[y.Length];
for (var i = 0; i < y.Length; i++)
{
    var cells = lines[i + 1].Split(',');
    (y[i], v[i], x[i]) = (Parse(cells[0]), Parse(cells[1]), Parse(cells[2]));
}

var knapp = new PoolingOptions { Test = PoolingTest.KnappHartung };
Time("rma_REML", () => Told(RandomEffects.Estimate(y, v)));
Time("rma_REML_knha", () => Told(RandomEffects.Estimate(y, v, knapp)));
Time("rma_DL", () => Told(RandomEffects.Estimate(y, v, new PoolingOptions { Method = HeterogeneityMethod.DerSimonianLaird })));
Time("rma_ML", () => Told(RandomEffects.Estimate(y, v, new PoolingOptions { Method = HeterogeneityMethod.MaximumLikelihood })));
Time("rma_PM", () => Told(RandomEffects.Estimate(y, v, new PoolingOptions { Method = HeterogeneityMethod.PauleMandel })));
Time("rma_REML_knha_mods", () =>
{
    var fit = MetaRegression.Estimate(y, v, Moderators.Intercept(y.Length).With("x", x), knapp);
    return (fit.Coefficients[1].Value, fit.Tau2);
});
var pooled = RandomEffects.Estimate(y, v, knapp);
Time("confint_tau2", () => (pooled.Tau2Interval().Tau2Upper, pooled.Tau2));
if (y.Length <= 2000) Time("leave1out", () => (Sensitivity.LeaveOneOut(y, v)[0].Effect, 0));

// Everything that rma() returns is computed before Estimate returns; nothing is left for later.
static (double, double) Told(RandomEffects r) => (r.Effect, r.Tau2);

void Time(string name, Func<(double Estimate, double Tau2)> work)
{
    if (only.Length > 0 && !only.Contains(name)) return;
    var (estimate, tau2) = work();
    var clock = Stopwatch.StartNew();
    // Code is compiled anew in the background once it has been called often: on a busy machine that needs calls and a pause.
    for (var calls = 0; clock.ElapsedMilliseconds < 400 || calls < 2000 && clock.ElapsedMilliseconds < 4000; calls++) work();
    Thread.Sleep(150);
    clock.Restart();
    for (var calls = 0; calls < 100 && clock.ElapsedMilliseconds < 300; calls++) work();
    Thread.Sleep(150);
    var batch = 1;
    double Batch()
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < batch; i++) work();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / batch;
    }

    while (Batch() * batch < 200 && batch < 1 << 20) batch *= 2;
    List<double> times = [];
    clock.Restart();
    while (times.Count < 11 || (clock.ElapsedMilliseconds < 400 && times.Count < 1000)) times.Add(Batch());
    times.Sort();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {y.Length} {times[0]:R} {estimate:R} {tau2:R}"));
}

static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
