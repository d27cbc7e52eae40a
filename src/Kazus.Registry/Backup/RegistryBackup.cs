using System.Data.Common;
using Kazus.Registry.Engines;
using Kazus.Registry.Schema;
using Microsoft.Data.Sqlite;

namespace Kazus.Registry.Backup;

/// <summary>Copies a registry while it is in use, and puts a copy back into an empty place. Both read everything they wrote.</summary>
public static class RegistryBackup
{
    private const int AtOnce = 2_000;

    /// <summary>Writes a verified backup of one moment; work in the registry goes on meanwhile.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="file">The new file; it must not be there.</param>
    /// <exception cref="RegistryException">The file is there, cannot be written, or is not what was read.</exception>
    public static BackupContents Write(CaseRegistry registry, string file)
    {
        ArgumentNullException.ThrowIfNull(registry);
        var path = New(file);
        return registry.Explained(() => Beside(path, beside =>
        {
            using (var connection = registry.Engine.Open())
            using (var transaction = registry.Engine.BeginReading(connection))
            using (var backup = BackupFile.Create(beside))
            {
                if (connection is SqliteConnection source)
                {
                    // A read before the copy fixes the moment.
                    using (var first = Engine.Command(connection, transaction, "select count(*) from schema_versions")) first.ExecuteScalar();
                    source.BackupDatabase(backup.Connection);
                }
                else CopyOut(connection, transaction, backup, registry.Clock);
                var sums = RegistryTable.Of(backup.Connection, null).ToDictionary(t => t.Name, t => t.Sum(connection, transaction), StringComparer.Ordinal);
                backup.Seal(registry.Clock.GetUtcNow(), registry.Address.ToString(), sums);
            }
            Flush(beside);
            using var written = BackupFile.Read(beside);
            return written.Verify(file);
        }));
    }

    /// <summary>Reads a whole backup and says what it holds.</summary>
    /// <exception cref="RegistryException">It is no backup, or damaged.</exception>
    public static BackupContents Verify(string file)
    {
        using var backup = BackupFile.Read(Path.GetFullPath(file));
        return backup.Verify(file);
    }

    /// <summary>Puts a backup into an empty place: a file that is not there, or a PostgreSQL database without a registry.</summary>
    /// <exception cref="RegistryException">The backup is damaged, or the place is not empty; then nothing was written.</exception>
    public static BackupContents Restore(string file, RegistryAddress into, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(into);
        ArgumentNullException.ThrowIfNull(clock);
        var contents = Verify(file);
        if (into.File is { } target) Beside(New(target), beside => RestoreFile(file, beside));
        else RestoreDatabase(file, into, clock);
        // Opened as it will be used; an older schema is brought up to date here.
        CaseRegistry.Open(into, clock, create: false).Dispose();
        return contents;
    }

    private static bool RestoreFile(string file, string beside)
    {
        File.Copy(file, beside);
        using (var copy = BackupFile.Create(beside)) copy.Run("drop table backup_seal");
        Flush(beside);
        return true;
    }

    private static void RestoreDatabase(string file, RegistryAddress into, TimeProvider clock)
    {
        var folder = Directory.CreateTempSubdirectory("kazus-restore-");
        try
        {
            // An older backup is brought to this program's schema in a copy, so that its tables are those of the database.
            var copy = Path.Combine(folder.FullName, "registry.kazus");
            RestoreFile(file, copy);
            CaseRegistry.Open(RegistryAddress.Parse(copy), clock).Dispose();
            using var source = BackupFile.Read(copy);
            using var registry = CaseRegistry.Open(into, clock);
            registry.Explained(() =>
            {
                CopyIn(source, registry);
                return 0;
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void CopyIn(BackupFile source, CaseRegistry registry)
    {
        using var connection = registry.Engine.Open();
        using var transaction = registry.Engine.BeginWriting(connection);
        var tables = RegistryTable.Of(source.Connection, null);
        foreach (var table in tables)
        {
            using var any = Engine.Command(connection, transaction, $"select exists (select 1 from {table.Name})");
            if (any.ExecuteScalar() is true) throw new RegistryException($"{registry.Address} already holds a registry; nothing was restored. Restore into an empty database.");
        }
        foreach (var table in tables) Copy(table, source.Connection, null, rows => registry.Engine.Insert(transaction, rows), YesNoColumns(connection, transaction, table));
        foreach (var table in tables)
            if (table.Sum(connection, transaction).Sum != table.Sum(source.Connection, null).Sum) throw new RegistryException($"The table {table.Name} did not arrive as it is in the backup; nothing was kept.");
        transaction.Commit();
    }

    private static void CopyOut(DbConnection connection, DbTransaction transaction, BackupFile backup, TimeProvider clock)
    {
        var engine = new SqliteEngine(backup.Connection.DataSource);
        SchemaVersions.Apply(engine, backup.Connection, clock);
        using var writing = backup.Connection.BeginTransaction();
        foreach (var table in RegistryTable.Of(backup.Connection, writing)) Copy(table, connection, transaction, rows => engine.Insert(writing, rows), []);
        writing.Commit();
    }

    private static void Copy(RegistryTable table, DbConnection from, DbTransaction? transaction, Action<TableRows> insert, HashSet<string> yesNo)
    {
        bool[] isYesNo = [.. table.Columns.Select(yesNo.Contains)];
        var rows = new TableRows(table.Name, table.Columns);
        foreach (var row in table.Rows(from, transaction))
        {
            for (var i = 0; i < row.Length; i++)
                if (isYesNo[i] && row[i] is long n) row[i] = n != 0;
            rows.Rows.Add(row);
            if (rows.Rows.Count < AtOnce) continue;
            insert(rows);
            rows.Rows.Clear();
        }
        insert(rows);
    }

    // PostgreSQL tells yes and no from numbers; a file does not.
    private static HashSet<string> YesNoColumns(DbConnection connection, DbTransaction transaction, RegistryTable table)
    {
        using var command = Engine.Command(connection, transaction, "select column_name from information_schema.columns where table_schema = current_schema() and table_name = @0 and data_type = 'boolean'", table.Name);
        using var reader = command.ExecuteReader();
        var columns = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read()) columns.Add(reader.GetString(0));
        return columns;
    }

    private static string New(string file)
    {
        var path = Path.GetFullPath(file);
        if (Path.Exists(path)) throw new RegistryException($"{file} is there already; nothing was written. Name a new file.");
        if (!Directory.Exists(Path.GetDirectoryName(path))) throw new RegistryException($"{file}: the folder {Path.GetDirectoryName(path)} does not exist.");
        return path;
    }

    // Written beside and moved into place when it is whole and read back.
    private static T Beside<T>(string path, Func<string, T> write)
    {
        var beside = path + ".writing";
        foreach (var left in new[] { beside, beside + "-wal", beside + "-shm", beside + "-journal" }) File.Delete(left);
        try
        {
            var result = write(beside);
            File.Move(beside, path);
            return result;
        }
        finally
        {
            foreach (var left in new[] { beside, beside + "-wal", beside + "-shm", beside + "-journal" }) File.Delete(left);
        }
    }

    private static void Flush(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }
}
