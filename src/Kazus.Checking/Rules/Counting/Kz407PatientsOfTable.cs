using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Counting;

/// <summary>A table of numbered patients has not the patients that its caption counts, leaves a number out or has one twice.</summary>
internal static partial class Kz407PatientsOfTable
{
    public static Rule Rule { get; } = new("KZ407", "patients-of-table", Severity.Error, "table-arity", Check) { WhyNot = m => m.Document.Tables.Count == 0 ? "the file has no table" : null };

    private sealed record Numbered(int Number, Cell Cell);

    private static IEnumerable<Finding> Check(Manuscript m) => Numbering(m).Concat(ListedInTable.In(m));

    private static IEnumerable<Finding> Numbering(Manuscript m)
    {
        foreach (var table in m.Document.Tables)
        {
            var patients = Rows(table);
            if (patients.Count < 2) patients = Columns(table);
            if (patients.Count < 2) continue;
            if (patients.GroupBy(p => p.Number).FirstOrDefault(g => g.Count() > 1) is { } twice && patients.Select(p => p.Number).Distinct().Count() >= patients.Count - 1 && Missing(patients) is { Count: 1 } instead)
            {
                yield return Rule.Find($"Patient {twice.Key} stands twice in the table and patient {instead[0]} is missing.", "Correct the number.", "table.patients", [.. twice.Select(p => m.At(p.Cell.Span, $"{p.Number}")), m.At(table.Caption?.Span ?? table.Span)]);
                continue;
            }
            var announced = Announced(m, table);
            var missing = Missing(patients);
            // A selection ("the patients with recurrence") leaves numbers out on purpose.
            if (announced is { } group && group.Count != patients.Count && (missing.Count > 0 && patients.Max(p => p.Number) == group.Count || missing.Count == 0 && patients[0].Number == 1))
                yield return Rule.Find($"The table counts {group.Words} and has {patients.Count}{(missing.Count > 0 ? $"; patient {string.Join(", ", missing)} is missing" : "")}.", "Add who is missing, or correct the number.", "table.patients", Places(m, table, patients, missing, group.Place));
            else if (announced is null && missing is [var one] && patients.Count > 2 && !Selected(table) && OthersHave(m, table, one))
                yield return Rule.Find($"The table goes from patient {one - 1} to patient {one + 1}; patient {one} is missing.", "Add the patient, or say why one is left out.", "table.patients", Places(m, table, patients, missing, null));
        }
    }

    private static IEnumerable<Place?> Places(Manuscript m, Table table, List<Numbered> patients, List<int> missing, Place? count)
    {
        yield return table.Caption is { } caption ? m.At(caption.Span) : count ?? m.At(table.Span);
        if (count is not null) yield return count;
        // The rows beside the gap; without one the last.
        var beside = missing.Count > 0 ? patients.Where(p => missing.Exists(x => Math.Abs(x - p.Number) == 1)) : patients.TakeLast(1);
        foreach (var patient in beside)
            yield return m.At(table.Body.FirstOrDefault(r => r.Cells.Contains(patient.Cell))?.Span ?? patient.Cell.Span, $"{patient.Number}");
    }

    private static List<int> Missing(List<Numbered> patients)
    {
        var there = patients.Select(p => p.Number).ToHashSet();
        var (low, high) = (there.Min(), there.Max());
        return high - low > 40 ? [] : [.. Enumerable.Range(low, high - low + 1).Where(n => !there.Contains(n))];
    }

    // "Patient 1" in the first cells, or bare numbers under "Patient", "Case", "No.".
    private static List<Numbered> Rows(Table table)
    {
        var bare = HeadsPatients().IsMatch(table.Header(1)) && !Studies().IsMatch(table.Header(2));
        var found = new List<Numbered>();
        foreach (var row in table.Body.Where(r => r.Cells.Count > 1))
        {
            if (Number(row.Cells[0].Text, bare) is not { } n) return [];
            found.Add(new(n, row.Cells[0]));
        }
        return found;
    }

    private static List<Numbered> Columns(Table table)
    {
        var head = table.HeaderRows.LastOrDefault() ?? table.Body.FirstOrDefault();
        if (head is null || head.Cells.Count < 3) return [];
        var bare = HeadsPatients().IsMatch(head.Cells[0].Text);
        // A last column may be of all, of a median, of notes.
        return [.. head.Cells.Skip(1).Select(c => (Cell: c, Number: Number(c.Text, bare))).Where(c => c.Number is not null).Select(c => new Numbered(c.Number!.Value, c.Cell))];
    }

    private static int? Number(string text, bool bare)
    {
        var match = Patient().FirstIn(text);
        if (!match.Success || !bare && !match.Groups["word"].Success) return null;
        return int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) is > 0 and < 100 and var n ? n : null;
    }

    private sealed record Group(int Count, string Words, Place? Place);

    // The number in the caption, or in a sentence that says what the table is of.
    private static Group? Announced(Manuscript m, Table table)
    {
        if (table.Caption is { } caption)
        {
            var counted = GroupSize.In(caption.Plain.Text).Where(g => !g.IsShare).ToList();
            if (counted.Count == 1 && !Selected(table)) return new(counted[0].Count, counted[0].Words, m.At(caption.Plain.ToDocument(counted[0].Start, counted[0].Start + counted[0].Words.Length), $"{counted[0].Count}"));
            if (counted.Count > 0) return null;
        }
        if (Selected(table)) return null;
        foreach (var call in m.Document.CallOuts.Where(c => c.Target == CallOutTarget.Table && c.Items.Any(i => i.Number == table.Number)))
        {
            if (m.Document.Sentences.FirstOrDefault(s => s.Span.Contains(call.Span.Start)) is not { } sentence || !All().IsMatch(sentence.Text)) continue;
            var counted = GroupSize.In(sentence.Text).Where(g => !g.IsShare).ToList();
            if (counted.Count == 1) return new(counted[0].Count, counted[0].Words, m.At(sentence.Plain.ToDocument(counted[0].Start, counted[0].Start + counted[0].Words.Length), $"{counted[0].Count}"));
        }
        return null;
    }

    // Another table, or the text, knows the patient that this one leaves out.
    private static bool OthersHave(Manuscript m, Table table, int number) =>
        m.Document.Tables.Any(t => t != table && Rows(t).Concat(Columns(t)).Any(p => p.Number == number)) || m.Patients >= number && m.Told.Any(t => t.Part == Part.Case && t.Patient == number);

    private static bool Selected(Table table) => table.Caption is { } caption && Selection().IsMatch(caption.Plain.Text);

    [GeneratedRegex(@"^\W*(?<word>(?:patient|case|subject|pt\.?|child|girl|boy|woman|man)(?: (?:no\.?|number|#))? ?#? ?)?(?<n>\d{1,2})\W*(?:\((?:own|present|our)[^)]*\))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Patient();

    [GeneratedRegex(@"^\W*(?:(?:patients?|cases?|subjects?|pts?\.?)(?: (?:no\.?|number|#|id))?)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HeadsPatients();

    [GeneratedRegex(@"\b(?:authors?|study|studies|references?|publication|source|series|year)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Studies();

    [GeneratedRegex(@"\b(?:with (?:recurrence|relapse|metasta\w+|progression|follow-?up|surgery|complications?)|who (?:had|were|received|underwent|died|relapsed|developed)|selected|some|of the \w+ patients (?:with|who)|treated (?:with|by)|after (?:relapse|recurrence))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Selection();

    [GeneratedRegex(@"\ball (?:of )?(?:the |our |these )?(?:" + Numbers.Pattern + @")\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex All();
}
