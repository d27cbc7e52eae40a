using System.Globalization;
using System.Text.Json;
using Kazus.Cli.Output;
using Kazus.Find.Content;
using Kazus.Find.Search;

namespace Kazus.Cli.Search;

/// <summary>What words find, for people and for programs.</summary>
internal static class FoundOutput
{
    internal static void Text(string text, FindQuery query, FindResult result, SearchedCases cases)
    {
        var total = result.Total ?? result.Cases.Count;
        Console.WriteLine(query.IsEmpty ? Say(total, "case", "cases") + " of " + Number(cases.View.Count)
            : $"{Say(total, "case holds", "cases hold")} any of: {text}   ({Number(cases.View.Count)} searched)");
        var place = 0;
        foreach (var found in result.Cases)
        {
            if (cases.Find(found.Key) is not { } one) continue;
            var label = cases.Label(one);
            var collection = found.Key.Collection.Length > 0 ? $"  [{found.Key.Collection}]" : "";
            Console.WriteLine($"\n{Number(++place),3}  {(label == one.Id ? one.Id : $"{label}  {one.Id}")}{collection}");
            foreach (var snippet in Snippet.Of(Passage.Of(one), cases.View, query))
                Console.WriteLine($"       {snippet.Passage.What}: {Marked(snippet)}{(snippet.Passage.Anchor is { } anchor ? $"   {anchor}" : "")}");
        }
        if (total > result.Cases.Count && result.Cases.Count > 0) Console.WriteLine($"\n{Say(total - result.Cases.Count, "more case", "more cases")}: --top shows more.");
        foreach (var (name, values) in result.Facets)
            if (values.Count > 0) Console.WriteLine($"{(name == result.Facets[0].Key ? "\n" : "")}{name,-10} {string.Join("  ", values.Take(12).Select(v => $"{v.Value} ({Number(v.Count)})"))}{(values.Count > 12 ? $"  and {Number(values.Count - 12)} more" : "")}");
    }

    internal static void Json(string text, FindQuery query, FindResult result, SearchedCases cases) => JsonOutput.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("query", text);
        json.WriteString("place", cases.Place);
        json.WriteNumber("searched", cases.View.Count);
        json.WriteNumber("total", result.Total ?? 0);
        json.List("cases", result.Cases, found =>
        {
            var one = cases.Find(found.Key);
            Case(json, found.Key, one is null ? found.Key.Id : cases.Label(one));
            json.Number("score", found.Score);
            json.List("why", one is null ? [] : Snippet.Of(Passage.Of(one), cases.View, query), why => Why(json, why));
        });
        json.WriteStartObject("facets");
        foreach (var (name, values) in result.Facets)
            json.List(name, values, v =>
            {
                json.WriteString("value", v.Value);
                json.WriteNumber("count", v.Count);
            });
        json.WriteEndObject();
        json.WriteEndObject();
    });

    internal static void Case(Utf8JsonWriter json, Kazus.Find.CaseKey key, string label)
    {
        if (key.Collection.Length > 0) json.WriteString("collection", key.Collection);
        json.WriteString("case", key.Id);
        json.WriteString("label", label);
    }

    private static void Why(Utf8JsonWriter json, Snippet why)
    {
        json.WriteString("what", why.Passage.What);
        json.WriteString("text", why.Text);
        json.WriteStartArray("words");
        foreach (var mark in why.Marks) json.WriteStringValue(why.Text.Substring(mark.Start, mark.Length));
        json.WriteEndArray();
        json.WriteString("source", why.Passage.Anchor?.Source);
        json.WriteString("where", why.Passage.Anchor?.Where);
    }

    // The words found stand out on a terminal and are left as they are in a file.
    private static string Marked(Snippet snippet)
    {
        if (Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 }) return snippet.Text;
        var text = snippet.Text;
        foreach (var mark in snippet.Marks.OrderByDescending(m => m.Start)) text = text.Insert(mark.Start + mark.Length, "\u001b[22m").Insert(mark.Start, "\u001b[1m");
        return text;
    }

    internal static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    internal static string Say(int n, string one, string many) => $"{Number(n)} {(n == 1 ? one : many)}";
}
