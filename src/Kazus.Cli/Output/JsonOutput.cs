using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kazus.Cli.Output;

/// <summary>One JSON document on standard output, UTF-8, every number with all its digits; what is not a number is null.</summary>
internal static class JsonOutput
{
    internal static void Write(Action<Utf8JsonWriter> document)
    {
        using var stream = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
            document(json);
        stream.WriteByte((byte)'\n');
    }

    internal static void Number(this Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    internal static void Number(this Utf8JsonWriter json, string name, double? value) => json.Number(name, value ?? double.NaN);

    internal static void Numbers(this Utf8JsonWriter json, string name, ReadOnlySpan<double> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            if (double.IsFinite(value)) json.WriteNumberValue(value);
            else json.WriteNullValue();
            if (json.BytesPending > 1 << 16) json.Flush();
        }
        json.WriteEndArray();
    }

    /// <summary>A list of objects.</summary>
    internal static void List<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
