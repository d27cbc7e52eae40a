using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Kazus.Server.Watch;

/// <summary>
/// Counts and times of requests in the text format of Prometheus (version 0.0.4). Addresses are counted by their pattern, so that no
/// case id becomes a label.
/// </summary>
internal sealed class ServerMetrics(TimeProvider clock)
{
    private static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
    private readonly ConcurrentDictionary<(string Method, string Route, int Status), Series> _series = new();
    private readonly long _start = clock.GetTimestamp();
    private long _running;

    /// <summary>A request has begun.</summary>
    public void Begin() => Interlocked.Increment(ref _running);

    /// <summary>A request was answered.</summary>
    public void End(string method, string route, int status, TimeSpan took)
    {
        Interlocked.Decrement(ref _running);
        _series.GetOrAdd((method, route, status), static _ => new Series()).Add(took.TotalSeconds);
    }

    /// <summary>All figures.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        Head(text, "kazus_requests_running", "gauge", "Requests being answered.").Append(CultureInfo.InvariantCulture, $"kazus_requests_running {Interlocked.Read(ref _running)}\n");
        Head(text, "kazus_request_seconds", "histogram", "Time to answer, by method, address pattern and status.");
        foreach (var ((method, route, status), series) in _series.OrderBy(s => s.Key.Route, StringComparer.Ordinal).ThenBy(s => s.Key.Method, StringComparer.Ordinal).ThenBy(s => s.Key.Status))
            series.Write(text, string.Create(CultureInfo.InvariantCulture, $"method=\"{method}\",route=\"{Escaped(route)}\",status=\"{status}\""));
        using var self = Process.GetCurrentProcess();
        Head(text, "process_cpu_seconds_total", "counter", "Processor time of the server.").Append(CultureInfo.InvariantCulture, $"process_cpu_seconds_total {self.TotalProcessorTime.TotalSeconds}\n");
        Head(text, "process_resident_memory_bytes", "gauge", "Memory of the server.").Append(CultureInfo.InvariantCulture, $"process_resident_memory_bytes {self.WorkingSet64}\n");
        Head(text, "dotnet_gc_pause_seconds_total", "counter", "Time in which everything stood still for the collection of memory.").Append(CultureInfo.InvariantCulture, $"dotnet_gc_pause_seconds_total {GC.GetTotalPauseDuration().TotalSeconds}\n");
        Head(text, "dotnet_gc_collections_total", "counter", "Collections of memory, by the oldest generation collected.");
        for (var generation = 0; generation <= GC.MaxGeneration; generation++)
            text.Append(CultureInfo.InvariantCulture, $"dotnet_gc_collections_total{{generation=\"{generation}\"}} {GC.CollectionCount(generation) - (generation < GC.MaxGeneration ? GC.CollectionCount(generation + 1) : 0)}\n");
        Head(text, "dotnet_gc_allocated_bytes_total", "counter", "Memory that was asked for.").Append(CultureInfo.InvariantCulture, $"dotnet_gc_allocated_bytes_total {GC.GetTotalAllocatedBytes()}\n");
        Head(text, "kazus_uptime_seconds", "gauge", "Seconds since the server started.").Append(CultureInfo.InvariantCulture, $"kazus_uptime_seconds {clock.GetElapsedTime(_start).TotalSeconds}\n");
        return text.ToString();
    }

    private static StringBuilder Head(StringBuilder text, string name, string type, string help) => text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");

    private static string Escaped(string words) => words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private sealed class Series
    {
        private readonly long[] _counts = new long[Bounds.Length + 1];
        private readonly Lock _lock = new();
        private double _sum;

        public void Add(double seconds)
        {
            var at = Array.FindIndex(Bounds, b => seconds <= b);
            lock (_lock)
            {
                _counts[at < 0 ? Bounds.Length : at]++;
                _sum += seconds;
            }
        }

        public void Write(StringBuilder text, string labels)
        {
            lock (_lock)
            {
                long count = 0;
                for (var i = 0; i < Bounds.Length; i++) text.Append(CultureInfo.InvariantCulture, $"kazus_request_seconds_bucket{{{labels},le=\"{Bounds[i]}\"}} {count += _counts[i]}\n");
                count += _counts[^1];
                text.Append(CultureInfo.InvariantCulture, $"kazus_request_seconds_bucket{{{labels},le=\"+Inf\"}} {count}\nkazus_request_seconds_sum{{{labels}}} {_sum}\nkazus_request_seconds_count{{{labels}}} {count}\n");
            }
        }
    }
}
