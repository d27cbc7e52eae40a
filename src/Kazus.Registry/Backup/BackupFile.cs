using System.Data.Common;
using System.Security.Cryptography;
using Kazus.Registry.Engines;
using Microsoft.Data.Sqlite;

namespace Kazus.Registry.Backup;

/// <summary>What a backup holds.</summary>
/// <param name="MadeAt">When it was made.</param>
/// <param name="MadeFrom">The registry it was made from.</param>
/// <param name="Tables">Each table with its number of rows.</param>
public sealed record BackupContents(DateTimeOffset MadeAt, string MadeFrom, IReadOnlyList<KeyValuePair<string, long>> Tables)
{
    /// <summary>Number of cases, deleted ones included.</summary>
    public long Cases => Tables.Where(t => t.Key == "cases").Sum(t => t.Value);

    /// <summary>Number of changes in all histories.</summary>
    public long Revisions => Tables.Where(t => t.Key == "revisions").Sum(t => t.Value);
}

/// <summary>
/// The backup file: a registry file of its own with a seal, the number of rows and the sum of every table. It is the same for both
/// engines, and opens as a registry.
/// </summary>
internal sealed class BackupFile : IDisposable
{
    private BackupFile(SqliteConnection connection) => Connection = connection;

    public SqliteConnection Connection { get; }

    public static BackupFile Create(string path) => new(Connect(path, SqliteOpenMode.ReadWriteCreate));

    public static BackupFile Read(string path)
    {
        if (!File.Exists(path)) throw new RegistryException($"{path}: there is no such file.");
        return new BackupFile(Connect(path, SqliteOpenMode.ReadOnly));
    }

    /// <summary>Writes the seal and leaves one plain file.</summary>
    public void Seal(DateTimeOffset at, string from, IReadOnlyDictionary<string, TableSum> sums)
    {
        Run("create table backup_seal (name text not null primary key, rows integer not null, value text not null) strict");
        using var transaction = Connection.BeginTransaction();
        foreach (var (name, sum) in sums) Run(transaction, "insert into backup_seal (name, rows, value) values (@0, @1, @2)", name, sum.Rows, sum.Sum);
        Run(transaction, "insert into backup_seal (name, rows, value) values ('made at', 0, @0), ('made from', 0, @1)", Instant.Write(at), from);
        transaction.Commit();
        Run("pragma journal_mode = delete");
    }

    /// <summary>
    /// Reads the whole backup and compares it with its seal, every case with the hash its last revision recorded, and every file with
    /// its hash.
    /// </summary>
    /// <exception cref="RegistryException">It is no backup, or damaged.</exception>
    public BackupContents Verify(string path)
    {
        try
        {
            var seal = ReadSeal();
            using (var check = Engine.Command(Connection, null, "pragma integrity_check(1)"))
                if ((string?)check.ExecuteScalar() is not "ok" and var complaint) throw Damaged(path, complaint ?? "its structure");
            var tables = RegistryTable.Of(Connection, null);
            foreach (var table in tables)
            {
                var sum = table.Sum(Connection, null);
                if (!seal.TryGetValue(table.Name, out var sealedAs) || sealedAs.Rows != sum.Rows || sealedAs.Value != sum.Sum) throw Damaged(path, $"the table {table.Name}");
            }
            if (seal.Keys.FirstOrDefault(n => n is not ("made at" or "made from") && tables.All(t => t.Name != n)) is { } missing) throw Damaged(path, $"the table {missing} is missing");
            CheckCases(path);
            CheckFiles(path);
            return new BackupContents(Instant.Read(seal["made at"].Value), seal["made from"].Value, [.. tables.Select(t => KeyValuePair.Create(t.Name, seal[t.Name].Rows))]);
        }
        catch (Exception e) when (e is SqliteException or FormatException or KeyNotFoundException)
        {
            throw new RegistryException($"{path} is not a backup of a registry, or it is damaged; nothing was restored.", e);
        }
    }

    public void Run(string sql) => Run(null, sql);

    public void Run(DbTransaction? transaction, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Engine.Command(Connection, transaction, sql, values);
        command.ExecuteNonQuery();
    }

    public void Dispose() => Connection.Dispose();

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, ForeignKeys = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private Dictionary<string, (long Rows, string Value)> ReadSeal()
    {
        using var command = Engine.Command(Connection, null, "select name, rows, value from backup_seal");
        using var reader = command.ExecuteReader();
        var seal = new Dictionary<string, (long, string)>(StringComparer.Ordinal);
        while (reader.Read()) seal[reader.GetString(0)] = (reader.GetInt64(1), reader.GetString(2));
        return seal;
    }

    private void CheckCases(string path)
    {
        using var command = Engine.Command(Connection, null, "select c.id, c.document, r.sha256 from cases c left join revisions r on r.collection = c.collection and r.position = c.position");
        using var reader = command.ExecuteReader();
        while (reader.Read())
            if (reader.IsDBNull(2) || CaseDocument.Hash(reader.GetString(1)) != reader.GetString(2)) throw Damaged(path, $"the case {reader.GetString(0)} is not what its history recorded");
    }

    private void CheckFiles(string path)
    {
        using var command = Engine.Command(Connection, null, "select sha256, bytes from contents");
        using var reader = command.ExecuteReader();
        while (reader.Read())
            if (Convert.ToHexStringLower(SHA256.HashData((byte[])reader.GetValue(1))) != reader.GetString(0)) throw Damaged(path, "the bytes of a file");
    }

    private static RegistryException Damaged(string path, string what) => new($"The backup {path} is damaged ({what}); nothing was restored.");
}
