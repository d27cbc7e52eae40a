namespace Kazus.Statistics.Tests.Survival;

/// <summary>Published data sets as code.</summary>
internal static class Examples
{
    /// <summary>Remission in weeks of 21 children on 6-mercaptopurine (Freireich et al., Blood 1963;21:699-716).</summary>
    internal static readonly double[] MercaptopurineWeeks = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];

    internal static readonly bool[] MercaptopurineRelapse =
        [true, true, true, false, true, false, true, false, false, true, true, false, false, false, true, true, false, false, false, false, false];

    /// <summary>The 21 children on placebo, all of whom relapsed.</summary>
    internal static readonly double[] PlaceboWeeks = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

    internal static SurvivalData Freireich => new(
        (double[])[.. MercaptopurineWeeks, .. PlaceboWeeks],
        (bool[])[.. MercaptopurineRelapse, .. Enumerable.Repeat(true, 21)])
    {
        Groups = Grouping.Of([.. Enumerable.Repeat("6-MP", 21), .. Enumerable.Repeat("placebo", 21)]),
    };
}
