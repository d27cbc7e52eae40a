using System.Reflection;
using Kazus.Registry.Revisions;
using Kazus.Testing;
using Npgsql;
using Xunit;
using Xunit.Sdk;

namespace Kazus.Registry.Tests;

/// <summary>Runs a theory on SQLite, and on PostgreSQL where the test script has started one.</summary>
[DataDiscoverer("Xunit.Sdk.DataDiscoverer", "xunit.core")]
public sealed class EnginesAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        EngineUnderTest.Postgres is null ? [["sqlite"]] : [["sqlite"], ["postgres"]];
}

/// <summary>A clock that shows what the test says.</summary>
public sealed class FixedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>An empty place for a registry on one engine, removed afterwards.</summary>
public sealed class EngineUnderTest : IDisposable
{
    public static readonly Signature Ana = new("Ana", "test");
    public static readonly Signature Bruno = new("Bruno", "test");

    private readonly TemporaryFolder _folder = new();
    private readonly string? _schema;

    public EngineUnderTest(string engine)
    {
        if (engine == "sqlite")
        {
            Address = RegistryAddress.Parse(Path.Combine(_folder.Path, "registry.kazus"));
            return;
        }
        _schema = "t" + Guid.NewGuid().ToString("n");
        Run($"create schema {_schema}");
        Address = RegistryAddress.Parse($"{Postgres};Search Path={_schema};Pooling=true;Maximum Pool Size=8");
    }

    public static string? Postgres { get; } = Environment.GetEnvironmentVariable("KAZUS_TEST_POSTGRES") is { Length: > 0 } words ? words : null;

    public RegistryAddress Address { get; }

    public string Folder => _folder.Path;

    public FixedClock Clock { get; } = new();

    public CaseRegistry Open() => CaseRegistry.Open(Address, Clock);

    public void Dispose()
    {
        if (_schema is not null) Run($"drop schema {_schema} cascade");
        _folder.Dispose();
    }

    private static void Run(string sql)
    {
        using var connection = new NpgsqlConnection(Postgres);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
