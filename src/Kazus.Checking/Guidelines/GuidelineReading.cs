using Kazus.Checks;

namespace Kazus.Checking.Guidelines;

/// <summary>What a program can say of an item of a guideline.</summary>
public enum Judgement
{
    /// <summary>What the item asks for is told.</summary>
    Present,

    /// <summary>Something of it is told.</summary>
    Partly,

    /// <summary>Nothing of it was found.</summary>
    Absent,

    /// <summary>A program cannot tell: silence may mean that there was nothing to report, or the answer needs a judgement.</summary>
    CannotBeJudged,
}

/// <summary>The stable words of judgements.</summary>
public static class Judgements
{
    /// <summary>present, partly, absent or cannot-be-judged.</summary>
    public static string Name(this Judgement judgement) => judgement switch
    {
        Judgement.Present => "present",
        Judgement.Partly => "partly",
        Judgement.Absent => "absent",
        _ => "cannot-be-judged",
    };
}

/// <summary>An item as judged in one manuscript.</summary>
/// <param name="Item">The item.</param>
/// <param name="Judgement">What can be said of it.</param>
/// <param name="Evidence">The sentences or cells it rests on, in reading order; empty when nothing was found.</param>
/// <param name="Completes">What would complete it, or why it cannot be judged; null when it is present.</param>
public sealed record ItemJudged(GuidelineItem Item, Judgement Judgement, IReadOnlyList<Place> Evidence, string? Completes);

/// <summary>A guideline held against one manuscript, item by item. There is no total: the guidelines have none.</summary>
/// <param name="Path">The manuscript.</param>
/// <param name="Guideline">The guideline.</param>
/// <param name="Items">Its items in order.</param>
public sealed record GuidelineReading(string Path, Guideline Guideline, IReadOnlyList<ItemJudged> Items)
{
    /// <summary>How many items were judged so.</summary>
    public int Count(Judgement judgement) => Items.Count(i => i.Judgement == judgement);

    /// <summary>Holds a guideline against a manuscript.</summary>
    public static GuidelineReading Of(Manuscript manuscript, Guideline guideline)
    {
        ArgumentNullException.ThrowIfNull(manuscript);
        ArgumentNullException.ThrowIfNull(guideline);
        var article = manuscript.Article;
        return new(manuscript.Path, guideline, [.. guideline.Items.Select(i => Judge(article, i))]);
    }

    private static ItemJudged Judge(Article article, GuidelineItem item)
    {
        var reply = Questions.Ask(item.Question, article);
        var evidence = reply.At.Distinct().Order().Take(3).Select(s => article.Manuscript.At(s)).ToList();
        return new(item, reply.Judgement, evidence, reply.Judgement == Judgement.Present ? null : reply.Missing ?? item.Completes);
    }
}
