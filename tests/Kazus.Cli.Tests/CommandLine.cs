using System.Diagnostics;

namespace Kazus.Cli.Tests;

/// <summary>Runs the command as a user does: a process, its exit code, what it says on both channels.</summary>
internal static class CommandLine
{
    public static (int Exit, string Output, string Error) Run(params IEnumerable<string> words) => RunProgram("dotnet", [Path.Combine(AppContext.BaseDirectory, "Kazus.Cli.dll"), .. words]);

    public static (int Exit, string Output, string Error) RunProgram(string program, IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var word in words) start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
