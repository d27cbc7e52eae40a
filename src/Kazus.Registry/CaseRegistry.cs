using System.Data.Common;
using Kazus.Registry.Engines;
using Kazus.Registry.Revisions;
using Kazus.Registry.Rows;
using Kazus.Registry.Schema;
using Kazus.Terms;

namespace Kazus.Registry;

/// <summary>A registry: collections of cases in one file or in PostgreSQL. Safe to use from several threads.</summary>
public sealed class CaseRegistry : IDisposable
{
    private const string NowStatement = """
        select c.collection, p.position, (select max(f.position) from files f where f.collection = c.collection), (select count(*) from (select 1 from accounts limit 1) as one)
        from collections c join positions p on p.collection = c.collection where c.name = @0
        """;

    private readonly Func<string, string, Term> _resolve;

    private CaseRegistry(RegistryAddress address, Engine engine, TimeProvider clock, Func<string, string, Term> resolve)
    {
        Address = address;
        Engine = engine;
        Clock = clock;
        _resolve = resolve;
    }

    /// <summary>Where it is.</summary>
    public RegistryAddress Address { get; }

    internal Engine Engine { get; }

    internal TimeProvider Clock { get; }

    internal Func<string, string, Term> Resolve => _resolve;

    /// <summary>Opens a registry, brings its schema up to date, and makes a new one when there is none.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="clock">Gives the time of changes.</param>
    /// <param name="resolve">Gives terms their codes; the program's vocabularies when null.</param>
    /// <param name="create">False: a file that is not there is an error.</param>
    /// <exception cref="RegistryException">It cannot be opened, or is of a newer program.</exception>
    public static CaseRegistry Open(RegistryAddress address, TimeProvider clock, Func<string, string, Term>? resolve = null, bool create = true)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(clock);
        if (address.File is { } file && !File.Exists(file))
        {
            if (!create) throw new RegistryException($"{file}: there is no registry here.");
            if (Path.GetDirectoryName(file) is { } folder && !Directory.Exists(folder)) throw new RegistryException($"{file}: the folder {folder} does not exist.");
        }
        var engine = Engine.For(address);
        try
        {
            Explained(engine, () =>
            {
                using var connection = engine.Open();
                SchemaVersions.Apply(engine, connection, clock);
                return 0;
            });
        }
        catch
        {
            engine.Close();
            throw;
        }
        return new CaseRegistry(address, engine, clock, resolve ?? Vocabularies.Resolve);
    }

    /// <summary>The tables, for queries; a query names its collection.</summary>
    public RegistryContext Query() => new(Engine.Options(Engine.Open()));

    /// <summary>All collections by name.</summary>
    public IReadOnlyList<CaseCollection> Collections() => Explained(() =>
    {
        using var query = Query();
        return (IReadOnlyList<CaseCollection>)[.. query.Collections.OrderBy(c => c.Name).AsEnumerable().Select(c => new CaseCollection(this, c.Collection, c.Name))];
    });

    /// <summary>A collection by its name, or null.</summary>
    public CaseCollection? Find(string name) => Explained(() =>
    {
        var number = Engine.Read(r => r.Whole("select collection from collections where name = @0", name));
        return number > 0 ? new CaseCollection(this, number, name) : null;
    });

    /// <summary>A collection by its name as it stands now, or null.</summary>
    public CollectionMoment? Now(string name) => Explained(() => Engine.Read(r => r.First(NowStatement,
        row => new CollectionMoment(new CaseCollection(this, row.GetInt64(0), name), row.GetInt64(1), row.IsDBNull(2) ? 0 : row.GetInt64(2), row.GetInt64(3) > 0), name)));

    /// <summary>A collection by its name, made when there is none.</summary>
    public CaseCollection FindOrAdd(string name, Signature signature)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(signature);
        return Find(name) ?? Explained(() => Add(name, signature));
    }

    public void Dispose() => Engine.Close();

    /// <summary>Runs against the engine; a failure that a person can mend becomes one sentence.</summary>
    internal T Explained<T>(Func<T> run) => Explained(Engine, run);

    private static T Explained<T>(Engine engine, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (Exception e) when (e is not RegistryException && Cause(e) is { } cause && Sentence(engine, cause) is { } sentence)
        {
            throw new RegistryException(sentence, e);
        }
    }

    private static string? Sentence(Engine engine, Exception cause) =>
        engine.Explain(cause) ?? (cause is IOException or UnauthorizedAccessException ? $"A file could not be read or written: {cause.Message}" : null);

    private static Exception? Cause(Exception e) => e is DbException or IOException or UnauthorizedAccessException ? e : e.InnerException is { } inner ? Cause(inner) : null;

    // Two programs may take the same number or name at once; the one that comes second looks again.
    private CaseCollection Add(string name, Signature signature)
    {
        while (true)
        {
            using var turn = Engine.TakeTurn();
            using var connection = Engine.Open();
            using var transaction = Engine.BeginWriting(connection);
            using var insert = Engine.Command(connection, transaction, "insert into collections (collection, name, created_at, created_by) select coalesce(max(collection), 0) + 1, @0, @1, @2 from collections where true on conflict do nothing returning collection",
                name, Instant.Write(Clock.GetUtcNow()), signature.By);
            if (insert.ExecuteScalar() is long collection)
            {
                using var position = Engine.Command(connection, transaction, "insert into positions (collection, position) values (@0, 0)", collection);
                position.ExecuteNonQuery();
                transaction.Commit();
                return new CaseCollection(this, collection, name);
            }
            transaction.Rollback();
            if (Find(name) is { } other) return other;
        }
    }
}
