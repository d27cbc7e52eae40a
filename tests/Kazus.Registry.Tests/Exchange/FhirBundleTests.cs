using System.Text;
using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Kazus.Casebooks;
using Kazus.Interchange;
using Kazus.Terms;
using Kazus.Testing;
using Xunit;

namespace Kazus.Registry.Tests.Exchange;

/// <summary>The bundles are read by another program's strict reader, which knows the R4 definitions: cardinality, codes, types.</summary>
public sealed class FhirBundleTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Strict = new JsonSerializerOptions().ForFhir(ModelInfo.ModelInspector);

    [Fact]
    public void Every_case_of_the_example_is_a_valid_R4_bundle()
    {
        var casebook = CasebookFolder.Read(Repository.File("examples", "spinal-leiomyosarcoma"), Vocabularies.Resolve).Casebook;
        foreach (var one in casebook.Cases)
        {
            var bundle = Read(FhirBundle.Write(one, casebook.Sources, Now).Document);
            var patient = Assert.Single(bundle.Entry.Select(e => e.Resource).OfType<Patient>());
            Assert.Equal(one.Id, patient.Identifier[0].Value);
            Assert.Equal(bundle.Entry.Count, bundle.Entry.Select(e => e.FullUrl).Distinct().Count());
            var urls = bundle.Entry.Select(e => e.FullUrl).ToHashSet();
            Assert.All(bundle.Entry.Select(e => e.Resource).OfType<Observation>(), o => Assert.Contains(o.Subject!.Reference, urls));
            Assert.DoesNotContain(bundle.Entry.Select(e => e.Resource).OfType<Observation>(), o => o.Effective is not null);
        }
    }

    [Fact]
    public void The_index_case_says_disease_operation_age_and_the_quotes()
    {
        var casebook = CasebookFolder.Read(Repository.File("examples", "spinal-leiomyosarcoma"), Vocabularies.Resolve).Casebook;
        var bundle = Read(FhirBundle.Write(casebook.IndexCase!, casebook.Sources, Now).Document);
        var resources = bundle.Entry.Select(e => e.Resource).ToList();
        var condition = Assert.Single(resources.OfType<Condition>());
        Assert.Contains(condition.Code!.Coding, c => c is { System: "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl", Code: "C3158" });
        Assert.Equal(AdministrativeGender.Female, resources.OfType<Patient>().Single().Gender);
        var age = resources.OfType<Observation>().First(o => o.Code!.Coding[0].Code == "patient.age");
        Assert.Equal((63m, "a"), (((Quantity)age.Value!).Value!.Value, ((Quantity)age.Value!).Code));
        Assert.NotEmpty(age.Note);
        Assert.Equal(casebook.IndexCase!.Events.Count(e => e.Kind is Cases.EventKind.Procedure or Cases.EventKind.Radiotherapy), resources.OfType<Procedure>().Count());
    }

    [Fact]
    public void The_same_case_gives_the_same_document()
    {
        var one = Examples.Case("A");
        Assert.Equal(FhirBundle.Write(one, Sources, Now).Document, FhirBundle.Write(one, Sources, Now).Document);
    }

    private static readonly Dictionary<string, Provenance.Source> Sources = [];

    private static Bundle Read(byte[] document) => JsonSerializer.Deserialize<Bundle>(Encoding.UTF8.GetString(document), Strict)!;
}
