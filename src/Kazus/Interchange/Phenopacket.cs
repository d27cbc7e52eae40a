using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Terms;
using Kazus.Time;

namespace Kazus.Interchange;

/// <summary>
/// A case as a GA4GH Phenopacket, schema version 2, in the JSON form of its messages. Only what has a code of a public vocabulary can be
/// said there; the rest is named in <see cref="Exchanged.NotCarried"/>. Times are ages, as ranges when they are not exact, so that no
/// date of the patient leaves.
/// </summary>
public sealed class Phenopacket
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Carried = ["patient.age", "patient.sex", "disease", "primary.site", "disease.site", "symptom", "ihc", "surgery.extent", "radiotherapy", "chemotherapy", "chemotherapy.drug", "status", "survival.time", "metastasis.site", "followup"];

    private readonly Case _case;
    private readonly IReadOnlyDictionary<string, Source> _sources;
    private readonly Utf8JsonWriter _json;
    private readonly SortedSet<string> _prefixes = new(StringComparer.Ordinal);
    private readonly List<string> _left = [];
    private readonly Value.Number? _age;

    private Phenopacket(Case @case, IReadOnlyDictionary<string, Source> sources, Utf8JsonWriter json)
    {
        _case = @case;
        _sources = sources;
        _json = json;
        _age = (@case.Answer("patient.age") as Answer.One)?.Value as Value.Number;
    }

    /// <summary>Writes the document.</summary>
    /// <param name="case">The case.</param>
    /// <param name="sources">The casebook's sources by id, for references.</param>
    /// <param name="created">When the document is made.</param>
    /// <param name="createdBy">Who makes it.</param>
    public static Exchanged Write(Case @case, IReadOnlyDictionary<string, Source> sources, DateTimeOffset created, string createdBy)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentException.ThrowIfNullOrEmpty(createdBy);
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(buffer, Options);
        var packet = new Phenopacket(@case, sources, json);
        json.WriteStartObject();
        json.WriteString("id", @case.Id);
        packet.Subject();
        packet.Features();
        packet.Measurements();
        packet.Diseases();
        packet.Actions();
        packet.MetaData(created, createdBy);
        json.WriteEndObject();
        json.Flush();
        foreach (var claim in @case.Claims.Where(c => c.State != ClaimState.Rejected && c.Value is not Value.Absent && !Carried.Contains(c.Variable))) packet._left.Add(ExchangeTerms.Left(claim));
        packet._left.AddRange(@case.Events.Where(e => e.Kind is not (EventKind.Procedure or EventKind.Radiotherapy or EventKind.Death)).Select(e => $"Event: {e.What}"));
        return new Exchanged([.. buffer.WrittenSpan, (byte)'\n'], [.. packet._left.Distinct()]);
    }

    private void Subject()
    {
        _json.WriteStartObject("subject");
        _json.WriteString("id", _case.Id);
        if (_age is not null)
        {
            _json.WritePropertyName("timeAtLastEncounter");
            Age(_case.Answer("followup") is Answer.One { Value: Value.Length { Duration.Days: { Latest: < DayRange.Far } days } } ? days : DayRange.On(0));
        }
        else _left.AddRange(ExchangeTerms.Stated(_case, "patient.age").Select(ExchangeTerms.Left));
        Vital();
        if (Choice("patient.sex") is { } sex) _json.WriteString("sex", sex switch { "female" => "FEMALE", "male" => "MALE", "other" => "OTHER_SEX", _ => "UNKNOWN_SEX" });
        _json.WritePropertyName("taxonomy");
        Class(new Code("NCBITaxon", "9606"), "Homo sapiens");
        _json.WriteEndObject();
    }

    private void Vital()
    {
        if (Choice("status") is not { } status) return;
        _json.WriteStartObject("vitalStatus");
        _json.WriteString("status", status.StartsWith("alive", StringComparison.Ordinal) ? "ALIVE" : status.StartsWith("dead", StringComparison.Ordinal) ? "DECEASED" : "UNKNOWN_STATUS");
        // The schema counts whole days; a length told as an interval is left out rather than made exact.
        if (_case.Answer("survival.time") is Answer.One { Value: Value.Length { Duration.Days: { IsExact: true } days } }) _json.WriteNumber("survivalTimeInDays", days.Earliest);
        else _left.AddRange(ExchangeTerms.Stated(_case, "survival.time").Select(ExchangeTerms.Left));
        _json.WriteEndObject();
    }

    private void Features()
    {
        _json.WriteStartArray("phenotypicFeatures");
        foreach (var claim in Coded("symptom"))
        {
            _json.WriteStartObject();
            _json.WritePropertyName("type");
            Class(claim);
            _json.WriteStartArray("evidence");
            _json.WriteStartObject();
            _json.WritePropertyName("evidenceCode");
            Class(new Code("ECO", "0000033"), "author statement supported by traceable reference");
            Reference("reference", claim.Anchor);
            _json.WriteEndObject();
            _json.WriteEndArray();
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
    }

    private void Measurements()
    {
        _json.WriteStartArray("measurements");
        foreach (var claim in ExchangeTerms.Stated(_case, "ihc"))
        {
            var stain = (Value.Stain)claim.Value;
            _json.WriteStartObject();
            _json.WriteString("description", stain.ToString());
            _json.WritePropertyName("assay");
            Class(new Code("NCIT", "C23020"), "Immunohistochemistry Staining Method");
            _json.WriteStartObject("value");
            _json.WritePropertyName("ontologyClass");
            if (stain.Result == "positive") Class(new Code("NCIT", "C38758"), "Positive Finding");
            else Class(new Code("NCIT", "C38757"), "Negative Finding");
            _json.WriteEndObject();
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
    }

    private void Diseases()
    {
        _json.WriteStartArray("diseases");
        var site = Coded("primary.site").FirstOrDefault();
        foreach (var claim in Coded("disease"))
        {
            _json.WriteStartObject();
            _json.WritePropertyName("term");
            Class(claim);
            if (site is not null)
            {
                _json.WritePropertyName("primarySite");
                Class(site);
            }
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
        _left.AddRange(ExchangeTerms.Stated(_case, "disease.site").Concat(ExchangeTerms.Stated(_case, "metastasis.site")).Select(ExchangeTerms.Left));
    }

    private void Actions()
    {
        _json.WriteStartArray("medicalActions");
        var days = _case.Times().Ranges;
        var procedures = _case.Events.Where(e => e.Kind == EventKind.Procedure).ToList();
        foreach (var happening in procedures) Procedure(new Code("NCIT", "C15329"), "Surgical Procedure", days.GetValueOrDefault(happening.Id, DayRange.Unknown));
        var extent = Choice("surgery.extent");
        if (procedures.Count == 0 && extent is not (null or "none")) Procedure(extent == "biopsy only" ? new Code("NCIT", "C15189") : new Code("NCIT", "C15329"), extent == "biopsy only" ? "Biopsy" : "Surgical Procedure", DayRange.Unknown);
        if (extent is not (null or "none" or "biopsy only")) _left.Add($"Extent of resection: {extent}");
        if (Choice("radiotherapy") == "yes" || _case.Events.Any(e => e.Kind == EventKind.Radiotherapy)) Procedure(new Code("NCIT", "C15313"), "Radiation Therapy", DayRange.Unknown);
        var drugs = Coded("chemotherapy.drug");
        foreach (var claim in drugs)
        {
            _json.WriteStartObject();
            _json.WriteStartObject("treatment");
            _json.WritePropertyName("agent");
            Class(claim);
            _json.WriteEndObject();
            _json.WriteEndObject();
        }
        if (drugs.Count == 0 && Choice("chemotherapy") == "yes") Procedure(new Code("NCIT", "C15632"), "Chemotherapy", DayRange.Unknown);
        _json.WriteEndArray();
    }

    private void Procedure(Code code, string label, DayRange days)
    {
        _json.WriteStartObject();
        _json.WriteStartObject("procedure");
        _json.WritePropertyName("code");
        Class(code, label);
        if (_age is not null && days.Earliest > -DayRange.Far && days.Latest < DayRange.Far)
        {
            _json.WritePropertyName("performed");
            Age(days);
        }
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    // Ages are told for the time of the report's day zero; a day of the course is that age and the days between.
    private void Age(DayRange days)
    {
        var low = _age!.Low + days.Earliest / TimeUnits.DaysPerYear;
        var high = _age.High + days.Latest / TimeUnits.DaysPerYear;
        _json.WriteStartObject();
        if (days == DayRange.On(0) && _age.Low == Math.Floor(_age.Low) && _age.High - _age.Low <= 1) Duration("age", _age.Low);
        else
        {
            _json.WriteStartObject("ageRange");
            Duration("start", Math.Max(0, low));
            Duration("end", Math.Max(0, high));
            _json.WriteEndObject();
        }
        _json.WriteEndObject();
    }

    private void Duration(string name, double years)
    {
        var months = (int)Math.Round(years * 12, MidpointRounding.AwayFromZero);
        _json.WriteStartObject(name);
        _json.WriteString("iso8601duration", months % 12 == 0 ? string.Create(CultureInfo.InvariantCulture, $"P{months / 12}Y") : string.Create(CultureInfo.InvariantCulture, $"P{months / 12}Y{months % 12}M"));
        _json.WriteEndObject();
    }

    private void MetaData(DateTimeOffset created, string createdBy)
    {
        _json.WriteStartObject("metaData");
        _json.WriteString("created", created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        _json.WriteString("createdBy", createdBy);
        _json.WriteStartArray("resources");
        foreach (var vocabulary in ExchangeTerms.All.Where(v => _prefixes.Contains(v.Prefix)))
        {
            _json.WriteStartObject();
            _json.WriteString("id", vocabulary.Prefix.ToLowerInvariant());
            _json.WriteString("name", vocabulary.Name);
            _json.WriteString("url", vocabulary.Url);
            _json.WriteString("version", vocabulary.Version);
            _json.WriteString("namespacePrefix", vocabulary.Prefix);
            _json.WriteString("iriPrefix", vocabulary.Iri);
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
        _json.WriteString("phenopacketSchemaVersion", "2.0");
        _json.WriteStartArray("externalReferences");
        foreach (var id in _case.Sources.Where(s => _sources.ContainsKey(s))) Reference(null, new Anchor(id));
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void Reference(string? name, Anchor anchor)
    {
        var source = _sources.GetValueOrDefault(anchor.Source);
        if (name is null) _json.WriteStartObject();
        else _json.WriteStartObject(name);
        _json.WriteString("id", source switch { { Pmid: { } pmid } => "PMID:" + pmid, { Doi: { } doi } => "DOI:" + doi, _ => anchor.Source });
        var told = anchor.Quote is null ? source?.Title : anchor.Where is null ? $"“{anchor.Quote}”" : $"“{anchor.Quote}” ({anchor.Where})";
        if (told is not null) _json.WriteString("description", told);
        _json.WriteEndObject();
    }

    private List<Claim> Coded(string variable)
    {
        var all = ExchangeTerms.Stated(_case, variable);
        _left.AddRange(all.Where(c => ExchangeTerms.Codes(((Value.Coded)c.Value).Term).Count == 0).Select(ExchangeTerms.Left));
        return [.. all.Where(c => ExchangeTerms.Codes(((Value.Coded)c.Value).Term).Count > 0).DistinctBy(c => ExchangeTerms.Codes(((Value.Coded)c.Value).Term)[0])];
    }

    private string? Choice(string variable) => _case.Answer(variable) is Answer.One { Value: Value.Choice choice } ? choice.Answer : null;

    private void Class(Claim claim)
    {
        var term = ((Value.Coded)claim.Value).Term;
        Class(ExchangeTerms.Codes(term)[0], term.Label ?? term.Words);
    }

    private void Class(Code code, string label)
    {
        _prefixes.Add(code.System);
        _json.WriteStartObject();
        _json.WriteString("id", code.ToString());
        _json.WriteString("label", label);
        _json.WriteEndObject();
    }
}
