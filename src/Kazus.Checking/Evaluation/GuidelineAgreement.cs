using Kazus.Checking.Guidelines;
using Kazus.Text.Reading;

namespace Kazus.Checking.Evaluation;

/// <summary>An item of a guideline as a person judged it in a manuscript, and as the program did.</summary>
public sealed record JudgedTwice(string Manuscript, string Guideline, string Item, string Person, string Program);

/// <summary>How far the program's judgements of guideline items agree with a person's.</summary>
public sealed record GuidelineAgreement(IReadOnlyList<JudgedTwice> Items)
{
    private static readonly string[] Order = ["absent", "partly", "present"];

    /// <summary>
    /// Judges every manuscript of a table of judgements: manuscript (a path below <paramref name="root"/> or from the table's own folder, with #n for the n-th article
    /// of a file), guideline, item and judgement, parted by tabs, after a header; lines that begin with # are remarks.
    /// </summary>
    public static GuidelineAgreement Of(string table, string root)
    {
        var rows = File.ReadLines(table).Where(l => l.Length > 0 && l[0] != '#').Skip(1).Select(l => l.Split('\t')).ToList();
        var items = new List<JudgedTwice>();
        foreach (var manuscript in rows.GroupBy(r => r[0]))
        {
            var (file, number) = manuscript.Key.Split('#') is [var f, var n] ? (f, int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)) : (manuscript.Key, 1);
            var below = Path.Combine(file.Split('/'));
            if (new[] { Path.Combine(root, below), Path.Combine(Path.GetDirectoryName(Path.GetFullPath(table))!, below) }.FirstOrDefault(File.Exists) is not { } path) continue;
            var read = new Manuscript(new DocumentReader().Read(path).Documents[number - 1], path);
            foreach (var list in manuscript.GroupBy(r => r[1]))
            {
                var judged = GuidelineReading.Of(read, Guideline.Find(list.Key)!).Items.ToDictionary(i => i.Item.Number);
                items.AddRange(list.Select(r => new JudgedTwice(r[0], r[1], r[2], r[3], judged[r[2]].Judgement.Name())));
            }
        }
        return new(items);
    }

    /// <summary>Those that both could judge.</summary>
    public IReadOnlyList<JudgedTwice> Both => [.. Items.Where(i => Order.Contains(i.Person) && Order.Contains(i.Program))];

    /// <summary>The share of equal judgements among those that both could judge.</summary>
    public double Share => (double)Both.Count(i => i.Person == i.Program) / Both.Count;

    /// <summary>Cohen's kappa over present, partly and absent; <paramref name="weighted"/> counts a neighbouring judgement as half wrong.</summary>
    public double Kappa(bool weighted = false)
    {
        var both = Both;
        double observed = 0, expected = 0;
        foreach (var item in both) observed += Distance(item.Person, item.Program, weighted);
        foreach (var a in Order)
            foreach (var b in Order)
                expected += Distance(a, b, weighted) * both.Count(i => i.Person == a) * both.Count(i => i.Program == b) / both.Count;
        return 1 - observed / expected;
    }

    private static double Distance(string a, string b, bool weighted) => a == b ? 0 : weighted ? Math.Abs(Array.IndexOf(Order, a) - Array.IndexOf(Order, b)) / 2.0 : 1;
}
