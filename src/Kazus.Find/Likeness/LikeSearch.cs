using Kazus.Cases;
using Kazus.Find.Content;
using Kazus.Find.Index;
using Kazus.Find.Search;

namespace Kazus.Find.Likeness;

/// <summary>
/// Cases like one. Every question adds its weight times how much more alike a case is than the average case that answers it; a
/// question that either side leaves open adds nothing, so silence is neither rewarded nor punished. Sums are of whole numbers: the
/// order of cases does not depend on how the index is cut.
/// </summary>
public static class LikeSearch
{
    private const double WordsWeight = 1.5;

    /// <summary>The cases most like one, best first; equal ones by collection and id.</summary>
    /// <param name="view">Where.</param>
    /// <param name="one">The case, as <see cref="CaseContent.Of(Case, IReadOnlyList{Provenance.Source}?)"/> gives it; it need not be in the index.</param>
    /// <param name="wish">How many, by which questions.</param>
    public static IReadOnlyList<LikeCase> Like(this IndexView view, IndexedCase one, LikeWish? wish = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(one);
        wish ??= new LikeWish();
        var questions = Questions(one, wish);
        var words = wish.Words ? new CaseWords(view, one) : null;
        ulong[][] allowed = [.. view.Parts.Select(p => Left(p, wish))];
        List<Sheet> sheets = [.. questions.Select(q => Sheet.Of(view, q, allowed))];
        if (words is { Tells: true }) sheets.Add(Sheet.Of(view, words, WordsWeight, allowed));
        var best = new Best(view, wish.Top);
        for (var part = 0; part < view.Parts.Count; part++)
        {
            var scores = new long[view.Parts[part].Live.Segment.Count];
            foreach (var sheet in sheets) sheet.AddTo(scores, part);
            for (var text = 0; text < scores.Length; text++)
                // Best knows only scores above zero; likeness has both signs.
                if ((allowed[part][text >> 6] >> text & 1) != 0) best.Offer(scores[text] + Above, part, text);
        }
        return [.. best.Ranked().Select(h => Explain(view, h, sheets))];
    }

    private const long Above = 1L << 40;

    private sealed record Question(Variable Variable, IReadOnlyList<Value> Own);

    private static List<Question> Questions(IndexedCase one, LikeWish wish) =>
        [.. Comparisons.Variables.Where(v => wish.On.Count == 0 || wish.On.Contains(v.Id))
            .Select(v => new Question(v, [.. one.Facts.Where(f => f.Name == CaseContent.AnswerPrefix + v.Id).Select(f => AnswerColumn.Read(v, f.Value))])).Where(q => q.Own.Count > 0)];

    private static ulong[] Left(IndexView.Part part, LikeWish wish)
    {
        var left = Allowed.Of(part.Live, new FindQuery { Filters = wish.Filters }) ?? Allowed.All(part.Live.Segment.Count);
        if (wish.Except is { } except && except.Collection == part.Collection && part.Live.Segment.Case(except.Id) is var text and >= 0) left[text >> 6] &= ~(1ul << text);
        return left;
    }

    private static LikeCase Explain(IndexView view, Best.Hit hit, List<Sheet> sheets)
    {
        var reasons = new List<(LikeReason Reason, double Weight)>();
        var open = new List<NotCompared>();
        foreach (var sheet in sheets)
        {
            if (sheet.Reason(hit.Part, hit.Text) is { } reason) reasons.Add((reason, sheet.Weight));
            else if (sheet.Variable is { } variable) open.Add(new NotCompared(variable, sheet.Own));
        }
        var weights = reasons.Sum(r => r.Weight);
        return new LikeCase
        {
            Key = view.Key(hit.Part, hit.Text),
            Score = (double)(hit.Score - Above) / Bm25.One,
            Alike = weights == 0 ? 0 : reasons.Sum(r => r.Weight * r.Reason.Likeness) / weights,
            Reasons = [.. reasons.Select(r => r.Reason).OrderByDescending(r => r.Contribution).ThenBy(r => r.Name, StringComparer.Ordinal)],
            Open = open,
        };
    }

    /// <summary>How alike every case is by one question, and the average.</summary>
    private sealed class Sheet
    {
        private const int Unknown = -1;
        private readonly int[][] _alike;
        private readonly long _mean;
        private readonly long _hundredths;

        private Sheet(int[][] alike, ulong[][] counted, double weight)
        {
            (_alike, Weight, _hundredths) = (alike, weight, (long)(weight * 100));
            var (sum, count) = (0L, 0L);
            for (var part = 0; part < alike.Length; part++)
            {
                var (of, all) = (alike[part], counted[part]);
                for (var text = 0; text < of.Length; text++)
                    if (of[text] != Unknown && (all[text >> 6] >> text & 1) != 0)
                    {
                        sum += of[text];
                        count++;
                    }
            }
            _mean = count == 0 ? 0 : sum / count;
        }

        public double Weight { get; }

        public Variable? Variable { get; private init; }

        public string Own { get; private init; } = "";

        /// <summary>What a case says, for people.</summary>
        public required Func<int, int, string> Other { get; init; }

        public static Sheet Of(IndexView view, Question question, ulong[][] counted)
        {
            AnswerColumn[] columns = [.. view.Parts.Select(p => new AnswerColumn(question.Variable, question.Own, p.Live.Segment))];
            return new Sheet([.. columns.Select(c => c.All(Bm25.One, Unknown))], counted, Comparisons.Weight(question.Variable))
            {
                Variable = question.Variable,
                Own = Say(question.Variable, question.Own),
                Other = (part, text) => Say(question.Variable, columns[part].Told(text).Select(v => AnswerColumn.Read(question.Variable, v))),
            };
        }

        public static Sheet Of(IndexView view, CaseWords words, double weight, ulong[][] counted) =>
            new([.. view.Parts.Select((_, p) => words.Shares(p))], counted, weight) { Other = (part, text) => string.Join(", ", words.Shared(part, text).Take(8)) };

        public void AddTo(long[] scores, int part)
        {
            var alike = _alike[part];
            for (var text = 0; text < scores.Length && text < alike.Length; text++)
                if (alike[text] != Unknown) scores[text] += Contribution(alike[text]);
        }

        public LikeReason? Reason(int part, int text) => _alike[part][text] is var alike && alike == Unknown ? null
            : new LikeReason(Variable, Own, Other(part, text), (double)alike / Bm25.One, (double)_mean / Bm25.One, (double)Contribution(alike) / Bm25.One);

        private long Contribution(int alike) => _hundredths * (alike - _mean) / 100;

        private static string Say(Variable variable, IEnumerable<Value> values) => string.Join(", ", values.Select(v => Passage.Spoken(variable, v)).Distinct());
    }
}
