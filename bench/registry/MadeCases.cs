using System.Globalization;
using System.Text;
using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Terms;

/// <summary>Cases made by rule from a number: 1.5 KB of words each, twelve claims, three events; the same number gives the same case.</summary>
internal static class MadeCases
{
    private static readonly string[] Syllables = ["ra", "di", "cu", "lo", "my", "el", "op", "ath", "os", "te", "sar", "co", "ma", "ver", "te", "bro", "ne", "fi", "bro", "chon", "dro", "li", "po", "an", "gi", "he", "man"];
    private static readonly string[] Diseases = ["leiomyosarcoma", "chordoma", "osteosarcoma", "chondrosarcoma", "Ewing sarcoma", "liposarcoma"];
    private static readonly string[] Extents = ["gross total", "subtotal", "en bloc", "biopsy only"];
    private static readonly string[] Outcomes = ["alive with disease", "alive, no evidence of disease", "dead of disease"];
    private static readonly Lazy<string[]> Words = new(() =>
    {
        var random = new Random(5280);
        return [.. Enumerable.Range(0, 20_000).Select(_ => string.Concat(Enumerable.Range(0, 2 + random.Next(3)).Select(_ => Syllables[random.Next(Syllables.Length)]))).Distinct()];
    });

    public static Case Make(int number, string prefix = "N")
    {
        var random = new Random(number);
        var source = string.Create(CultureInfo.InvariantCulture, $"paper-{number % 5000}");
        var claims = new List<Claim>();
        void Say(string variable, string words) => claims.Add(new Claim
        {
            Id = "c" + (claims.Count + 1).ToString(CultureInfo.InvariantCulture),
            Variable = variable,
            Value = ValueReading.Read(Variables.Get(variable), words, w => Vocabularies.Resolve(variable, w)).Value!,
            Anchor = new Anchor(source, "case", words),
        });
        Say("patient.age", random.Next(18, 90).ToString(CultureInfo.InvariantCulture));
        Say("patient.sex", random.Next(2) == 0 ? "female" : "male");
        Say("disease", Diseases[random.Next(Diseases.Length)]);
        Say("disease.kind", random.Next(2) == 0 ? "primary" : "metastasis");
        Say("lesion.levels", "C" + random.Next(1, 8).ToString(CultureInfo.InvariantCulture));
        Say("symptom.duration", random.Next(1, 24).ToString(CultureInfo.InvariantCulture) + " months");
        Say("surgery.extent", Extents[random.Next(Extents.Length)]);
        Say("radiotherapy", random.Next(2) == 0 ? "yes" : "no");
        Say("followup", random.Next(1, 120).ToString(CultureInfo.InvariantCulture) + " months");
        Say("recurrence", random.Next(2) == 0 ? "yes" : "no");
        Say("status", Outcomes[random.Next(Outcomes.Length)]);
        Say("ihc", "SMA positive");
        return new Case
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:D8}"),
            Sources = [source],
            Claims = claims,
            Note = Text(random, 1500),
            Events = [.. new[] { EventKind.Imaging, EventKind.Procedure, EventKind.FollowUp }.Select((k, i) => new CaseEvent { Id = "e" + i.ToString(CultureInfo.InvariantCulture), Kind = k, What = Text(random, 30) })],
        };
    }

    // Common words are common: a word's rank is drawn as the square of an even number.
    private static string Text(Random random, int length)
    {
        var text = new StringBuilder(length + 20);
        while (text.Length < length)
        {
            var at = random.NextDouble();
            text.Append(Words.Value[(int)(at * at * at * Words.Value.Length)]).Append(' ');
        }
        return text.ToString(0, length);
    }
}
