using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Testing;
using Kazus.Text.Claims;
using Kazus.Text.Documents;
using Kazus.Text.Reading;
using Kazus.Time;
using Xunit;

namespace Kazus.Text.Tests.Claims;

/// <summary>The examples of <c>tests/specs/claims</c>: a text and the claims expected of it.</summary>
public sealed class ClaimSpecs
{
    public static TheoryData<string, string, string[]> Examples()
    {
        var data = new TheoryData<string, string, string[]>();
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "tests", "specs", "claims"), "*.md").Where(f => !f.EndsWith("README.md", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            List<string> text = [], expected = [];
            foreach (var line in File.ReadLines(file).Append(""))
            {
                if (line.StartsWith("> ", StringComparison.Ordinal)) text.Add(line[2..]);
                else if (line.StartsWith("- ", StringComparison.Ordinal)) expected.Add(line[2..]);
                else if (text.Count > 0 && expected.Count > 0)
                {
                    data.Add(Path.GetFileNameWithoutExtension(file), string.Join('\n', text), [.. expected]);
                    text = [];
                    expected = [];
                }
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_text_gives_the_claims_a_reader_would_make(string file, string text, string[] expected)
    {
        var claims = ClaimReader.Read(Document(text));
        var read = claims.Select(Line).ToList();
        foreach (var line in expected)
        {
            if (line.StartsWith("nothing: ", StringComparison.Ordinal)) Assert.DoesNotContain(claims, c => c.Variable == line[9..]);
            else if (line.StartsWith("only: ", StringComparison.Ordinal)) Assert.Equal([line[6..]], claims.Where(c => c.Variable == line[6..line.IndexOf(" = ", StringComparison.Ordinal)]).Select(Line));
            else Assert.True(read.Contains(line), $"{file}: expected {line}; read\n  {string.Join("\n  ", read)}");
        }
    }

    [Fact]
    public void Every_quote_is_the_text_at_its_place()
    {
        foreach (var row in Examples())
        {
            var document = Document((string)row[1]);
            foreach (var claim in ClaimReader.Read(document)) Assert.Equal(claim.Quote, document.Quote(claim.Span));
        }
    }

    [Fact]
    public void Patients_listed_in_one_sentence_are_told_apart()
    {
        var claims = ClaimReader.Read(Document("Two patients with gastric cancer were operated on: a 61-year-old white man and a 44-year-old Asian woman. All patients underwent total gastrectomy."));
        Assert.Equal(["1 61", "2 44"], claims.Where(c => c.Variable == "patient.age").Select(c => $"{c.Patient} {Value(c.Value)}"));
        Assert.Equal([1, 2], claims.Where(c => c.Variable == "surgery").Select(c => c.Patient).Order());
    }

    [Fact]
    public void Two_patients_told_in_turns_keep_their_own_facts()
    {
        var claims = ClaimReader.Read(Document("The first patient was a 50-year-old man with a sarcoma of the arm. The second patient was a 61-year-old man with a lymphoma. The first patient underwent amputation. The second patient received cyclophosphamide."));
        Assert.Equal(1, Assert.Single(claims, c => c.Variable == "surgery").Patient);
        Assert.Equal(2, Assert.Single(claims, c => c.Variable == "chemotherapy.drug").Patient);
    }

    [Fact]
    public void Stretches_of_a_sentence_belong_to_the_patient_they_name()
    {
        var claims = ClaimReader.Read(Document("Patient one was a 24-year-old woman with a sarcoma of the arm and patient two was a 36-year-old woman with a sarcoma of the leg. Amputation was performed in patient one; doxorubicin was given in patient two."));
        Assert.Equal(["1 24", "2 36"], claims.Where(c => c.Variable == "patient.age").Select(c => $"{c.Patient} {Value(c.Value)}"));
        Assert.Equal(1, Assert.Single(claims, c => c.Variable == "surgery").Patient);
        Assert.Equal(2, Assert.Single(claims, c => c.Variable == "chemotherapy.drug").Patient);
    }

    [Fact]
    public void An_article_that_meets_nobody_in_person_gives_no_facts_of_a_patient()
    {
        const string cohort = "# Cancer of the colon in women\n\n## Abstract\n\nWomen with colon cancer had radiotherapy and recurrence was seen in 12 of them.\n\n## Results\n\nFemale sex and age above 60 years went with colon cancer. Cisplatin was given.\n";
        Assert.Empty(ClaimReader.Read(Document(cohort, "cohort.md")));
        Assert.NotEmpty(ClaimReader.Read(Document(cohort.Replace("Female sex", "A 61-year-old woman had colon cancer. Female sex", StringComparison.Ordinal), "case.md")));
    }

    [Fact]
    public void A_pattern_is_tried_at_its_first_words_and_at_digits_inside_numbers()
    {
        var pattern = new Regex(@"\G\b(?:\d+|two) (?:days|weeks)\b|\G\bpatients? left\b");
        const string text = "12,037 days, two weeks, patients left, a patient's left, 3days, twenty-two days";
        var first = new FirstWords(true, "two", "patient", "patients");
        Assert.Equal(Regex.Matches(text, pattern.ToString().Replace("\\G", "", StringComparison.Ordinal)).Select(m => m.Value), first.Matches(pattern, text, Token.Of(text, Vocabularies.Default.Words)).Select(m => m.Value));
    }

    [Fact]
    public void The_same_text_gives_the_same_claims_in_every_culture()
    {
        var text = (string)Examples().Last()[1];
        var here = ClaimReader.Read(Document(text)).Select(Line).ToList();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("hr-HR");
            Assert.Equal(here, ClaimReader.Read(Document(text)).Select(Line));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Document Document(string text, string name = "example.txt")
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        return new DocumentReader().Read(stream, name).Document!;
    }

    private static string Line(ProposedClaim claim) => $"{claim.Variable} = {Value(claim.Value)} <{claim.Quote}>";

    private static string Value(Value value) => value switch
    {
        Value.Length l => Math.Round(l.Duration.In(TimeUnit.Month), 2).ToString(CultureInfo.InvariantCulture),
        Value.Number n => n.Amount.ToString(CultureInfo.InvariantCulture),
        Value.Size s => s.Largest.ToString(CultureInfo.InvariantCulture),
        Value.Stain s => $"{s.Marker} {s.Result}",
        Value.Scale s => $"{s.Name} {s.Reading}",
        _ => value.ToString(),
    };
}
