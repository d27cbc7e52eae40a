using System.Text.RegularExpressions;
using Kazus.Text.Documents;

namespace Kazus.Text.Claims.Tables;

/// <summary>What a column of a table of patients or studies tells, by its header.</summary>
[Flags]
internal enum ColumnKind
{
    None = 0,
    Study = 1,
    Age = 2,
    Sex = 4,
    Site = 8,
    Size = 16,
    Treatment = 32,
    Margins = 64,
    FollowUp = 128,
    Outcome = 256,
    SymptomDuration = 512,
    Disease = 1024,
    Patients = 2048,
    Drugs = 4096,
    Symptoms = 8192,
    RecurrenceTime = 16384,
    Other = 32768,
}

/// <summary>Reads headers.</summary>
internal static partial class Columns
{
    public static ColumnKind Of(Table table, int column)
    {
        var header = table.Header(column);
        if (header.Length == 0) return ColumnKind.None;
        var kind = ColumnKind.None;
        if (Study().IsMatch(header)) kind |= ColumnKind.Study;
        if (OtherDuration().IsMatch(header)) return ColumnKind.Other;
        if (SymptomDuration().IsMatch(header)) return kind | ColumnKind.SymptomDuration;
        if (RecurrenceTime().IsMatch(header)) return kind | ColumnKind.RecurrenceTime;
        if (Symptoms().IsMatch(header)) kind |= ColumnKind.Symptoms;
        if (Patients().IsMatch(header)) kind |= ColumnKind.Patients | ColumnKind.Age | ColumnKind.Sex;
        if (Age().IsMatch(header)) kind |= ColumnKind.Age;
        if (Sex().IsMatch(header)) kind |= ColumnKind.Sex;
        if (Site().IsMatch(header)) kind |= ColumnKind.Site;
        if (Size().IsMatch(header)) kind |= ColumnKind.Size;
        if (Margins().IsMatch(header)) kind |= ColumnKind.Margins;
        if (Treatment().IsMatch(header)) kind |= ColumnKind.Treatment;
        if (FollowUp().IsMatch(header)) kind |= ColumnKind.FollowUp;
        if (Outcome().IsMatch(header)) kind |= ColumnKind.Outcome;
        if (Disease().IsMatch(header)) kind |= ColumnKind.Disease;
        if (Drugs().IsMatch(header)) kind |= ColumnKind.Drugs;
        return kind == ColumnKind.None ? ColumnKind.Other : kind;
    }

    [GeneratedRegex(@"author|study|publication|report|reference|source|^year|series", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Study();

    [GeneratedRegex(@"duration of (?!symptom)|radiotherapy dose|dose|interval between", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherDuration();

    [GeneratedRegex(@"duration of symptom|symptoms? duration|history \(|duration", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SymptomDuration();

    [GeneratedRegex(@"time to (?:local )?(?:recurrence|relapse|progression)|recurrence[- ]free interval|disease[- ]free interval", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RecurrenceTime();

    [GeneratedRegex(@"symptom|presentation|complaint", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Symptoms();

    [GeneratedRegex(@"^patients?|\bcase\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Patients();

    [GeneratedRegex(@"\bage\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Age();

    [GeneratedRegex(@"\b(?:sex|gender)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sex();

    [GeneratedRegex(@"site|location|level|radiolog|localization", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Site();

    [GeneratedRegex(@"\bsize|diameter", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Size();

    [GeneratedRegex(@"margin|R ?status|resection status", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Margins();

    [GeneratedRegex(@"treat|therap|surg|operat|resection|management|procedure", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Treatment();

    [GeneratedRegex(@"follow|\bFU\b|survival", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FollowUp();

    [GeneratedRegex(@"outcome|status|result|recurrence|course|survival|follow", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Outcome();

    [GeneratedRegex(@"diagnosis|histolog|patholog|tumou?r type|disease|radiolog|study", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Disease();

    [GeneratedRegex(@"chemo|drug|systemic|adjuvant", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Drugs();
}
