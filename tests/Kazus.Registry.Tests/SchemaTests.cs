using System.Text.RegularExpressions;
using Kazus.Registry.Engines;
using Kazus.Registry.Rows;
using Kazus.Registry.Schema;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kazus.Registry.Tests;

public sealed partial class SchemaTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void Every_tables_key_begins_with_its_collection(string dialect)
    {
        var tables = SchemaStep.Of(dialect).SelectMany(s => Table().Matches(s.Sql)).ToList();
        Assert.NotEmpty(tables);
        foreach (var table in tables.Where(t => !t.Groups["reference"].Success))
            Assert.Equal("collection", Key().Match(table.Groups["body"].Value) is { Success: true } key ? key.Groups["first"].Value : OneColumn().Match(table.Groups["body"].Value).Groups["first"].Value);
        foreach (var index in SchemaStep.Of(dialect).SelectMany(s => Index().Matches(s.Sql)))
            Assert.Equal("collection", index.Groups["first"].Value);
    }

    [Fact]
    public void Both_schemas_have_the_same_tables_and_columns()
    {
        static List<string> Columns(string dialect) => [.. SchemaStep.Of(dialect).SelectMany(s => Table().Matches(s.Sql)).SelectMany(t => Column().Matches(t.Groups["body"].Value).Select(c => t.Groups["name"].Value + "." + c.Groups["name"].Value))];
        Assert.Equal(Columns("postgres"), Columns("sqlite"));
        Assert.Equal(SchemaStep.Of("postgres").Select(s => s.Name), SchemaStep.Of("sqlite").Select(s => s.Name));
    }

    [Theory, Engines]
    public void Every_mapped_table_can_be_queried_on_the_schema(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        using var query = registry.Query();
        foreach (var entity in query.Model.GetEntityTypes())
        {
            var set = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(entity.ClrType).Invoke(query, null)!;
            Assert.Empty(set.ToList());
        }
    }

    [Theory, Engines]
    public void A_newer_schema_is_refused_in_one_sentence(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using (var registry = place.Open())
        {
            using var connection = registry.Engine.Open();
            using var command = Engine.Command(connection, null, "insert into schema_versions (number, name, sha256, applied_at) values (9999, '9999-later', 'x', 'y')");
            command.ExecuteNonQuery();
        }
        var refused = Assert.Throws<RegistryException>(place.Open);
        Assert.Contains("newer kazus (schema 9999", refused.Message, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public void A_schema_that_was_altered_is_refused(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using (var registry = place.Open())
        {
            using var connection = registry.Engine.Open();
            using var command = Engine.Command(connection, null, "update schema_versions set sha256 = 'other'");
            command.ExecuteNonQuery();
        }
        Assert.Throws<RegistryException>(place.Open);
    }

    [Theory, Engines]
    public void Opening_again_changes_nothing(string engine)
    {
        using var place = new EngineUnderTest(engine);
        place.Open().Dispose();
        place.Clock.Now = place.Clock.Now.AddYears(1);
        using var again = place.Open();
        using var connection = again.Engine.Open();
        using var command = Engine.Command(connection, null, "select max(applied_at) from schema_versions");
        Assert.StartsWith("2026-", (string)command.ExecuteScalar()!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=db;Database=kazus", null)]
    [InlineData("postgresql://ana@db:5433/kazus", null)]
    [InlineData("cases.kazus", "cases.kazus")]
    [InlineData("a=b.kazus", "a=b.kazus")]
    public void A_connection_is_PostgreSQL_and_anything_else_a_file(string words, string? file)
    {
        var address = RegistryAddress.Parse(words);
        Assert.Equal(file is null ? null : Path.GetFullPath(file), address.File);
        Assert.Equal(file is null, address.Connection is not null);
    }

    [Theory, Engines]
    public async Task Programs_that_open_an_empty_place_at_once_make_its_schema_once(string engine)
    {
        for (var round = 0; round < 3; round++)
        {
            using var place = new EngineUnderTest(engine);
            using var together = new Barrier(6);
            var opened = Enumerable.Range(0, 6).Select(_ => Task.Factory.StartNew(() =>
            {
                together.SignalAndWait();
                using var registry = place.Open();
                return registry.Collections().Count;
            }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
            await Task.WhenAll(opened);
        }
    }

    [Fact]
    public void A_password_is_not_shown()
    {
        Assert.DoesNotContain("secret", RegistryAddress.Parse("Host=db;Database=kazus;Username=ana;Password=secret").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DiseaseKind", "disease_kind")]
    [InlineData("Sha256", "sha256")]
    public void Columns_are_named_in_snake_case(string property, string column) => Assert.Equal(column, RegistryContext.ColumnName(property));

    [GeneratedRegex(@"(?<reference>-- reference\n)?create table (?<name>\w+) \((?<body>.*?)\n\)", RegexOptions.Singleline)]
    private static partial Regex Table();

    [GeneratedRegex(@"^\s*primary key \((?<first>\w+)", RegexOptions.Multiline)]
    private static partial Regex Key();

    [GeneratedRegex(@"^\s*(?<first>\w+) .*primary key", RegexOptions.Multiline)]
    private static partial Regex OneColumn();

    [GeneratedRegex(@"^\s*(?!primary)(?<name>\w+) \w+", RegexOptions.Multiline)]
    private static partial Regex Column();

    [GeneratedRegex(@"create (unique )?index \w+ on \w+ \((?<first>\w+)")]
    private static partial Regex Index();
}
