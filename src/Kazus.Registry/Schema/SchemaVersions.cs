using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Kazus.Registry.Engines;

namespace Kazus.Registry.Schema;

/// <summary>One numbered SQL file of an engine.</summary>
internal sealed record SchemaStep(long Number, string Name, string Sql)
{
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The steps of an engine, in order.</summary>
    public static IReadOnlyList<SchemaStep> Of(string dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(dialect + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!, Encoding.UTF8);
            var name = n[(dialect.Length + 1)..^4];
            return new SchemaStep(long.Parse(name[..4], CultureInfo.InvariantCulture), name, reader.ReadToEnd().ReplaceLineEndings("\n"));
        })];
    }
}

/// <summary>Brings a database to the schema of this program: each numbered file once, in a transaction, recorded with its hash.</summary>
internal static class SchemaVersions
{
    public static void Apply(Engine engine, DbConnection connection, TimeProvider clock)
    {
        var steps = SchemaStep.Of(engine.Dialect);
        if (IsCurrent(engine, connection, steps)) return;
        using var transaction = engine.BeginWriting(connection);
        if (engine.Dialect == "postgres")
        {
            // Two programs that start at once: the second waits and finds nothing left to do.
            using var wait = Engine.Command(connection, transaction, "select pg_advisory_xact_lock(5280)");
            wait.CommandTimeout = 0;
            wait.ExecuteNonQuery();
        }
        var applied = engine.HasSchema(connection, transaction) ? Applied(connection, transaction) : [];
        foreach (var step in steps.Where(s => !applied.ContainsKey(s.Number)))
        {
            using (var command = Engine.Command(connection, transaction, step.Sql)) command.ExecuteNonQuery();
            using var record = Engine.Command(connection, transaction, "insert into schema_versions (number, name, sha256, applied_at) values (@0, @1, @2, @3)",
                step.Number, step.Name, step.Sha256, Instant.Write(clock.GetUtcNow()));
            record.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    private static bool IsCurrent(Engine engine, DbConnection connection, IReadOnlyList<SchemaStep> steps)
    {
        if (!engine.HasSchema(connection, null)) return false;
        var applied = Applied(connection, null);
        var newest = applied.Keys.DefaultIfEmpty(0).Max();
        if (newest > steps[^1].Number)
            throw new RegistryException($"This registry was written by a newer kazus (schema {newest}; this program knows {steps[^1].Number}). Nothing was changed; use the newer program.");
        if (steps.FirstOrDefault(s => applied.TryGetValue(s.Number, out var hash) && hash != s.Sha256) is { } other)
            throw new RegistryException($"The registry's schema {other.Name} is not the one of this program, so it is not opened. Nothing was changed.");
        return newest == steps[^1].Number;
    }

    private static Dictionary<long, string> Applied(DbConnection connection, DbTransaction? transaction)
    {
        using var command = Engine.Command(connection, transaction, "select number, sha256 from schema_versions");
        using var reader = command.ExecuteReader();
        var applied = new Dictionary<long, string>();
        while (reader.Read()) applied[reader.GetInt64(0)] = reader.GetString(1);
        return applied;
    }
}
