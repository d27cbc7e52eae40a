using BenchmarkDotNet.Running;
using Kazus.Benchmarks;

// dotnet run -c Release -- side FILE OPERATION REPETITIONS   one line, beside the same line from R (bench/statistics/curves/side-by-side.sh)
// dotnet run -c Release -- --filter '*'                      BenchmarkDotNet
if (args is ["side", var file, var operation, var repetitions]) return SideBySide.Run(file, operation, int.Parse(repetitions));
// dotnet run -c Release -- read TEXTS.jsonl WORDS JOBS           texts that become documents in a second
if (args is ["read", var texts, var words, var jobs])
    return ReadingSpeed.Run(texts, int.Parse(words, System.Globalization.CultureInfo.InvariantCulture), int.Parse(jobs, System.Globalization.CultureInfo.InvariantCulture));
BenchmarkSwitcher.FromAssembly(typeof(SideBySide).Assembly).Run(args);
return 0;
