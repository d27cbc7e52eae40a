using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Kazus.Registry.Revisions;
using Xunit;

namespace Kazus.Registry.Tests;

public sealed class JsonPatchTests
{
    // Operations and expected documents after the examples of RFC 6902, appendix A.
    [Theory]
    [InlineData("""{"foo":"bar"}""", """[{"op":"add","path":"/baz","value":"qux"}]""", """{"foo":"bar","baz":"qux"}""")]
    [InlineData("""{"foo":["bar","baz"]}""", """[{"op":"add","path":"/foo/1","value":"qux"}]""", """{"foo":["bar","qux","baz"]}""")]
    [InlineData("""{"foo":["bar","qux","baz"]}""", """[{"op":"remove","path":"/foo/1"}]""", """{"foo":["bar","baz"]}""")]
    [InlineData("""{"baz":"qux","foo":"bar"}""", """[{"op":"replace","path":"/baz","value":"boo"}]""", """{"foo":"bar","baz":"boo"}""")]
    [InlineData("""{"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}}""", """[{"op":"move","from":"/foo/waldo","path":"/qux/thud"}]""", """{"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}""")]
    [InlineData("""{"foo":["all","grass","cows","eat"]}""", """[{"op":"move","from":"/foo/1","path":"/foo/3"}]""", """{"foo":["all","cows","eat","grass"]}""")]
    [InlineData("""{"/":9,"~1":10}""", """[{"op":"test","path":"/~01","value":10}]""", """{"/":9,"~1":10}""")]
    [InlineData("""{"foo":["bar"]}""", """[{"op":"add","path":"/foo/-","value":["abc","def"]}]""", """{"foo":["bar",["abc","def"]]}""")]
    [InlineData("""{"a":1}""", """[{"op":"copy","from":"/a","path":"/b"}]""", """{"a":1,"b":1}""")]
    public void A_patch_is_applied_as_the_standard_says(string before, string patch, string after) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(after), JsonPatch.Apply(JsonNode.Parse(before), JsonNode.Parse(patch)!.AsArray())));

    [Theory]
    [InlineData("""{"baz":"qux"}""", """[{"op":"test","path":"/baz","value":"bar"}]""")]
    [InlineData("""{"foo":"bar"}""", """[{"op":"add","path":"/baz/bat","value":"qux"}]""")]
    [InlineData("""{"foo":["bar"]}""", """[{"op":"add","path":"/foo/2","value":"qux"}]""")]
    [InlineData("""{"foo":["bar"]}""", """[{"op":"remove","path":"/foo/01"}]""")]
    [InlineData("""{"foo":1}""", """[{"op":"spam","path":"/foo"}]""")]
    public void A_patch_that_does_not_fit_is_an_error(string before, string patch) =>
        Assert.Throws<JsonException>(() => JsonPatch.Apply(JsonNode.Parse(before), JsonNode.Parse(patch)!.AsArray()));

    [Fact]
    public void The_patch_between_two_documents_makes_the_second_of_the_first()
    {
        var generated = Documents(3).Sample(400, 4000);
        for (var i = 0; i + 1 < generated.Length; i++)
        {
            var (before, after) = (generated[i], generated[i + 1]);
            var patch = JsonPatch.Between(before, after);
            Assert.True(JsonNode.DeepEquals(after, JsonPatch.Apply(before, patch)), $"{before?.ToJsonString()} -> {after?.ToJsonString()}: {patch.ToJsonString()}");
        }
    }

    [Fact]
    public void A_small_change_is_a_small_patch()
    {
        var lines = new JsonObject { ["lines"] = new JsonArray([.. Enumerable.Range(0, 500).Select(i => (JsonNode)$"line {i}")]) };
        var changed = lines.DeepClone().AsObject();
        changed["lines"]!.AsArray()[250] = "another line";
        Assert.Equal("""[{"op":"replace","path":"/lines/250","value":"another line"}]""", JsonPatch.Between(lines, changed).ToJsonString());
    }

    private static Gen<JsonNode?> Documents(int depth)
    {
        var leaf = Gen.OneOf(
            Gen.Constant<JsonNode?>(null),
            Gen.Choose(0, 3).Select(n => (JsonNode?)JsonValue.Create(n)),
            Gen.Elements("a", "~/", "é😀", "").Select(s => (JsonNode?)JsonValue.Create(s)));
        if (depth == 0) return leaf;
        var inner = Documents(depth - 1);
        return Gen.OneOf(leaf,
            inner.ListOf(4).Select(items => (JsonNode?)new JsonArray([.. items.Select(n => n?.DeepClone())])),
            inner.ListOf(3).Select(items => (JsonNode?)new JsonObject(items.Select((n, i) => KeyValuePair.Create(new[] { "a", "~b/", "c" }[i], n?.DeepClone())))));
    }
}
