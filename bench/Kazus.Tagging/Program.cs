using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Kazus.Text.Mentions;

// tagging TEXTS.jsonl [HOW_MANY]: how fast texts are labelled, with loading and without, on one thread and on two, and whether memory stays flat.
if (args.Length == 0)
{
    Console.Error.WriteLine("tagging TEXTS.jsonl [HOW_MANY]");
    return 2;
}
List<string> texts = [];
foreach (var line in File.ReadLines(args[0]).Take(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : int.MaxValue))
{
    using var json = JsonDocument.Parse(line);
    texts.Add(json.RootElement.GetProperty("text").GetString()!);
}
var words = texts.Sum(t => (long)t.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Length);
var (started, load) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
var reader = MentionReader.Shipped;
Report("model loaded", load.Elapsed.TotalMilliseconds, "ms");
Report("model loaded, processor", (Process.GetCurrentProcess().TotalProcessorTime - started).TotalMilliseconds, "ms");
var first = Stopwatch.StartNew();
reader.Read(texts[0]);
Report("first text", first.Elapsed.TotalMilliseconds, "ms");
var (cpu, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
var mentions = texts.Sum(t => (long)reader.Read(t).Count);
Pass("one thread, load and first use counted", load.Elapsed, cpu);
Report("memory after it", Environment.WorkingSet / 1e6, "MB");
(cpu, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
mentions = texts.Sum(t => (long)reader.Read(t).Count);
Pass("one thread, warm", watch.Elapsed, cpu);
(cpu, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
Parallel.ForEach(texts, new ParallelOptions { MaxDegreeOfParallelism = 2 }, t => reader.Read(t));
Pass("two threads, warm", watch.Elapsed, cpu);
Report("memory at the end", Environment.WorkingSet / 1e6, "MB");
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{texts.Count} texts, {words} words between spaces, {mentions} mentions"));
return 0;

void Pass(string what, TimeSpan wall, TimeSpan before)
{
    var busy = Process.GetCurrentProcess().TotalProcessorTime - before;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what,-42}{wall.TotalSeconds,8:F2} s wall{words / wall.TotalSeconds,12:N0} words/s   {busy.TotalSeconds,8:F2} s processor{words / busy.TotalSeconds,12:N0} words/s{1e3 * busy.TotalSeconds / texts.Count,8:F3} ms/text"));
}

static void Report(string what, double value, string unit) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-42}{value,8:F1} {unit}"));
