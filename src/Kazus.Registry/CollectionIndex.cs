using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kazus.Find.Index;

namespace Kazus.Registry;

/// <summary>
/// The search index of a collection: brought to the collection's last change whenever it is asked, and kept in a folder between runs
/// where there is one. It holds nothing that is not in the registry; the folder may be deleted at any time. Safe to use from several
/// threads.
/// </summary>
public sealed class CollectionIndex
{
    // So many changes are taken in while somebody waits; more are worth a word to whoever asks.
    private const long Few = 2_000;

    // After so many changes the folder is written again, so that a killed program has little to read anew.
    private const long Unsaved = 5_000;

    private readonly CaseCollection _collection;
    private readonly string? _path;
    private readonly Lock _bringing = new();
    private volatile CaseIndex? _index;
    private IndexFolder? _folder;
    private long _saved;
    private readonly CancellationTokenSource _closing = new();
    private Task? _making;
    private int _taken;

    /// <summary>The index of a collection; nothing is read yet.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="place">The folder of the registry's indexes, as <see cref="PlaceOf"/> gives it, or null to keep nothing.</param>
    public CollectionIndex(CaseCollection collection, string? place)
    {
        ArgumentNullException.ThrowIfNull(collection);
        _collection = collection;
        _path = place is null ? null : Path.Combine(place, collection.Number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Why the folder was not believed and the index is made again, in a sentence, or null.</summary>
    public string? Rebuilt => _folder?.Rebuilt;

    /// <summary>Cases that the making of the index has taken in so far.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <summary>True when <see cref="View"/> answers without a wait that a reader would notice.</summary>
    /// <param name="position">Position of the collection's last change, where it was just asked for.</param>
    public bool IsReady(long? position = null) => _index is { } index && (position ?? _collection.Position) - index.Position <= Few;

    /// <summary>The index as of the collection's last change.</summary>
    /// <param name="position">The position up to which changes must be in it, or null for all until now.</param>
    public IndexView View(long? position = null)
    {
        if (_index is { } index && (index.Position == position || index.Position == _collection.Position)) return index.View;
        lock (_bringing)
        {
            var current = Opened();
            Volatile.Write(ref _taken, 0);
            _collection.CatchUp(current, () => Interlocked.Increment(ref _taken), _closing.Token);
            if (current.Position - _saved >= Unsaved) Save();
            return current.View;
        }
    }

    /// <summary>Begins to make the index on another thread, once, and gives the task that does it; a task that failed is begun again.</summary>
    public Task Make()
    {
        lock (_closing)
            return _making is { IsFaulted: false } making ? making : _making = Task.Run(() =>
            {
                View();
                Save();
            }, _closing.Token);
    }

    /// <summary>Ends the making of the index, keeps what there is, and is done with it.</summary>
    public async Task Close()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        Task? making;
        lock (_closing) making = _making;
        if (making is not null) await making.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Save();
    }

    /// <summary>Keeps the index in its folder. A place that cannot be written costs the next run its time, and nothing else.</summary>
    public void Save()
    {
        lock (_bringing)
        {
            if (_folder is null || _index is null || _index.Position == _saved) return;
            try
            {
                _folder.Save();
                _saved = _index.Position;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Read-only, full, or being written by another program.
            }
        }
    }

    /// <summary>
    /// Where the indexes of a registry are kept: beside its file, or for a database in the cache of the person who runs the program,
    /// readable by that person alone, for it holds words of patients.
    /// </summary>
    public static string PlaceOf(RegistryAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.File is { } file) return file + ".index";
        var database = new Npgsql.NpgsqlConnectionStringBuilder(address.Connection!);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{database.Host}\n{database.Port}\n{database.Database}\n{database.SearchPath}")).AsSpan(0, 12));
        return Path.Combine(Cache(), "kazus", "index", name);
    }

    private static string Cache()
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()) return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } named && Path.IsPathFullyQualified(named) ? named
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".cache");
    }

    private CaseIndex Opened()
    {
        if (_index is { } index) return index;
        if (_path is not null)
        {
            _folder = IndexFolder.Open(_path, _collection.Name);
            _saved = _folder.Index.Position;
        }
        return _index = _folder?.Index ?? new CaseIndex(_collection.Name);
    }
}
