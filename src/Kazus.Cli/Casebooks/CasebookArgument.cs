using System.CommandLine;
using Kazus.Casebooks;
using Kazus.Checks;

namespace Kazus.Cli.Casebooks;

/// <summary>The casebook folder of a verb, and what was wrong in it, said on standard error.</summary>
internal static class CasebookArgument
{
    internal static Argument<string> Create() => new("DIR")
    {
        Description = "The casebook folder.",
        DefaultValueFactory = _ => ".",
        Arity = ArgumentArity.ZeroOrOne,
    };

    internal static CasebookReading Read(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "casebook.yaml")))
            throw new InputException($"{folder}: no casebook.yaml is here. Expected a casebook folder; 'kazus new DIR' makes one.");
        return CasebookFolder.Read(folder, Vocabulary.Resolve);
    }

    /// <summary>Says each finding as "file:line: severity: message" and gives the exit code.</summary>
    internal static int Report(IReadOnlyList<Finding> findings, Severity least = Severity.Warning)
    {
        foreach (var finding in findings.Where(f => f.Severity >= least))
        {
            var place = finding.Places.Count > 0 ? finding.Places[0] : null;
            var where = place is null ? "" : place.Line is { } line ? $"{place.Path}:{line}: " : $"{place.Path}: ";
            Console.Error.WriteLine($"{where}{finding.Severity.ToString().ToLowerInvariant()}: {finding.Message} [{finding.Rule}]");
        }
        return findings.Any(f => f.Severity == Severity.Error) ? 1 : 0;
    }
}
