using System.Text;
using Kazus.Casebooks.Tables;
using Kazus.Cases;
using Kazus.Interchange;

namespace Kazus.Casebooks;

/// <summary>Cases as files for other programs.</summary>
public static class CaseExchange
{
    /// <summary>The formats by name: one row per patient and source, GA4GH Phenopackets v2, HL7 FHIR R4 bundles.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["csv", "phenopacket", "fhir"];

    /// <summary>The files of a format; what it cannot carry is listed in not-carried.csv.</summary>
    /// <param name="casebook">Where the cases are from, for their sources.</param>
    /// <param name="cases">The cases that leave.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="now">When they are written.</param>
    public static IEnumerable<(string Name, byte[] Bytes)> Files(Casebook casebook, IReadOnlyList<Case> cases, string format, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(casebook);
        ArgumentNullException.ThrowIfNull(cases);
        if (!Formats.Contains(format)) throw new ArgumentException($"'{format}' is no format.", nameof(format));
        return Written(casebook, cases, format, now);
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Written(Casebook casebook, IReadOnlyList<Case> cases, string format, DateTimeOffset now)
    {
        if (format == "csv")
        {
            yield return ("cases.csv", Encoding.UTF8.GetBytes(CaseTable.Write(cases, casebook.Sources)));
            yield break;
        }
        var left = new StringBuilder("case_id,not_carried\n");
        foreach (var one in cases)
        {
            var exchanged = format == "fhir" ? FhirBundle.Write(one, casebook.Sources, now) : Phenopacket.Write(one, casebook.Sources, now, "Kazus");
            yield return (FileName(one.Id) + (format == "fhir" ? ".fhir.json" : ".phenopacket.json"), exchanged.Document);
            foreach (var words in exchanged.NotCarried) left.Append(Cell(one.Id)).Append(',').Append(Cell(words)).Append('\n');
        }
        yield return ("not-carried.csv", Encoding.UTF8.GetBytes(left.ToString()));
    }

    private static string FileName(string id) => string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'));

    private static string Cell(string words) => words.AsSpan().IndexOfAny(",\"\r\n") < 0 ? words : $"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
