using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kazus.Registry.Accounts;
using Kazus.Server.Tests.Registry;
using Xunit;

namespace Kazus.Server.Tests;

/// <summary>What leaves the server as a file, and what stays.</summary>
public sealed class ExportTests(ServedExample served) : IClassFixture<ServedExample>
{
    private async Task<string> Patient(string id, string? more = null)
    {
        using var made = await served.Send(await served.Page("/"), "/cases", ("id", id), ("own", "yes"), ("dayzero", "resection"));
        var path = Path.Combine(served.Folder, "cases", id + ".yaml");
        if (more is not null) await File.AppendAllTextAsync(path, more);
        return path;
    }

    [Fact]
    public async Task A_patient_without_consent_stays_and_the_page_says_so()
    {
        var path = await Patient("GATE-1");
        try
        {
            foreach (var address in new[] { "/export/cases.csv", "/export/phenopackets.zip", "/export/fhir.zip", "/review/table.csv", "/review/claims.csv", "/review/pooled-death.csv" })
            {
                var page = await served.Page(address, HttpStatusCode.Conflict);
                var row = Assert.Single(page.QuerySelectorAll("main tbody tr"));
                Assert.Contains("GATE-1", row.TextContent, StringComparison.Ordinal);
                Assert.Contains("No consent of the patient is recorded", row.TextContent, StringComparison.Ordinal);
                var rest = page.QuerySelector("main a.button")!.GetAttribute("href")!;
                Assert.DoesNotContain("GATE-1", await served.Client.GetStringAsync(rest), StringComparison.Ordinal);
            }
            using var answer = await served.Client.GetAsync("/api/v1/export/fhir");
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal("GATE-1", Assert.Single(problem.GetProperty("cases").EnumerateArray()).GetString());
            Assert.Contains("no consent", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);

            // A view without the patient has nothing to hold back.
            using var without = await served.Client.GetAsync("/review/table.csv?words=Koruga");
            Assert.Equal(HttpStatusCode.OK, without.StatusCode);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_patient_who_is_named_stays_until_the_words_are_changed()
    {
        var path = await Patient("GATE-2", "consent: publication, written\nnote: The patient Mr. John Miller, born 12 March 1961, was seen again.\n");
        try
        {
            var page = await served.Page("/export/cases.csv", HttpStatusCode.Conflict);
            Assert.DoesNotContain("No consent", page.QuerySelector("main tbody")!.TextContent, StringComparison.Ordinal);
            await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("Mr. John Miller, born 12 March 1961, ", "", StringComparison.Ordinal));
            Assert.Contains("LMS-001", await served.Client.GetStringAsync("/export/cases.csv"), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task The_report_stays_until_every_patient_in_it_may_leave()
    {
        var path = await Patient("GATE-3");
        try
        {
            foreach (var file in new[] { "report.docx", "report.html", "report.xml", "report.pdf" })
                Assert.Contains("GATE-3", (await served.Page("/report/" + file, HttpStatusCode.Conflict)).QuerySelector("main tbody tr")!.TextContent, StringComparison.Ordinal);

            // Who may read the case may read the report; it is the file that stays.
            Assert.Equal(HttpStatusCode.OK, (await served.Client.GetAsync("/report/view")).StatusCode);

            // What to do stands beside it, and doing it opens the way.
            using var told = await served.Send(await served.Page("/report/report.docx", HttpStatusCode.Conflict), "/cases/GATE-3/consent", ("consent", "publication, written, 2024-03-05"));
            Assert.Equal(HttpStatusCode.Redirect, told.StatusCode);
            Assert.Contains("consent: publication, written, 2024-03-05", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
            Assert.Equal("PK"u8.ToArray(), (await served.Client.GetByteArrayAsync("/report/report.docx"))[..2]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("phenopackets.zip", "LMS-001.phenopacket.json")]
    [InlineData("fhir.zip", "LMS-001.fhir.json")]
    public async Task Published_cases_and_those_with_consent_leave_in_one_file(string file, string expected)
    {
        using var zip = new ZipArchive(new MemoryStream(await served.Client.GetByteArrayAsync("/export/" + file)));
        Assert.NotNull(zip.GetEntry(expected));
        Assert.NotNull(zip.GetEntry("not-carried.csv"));
        Assert.Equal(Directory.GetFiles(Path.Combine(served.Folder, "cases"), "*.yaml").Length, zip.Entries.Count - 1);
    }
}

/// <summary>The same in a registry: it takes the right to export.</summary>
public sealed class ExportRightsTests(ServedRegistry served) : IClassFixture<ServedRegistry>
{
    [Theory]
    [InlineData("reader")]
    [InlineData("steward")]
    public async Task Only_who_may_export_gets_a_file(string name)
    {
        var may = RoleRights.Of(RoleRights.Read(name)!.Value).HasFlag(Rights.Export);
        using var client = served.Program(name);
        foreach (var address in new[] { "/export/cases.csv", "/api/v1/export/phenopacket" })
        {
            using var answer = await client.GetAsync($"/c/{ServedRegistry.Mine}{address}");
            Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }
}
