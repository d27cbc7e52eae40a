using System.Text.Json;

namespace Kazus.Interchange;

/// <summary>
/// Fields of an open object in the order in which they come: a field of another kind than the one expected counts as absent, and what
/// nobody asks for is passed over.
/// </summary>
internal static class JsonFields
{
    /// <summary>Reads one item of a list; the reader stands at its first token and is left at its last.</summary>
    public delegate T ReadItem<out T>(ref Utf8JsonReader json);

    /// <summary>Goes to the next field's name; false at the end of the object.</summary>
    public static bool Next(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    public static string? Words(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String) return json.GetString();
        json.Skip();
        return null;
    }

    public static bool IsTrue(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.True) return true;
        json.Skip();
        return false;
    }

    public static int? Whole(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Number) return json.TryGetInt32(out var n) ? n : null;
        json.Skip();
        return null;
    }

    public static double? Number(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Number) return json.TryGetDouble(out var n) ? n : null;
        json.Skip();
        return null;
    }

    public static DateTimeOffset? Moment(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String) return json.TryGetDateTimeOffset(out var at) ? at : null;
        json.Skip();
        return null;
    }

    public static void PassOver(ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }

    public static T? Maybe<T>(ref Utf8JsonReader json, ReadItem<T> read) where T : class
    {
        json.Read();
        if (json.TokenType == JsonTokenType.StartObject) return read(ref json);
        json.Skip();
        return null;
    }

    public static IReadOnlyList<T> Items<T>(ref Utf8JsonReader json, ReadItem<T> read)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return [];
        }
        var items = new List<T>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray) items.Add(read(ref json));
        return items;
    }

    /// <summary>A text of a list.</summary>
    public static string Item(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => json.GetString()!,
        JsonTokenType.Null => "",
        _ => throw new JsonException("Expected a text in a list of texts."),
    };

    public static void MustBeObject(in Utf8JsonReader json, string what)
    {
        if (json.TokenType != JsonTokenType.StartObject) throw new JsonException($"A {what} is an object.");
    }
}
