using System.Data.Common;
using System.Security.Cryptography;
using Kazus.Casebooks;
using Kazus.Registry.Engines;
using Kazus.Registry.Writing;

namespace Kazus.Registry.Casebooks;

/// <summary>A collection as it is at one moment, however long the reading takes.</summary>
internal sealed class CollectionSnapshot : IDisposable
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly long _collection;

    public CollectionSnapshot(Engine engine, long collection)
    {
        _collection = collection;
        _connection = engine.Open();
        _transaction = engine.BeginReading(_connection);
        using var position = Engine.Command(_connection, _transaction, "select position from positions where collection = @0", collection);
        Position = (long)(position.ExecuteScalar() ?? 0L);
    }

    /// <summary>Position of the moment.</summary>
    public long Position { get; }

    /// <summary>Cases that are not deleted, in order of id.</summary>
    public IEnumerable<StoredCase> Cases()
    {
        using var command = Engine.Command(_connection, _transaction, "select id, number, position, path, document from cases where collection = @0 and not deleted order by id", _collection);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return new StoredCase(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), false, reader.GetString(3), reader.GetString(4));
    }

    /// <summary>Files that are not deleted.</summary>
    public IReadOnlyList<StoredFile> Files()
    {
        using var command = Engine.Command(_connection, _transaction, "select path, number, position, sha256, length from files where collection = @0 and not deleted order by path", _collection);
        using var reader = command.ExecuteReader();
        var files = new List<StoredFile>();
        while (reader.Read()) files.Add(new StoredFile(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), false, reader.GetString(3), reader.GetInt64(4)));
        return files;
    }

    /// <summary>The bytes of a file, compared with their hash.</summary>
    /// <exception cref="RegistryException">They are not what was kept.</exception>
    public byte[] Bytes(StoredFile file)
    {
        using var command = Engine.Command(_connection, _transaction, "select bytes from contents where collection = @0 and sha256 = @1", _collection, file.Sha256);
        if (command.ExecuteScalar() is byte[] bytes && Convert.ToHexStringLower(SHA256.HashData(bytes)) == file.Sha256) return bytes;
        throw new RegistryException($"The bytes of {file.Path} are missing or damaged in the registry. Restore it from a backup with 'kazus restore'.");
    }

    /// <summary>The text a case is exported as: what a person wrote, or the case written afresh.</summary>
    public static string TextOf(StoredCase one) => one.File?.Text ?? CaseWriter.Write(one.Case);

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }
}
