using System.CommandLine;
using Kazus.Registry;
using Kazus.Registry.Revisions;

namespace Kazus.Cli.Registry;

/// <summary>How a verb names a registry, a collection in it, and the person at the keyboard.</summary>
internal static class RegistryArgument
{
    internal const string Which = "A registry file, or a PostgreSQL connection such as 'Host=localhost;Database=kazus;Username=kazus'.";

    internal static Option<string?> Collection() => new("--collection") { Description = "Name of the collection." };

    /// <summary>Opens a registry that must be there.</summary>
    internal static CaseRegistry Open(string words) =>
        CaseRegistry.Open(RegistryAddress.Parse(words), TimeProvider.System, Casebooks.Vocabulary.Resolve, create: false);

    /// <summary>The collection named, or the only one there is.</summary>
    internal static CaseCollection Choose(CaseRegistry registry, string? name)
    {
        var all = registry.Collections();
        var names = string.Join(", ", all.Select(c => c.Name));
        if (all.Count == 0) throw new InputException($"{registry.Address} holds no collection yet; 'kazus import' makes one.");
        if (name is not null) return all.FirstOrDefault(c => c.Name == name) ?? throw new InputException($"{registry.Address} has no collection '{name}'. There is: {names}.");
        return all.Count == 1 ? all[0] : throw new InputException($"{registry.Address} has several collections; name one with --collection: {names}.");
    }

    internal static Signature Sign(string from) => new(Environment.UserName, from);

    internal static string Counted(long n, string one, string many) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{n} {(n == 1 ? one : many)}");
}
