using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Terms;

namespace Kazus.Registry.Tests;

/// <summary>Whole cases as a test needs them.</summary>
internal static class Examples
{
    public const string Written = """
        # Entered from the paper copy; the age was checked twice.
        id: LMS-9
        own: yes
        day-zero: the operation
        consent: publication
        claims:
          patient.age: 63   # at the operation
          patient.sex: male
          disease: leiomyosarcoma
          symptom.duration: { value: 2 months, quote: "two months" }
          status: alive with disease
        events:
          - { id: acdf, kind: procedure, what: corpectomy of C5, when: day zero }
          - +6 mo imaging: MRI, no recurrence

        """;

    public static Case Case(string id, double age = 63, string note = "") => new()
    {
        Id = id,
        Note = note.Length == 0 ? null : note,
        Sources = ["paper"],
        Claims =
        [
            Claim("c1", "patient.age", $"{age.ToString(System.Globalization.CultureInfo.InvariantCulture)}"),
            Claim("c2", "patient.sex", "female"),
            Claim("c3", "disease", "leiomyosarcoma"),
            Claim("c4", "status", "alive with disease"),
        ],
    };

    public static Claim Claim(string id, string variable, string words, string source = "paper") => new()
    {
        Id = id,
        Variable = variable,
        Value = ValueReading.Read(Variables.Get(variable), words, w => Vocabularies.Resolve(variable, w)).Value!,
        Anchor = new Anchor(source, null, words),
    };

    public static Case With(this Case one, string variable, string words) => one with
    {
        Claims = [.. one.Claims.Select(c => c.Variable == variable ? Claim(c.Id, variable, words) with { Anchor = c.Anchor with { Quote = words } } : c)],
    };

    public static string Says(this Case one, string variable) => AnswerText.Cell(Variables.Get(variable), one.Answer(variable));
}
