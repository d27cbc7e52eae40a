using System.Text.RegularExpressions;

namespace Kazus.Terms;

/// <summary>
/// What of the column a lesion involves: the vertebrae, and apart from them the spaces between two vertebrae (disc, foramen).
/// "C5-C7" is three vertebrae; "C5-C6 foramen" is one space and no vertebra.
/// </summary>
public sealed partial record VertebralExtent
{
    /// <summary>Vertebrae involved, from the head down, without repeats.</summary>
    public required IReadOnlyList<VertebralLevel> Levels { get; init; }

    /// <summary>Spaces involved: the upper vertebra of each, with the kind of space.</summary>
    public IReadOnlyList<Interspace> Interspaces { get; init; } = [];

    /// <summary>The words as written.</summary>
    public required string Words { get; init; }

    /// <summary>A space between a vertebra and the next below.</summary>
    /// <param name="Upper">The vertebra above it.</param>
    /// <param name="Kind">"foramen" or "disc".</param>
    public readonly record struct Interspace(VertebralLevel Upper, string Kind);

    /// <summary>True when nothing was recognised.</summary>
    public bool IsEmpty => Levels.Count == 0 && Interspaces.Count == 0;

    /// <summary>cervical, thoracic, lumbar, sacral, coccygeal, or junctional names such as "cervicothoracic"; null when no level is known.</summary>
    public string? Region
    {
        get
        {
            var regions = Levels.Concat(Interspaces.Select(i => i.Upper)).OrderBy(l => l.Position).Select(l => l.Region).Distinct().ToList();
            return regions.Count switch
            {
                0 => null,
                1 => Name(regions[0]),
                2 => (regions[0], regions[1]) switch
                {
                    ("C", "T") => "cervicothoracic",
                    ("T", "L") => "thoracolumbar",
                    ("L", "S") => "lumbosacral",
                    _ => "several regions",
                },
                _ => "several regions",
            };
        }
    }

    /// <summary>Reads levels, ranges, discs and foramina out of words; everything else in the words is left alone.</summary>
    /// <returns>The extent, or null when the words name no level.</returns>
    public static VertebralExtent? Parse(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var levels = new SortedSet<VertebralLevel>();
        var spaces = new List<Interspace>();
        foreach (Match match in LevelOrRange().Matches(words)) Take(match, levels, spaces);
        if (levels.Count == 0 && spaces.Count == 0) return null;
        return new VertebralExtent { Levels = [.. levels], Interspaces = [.. spaces.Distinct().OrderBy(s => s.Upper.Position)], Words = words.Trim() };
    }

    private static void Take(Match match, SortedSet<VertebralLevel> levels, List<Interspace> spaces)
    {
        if (VertebralLevel.Parse(match.Groups["from"].Value) is not { } from) return;
        if (!match.Groups["to"].Success)
        {
            levels.Add(from);
            return;
        }
        var second = match.Groups["to"].Value;
        if (char.IsDigit(second[0])) second = from.Region + second;
        if (VertebralLevel.Parse(second) is not { } to || to.Position < from.Position) return;
        if (match.Groups["space"].Success && to.Position == from.Position + 1)
        {
            spaces.Add(new Interspace(from, match.Groups["space"].Value.StartsWith("dis", StringComparison.OrdinalIgnoreCase) || match.Groups["space"].Value.StartsWith("interv", StringComparison.OrdinalIgnoreCase) ? "disc" : "foramen"));
            return;
        }
        for (var p = from.Position; p <= to.Position; p++) levels.Add(new VertebralLevel(p));
    }

    private static string Name(string region) => region switch
    {
        "C" => "cervical",
        "T" => "thoracic",
        "L" => "lumbar",
        "S" => "sacral",
        _ => "coccygeal",
    };

    /// <inheritdoc/>
    public bool Equals(VertebralExtent? other) => other is not null && Words == other.Words && SameAs(other);

    /// <summary>True when both involve the same vertebrae and spaces, whatever the words.</summary>
    public bool SameAs(VertebralExtent other) => Levels.SequenceEqual(other.Levels) && Interspaces.SequenceEqual(other.Interspaces);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Words, Levels.Count);

    /// <summary>The shortest usual writing: "C3-C5, C5-C6 foramen".</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        for (var i = 0; i < Levels.Count;)
        {
            var j = i;
            while (j + 1 < Levels.Count && Levels[j + 1].Position == Levels[j].Position + 1) j++;
            parts.Add(j == i ? Levels[i].ToString() : $"{Levels[i]}\u2013{Levels[j]}");
            i = j + 1;
        }
        parts.AddRange(Interspaces.Select(s => $"{s.Upper}\u2013{new VertebralLevel(s.Upper.Position + 1)} {s.Kind}"));
        return string.Join(", ", parts);
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?<from>(?:C|Th?|D|L|S)\d{1,2}|Co)(?:\s*(?:-|–|—|/|to|through)\s*(?<to>(?:(?:C|Th?|D|L|S)\d{1,2}|Co|\d{1,2}(?![\d.]))))?(?![A-Za-z0-9])(?:\s+(?:\w+\s+)?(?<space>foram\w+|dis[ck]\w*|intervertebral))?", RegexOptions.IgnoreCase)]
    private static partial Regex LevelOrRange();
}
