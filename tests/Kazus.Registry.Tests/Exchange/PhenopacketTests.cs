using System.Text.Json;
using Kazus.Casebooks;
using Kazus.Casebooks.Tables;
using Kazus.Cases;
using Kazus.Interchange;
using Kazus.Terms;
using Kazus.Testing;
using Xunit;

namespace Kazus.Registry.Tests.Exchange;

/// <summary>Held against the messages of the Phenopacket Schema 2.0: which fields each may have, which it must have.</summary>
public sealed class PhenopacketTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    // Message: field to message of its value; "!" marks a required field, "*" a list, "" a plain value.
    private static readonly Dictionary<string, Dictionary<string, string>> Messages = new()
    {
        ["Phenopacket"] = new() { ["!id"] = "", ["subject"] = "Individual", ["*phenotypicFeatures"] = "PhenotypicFeature", ["*measurements"] = "Measurement", ["*diseases"] = "Disease", ["*medicalActions"] = "MedicalAction", ["!metaData"] = "MetaData" },
        ["Individual"] = new() { ["!id"] = "", ["timeAtLastEncounter"] = "TimeElement", ["vitalStatus"] = "VitalStatus", ["sex"] = "", ["taxonomy"] = "OntologyClass" },
        ["VitalStatus"] = new() { ["!status"] = "", ["survivalTimeInDays"] = "" },
        ["PhenotypicFeature"] = new() { ["!type"] = "OntologyClass", ["*evidence"] = "Evidence" },
        ["Evidence"] = new() { ["!evidenceCode"] = "OntologyClass", ["reference"] = "ExternalReference" },
        ["ExternalReference"] = new() { ["id"] = "", ["description"] = "" },
        ["Measurement"] = new() { ["description"] = "", ["!assay"] = "OntologyClass", ["!value"] = "Value" },
        ["Value"] = new() { ["!ontologyClass"] = "OntologyClass" },
        ["Disease"] = new() { ["!term"] = "OntologyClass", ["primarySite"] = "OntologyClass" },
        ["MedicalAction"] = new() { ["procedure"] = "Procedure", ["treatment"] = "Treatment" },
        ["Procedure"] = new() { ["!code"] = "OntologyClass", ["performed"] = "TimeElement" },
        ["Treatment"] = new() { ["!agent"] = "OntologyClass" },
        ["TimeElement"] = new() { ["age"] = "Age", ["ageRange"] = "AgeRange" },
        ["AgeRange"] = new() { ["!start"] = "Age", ["!end"] = "Age" },
        ["Age"] = new() { ["!iso8601duration"] = "" },
        ["OntologyClass"] = new() { ["!id"] = "", ["!label"] = "" },
        ["MetaData"] = new() { ["!created"] = "", ["!createdBy"] = "", ["!*resources"] = "Resource", ["!phenopacketSchemaVersion"] = "", ["*externalReferences"] = "ExternalReference" },
        ["Resource"] = new() { ["!id"] = "", ["!name"] = "", ["!url"] = "", ["!version"] = "", ["!namespacePrefix"] = "", ["!iriPrefix"] = "" },
    };

    [Fact]
    public void Every_case_of_the_example_keeps_to_the_schema()
    {
        var casebook = CasebookFolder.Read(Repository.File("examples", "spinal-leiomyosarcoma"), Vocabularies.Resolve).Casebook;
        foreach (var one in casebook.Cases)
        {
            var root = JsonDocument.Parse(Phenopacket.Write(one, casebook.Sources, Now, "Kazus").Document).RootElement;
            var prefixes = new HashSet<string>();
            Hold(root, "Phenopacket", one.Id, prefixes);
            // Every vocabulary used has its resource, and no other.
            Assert.Equal(prefixes.Order(), root.GetProperty("metaData").GetProperty("resources").EnumerateArray().Select(r => r.GetProperty("namespacePrefix").GetString()!).Order());
        }
    }

    [Fact]
    public void The_index_case_has_its_disease_sex_and_operations()
    {
        var casebook = CasebookFolder.Read(Repository.File("examples", "spinal-leiomyosarcoma"), Vocabularies.Resolve).Casebook;
        var root = JsonDocument.Parse(Phenopacket.Write(casebook.IndexCase!, casebook.Sources, Now, "Kazus").Document).RootElement;
        Assert.Equal("FEMALE", root.GetProperty("subject").GetProperty("sex").GetString());
        Assert.Equal("NCIT:C3158", root.GetProperty("diseases")[0].GetProperty("term").GetProperty("id").GetString());
        Assert.True(root.GetProperty("medicalActions").GetArrayLength() >= 2);
        Assert.Equal("2026-01-31T12:00:00Z", root.GetProperty("metaData").GetProperty("created").GetString());
    }

    [Fact]
    public void What_has_no_code_is_named_as_not_carried()
    {
        var one = Examples.Case("A");
        one = one with { Claims = [.. one.Claims, Examples.Claim("c5", "symptom", "strange feeling in the left ear lobe"), Examples.Claim("c6", "ki67", "30 %")] };
        var left = Phenopacket.Write(one, new Dictionary<string, Provenance.Source>(), Now, "Kazus").NotCarried;
        Assert.Contains("Symptoms: strange feeling in the left ear lobe", left);
        Assert.Contains(left, l => l.StartsWith("Ki-67: 30", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_of_cases_reads_back_as_the_same_values()
    {
        var casebook = CasebookFolder.Read(Repository.File("examples", "spinal-leiomyosarcoma"), Vocabularies.Resolve).Casebook;
        var findings = new List<Checks.Finding>();
        var back = CaseTable.Read(CaseTable.Write(casebook.Cases, casebook.Sources), "cases.csv", findings, Vocabularies.Resolve).Cases;
        Assert.DoesNotContain(findings, f => f.Severity == Checks.Severity.Error);
        foreach (var one in casebook.Cases)
        {
            var twin = back.Single(c => c.Id == one.Id);
            static IEnumerable<string> Told(Case c) => c.Claims.Where(x => x.State != Provenance.ClaimState.Rejected).Select(x => $"{x.Variable}|{ValueReading.Write(Variables.Get(x.Variable), x.Value).Replace("; ", ";", StringComparison.Ordinal)}|{x.Anchor.Source}|{x.Anchor.Where}").Order();
            Assert.Equal(Told(one), Told(twin));
        }
    }

    private static void Hold(JsonElement json, string message, string path, HashSet<string> prefixes)
    {
        var fields = Messages[message];
        foreach (var required in fields.Keys.Where(k => k.StartsWith('!'))) Assert.True(json.TryGetProperty(required.TrimStart('!', '*'), out _), $"{path} lacks {required}");
        if (message is "MedicalAction" or "TimeElement") Assert.Single(json.EnumerateObject());
        foreach (var property in json.EnumerateObject())
        {
            var key = fields.Keys.SingleOrDefault(k => k.TrimStart('!', '*') == property.Name);
            Assert.True(key is not null, $"{path}: {message} has no field {property.Name}");
            var here = $"{path}/{property.Name}";
            if (fields[key].Length == 0) Assert.True(property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number && property.Value.ToString().Length > 0, here);
            else if (key.Contains('*', StringComparison.Ordinal)) foreach (var item in property.Value.EnumerateArray()) Hold(item, fields[key], here, prefixes);
            else Hold(property.Value, fields[key], here, prefixes);
        }
        if (message == "OntologyClass")
        {
            Assert.Matches(@"^[A-Za-z]+:\S+$", json.GetProperty("id").GetString()!);
            prefixes.Add(json.GetProperty("id").GetString()!.Split(':')[0]);
        }
        if (message == "Age") Assert.Matches(@"^P\d+Y(\d+M)?$", json.GetProperty("iso8601duration").GetString()!);
    }
}
