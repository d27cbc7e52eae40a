using System.CommandLine;
using Kazus.Registry;
using Kazus.Registry.Backup;

namespace Kazus.Cli.Registry;

/// <summary><c>kazus backup</c> and <c>kazus restore</c>: a verified copy of a registry, and the way back.</summary>
internal static class BackupVerb
{
    internal static Command Create()
    {
        var registry = new Argument<string>("REGISTRY") { Description = RegistryArgument.Which };
        var to = new Option<string>("--out") { Description = "The backup file; it must not be there yet.", Required = true };
        var verb = new Command("backup", """
            Copies a registry into one file while it is in use, then reads the copy and compares every row, every case and every file.

            Example: kazus backup cases.kazus --out 2026-01-31.backup
            """) { registry, to };
        verb.SetAction(parsed => Output.Verdict.Of(() =>
        {
            using var source = RegistryArgument.Open(parsed.GetRequiredValue(registry));
            var file = parsed.GetRequiredValue(to);
            Console.WriteLine($"{file}: {Said(RegistryBackup.Write(source, file))}, read back and compared.");
        }));
        return verb;
    }

    internal static Command CreateRestore()
    {
        var file = new Argument<string>("BACKUP") { Description = "A file that 'kazus backup' made." };
        var into = new Option<string?>("--into") { Description = "An empty place: a file that is not there yet, or a PostgreSQL database without a registry." };
        var check = new Option<bool>("--check") { Description = "Only read the backup and say whether it is whole." };
        var verb = new Command("restore", """
            Puts a backup into an empty place, after reading all of it. Nothing is overwritten, and a damaged backup is refused.

            Example: kazus restore 2026-01-31.backup --into cases.kazus
            """) { file, into, check };
        verb.SetAction(parsed => Output.Verdict.Of(() =>
        {
            var backup = parsed.GetRequiredValue(file);
            var target = parsed.GetValue(into);
            if (parsed.GetValue(check)) Console.WriteLine($"{backup}: {Said(RegistryBackup.Verify(backup))}; whole.");
            else if (target is null) throw new InputException("Say where to restore with --into, or --check to read the backup only.");
            else
            {
                var address = RegistryAddress.Parse(target);
                Console.WriteLine($"{address}: {Said(RegistryBackup.Restore(backup, address, TimeProvider.System))}, restored.");
            }
        }));
        return verb;
    }

    private static string Said(BackupContents contents) =>
        $"{RegistryArgument.Counted(contents.Cases, "case", "cases")} with {RegistryArgument.Counted(contents.Revisions, "revision", "revisions")}, of {contents.MadeAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)} UTC";
}
