using Kazus.Cases;
using Kazus.Cli.Casebooks;
using Kazus.Evidence;
using Kazus.Find;
using Kazus.Find.Content;
using Kazus.Find.Index;
using Kazus.Registry;

namespace Kazus.Cli.Search;

/// <summary>The cases of a casebook folder or of a registry, ready to be searched.</summary>
internal sealed class SearchedCases : IDisposable
{
    private readonly CaseRegistry? _registry;
    private readonly Func<CaseKey, Case?> _find;
    private readonly Func<Case, string> _label;

    private SearchedCases(string place, IndexView view, Func<CaseKey, Case?> find, Func<Case, string> label, CaseRegistry? registry = null) =>
        (Place, View, _find, _label, _registry) = (place, view, find, label, registry);

    /// <summary>Where they are.</summary>
    public string Place { get; }

    public IndexView View { get; }

    public Case? Find(CaseKey key) => _find(key);

    public string Label(Case one) => _label(one);

    /// <summary>Opens a folder with a casebook.yaml, a registry's file, or a PostgreSQL database.</summary>
    public static SearchedCases Open(string place, string? collection)
    {
        if (Directory.Exists(place) || File.Exists(Path.Combine(place, "casebook.yaml")))
        {
            if (collection is not null) throw new InputException($"--collection names a collection of a registry; {place} is a folder.");
            var casebook = CasebookArgument.Read(place).Casebook;
            var cases = casebook.Cases.ToDictionary(c => c.Id, StringComparer.Ordinal);
            return new SearchedCases(place, CaseContent.Index(casebook).View, k => cases.GetValueOrDefault(k.Id), c => ComparisonTable.Label(casebook, c));
        }
        return OpenRegistry(place, collection);
    }

    private static SearchedCases OpenRegistry(string place, string? name)
    {
        var address = RegistryAddress.Parse(place);
        if (address.File is { } file && !File.Exists(file)) throw new InputException($"{place}: there is neither a casebook folder nor a registry here.");
        var registry = CaseRegistry.Open(address, TimeProvider.System, create: false);
        try
        {
            var chosen = Chosen(registry, place, name).ToDictionary(c => c.Name, StringComparer.Ordinal);
            return new SearchedCases(place, IndexView.Of([.. chosen.Values.Select(c => IndexOf(c, address))]), k => chosen.GetValueOrDefault(k.Collection)?.Find(k.Id)?.Case, c => c.Label ?? c.Id, registry);
        }
        catch
        {
            registry.Dispose();
            throw;
        }
    }

    // A search crosses collections only when that is asked for.
    private static IReadOnlyList<CaseCollection> Chosen(CaseRegistry registry, string place, string? name)
    {
        var all = registry.Collections();
        if (name == "all" || name is null && all.Count == 1) return all;
        if (name is null) throw new InputException(all.Count == 0 ? $"{place}: the registry holds no collection yet." : $"{place} holds {string.Join(", ", all.Select(c => c.Name))}: say which with --collection NAME, or --collection all.");
        return [all.FirstOrDefault(c => c.Name == name) ?? throw new InputException($"{place}: no collection '{name}'.{(Kazus.Casebooks.Spelling.Nearest(name, [.. all.Select(c => c.Name)]) is { } near ? $" Did you mean '{near}'?" : "")}")];
    }

    // The index is kept, so that the next search has only the changes to read; it may be deleted at any time.
    private static IndexView IndexOf(CaseCollection collection, RegistryAddress address)
    {
        var index = new CollectionIndex(collection, CollectionIndex.PlaceOf(address));
        var view = index.View();
        if (index.Rebuilt is { } why) Console.Error.WriteLine(why);
        index.Save();
        return view;
    }

    public void Dispose() => _registry?.Dispose();
}
