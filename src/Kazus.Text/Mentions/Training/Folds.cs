namespace Kazus.Text.Mentions.Training;

/// <summary>Deals texts into the parts of a cross-validation, always the same way.</summary>
internal static class Folds
{
    /// <summary>The numbers of the texts held out in part <paramref name="fold"/> of <paramref name="folds"/>.</summary>
    public static IReadOnlySet<int> Of(int texts, int folds, int fold)
    {
        int[] order = [.. Enumerable.Range(0, texts)];
        new Random(11).Shuffle(order);
        return order.Where((_, i) => i % folds == fold).ToHashSet();
    }
}
