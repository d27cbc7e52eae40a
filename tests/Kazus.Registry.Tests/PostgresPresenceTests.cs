using Xunit;

namespace Kazus.Registry.Tests;

/// <summary>Says aloud when the registry was tested on SQLite alone.</summary>
public sealed class PostgresPresenceTests
{
    [PostgresFact]
    public void The_registry_is_tested_on_PostgreSQL_too() => Assert.NotNull(EngineUnderTest.Postgres);

    private sealed class PostgresFactAttribute : FactAttribute
    {
        public PostgresFactAttribute()
        {
            if (EngineUnderTest.Postgres is null && Environment.GetEnvironmentVariable("CI") != "true")
                Skip = "No PostgreSQL: the registry is tested on SQLite alone. ./test starts one where Debian's postgresql is installed.";
        }
    }
}
