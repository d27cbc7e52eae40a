namespace Kazus.Registry.Writing;

/// <summary>Work on each of a list: of many on all processors, of the few that one person changes on the thread that has them.</summary>
internal static class Several
{
    // To call other threads takes longer than this many cases.
    private const int Few = 32;

    public static List<TTo> Each<TFrom, TTo>(List<TFrom> all, Func<TFrom, TTo> make) =>
        all.Count <= Few ? all.ConvertAll(one => make(one)) : [.. all.AsParallel().AsOrdered().Select(make)];
}
