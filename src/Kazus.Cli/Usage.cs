using System.CommandLine;
using System.CommandLine.Parsing;

namespace Kazus.Cli;

/// <summary>How a command names itself in a message about wrong usage.</summary>
internal static class Usage
{
    /// <summary>"kazus survival km", for whatever command the words led to.</summary>
    internal static string Of(ParseResult parsed)
    {
        List<string> words = [];
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult c; at = at.Parent)
            words.Insert(0, c.Command.Name);
        return string.Join(' ', words);
    }
}
