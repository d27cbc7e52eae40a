using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Terms;
using Kazus.Time;

namespace Kazus.Interchange;

/// <summary>
/// A case as an HL7 FHIR R4 bundle of the type "collection": Patient, Condition, Procedure, MedicationStatement and one Observation for
/// each other answer, with the quote it rests on as a note. No date is written: times are words relative to day zero.
/// </summary>
public sealed class FhirBundle
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Elsewhere = ["patient.sex", "disease", "primary.site", "disease.site", "chemotherapy.drug"];
    private const string VariableSystem = "urn:kazus:variable";

    private readonly Case _case;
    private readonly Utf8JsonWriter _json;
    private readonly string _patient;
    private readonly List<string> _left = [];

    private FhirBundle(Case @case, Utf8JsonWriter json)
    {
        _case = @case;
        _json = json;
        _patient = Identity("patient");
    }

    /// <summary>Writes the document.</summary>
    /// <param name="case">The case.</param>
    /// <param name="sources">The casebook's sources by id, named in notes.</param>
    /// <param name="created">When the document is made.</param>
    public static Exchanged Write(Case @case, IReadOnlyDictionary<string, Source> sources, DateTimeOffset created)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(sources);
        var buffer = new ArrayBufferWriter<byte>(8192);
        using var json = new Utf8JsonWriter(buffer, Options);
        var bundle = new FhirBundle(@case, json) { Sources = sources };
        json.WriteStartObject();
        json.WriteString("resourceType", "Bundle");
        json.WriteString("type", "collection");
        json.WriteString("timestamp", created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteStartArray("entry");
        bundle.Patient();
        bundle.Conditions();
        bundle.Procedures();
        bundle.Drugs();
        bundle.Observations();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        bundle._left.AddRange(@case.Events.Where(e => e.Kind is not (EventKind.Procedure or EventKind.Radiotherapy)).Select(e => $"Event: {e.What}"));
        bundle._left.AddRange(@case.Lesions.Select(l => $"Lesion: {l.Name}"));
        return new Exchanged([.. buffer.WrittenSpan, (byte)'\n'], [.. bundle._left.Distinct()]);
    }

    private IReadOnlyDictionary<string, Source> Sources { get; init; } = new Dictionary<string, Source>();

    private void Patient() => Entry("Patient", _patient, () =>
    {
        _json.WriteStartArray("identifier");
        _json.WriteStartObject();
        _json.WriteString("system", "urn:kazus:case");
        _json.WriteString("value", _case.Id);
        _json.WriteEndObject();
        _json.WriteEndArray();
        if (Choice("patient.sex") is { } sex) _json.WriteString("gender", sex);
        if (Choice("status") is { } status && !status.StartsWith("lost", StringComparison.Ordinal)) _json.WriteBoolean("deceasedBoolean", status.StartsWith("dead", StringComparison.Ordinal));
    });

    private void Conditions()
    {
        var sites = ExchangeTerms.Stated(_case, "disease.site").Concat(ExchangeTerms.Stated(_case, "primary.site")).ToList();
        foreach (var claim in ExchangeTerms.Stated(_case, "disease"))
            Entry("Condition", Identity("condition", claim), () =>
            {
                Coding("verificationStatus", [("http://terminology.hl7.org/CodeSystem/condition-ver-status", "confirmed", null)], null);
                Concept("code", ((Value.Coded)claim.Value).Term);
                if (sites.Count > 0)
                {
                    _json.WriteStartArray("bodySite");
                    foreach (var site in sites) Concept(null, ((Value.Coded)site.Value).Term);
                    _json.WriteEndArray();
                }
                Subject();
                Note(claim.Anchor);
            });
        if (ExchangeTerms.Stated(_case, "disease").Count == 0) _left.AddRange(sites.Select(ExchangeTerms.Left));
    }

    private void Procedures()
    {
        foreach (var happening in _case.Events.Where(e => e.Kind is EventKind.Procedure or EventKind.Radiotherapy))
            Entry("Procedure", Identity("event", happening.Id), () =>
            {
                _json.WriteString("status", "completed");
                Coding("code", happening.Kind == EventKind.Radiotherapy ? [(Nci, "C15313", "Radiation Therapy")] : [(Nci, "C15329", "Surgical Procedure")], happening.What);
                Subject();
                if (happening.When.Count > 0) _json.WriteString("performedString", string.Join("; ", happening.When.Select(w => w.From is TimeStatement.DayZero or TimeStatement.Calendar ? w.Words : $"{w.Words} from {w.From}")));
                if (happening.Finding is { } finding) Coding("outcome", [], finding);
                if (happening.Anchors.Count > 0) Note(happening.Anchors[0]);
            });
    }

    private void Drugs()
    {
        foreach (var claim in ExchangeTerms.Stated(_case, "chemotherapy.drug"))
            Entry("MedicationStatement", Identity("drug", claim), () =>
            {
                _json.WriteString("status", "unknown");
                Concept("medicationCodeableConcept", ((Value.Coded)claim.Value).Term);
                Subject();
                Note(claim.Anchor);
            });
    }

    private void Observations()
    {
        foreach (var variable in Variables.All.Where(v => !Elsewhere.Contains(v.Id)))
            foreach (var claim in ExchangeTerms.Stated(_case, variable.Id))
                Entry("Observation", Identity("observation", claim), () =>
                {
                    _json.WriteString("status", claim.State == ClaimState.Accepted ? "final" : "preliminary");
                    Coding("code", [(VariableSystem, variable.Id, variable.Label)], claim.Value is Value.Stain s ? $"{variable.Label}: {s.Marker}" : claim.Value is Value.Scale scale ? scale.Name : variable.Label);
                    Subject();
                    Written(claim.Value);
                    Note(claim.Anchor);
                });
    }

    private void Written(Value value)
    {
        switch (value)
        {
            case Value.Number n when n.Low == n.High || n.Amount == n.Low && n.High - n.Low <= 1: Quantity("valueQuantity", n.Amount, n.Unit); break;
            case Value.Number n:
                _json.WriteStartObject("valueRange");
                Quantity("low", n.Low, n.Unit);
                Quantity("high", n.High, n.Unit);
                _json.WriteEndObject();
                break;
            case Value.Length { Duration: { Exactness: Exactness.Stated } d }: Quantity("valueQuantity", d.In(TimeUnit.Month), "mo"); break;
            case Value.Choice choice: Coding("valueCodeableConcept", [], choice.Answer); break;
            case Value.Coded coded: Concept("valueCodeableConcept", coded.Term); break;
            case Value.Stain stain: Coding("valueCodeableConcept", [stain.Result == "positive" ? (Nci, "C38758", "Positive Finding") : (Nci, "C38757", "Negative Finding")], stain.Extent is null ? stain.Result : $"{stain.Result}, {stain.Extent}"); break;
            case Value.Size size:
                Quantity("valueQuantity", size.Largest, "mm");
                if (size.Millimetres.Count > 1) _left.Add($"Size: {size} (the largest dimension alone is carried)");
                break;
            default: _json.WriteString("valueString", value.ToString()); break;
        }
    }

    private static string Nci => ExchangeTerms.All.First(v => v.Prefix == "NCIT").System;

    private void Entry(string type, string id, Action body)
    {
        _json.WriteStartObject();
        _json.WriteString("fullUrl", "urn:uuid:" + id);
        _json.WriteStartObject("resource");
        _json.WriteString("resourceType", type);
        _json.WriteString("id", id);
        body();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void Subject()
    {
        _json.WriteStartObject("subject");
        _json.WriteString("reference", "urn:uuid:" + _patient);
        _json.WriteEndObject();
    }

    private void Concept(string? name, Term term) =>
        Coding(name, [.. ExchangeTerms.Codes(term).Select(c => (ExchangeTerms.Of(c).System, c.Id, (string?)(term.Label ?? term.Words)))], term.Words);

    private void Coding(string? name, IReadOnlyList<(string System, string Code, string? Display)> codes, string? text)
    {
        if (name is null) _json.WriteStartObject();
        else _json.WriteStartObject(name);
        if (codes.Count > 0)
        {
            _json.WriteStartArray("coding");
            foreach (var (system, code, display) in codes)
            {
                _json.WriteStartObject();
                _json.WriteString("system", system);
                _json.WriteString("code", code);
                if (display is not null) _json.WriteString("display", display);
                _json.WriteEndObject();
            }
            _json.WriteEndArray();
        }
        if (text is not null) _json.WriteString("text", text);
        _json.WriteEndObject();
    }

    private void Quantity(string name, double value, string? unit)
    {
        _json.WriteStartObject(name);
        _json.WriteNumber("value", Math.Round(value, 6));
        if (unit is not null)
        {
            _json.WriteString("unit", unit);
            _json.WriteString("system", "http://unitsofmeasure.org");
            _json.WriteString("code", unit);
        }
        _json.WriteEndObject();
    }

    private void Note(Anchor anchor)
    {
        if (anchor.Quote is null) return;
        var source = Sources.GetValueOrDefault(anchor.Source)?.ShortName ?? anchor.Source;
        _json.WriteStartArray("note");
        _json.WriteStartObject();
        _json.WriteString("text", $"“{anchor.Quote}” ({(anchor.Where is null ? source : $"{source}, {anchor.Where}")})");
        _json.WriteEndObject();
        _json.WriteEndArray();
    }

    private string? Choice(string variable) => _case.Answer(variable) is Answer.One { Value: Value.Choice choice } ? choice.Answer : null;

    private string Identity(string kind, Claim claim) => Identity(kind, $"{claim.Variable}/{claim.Id}");

    // The same case gives the same ids, so that a document made again is the same document.
    private string Identity(string kind, string of = "")
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{_case.Id}\u001f{kind}\u001f{of}")).AsSpan(0, 16);
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash, bigEndian: true).ToString("D");
    }
}
