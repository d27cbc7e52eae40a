using System.CommandLine;

namespace Kazus.Cli.Evaluate;

/// <summary><c>kazus evaluate</c>: how well Kazus reads, measured against texts people have marked.</summary>
internal static class EvaluateVerb
{
    internal static Command Create() => new("evaluate", """
        Measure how well Kazus reads, against texts that people have marked.

        Example: kazus evaluate mentions corpus/ --json
        """)
    {
        MentionsVerb.Create(),
        ChecksVerb.Create(),
        GuidelinesVerb.Create(),
        ClaimsVerb.Create(),
    };
}
