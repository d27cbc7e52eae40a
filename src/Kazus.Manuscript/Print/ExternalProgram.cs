using System.ComponentModel;
using System.Diagnostics;

namespace Kazus.Manuscript.Print;

/// <summary>What a program of the machine answered.</summary>
/// <param name="Present">False when there is no such program.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Errors">What it complained of.</param>
/// <param name="Code">Its exit code.</param>
internal sealed record ProgramAnswer(bool Present, byte[] Output, string Errors, int Code);

/// <summary>Runs an optional program with bytes in and bytes out, without a shell.</summary>
internal static class ExternalProgram
{
    public static async Task<ProgramAnswer> Run(string program, IEnumerable<string> arguments, byte[] input, CancellationToken stop)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // Dates inside the file then come from the report, not from the machine's clock (reproducible-builds.org).
        start.Environment["SOURCE_DATE_EPOCH"] = "315532800";
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return new ProgramAnswer(false, [], "", -1);
        }
        try
        {
            using var output = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(output, stop);
            var errors = process.StandardError.ReadToEndAsync(stop);
            try
            {
                await process.StandardInput.BaseStream.WriteAsync(input, stop).ConfigureAwait(false);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It stopped before it had read everything; its exit code and its complaint say why.
            }
            await reading.ConfigureAwait(false);
            var complaint = await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(stop).ConfigureAwait(false);
            return new ProgramAnswer(true, output.ToArray(), complaint, process.ExitCode);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
