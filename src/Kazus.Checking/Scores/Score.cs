namespace Kazus.Checking.Scores;

/// <summary>An answer of a score's item and its points.</summary>
public sealed record Answer(string Words, int Points);

/// <summary>An item of a score.</summary>
public sealed record Item(string Id, string Asks, IReadOnlyList<Answer> Answers)
{
    public int Least => Answers.Min(a => a.Points);

    public int Most => Answers.Max(a => a.Points);
}

/// <summary>A class of a score, from one sum to another, both included.</summary>
public sealed record ScoreClass(int From, int To, string Words);

/// <summary>What is known of a score when items are missing: the least and the most it can be, and the class when that is decided.</summary>
public sealed record ScoreBounds(int Least, int Most, IReadOnlyList<string> Missing, ScoreClass? Decided);

/// <summary>A sum score pinned to its primary source.</summary>
/// <param name="Name">Its name ("SINS").</param>
/// <param name="Source">The paper that defines it.</param>
/// <param name="Items">Its items.</param>
/// <param name="Classes">Its classes, ascending.</param>
public sealed record Score(string Name, string Source, IReadOnlyList<Item> Items, IReadOnlyList<ScoreClass> Classes)
{
    public int Least => Items.Sum(i => i.Least);

    public int Most => Items.Sum(i => i.Most);

    public ScoreClass? ClassOf(int sum) => Classes.FirstOrDefault(c => sum >= c.From && sum <= c.To);

    /// <summary>The bounds from the points of the items that are known.</summary>
    public ScoreBounds Bounds(IReadOnlyDictionary<string, int> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return Bounds(known.ToDictionary(k => k.Key, k => (k.Value, k.Value)));
    }

    /// <summary>The bounds from items of which the least and the most points are known.</summary>
    public ScoreBounds Bounds(IReadOnlyDictionary<string, (int Least, int Most)> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        int least = 0, most = 0;
        var missing = new List<string>();
        foreach (var item in Items)
        {
            if (known.TryGetValue(item.Id, out var points))
            {
                foreach (var end in new[] { points.Least, points.Most })
                    if (item.Answers.All(a => a.Points != end)) throw new ArgumentException($"{item.Id} has no answer of {end} points.", nameof(known));
                least += points.Least;
                most += points.Most;
                if (points.Least != points.Most) missing.Add(item.Id);
                continue;
            }
            missing.Add(item.Id);
            least += item.Least;
            most += item.Most;
        }
        var low = ClassOf(least);
        return new(least, most, missing, low is not null && low == ClassOf(most) ? low : null);
    }
}
