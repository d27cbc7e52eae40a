using Kazus.Registry.Engines;
using Kazus.Registry.Writing;
using Xunit;
using static Kazus.Registry.Tests.EngineUnderTest;

namespace Kazus.Registry.Tests;

/// <summary>What is asked by key is looked up in the index, also where the plan was made while there was next to nothing in the table.</summary>
public sealed class PlanTests
{
    private const string Question = "select id, document from cases where collection = @0";

    [Theory, Engines]
    public void A_collection_is_filled_from_one_case_on_by_looking_keys_up_one_by_one(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = OfOneCase(registry);
        collection.Put([.. Enumerable.Range(0, 600).Select(i => new EnteredCase(Examples.Case($"N{i}")))], Ana);
        using var writer = new ChangeWriter(registry.Engine, collection.Number, 400);
        var (sql, values) = registry.Engine.Among(Question, "id", collection.Number, [.. Enumerable.Range(0, 400).Select(i => $"N{i}")]);
        using var command = writer.Command(Explain(registry) + sql, values);
        using var reader = command.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read()) plan.Add(reader.GetString(reader.FieldCount - 1));
        AssertByKey(string.Join('\n', plan));
    }

    [Theory, Engines]
    public void Pages_look_keys_up_one_by_one_though_they_began_with_one_case(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = OfOneCase(registry);
        Assert.Equal(["A"], collection.Find(["B", "A", "A"]).Select(c => c.Id));
        collection.Put([.. Enumerable.Range(0, 600).Select(i => new EnteredCase(Examples.Case($"N{i}")))], Ana);
        var (sql, values) = registry.Engine.Among(Question, "id", collection.Number, ["A", "N7"]);
        AssertByKey(registry.Engine.Read(r => string.Join('\n', r.All(Explain(registry) + sql, row => row.GetString(row.FieldCount - 1), values))));
    }

    [Fact]
    public void What_a_page_asked_leaves_the_plans_of_other_work_alone()
    {
        if (Postgres is null) return;
        using var place = new EngineUnderTest("postgres");
        using var registry = place.Open();
        OfOneCase(registry).Find("A");
        using var connection = registry.Engine.Open();
        using var command = Engine.Command(connection, null, "select current_setting('enable_seqscan') || ' ' || current_setting('plan_cache_mode')");
        Assert.Equal("on auto", command.ExecuteScalar());
    }

    private static CaseCollection OfOneCase(CaseRegistry registry)
    {
        var collection = registry.FindOrAdd("spine", Ana);
        collection.Put([new EnteredCase(Examples.Case("A"))], Ana);
        if (registry.Engine.Dialect != "postgres") return collection;
        using var connection = registry.Engine.Open();
        using var command = Engine.Command(connection, null, "analyze");
        command.ExecuteNonQuery();
        return collection;
    }

    private static string Explain(CaseRegistry registry) => registry.Engine.Dialect == "sqlite" ? "explain query plan " : "explain ";

    // Of SQLite: "SEARCH cases USING INDEX ... (collection=? AND id=?)"; of PostgreSQL: "Index Cond: ((collection = '1'::bigint) AND (id = wanted.key))".
    private static void AssertByKey(string plan)
    {
        Assert.Matches(@"collection=\? AND id=\?|Index Cond: \(\(collection = .*\) AND \(id = wanted\.key\)\)", plan);
        Assert.DoesNotMatch("SCAN cases|Seq Scan", plan);
    }
}
