using BenchmarkDotNet.Running;
using Kazus.Benchmarks.Cox;

// dotnet run -c Release -- side FILE OPERATION REPETITIONS   one line beside the same line from cox.R (side-by-side.sh)
// dotnet run -c Release -- memory FILE OPERATION             growth of the process by coxfit5, cox5 or zph (Linux)
// dotnet run -c Release -- growth 1000000,10000000 5         growth of km, logrank, fit, concordance and zph with the rows
// dotnet run -c Release -- --filter '*'                      BenchmarkDotNet
if (args is ["side", var file, var operation, var repetitions]) return SideBySide.Run(file, operation, int.Parse(repetitions));
if (args is ["memory", var measured, var growing]) return MemoryGrowth.Run(measured, growing);
if (args is ["growth", var sizes, var times, .. var chosen]) return Growth.Run(Array.ConvertAll(sizes.Split(','), int.Parse), int.Parse(times), chosen);
BenchmarkSwitcher.FromAssembly(typeof(SideBySide).Assembly).Run(args);
return 0;
