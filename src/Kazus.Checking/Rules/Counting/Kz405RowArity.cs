using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Counting;

/// <summary>The cells of one table row list different numbers of patients.</summary>
internal static partial class Kz405RowArity
{
    public static Rule Rule { get; } = new("KZ405", "row-arity", Severity.Error, "table-arity", Check) { WhyNot = m => m.Document.Tables.Count == 0 ? "the file has no table" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var table in m.Document.Tables)
        {
            foreach (var row in table.Body)
            {
                if (RowShape.Announced(table, row) is { } announced)
                {
                    yield return Rule.Find($"The row of {Name(row)} tells of {announced.Said} patients and lists {announced.Listed}.", "Give every patient of the row an entry in each cell, or say which are missing.", "table.row-arity", [m.At(row.Cells[0].Span), .. announced.Cells.Select(c => m.At(c.Span))]);
                    continue;
                }
                // Under "First relapse (years; site)" a semicolon parts what belongs to one patient.
                // "Tail, 15 → 22, then removed" tells of one that grew.
                var cells = row.Cells.Skip(1).Where(c => !table.Header(c.Column).Contains(';') && !table.Header(c.Column).Contains("each ", StringComparison.OrdinalIgnoreCase) && c.Text.Count(x => x == '→') != 1).Select(c => (Cell: c, Items: Items(c.Text))).ToList();
                if (Counted(table, row) is { } number && cells.FindAll(c => c.Items.Count > 1 && c.Items.Count == number && c.Cell.Text.Contains(';')).Count > 0 && cells.Find(c => c.Items.Count > 1 && c.Items.Count != number && c.Cell.Text.Contains(';')) is { Cell: not null } off)
                {
                    yield return Rule.Find($"The row of {Name(row)} counts {number} patients, and lists {off.Items.Count} under \"{table.Header(off.Cell.Column)}\".", "Give every patient of the row an entry in each cell, or say which are missing.", "table.row-arity",
                        [m.At(row.Cells[0].Span), m.At(off.Cell.Span, $"{off.Items.Count}"), .. cells.Where(c => c.Items.Count == number).Select(c => m.At(c.Cell.Span, $"{number}"))]);
                    continue;
                }
                if (Patients(cells) is { } patients && (Usual(cells) is not { } usual || usual == patients))
                {
                    var wrong = cells.Where(c => c.Items.Count > 1 && c.Items.Count != patients && Lists(c.Items, c.Cell.Text)).Concat(cells.Where(c => c.Items.Count == 1 && OneEach(table, row, c.Cell))).ToList();
                    if (wrong.Count == 0 && Lists(table, row, cells) is { } other) wrong = [other.Wrong];
                    if (wrong.Count == 0 && RowShape.OneForSeveral(table, row) is { } alone) wrong = [(alone.Wrong, ["1"])];
                    if (wrong.Count > 0)
                        yield return Rule.Find($"The row of {Name(row)} lists {patients} patients, and {wrong[0].Items.Count} under \"{table.Header(wrong[0].Cell.Column)}\".", "Give every patient of the row an entry in each cell, or say which are missing.", "table.row-arity",
                            [m.At(row.Cells[0].Span), .. wrong.Take(1).Where(w => w.Items.Count == 1).Select(w => m.At(w.Cell.Span, "1")), .. cells.Where(c => c.Items.Count > 1).Select(c => m.At(c.Cell.Span, $"{c.Items.Count}"))]);
                }
                else if (Lists(table, row, cells) is { } listed)
                    yield return Rule.Find($"The row of {Name(row)} lists {listed.Many} patients, and {listed.Wrong.Items.Count} under \"{table.Header(listed.Wrong.Cell.Column)}\".", "Give every patient of the row an entry in each cell, or say which are missing.", "table.row-arity",
                        [m.At(row.Cells[0].Span), .. cells.Where(c => c.Items.Count > 1).Select(c => m.At(c.Cell.Span, $"{c.Items.Count}"))]);
                else if (RowShape.OneForSeveral(table, row) is { } lone)
                    yield return Rule.Find($"The row of {Name(row)} lists {lone.Patients} patients, and 1 under \"{table.Header(lone.Wrong.Column)}\".", "Give every patient of the row an entry in each cell, or say which are missing.", "table.row-arity", [m.At(row.Cells[0].Span), m.At(lone.Wrong.Span, "1"), .. lone.Lists.Select(c => m.At(c.Span, $"{lone.Patients}"))]);
                else if (Repeats(row) is { } repeats)
                    yield return Rule.Find($"The row of {Name(row)} lists {repeats.Many} patients in one cell and {repeats.Few} in another.", "Give every patient of the row an entry in each cell, or say which are missing.", "table.row-arity", [m.At(row.Cells[0].Span), .. repeats.Cells.Select(c => m.At(c.Span))]);
            }
        }
    }

    // Two cells or more list as many things; a cell of another length stands in a column where the other rows list as many as they have patients.
    private static (int Many, (Cell Cell, List<string> Items) Wrong)? Lists(Table table, TableRow row, List<(Cell Cell, List<string> Items)> cells)
    {
        // One age with one sex: a row of one patient, whose bones and treatments are listed.
        if (Usual(cells) is not { } many || cells.Exists(c => c.Items.Count == 1 && AgeAndSex().IsIn(c.Items[0])) && !cells.Exists(c => c.Items.Count > 1 && AgeAndSex().IsIn(c.Items[0]))) return null;
        foreach (var one in cells.Where(c => c.Items.Count > 1 && c.Items.Count != many && Alike(c.Items)))
        {
            var others = table.Body.Where(r => r != row).Select(r => r.Cells.Skip(1).Select(c => (Cell: c, Items: Items(c.Text))).ToList()).Select(r => (Usual: Usual(r), One: r.Find(c => c.Cell.Covers(one.Cell.Column)))).Where(r => r.Usual is not null && r.One.Cell is not null).ToList();
            if (others.Count > 0 ? others.TrueForAll(o => o.One.Items.Count == o.Usual) : IsListOfPatients(table, row, one.Cell) && cells.TrueForAll(c => c.Items.Count is 1 || c.Items.Count == many || c.Cell == one.Cell)) return (many, one);
        }
        return null;
    }

    // Every other row tells of one patient, with one entry in this column: a list there is of patients.
    private static bool IsListOfPatients(Table table, TableRow row, Cell cell) =>
        !cell.Text.Contains(" and ", StringComparison.Ordinal) && table.Body.Where(r => r != row).Select(r => r.Cells.FirstOrDefault(c => c.Covers(cell.Column))).OfType<Cell>().ToList() is { Count: > 1 } same && same.TrueForAll(c => Items(c.Text).Count == 1);

    // One entry for each patient: all numbers, all single words, or phrases of one form.
    private static bool Alike(List<string> items) => items.TrueForAll(i => !i.Contains(' ')) || items.Select(Shape).Distinct(StringComparer.Ordinal).Count() <= 2 && items.TrueForAll(i => i.Count(c => c == ' ') <= 5) && !items.Exists(i => i.Contains('(') != items[0].Contains('('));

    private static int? Usual(List<(Cell Cell, List<string> Items)> cells)
    {
        var counts = cells.Where(c => c.Items.Count > 1 && Alike(c.Items)).GroupBy(c => c.Items.Count).OrderByDescending(g => g.Count()).ToList();
        return counts.Count > 0 && counts[0].Count() > 1 && counts[0].Count() * 2 > cells.Count(c => c.Items.Count > 1) ? counts[0].Key : null;
    }

    // The number of patients of a row in a column of its own: "2" under "Patients, No.".
    private static int? Counted(Table table, TableRow row)
    {
        foreach (var cell in row.Cells.Skip(1))
            if (NumberOf().IsIn(table.Header(cell.Column)) && int.TryParse(cell.Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 1 and < 20) return n;
        return null;
    }

    [GeneratedRegex(@"^\W*(?:(?:no\.?|number|n)\b.{0,4}\b(?:of )?(?:patients|cases|children|women|men|eyes|tumou?rs)|(?:patients|cases|children|women|men|tumou?rs)\W*(?:\(?(?:no\.?|n|number)\)?)?|n|no\.?)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumberOf();

    // Every other row of several patients has as many entries in this column as it has patients, and this row has one.
    private static bool OneEach(Table table, TableRow row, Cell cell)
    {
        if (Together().IsMatch(cell.Text) || cell.Text.Any(char.IsAsciiDigit)) return false;
        var others = 0;
        foreach (var other in table.Body.Where(r => r != row))
        {
            var cells = other.Cells.Skip(1).Select(c => (Cell: c, Items: Items(c.Text))).ToList();
            if (Patients(cells) is not { } patients || patients < 2) continue;
            if (other.Cells.FirstOrDefault(c => c.Covers(cell.Column)) is not { } same || Items(same.Text).Count != patients) return false;
            others++;
        }
        return others >= 2;
    }

    private static string Name(TableRow row) => row.Cells[0].Text.Trim();

    // How many patients a row has: ages with sexes, a stated number, or two cells that list things of one shape.
    private static int? Patients(List<(Cell Cell, List<string> Items)> cells)
    {
        foreach (var (cell, items) in cells)
            if (items.Count > 1 && items.TrueForAll(i => AgeAndSex().IsIn(i))) return items.Count;
        var stated = cells.Select(c => Stated().FirstIn(c.Cell.Text)).FirstOrDefault(s => s.Success);
        if (stated is not null && Items(stated.Value).Exists(i => i.Any(char.IsLetter))) return int.Parse(stated.Groups["n"].Value, CultureInfo.InvariantCulture);
        return cells.Where(c => c.Items.Count > 1 && (c.Cell.Text.Contains(';') || SameShape(c.Items))).GroupBy(c => c.Items.Count).Where(g => g.Count() >= 2).Select(g => (int?)g.Key).FirstOrDefault();
    }

    private static bool Lists(List<string> items, string text) => text.Contains(';') || text.Contains('\n') || SameShape(items) || items.Count > 2 && items.TrueForAll(i => AgeAndSex().IsMatch(i));

    internal static List<string> Items(string text)
    {
        var inner = Stated().FirstIn(text) is { Success: true } stated ? stated.Groups["list"].Value : text;
        var by = inner.Contains(';') ? ';' : inner.Contains('\n') ? '\n' : ',';
        // "7,400" is one number.
        if (by == ',') inner = Thousands().Replace(inner, "");
        return [.. inner.Split(by, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }

    [GeneratedRegex(@"(?<=(?<![\d,])\d{1,3}(?:,\d{3})*),(?=\d{3}(?!\d))", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    private static bool SameShape(List<string> items) => items.Select(Shape).Distinct(StringComparer.Ordinal).Count() == 1 && items.Exists(i => i.Any(char.IsAsciiDigit) || i.Length <= 3);

    private static string Shape(string item) => Letters().Replace(Digits().Replace(item.ToLowerInvariant(), "9"), "a");

    // Lists that have lost their separators: the same phrase begins or ends each entry.
    private static (int Many, int Few, List<Cell> Cells)? Repeats(TableRow row)
    {
        var counts = row.Cells.Skip(1).Select(c => (Cell: c, Times: c.Text.Contains(';') ? 0 : Math.Max(Durations().Count(c.Text), Kinds().Count(c.Text)))).Where(c => c.Times > 1).ToList();
        if (counts.Count < 2) return null;
        var many = counts.Max(c => c.Times);
        var few = counts.Min(c => c.Times);
        return many != few && many > 2 ? (many, few, [.. counts.Select(c => c.Cell)]) : null;
    }

    // "Sisters" are as many as the row has patients.
    [GeneratedRegex(@"\b(?:both|all|each|either|n/?a|not|none|unknown|same|brothers|sisters|siblings|twins|triplets|cousins|sons|daughters|children|men|women|boys|girls|males|females)\b|^\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Together();

    [GeneratedRegex(@"^\(?\d{1,3} ?(?:y|yr|years?)?[ /,-]*(?:M|F|male|female|man|woman)\b|^(?:M|F)[ /,-]*\d{1,3}\b", RegexOptions.CultureInvariant)]
    private static partial Regex AgeAndSex();

    [GeneratedRegex(@"^(?<n>\d{1,2})(?: ?\((?<list>[^)]*[;,][^)]*)\)|[;:] (?<list>[^()]*,[^()]*))$", RegexOptions.CultureInvariant)]
    private static partial Regex Stated();

    [GeneratedRegex(@"\d+(?:\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\p{L}+(?:[ -]\p{L}+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    [GeneratedRegex(@"\b\d+ (?:months?|mo|years?|weeks?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Durations();

    [GeneratedRegex(@"\bprimary\b|\bmetasta(?:sis|tic)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Kinds();
}
