using Kazus.Checks;
using Kazus.Cli.Csv;
using Kazus.Statistics;

namespace Kazus.Cli.Output;

/// <summary>Runs the body of a verb and turns what the data would not allow into one sentence on standard error and exit code 1.</summary>
internal static class Verdict
{
    internal static int Of(Action body) => Of(() =>
    {
        body();
        return 0;
    });

    internal static int Of(Func<int> body)
    {
        try
        {
            return body();
        }
        catch (Exception e) when (e is RefusalException or AssumptionException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    /// <summary>Names the row of the file behind an assumption that one observation does not meet.</summary>
    internal static T InFile<T>(Columns columns, Func<T> estimate)
    {
        try
        {
            return estimate();
        }
        catch (AssumptionException e) when (e.Row is { } row)
        {
            var found = e.Detail is null ? "" : $" ({e.Detail})";
            throw new InputException($"{columns.Path}, row {columns.RowNumber((int)row)}: {e.Subject} {e.Assumption.Statement}{found}. {e.Assumption.Recommendation}");
        }
        catch (AssumptionException e)
        {
            throw new InputException($"{columns.Path}: {e.Message}");
        }
    }
}
