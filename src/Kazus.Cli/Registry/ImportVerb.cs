using System.CommandLine;
using Kazus.Cli.Casebooks;
using Kazus.Registry;
using Kazus.Registry.Casebooks;
using Kazus.Registry.Revisions;

namespace Kazus.Cli.Registry;

/// <summary><c>kazus import</c>: casebooks and cases into a registry.</summary>
internal static class ImportVerb
{
    internal static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Casebook folders, case files (.yaml) or tables of cases (.csv).", Arity = ArgumentArity.OneOrMore };
        var into = new Option<string>("--into") { Description = RegistryArgument.Which + " A file is made when there is none.", Required = true };
        var collection = RegistryArgument.Collection();
        var verb = new Command("import", """
            Takes casebooks into a registry, to the last byte: cases, sources, manuscript, images. What is there already is left alone; what
            differs becomes a new revision of it.

            Example: kazus import my-review --into cases.kazus --collection spine
            """) { paths, into, collection };
        verb.SetAction(parsed => Output.Verdict.Of(() => Run(parsed.GetRequiredValue(paths), parsed.GetRequiredValue(into), parsed.GetValue(collection))));
        return verb;
    }

    private static int Run(string[] paths, string into, string? collection)
    {
        if (paths.FirstOrDefault(p => !Path.Exists(p)) is { } missing) throw new InputException($"{missing}: no such file or folder.");
        using var registry = CaseRegistry.Open(RegistryAddress.Parse(into), TimeProvider.System, Vocabulary.Resolve);
        var code = 0;
        foreach (var path in paths)
        {
            var target = registry.FindOrAdd(collection ?? NameOf(path), RegistryArgument.Sign("kazus import"));
            var intake = Take(target, path);
            foreach (var note in intake.Notes) Console.Error.WriteLine(note);
            code = Math.Max(code, CasebookArgument.Report(intake.Findings));
            Console.WriteLine($"{path}: {RegistryArgument.Counted(intake.Cases, "case", "cases")} and {RegistryArgument.Counted(intake.Files, "other file", "other files")} in '{target.Name}'{Changes(intake)}");
        }
        return code;
    }

    private static Intake Take(CaseCollection target, string path)
    {
        if (Directory.Exists(path)) return target.Import(path, RegistryArgument.Sign($"kazus import {path}"));
        if (Path.GetExtension(path).ToLowerInvariant() is not (".yaml" or ".yml" or ".csv")) throw new InputException($"{path}: expected a casebook folder, a case file (.yaml) or a table of cases (.csv).");
        return target.SaveFile("cases/" + Path.GetFileName(path), File.ReadAllBytes(path), RegistryArgument.Sign($"kazus import {path}"));
    }

    private static string Changes(Intake intake)
    {
        if (intake.Revisions.Count == 0) return "; all of it was there already.";
        var kinds = intake.Revisions.GroupBy(r => r.Action).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key.ToString().ToLowerInvariant()}");
        return $" ({string.Join(", ", kinds)}).";
    }

    private static string NameOf(string path)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        return Directory.Exists(path) ? name : Path.GetFileNameWithoutExtension(name);
    }
}
