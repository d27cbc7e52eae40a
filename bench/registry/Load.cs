using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

/// <summary>
/// Readers and writers at one server that serves a collection of made cases, on the loopback address alone: seven of ten looks are at a
/// case, three are searches of five to ten words; a writer reads a case through the API, changes its label and sends it back with its
/// ETag. Each begins the next request when the last is answered.
/// </summary>
internal sealed class Load(Uri server, string collection, int cases)
{
    private static readonly string[] Kinds = ["case page", "search page", "case by API", "change by API"];
    private readonly ConcurrentBag<double>[] _times = [.. Kinds.Select(_ => new ConcurrentBag<double>())];
    private readonly ConcurrentDictionary<string, int> _failures = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = server };
    private readonly string _base = $"/c/{collection}";
    // Made before the clock runs: the load shares the processors with the server that is measured.
    private readonly string[] _words = [.. Enumerable.Range(0, 5_000).AsParallel().AsOrdered().Select(i => Words(new Random(300 + i), cases))];

    public async Task<int> Run(int seconds, int readers, int writers)
    {
        if (!server.IsLoopback) throw new ArgumentException("The load goes to the loopback address alone.");
        // The first search brings the index to the last change, or makes it.
        var first = Stopwatch.StartNew();
        while (await Status($"{_base}/search?q=sarcoma") == HttpStatusCode.ServiceUnavailable) await Task.Delay(200);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first search {first.Elapsed.TotalSeconds:0.00} s"));
        // What runs for days is measured, not the runtime compiling.
        await All(Math.Min(20, seconds), readers, writers);
        foreach (var bag in _times) bag.Clear();
        var before = await Metrics();
        var clock = Stopwatch.StartNew();
        await All(seconds, readers, writers);
        var took = clock.Elapsed.TotalSeconds;
        var after = await Metrics();
        double Since(string metric) => after.GetValueOrDefault(metric) - before.GetValueOrDefault(metric);
        var used = Since("process_cpu_seconds_total");
        var all = _times.Sum(b => b.Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{readers} readers, {writers} writers, {took:0.0} s: {all / took:0} requests a second, {used * 1000 / all:0.00} ms of the server's processor time each"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory: {Since("dotnet_gc_allocated_bytes_total") / 1024 / all:0} KiB asked for each, collections {string.Join(", ", Enumerable.Range(0, 3).Select(g => Since($"dotnet_gc_collections_total{{generation=\"{g}\"}}").ToString(CultureInfo.InvariantCulture)))} of generations 0, 1, 2, {Since("dotnet_gc_pause_seconds_total") * 100 / took:0.0} % of the time stood still for them"));
        for (var i = 0; i < Kinds.Length; i++) Report(Kinds[i], [.. _times[i].Order()]);
        foreach (var (what, n) in _failures) Console.WriteLine($"{what}: {n.ToString(CultureInfo.InvariantCulture)}");
        return _failures.Keys.Any(k => !k.StartsWith("412", StringComparison.Ordinal)) ? 1 : 0;
    }

    private async Task All(int seconds, int readers, int writers)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        await Task.WhenAll([.. Enumerable.Range(0, readers).Select(i => Task.Run(() => Reader(i, end.Token))), .. Enumerable.Range(0, writers).Select(i => Task.Run(() => Writer(i, end.Token)))]);
    }

    private async Task Reader(int number, CancellationToken end)
    {
        var random = new Random(100 + number);
        while (!end.IsCancellationRequested)
            if (random.Next(10) < 7) await Get($"{_base}/cases/{Id(random)}", 0);
            else await Get($"{_base}/search?q={Uri.EscapeDataString(_words[random.Next(_words.Length)])}", 1);
    }

    private async Task Writer(int number, CancellationToken end)
    {
        var random = new Random(200 + number);
        for (var i = 0; !end.IsCancellationRequested; i++)
        {
            var path = $"{_base}/api/v1/cases/{Id(random)}";
            var (tag, body) = await Get(path, 2);
            if (tag is null) continue;
            var one = JsonNode.Parse(body)!.AsObject();
            one["label"] = string.Create(CultureInfo.InvariantCulture, $"changed {number} {i}");
            using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(one.ToJsonString(), Encoding.UTF8, "application/json") };
            request.Headers.IfMatch.Add(tag);
            var clock = Stopwatch.StartNew();
            using var answer = await _client.SendAsync(request);
            Note(answer, clock, 3);
        }
    }

    private async Task<(EntityTagHeaderValue? Tag, string Body)> Get(string path, int kind)
    {
        var clock = Stopwatch.StartNew();
        using var answer = await _client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        // A page is taken to its last byte and not made into text: what a browser would do with it is not the server's time.
        var body = kind < 2 ? "" : await answer.Content.ReadAsStringAsync();
        if (kind < 2) await answer.Content.CopyToAsync(Stream.Null);
        Note(answer, clock, kind);
        return (answer.IsSuccessStatusCode ? answer.Headers.ETag : null, body);
    }

    private async Task<HttpStatusCode> Status(string path)
    {
        using var answer = await _client.GetAsync(path);
        return answer.StatusCode;
    }

    private void Note(HttpResponseMessage answer, Stopwatch clock, int kind)
    {
        if (answer.IsSuccessStatusCode) _times[kind].Add(clock.Elapsed.TotalMilliseconds);
        else _failures.AddOrUpdate($"{(int)answer.StatusCode} {Kinds[kind]}", 1, (_, n) => n + 1);
    }

    private string Id(Random random) => string.Create(CultureInfo.InvariantCulture, $"N{random.Next(cases):D8}");

    // Words that stand together in some case, so that a search finds what a reader would look for.
    private static string Words(Random random, int cases)
    {
        var words = MadeCases.Make(random.Next(cases)).Note!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', Enumerable.Range(0, random.Next(5, 11)).Select(_ => words[random.Next(words.Length - 1)]));
    }

    private async Task<Dictionary<string, double>> Metrics()
    {
        var metrics = await _client.GetStringAsync("/metrics");
        return metrics.Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => (Name: l[..l.LastIndexOf(' ')], Value: l[(l.LastIndexOf(' ') + 1)..]))
            .ToDictionary(m => m.Name, m => double.Parse(m.Value, CultureInfo.InvariantCulture));
    }

    private static void Report(string what, double[] times)
    {
        if (times.Length == 0) return;
        double At(double share) => times[Math.Min(times.Length - 1, (int)(times.Length * share))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {times.Length} answered, median {At(0.5):0.0} ms, 95 % {At(0.95):0.0} ms, 99 % {At(0.99):0.0} ms, longest {times[^1]:0.0} ms"));
    }
}
