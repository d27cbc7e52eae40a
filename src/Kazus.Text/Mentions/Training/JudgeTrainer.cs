using System.Runtime.InteropServices;

namespace Kazus.Text.Mentions.Training;

/// <summary>Trains the second reading on candidates found by models that had not seen their texts.</summary>
internal sealed class JudgeTrainer(Labels labels, Lexicon lexicon)
{
    public (PhraseMemory Memory, Trees Trees) Train(IReadOnlyList<AnnotatedText> texts, IReadOnlyList<List<LabelledSentence>> documents, IReadOnlyList<List<Candidate>> candidates)
    {
        Dictionary<ulong, ushort> all = [];
        var phrases = documents.SelectMany(d => d.SelectMany((s, i) => MarkedIn(s, i))).Select(m => m.Phrase).ToHashSet();
        Dictionary<ulong, ushort>[] own = [.. documents.Select(d => Counted(d, phrases))];
        foreach (var counts in own)
            foreach (var (key, n) in counts) all[key] = (ushort)Math.Min(ushort.MaxValue, all.GetValueOrDefault(key) + n);
        var memory = PhraseMemory.Of(all);
        List<float[]> rows = [];
        List<bool> answers = [];
        for (var d = 0; d < texts.Count; d++)
        {
            // A text must not be remembered when it is judged.
            CandidateFeatures features = new(CollectionsMarshal.AsSpan(candidates[d]), documents[d].Count, memory, own[d]);
            var marked = texts[d].Spans;
            for (var i = 0; i < candidates[d].Count; i++)
            {
                var c = candidates[d][i];
                var tokens = documents[d][c.Sentence].Tokens;
                var row = new float[CandidateFeatures.Count];
                features.Write(i, row);
                rows.Add(row);
                answers.Add(marked.Contains((tokens[c.From].Start, tokens[c.To - 1].End, labels.Types[c.Type])));
            }
        }
        return (memory, rows.Count == 0 || answers.Distinct().Count() < 2 ? Undecided(answers) : BoostedTrees.Grow(rows, [.. answers], new TreeOptions()));
    }

    // Too little to learn from: every candidate counts as its share.
    private static Trees Undecided(List<bool> answers) => new([], [], answers.Contains(true) ? 5 : -5);

    private Dictionary<ulong, ushort> Counted(List<LabelledSentence> document, HashSet<uint> phrases)
    {
        Dictionary<ulong, ushort> counts = [];
        for (var s = 0; s < document.Count; s++)
        {
            PhraseMemory.Count(counts, document[s].Words, MarkedIn(document[s], s));
            PhraseMemory.CountPhrases(counts, document[s].Words, phrases);
        }
        return counts;
    }

    private List<Candidate> MarkedIn(LabelledSentence sentence, int number)
    {
        var gold = sentence.Gold;
        List<Candidate> marked = [];
        for (var i = 0; i < gold.Length; i++)
        {
            if (!labels.IsBegin(gold[i])) continue;
            var to = i + 1;
            while (to < gold.Length && labels.IsInside(gold[to])) to++;
            marked.Add(Candidate.Of(sentence.Words, number, new Stretch(i, to, labels.TypeOf(gold[i]), 0), 0, 0, lexicon));
        }
        return marked;
    }
}
