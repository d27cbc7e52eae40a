using BenchmarkDotNet.Running;
using Kazus.Benchmarks;

// dotnet run -c Release -- side FILE OPERATION REPETITIONS   one line of JSON, beside the same line from R (bench/statistics/side-by-side.sh)
// dotnet run -c Release -- --filter '*'                      BenchmarkDotNet
if (args is ["side", var file, var operation, var repetitions]) return SideBySide.Run(file, operation, int.Parse(repetitions));
BenchmarkSwitcher.FromAssembly(typeof(SideBySide).Assembly).Run(args);
return 0;
