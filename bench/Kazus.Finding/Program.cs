using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Kazus.Find;
using Kazus.Find.Index;
using Kazus.Find.Search;

// Times the ranked index on cases as JSON lines (id, title, text) and queries, one a line. One JSON line of figures, as the peers print it.
// Usage: Kazus.Finding docs.jsonl queries.txt index-folder
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var (docs, queries, folder) = (args[0], File.ReadAllLines(args[1]), args[2]);
if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);

var clock = Stopwatch.StartNew();
var kept = IndexFolder.Open(folder);
kept.Index.Fill(Cases(docs));
var filled = clock.Elapsed.TotalSeconds;
kept.Save();
var build = clock.Elapsed.TotalSeconds;
var buildCpu = Processor();
var size = new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length) / 1048576.0;

clock.Restart();
var view = IndexFolder.Open(folder).Index.View;
var open = clock.Elapsed.TotalSeconds;

Print("Kazus, any word", new FindWish());
Print("Kazus, any word, all counted", new FindWish(Count: true));

clock.Restart();
for (var i = 0; i < 200; i++) kept.Index.Apply(new CaseChanges([new IndexedCase("u" + i.ToString(CultureInfo.InvariantCulture), ["a changed case with fever and leiomyosarcoma of the spine " + i.ToString(CultureInfo.InvariantCulture)], [])], [], i));
Console.Error.WriteLine($"one changed case is found after {clock.Elapsed.TotalMilliseconds / 200:0.00} ms");

void Print(string name, FindWish wish)
{
    foreach (var q in queries.Take(50)) view.Find(FindQuery.Parse(q), wish);
    var times = new List<double>();
    var hits = 0;
    var before = Processor();
    for (var round = 0; round < 4; round++)
        foreach (var q in queries)
        {
            var from = Stopwatch.GetTimestamp();
            hits += view.Find(FindQuery.Parse(q), wish).Cases.Count;
            if (round > 1) times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
    times.Sort();
    double At(double p) => times[Math.Min(times.Count - 1, (int)(times.Count * p))];
    Console.WriteLine($$"""{"peer":"{{name}}","build_s":{{build:0.00}},"fill_s":{{filled:0.00}},"open_s":{{open:0.000}},"index_mib":{{size:0.0}},"build_cpu_s":{{buildCpu:0.00}},"cpu_ms":{{(Processor() - before) * 1000 / 4 / queries.Length:0.000}},"queries":{{queries.Length}},"p50_ms":{{At(.5):0.000}},"p95_ms":{{At(.95):0.000}},"p99_ms":{{At(.99):0.000}},"max_ms":{{times[^1]:0.000}},"rss_mib":{{PeakMiB()}}}""");
}

static double Processor()
{
    using var self = Process.GetCurrentProcess();
    return self.TotalProcessorTime.TotalSeconds;
}

static long PeakMiB()
{
    using var self = Process.GetCurrentProcess();
    return self.PeakWorkingSet64 >> 20;
}

static IEnumerable<IndexedCase> Cases(string path)
{
    foreach (var line in File.ReadLines(path))
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        var title = root.GetProperty("title").GetString()!;
        yield return new IndexedCase(root.GetProperty("id").GetInt32().ToString("0000000", CultureInfo.InvariantCulture), [title, title, root.GetProperty("text").GetString()!], []);
    }
}
