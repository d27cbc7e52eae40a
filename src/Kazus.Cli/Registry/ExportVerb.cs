using System.CommandLine;
using Kazus.Casebooks;
using Kazus.Cases;
using Kazus.Checking;
using Kazus.Cli.Casebooks;
using Kazus.Registry;

namespace Kazus.Cli.Registry;

/// <summary><c>kazus export</c>: a collection as a casebook folder, or its cases as documents for other programs.</summary>
internal static class ExportVerb
{
    internal static Command Create()
    {
        var source = new Argument<string>("SOURCE") { Description = RegistryArgument.Which + " Or a casebook folder." };
        var format = new Option<string>("--format") { Description = "casebook: the folder, to the last byte. phenopacket: GA4GH Phenopackets v2. fhir: HL7 FHIR R4 bundles. csv: one row per patient and source.", DefaultValueFactory = _ => "casebook" };
        format.AcceptOnlyFromAmong("casebook", "phenopacket", "fhir", "csv");
        var to = new Option<string>("--out") { Description = "A new or empty folder.", Required = true };
        var collection = RegistryArgument.Collection();
        var verb = new Command("export", """
            Writes a collection as a casebook folder, or its cases for other programs. A case without recorded consent, or with open privacy
            findings, stays where it is unless it is a published one; what a format cannot carry is listed in not-carried.csv.

            Example: kazus export cases.kazus --format phenopacket --out packets
            """) { source, format, to, collection };
        verb.SetAction(parsed => Output.Verdict.Of(() => Run(parsed.GetRequiredValue(source), parsed.GetRequiredValue(format), parsed.GetRequiredValue(to), parsed.GetValue(collection))));
        return verb;
    }

    private static int Run(string source, string format, string to, string? collection)
    {
        if (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any()) throw new InputException($"{to} is not empty: expected a new or empty folder, so that nothing is overwritten.");
        if (Directory.Exists(source))
        {
            if (format == "casebook") throw new InputException($"{source} is a casebook folder already.");
            return Documents(CasebookArgument.Read(source).Casebook, [], format, to);
        }
        using var registry = RegistryArgument.Open(source);
        var chosen = RegistryArgument.Choose(registry, collection);
        if (format != "casebook") return Documents(chosen.ReadCasebook().Reading.Casebook, chosen.Findings(), format, to);
        chosen.Export(to);
        Console.WriteLine($"{to}: the casebook '{chosen.Name}'.");
        return 0;
    }

    private static int Documents(Casebook casebook, IReadOnlyList<StoredFinding> open, string format, string to)
    {
        var published = ExportGate.Published(casebook);
        var kept = open.Where(f => f.IsOpenPrivacy).ToLookup(f => f.Case, f => f.Message);
        var leaving = new List<Case>();
        var stays = 0;
        foreach (var one in casebook.Cases)
        {
            if (ExportGate.Refusal(one, published, kept[one.Id]) is { } refusal)
            {
                Console.Error.WriteLine(refusal.Sentence);
                stays++;
            }
            else leaving.Add(one);
        }
        if (leaving.Count > 0) Write(casebook, leaving, format, to);
        Console.WriteLine($"{to}: {RegistryArgument.Counted(leaving.Count, "case", "cases")} as {format}{(stays > 0 ? $"; {stays} stayed" : "")}.");
        return stays > 0 ? 1 : 0;
    }

    private static void Write(Casebook casebook, List<Case> cases, string format, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var (name, bytes) in CaseExchange.Files(casebook, cases, format, TimeProvider.System.GetUtcNow())) File.WriteAllBytes(Path.Combine(to, name), bytes);
    }
}
