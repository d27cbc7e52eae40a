using System.Data.Common;
using Kazus.Registry.Engines;

namespace Kazus.Registry.Backup;

/// <summary>A table as it stands in a registry, with its columns in the order of the file's schema.</summary>
internal sealed record RegistryTable(string Name, IReadOnlyList<string> Columns)
{
    /// <summary>The tables of a registry file in the order they were made, so that what is pointed at comes first.</summary>
    public static IReadOnlyList<RegistryTable> Of(DbConnection file, DbTransaction? transaction)
    {
        var names = new List<string>();
        using (var command = Engine.Command(file, transaction, "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not in ('schema_versions', 'backup_seal') order by rowid"))
        using (var reader = command.ExecuteReader())
            while (reader.Read()) names.Add(reader.GetString(0));
        return [.. names.Select(n => new RegistryTable(n, Named(file, transaction, n)))];
    }

    /// <summary>All rows, values as the file keeps them.</summary>
    public IEnumerable<object?[]> Rows(DbConnection connection, DbTransaction? transaction)
    {
        using var command = Engine.Command(connection, transaction, $"select {string.Join(", ", Columns)} from {Name}");
        command.CommandTimeout = 0;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object?[Columns.Count];
            for (var i = 0; i < row.Length; i++)
                row[i] = reader.GetValue(i) switch { DBNull => null, bool yes => yes ? 1L : 0L, int n => (long)n, var value => value };
            yield return row;
        }
    }

    /// <summary>The sum of the rows.</summary>
    public TableSum Sum(DbConnection connection, DbTransaction? transaction)
    {
        var sum = new TableSum();
        foreach (var row in Rows(connection, transaction)) sum.Add(row);
        return sum;
    }

    private static List<string> Named(DbConnection file, DbTransaction? transaction, string table)
    {
        using var command = Engine.Command(file, transaction, "select name from pragma_table_info(@0) order by cid", table);
        using var reader = command.ExecuteReader();
        var columns = new List<string>();
        while (reader.Read()) columns.Add(reader.GetString(0));
        return columns;
    }
}
