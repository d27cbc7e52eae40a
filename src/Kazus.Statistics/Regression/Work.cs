namespace Kazus.Statistics;

/// <summary>Runs the parts of a computation on the processors there are. Parts write to places of their own, so the answer never depends on the schedule.</summary>
internal static class Work
{
    /// <summary>Runs <paramref name="body"/> for each part; a single part runs on the calling thread.</summary>
    public static void Parts(int parts, Action<int> body)
    {
        if (parts == 1 || Environment.ProcessorCount == 1)
        {
            for (var part = 0; part < parts; part++) body(part);
            return;
        }
        Parallel.For(0, parts, body);
    }
}
