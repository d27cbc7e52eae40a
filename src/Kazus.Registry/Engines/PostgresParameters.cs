using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Kazus.Registry.Engines;

/// <summary>
/// Statements of a batch for PostgreSQL with the types of their parameters said, those of missing values too: a statement is prepared
/// once for one list of types.
/// </summary>
internal static class PostgresParameters
{
    private const string AppendLines = """
        insert into audit (collection, entry, at, account, who, action, subject, made_from, outcome)
        select l.collection, coalesce((select max(a.entry) from audit a where a.collection = l.collection), 0) + row_number() over (partition by l.collection order by l.line),
          l.at, l.account, l.who, l.action, l.subject, l.made_from, l.outcome
        from unnest(@0, @1, @2, @3, @4, @5, @6, @7) with ordinality as l (collection, at, account, who, action, subject, made_from, outcome, line)
        """;

    /// <summary>A statement.</summary>
    public static NpgsqlBatchCommand Of(Statement one)
    {
        var command = new NpgsqlBatchCommand(one.Sql);
        for (var i = 0; i < one.Values.Length; i++) Add(command, i, one.Values[i], NpgsqlDbType.Text);
        return command;
    }

    /// <summary>One statement for each row.</summary>
    public static void Add(NpgsqlBatch batch, TableRows rows)
    {
        var sql = $"insert into {rows.Table} ({string.Join(", ", rows.Columns)}) values ({string.Join(", ", rows.Columns.Select((_, i) => Name(i)))})";
        foreach (var row in rows.Rows)
        {
            var command = new NpgsqlBatchCommand(sql);
            for (var i = 0; i < row.Length; i++) Add(command, i, row[i], OfMissing(rows.Columns[i]));
            batch.BatchCommands.Add(command);
        }
    }

    /// <summary>Lines of the audit log in one statement.</summary>
    public static NpgsqlBatchCommand Of(IReadOnlyList<AuditRow> lines)
    {
        var command = new NpgsqlBatchCommand(AppendLines);
        void Column<T>(Func<AuditRow, T> value, NpgsqlDbType type) =>
            command.Parameters.Add(new NpgsqlParameter(Name(command.Parameters.Count), NpgsqlDbType.Array | type) { Value = lines.Select(value).ToArray() });
        Column(l => l.Collection, NpgsqlDbType.Bigint);
        Column(l => l.At, NpgsqlDbType.Text);
        Column(l => l.Account, NpgsqlDbType.Bigint);
        Column(l => l.Who, NpgsqlDbType.Text);
        Column(l => l.Action, NpgsqlDbType.Text);
        Column(l => l.Subject, NpgsqlDbType.Text);
        Column(l => l.From, NpgsqlDbType.Text);
        Column(l => l.Outcome, NpgsqlDbType.Bigint);
        return command;
    }

    private static void Add(NpgsqlBatchCommand command, int at, object? value, NpgsqlDbType missing) => command.Parameters.Add(new NpgsqlParameter(Name(at), value switch
    {
        null => missing,
        string => NpgsqlDbType.Text,
        long => NpgsqlDbType.Bigint,
        double => NpgsqlDbType.Double,
        bool => NpgsqlDbType.Boolean,
        byte[] => NpgsqlDbType.Bytea,
        _ => throw new ArgumentException($"A {value.GetType().Name} is not kept in a column.", nameof(value)),
    }) { Value = value ?? DBNull.Value });

    // The columns that may be empty and hold no text.
    private static NpgsqlDbType OfMissing(string column) => column switch
    {
        "age_low" or "age_high" or "low" or "high" => NpgsqlDbType.Double,
        "year" => NpgsqlDbType.Bigint,
        _ => NpgsqlDbType.Text,
    };

    private static string Name(int at) => "@" + at.ToString(CultureInfo.InvariantCulture);
}
