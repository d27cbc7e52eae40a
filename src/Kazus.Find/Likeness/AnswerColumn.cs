using System.Runtime.CompilerServices;
using Kazus.Cases;
using Kazus.Find.Content;
using Kazus.Find.Index;
using Kazus.Terms;

namespace Kazus.Find.Likeness;

/// <summary>
/// One question over a segment: how alike every distinct answer is to each answer of the case asked about. Compared once for each
/// distinct answer, looked up for each case.
/// </summary>
internal sealed class AnswerColumn
{
    // Read once for each column of a segment: its name is the question's, and neither ever changes.
    private static readonly ConditionalWeakTable<Column, Value[]> Answers = [];

    private readonly Column? _column;
    private readonly int _texts;
    private readonly float[][] _alike;

    /// <param name="variable">The question.</param>
    /// <param name="own">The answers of the case asked about.</param>
    /// <param name="segment">The cases.</param>
    public AnswerColumn(Variable variable, IReadOnlyList<Value> own, Segment segment)
    {
        _column = segment.Column(CaseContent.AnswerPrefix + variable.Id);
        var told = _column is null ? [] : Answers.GetValue(_column, c => [.. c.Values.Select(v => Read(variable, v))]);
        _alike = [.. own.Select(o => told.Select(v => (float)(Comparisons.Compare(variable, o, v) ?? double.NaN)).ToArray())];
        _texts = segment.Count;
    }

    /// <summary>An answer as it stands in the index.</summary>
    public static Value Read(Variable variable, string words) =>
        ValueReading.Read(variable, words, w => Vocabularies.Resolve(variable.Id, w)).Value ?? new Value.Text(words);

    /// <summary>What a case answers, as written in the index.</summary>
    public IEnumerable<string> Told(int text)
    {
        if (_column is null) yield break;
        for (var i = _column.First[text]; i < _column.First[text + 1]; i++) yield return _column.Values[_column.Numbers[i]];
    }

    /// <summary>How alike every case is, in whole numbers of <paramref name="unit"/> to 1, or <paramref name="unknown"/> where nothing can be compared.</summary>
    public int[] All(int unit, int unknown)
    {
        var all = new int[_texts];
        if (_column is null || _alike.Length != 1)
        {
            for (var text = 0; text < all.Length; text++) all[text] = Whole(Of(text));
            return all;
        }
        // One answer here and one there, which is nearly every case: looked up.
        int[] single = [.. _alike[0].Select(Whole)];
        var (first, numbers) = (_column.First, _column.Numbers);
        for (var text = 0; text < all.Length; text++)
            all[text] = (first[text + 1] - first[text]) switch
            {
                0 => unknown,
                1 => single[numbers[first[text]]],
                _ => Whole(Of(text)),
            };
        return all;

        int Whole(float alike) => float.IsNaN(alike) ? unknown : (int)(alike * unit);
    }

    /// <summary>
    /// How alike the case's answers are, or NaN when nothing of them can be compared. With several answers on a side: the mean, over the
    /// answers of both sides that have a counterpart, of the likeness to the best one.
    /// </summary>
    public float Of(int text)
    {
        if (_column is null) return float.NaN;
        var numbers = _column.Of(text);
        if (numbers.Length == 1 && _alike.Length == 1) return _alike[0][numbers[0]];
        var (sum, count) = (0f, 0);
        foreach (var row in _alike) Take(BestOf(row, numbers));
        foreach (var number in numbers)
        {
            var best = float.NaN;
            foreach (var row in _alike) best = MaxNumber(best, row[number]);
            Take(best);
        }
        return count == 0 ? float.NaN : sum / count;

        void Take(float best)
        {
            if (float.IsNaN(best)) return;
            sum += best;
            count++;
        }
    }

    private static float BestOf(float[] row, ReadOnlySpan<int> numbers)
    {
        var best = float.NaN;
        foreach (var number in numbers) best = MaxNumber(best, row[number]);
        return best;
    }

    private static float MaxNumber(float a, float b) => float.IsNaN(a) ? b : float.IsNaN(b) ? a : Math.Max(a, b);
}
