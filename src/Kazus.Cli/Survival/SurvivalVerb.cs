using System.CommandLine;

namespace Kazus.Cli.Survival;

/// <summary><c>kazus survival</c>: time-to-event statistics on any CSV file.</summary>
internal static class SurvivalVerb
{
    internal static Command Create() => new("survival", """
        Time-to-event statistics on any CSV file: curves, comparisons, regression.

        Example: kazus survival km lung.csv --time time --event status --by sex
        """)
    {
        KmVerb.Create(),
        LogRankVerb.Create(),
        RmstVerb.Create(),
        CumincVerb.Create(),
        CoxVerb.Create(),
        ZphVerb.Create(),
    };
}
