using System.Text;
using System.Text.Json;
using Kazus.Manuscript.References;

namespace Kazus.Manuscript.Plain;

/// <summary>Writes references as CSL-JSON, which pandoc, Zotero and citation processors read.</summary>
public static class CslJson
{
    public static string Write(IEnumerable<Reference> references)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var work in references) Work(json, work);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Work(Utf8JsonWriter json, Reference work)
    {
        json.WriteStartObject();
        json.WriteString("id", work.Key);
        json.WriteString("type", work.Type);
        People(json, "author", work.Authors);
        People(json, "editor", work.Editors);
        Text(json, "title", work.Title);
        Text(json, "container-title", work.Container);
        Text(json, "container-title-short", work.ContainerShort);
        if (work.Year is { } year) Date(json, "issued", year, work.Month, work.Day);
        Text(json, "volume", work.Volume);
        Text(json, "issue", work.Issue);
        Text(json, "page", work.Pages);
        Text(json, "publisher", work.Publisher);
        Text(json, "publisher-place", work.PublisherPlace);
        Text(json, "edition", work.Edition);
        Text(json, "DOI", work.Doi is null ? null : Vancouver.BareDoi(work.Doi));
        Text(json, "PMID", work.Pmid);
        Text(json, "PMCID", work.Pmcid);
        Text(json, "URL", work.Url);
        if (work.Accessed is { } day) Date(json, "accessed", day.Year, day.Month, day.Day);
        json.WriteEndObject();
    }

    private static void People(Utf8JsonWriter json, string name, IReadOnlyList<PersonName> people)
    {
        if (people.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var person in people)
        {
            json.WriteStartObject();
            Text(json, "literal", person.Literal);
            Text(json, "family", person.Family);
            Text(json, "given", person.Given);
            Text(json, "suffix", person.Suffix);
            Text(json, "non-dropping-particle", person.Particle);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Date(Utf8JsonWriter json, string name, int year, int? month, int? day)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("date-parts");
        json.WriteStartArray();
        json.WriteNumberValue(year);
        if (month is { } m)
        {
            json.WriteNumberValue(m);
            if (day is { } d) json.WriteNumberValue(d);
        }
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) json.WriteString(name, value);
    }
}
