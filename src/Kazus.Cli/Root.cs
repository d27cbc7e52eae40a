using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Kazus.Cli;

/// <summary>The command <c>kazus</c> over its verbs: wrong usage is said in a line each, with the help that explains it, and ends with exit code 2.</summary>
internal static class Root
{
    internal static int Run(string[] words, params Command[] verbs)
    {
        var root = new Command("kazus", """
            Write, check, compare and pool case reports of rare tumours.

            Example: kazus survival km lung.csv --time time --event status --by sex
            """) { new HelpOption(), new VersionOption() };
        foreach (var verb in verbs) root.Add(verb);
        var parsed = root.Parse(words);
        if (parsed.Action is not ParseErrorAction) return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
        Console.Error.WriteLine($"Try: {Usage.Of(parsed)} --help");
        return 2;
    }
}
