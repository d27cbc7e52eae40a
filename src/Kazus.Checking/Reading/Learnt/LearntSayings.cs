namespace Kazus.Checking.Reading.Learnt;

/// <summary>
/// What a sentence says of the own patient however it is worded: whole, and clause by clause, it is given to the
/// <see cref="SayingModel"/>. The wordings of <c>contrasts.tsv</c> are surer and go before it (<see cref="Manuscript.Sayings"/>).
/// </summary>
internal static class LearntSayings
{
    /// <summary>What is less probable is not taken.</summary>
    public const float Sure = 0.22f;

    /// <summary>Legends are cut short and name what is shown; they must be read more surely.</summary>
    public const float SureOfLegend = 0.6f;

    // A clause of so few words must be read more surely.
    private const int FewWords = 4;
    private const float SureOfFewWords = 0.5f;

    // A clause of fewer words says too little.
    private const int FewestWords = 3;

    // More words are not repeated in a message.
    private const int MostWords = 14;

    // Of two contrary readings the one must be so many times as probable to stand.
    private const float MuchLess = 2;

    // The one contrast that is about relatives.
    private const string OfKin = "family history";

    public static IEnumerable<Saying> In(Told told) => In(told, told.Part == Part.Legend ? SureOfLegend : Sure);

    /// <summary>How probable it is that the sentence, or a clause of it, is about a contrast, whatever it says of it.</summary>
    public static float Chance(Told told, Contrast contrast)
    {
        var model = SayingModel.Released;
        var highest = 0f;
        // Here also what may have been: a sentence on a thing is a sentence on it.
        foreach (var (_, _, _, probabilities) in told.Stretches)
        {
            var sum = 0f;
            for (var side = 0; side < model.Poles.Count; side++)
                if (model.Poles[side].Contrast == contrast.Name) sum += probabilities[side];
            highest = Math.Max(highest, sum);
        }
        return highest;
    }

    /// <summary>What a sentence says with at least a probability.</summary>
    public static IEnumerable<Saying> In(Told told, float sure)
    {
        // "30%" in a cell says nothing by itself.
        if (told.Part == Part.Table && !told.Terms.Exists(t => t.IsWord)) yield break;
        var model = SayingModel.Released;
        var best = new Dictionary<int, (float Probability, int From, int To)>();
        foreach (var (from, to, isTold, probabilities) in told.Stretches)
        {
            if (!isTold) continue;
            var least = to - from <= FewWords ? Math.Max(sure, SureOfFewWords) : sure;
            for (var side = 0; side < model.Sides.Count; side++)
                if (probabilities[side] >= least && probabilities[side] > best.GetValueOrDefault(side).Probability && model.IsSaid(probabilities, side, least)) best[side] = (probabilities[side], from, to);
        }
        foreach (var (side, (probability, from, to)) in best.OrderBy(b => b.Key))
        {
            var (name, pole) = model.Poles[side];
            // A clause and the sentence around it do not say two things of one contrast: "50.4 Gy in 28 fractions" is no refusal where "was given" follows.
            if (best.Any(b => b.Key != side && MuchLess * b.Value.Probability > probability && b.Value.From < to && from < b.Value.To && model.Poles[b.Key].Contrast == name)) continue;
            if (Contrast.Named(name) is not { } contrast || name != OfKin && told.OfRelative(told.Terms[Math.Min(from + 2 * FewWords, to - 1)].Start)) continue;
            var last = Math.Min(to, from + MostWords) - 1;
            var start = told.Terms[from].Start;
            yield return new(told, start, told.Terms[last].End - start, contrast, pole) { Heads = contrast.HasHead ? Saying.HeadsOf(told.Terms, from, to) : Saying.NoHeads };
        }
    }

    /// <summary>A sentence, or a clause of it, as the model reads it.</summary>
    /// <param name="From">Its first term.</param>
    /// <param name="To">One after its last.</param>
    /// <param name="IsTold">Whether it tells what is so, and not what may be.</param>
    /// <param name="Probabilities">The probability of each side, and last that of none.</param>
    public readonly record struct Stretch(int From, int To, bool IsTold, float[] Probabilities);

    /// <summary>The clauses of a sentence that tell what is so, and the whole of it.</summary>
    public static List<Stretch> StretchesOf(List<Term> terms)
    {
        var model = SayingModel.Released;
        var words = model.WordsOf(terms);
        var stretches = ToldIn(terms).Select(s => Read(s.From, s.To, isTold: true)).ToList();
        if (!stretches.Exists(s => s.To - s.From == terms.Count)) stretches.Add(Read(0, terms.Count, isTold: false));
        return stretches;

        Stretch Read(int from, int to, bool isTold) => new(from, to, isTold, model.Probabilities(words.AsSpan(from, to - from)));
    }

    // The sentence and its clauses, as far as they tell what is so.
    private static IEnumerable<(int From, int To)> ToldIn(List<Term> terms)
    {
        var clauses = 0;
        var from = 0;
        for (var i = 0; i <= terms.Count; i++)
        {
            if (i < terms.Count && !terms[i].IsStop && !Turns.Contains(terms[i].Lower)) continue;
            if (IsTold(terms, from, i))
            {
                yield return (from, i);
                clauses++;
            }
            from = i + 1;
        }
        if (clauses != 1 && IsTold(terms, 0, terms.Count)) yield return (0, terms.Count);
    }

    private static bool IsTold(List<Term> terms, int from, int to)
    {
        var words = 0;
        for (var i = from; i < to; i++)
        {
            if (!terms[i].IsStop) words++;
            // "We considered it right to forgo irradiation" tells what was done.
            if (Unreal.Contains(terms[i].Lower) && !(terms[i].Lower == "considered" && i > from && terms[i - 1].Lower == "we")) return false;
        }
        return words >= FewestWords;
    }

    private static readonly HashSet<string> Turns = new(StringComparer.Ordinal) { "but", "whereas", "while", "although", "though", "and" };

    private static readonly HashSet<string> Unreal = new(StringComparer.Ordinal) { "may", "might", "should", "would", "must", "if", "whether", "usually", "often", "typically", "generally", "patients", "series", "cases", "literature", "studies", "authors", "recommended", "planned", "considered", "discussed", "risk", "others" };
}
