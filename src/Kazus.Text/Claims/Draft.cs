using Kazus.Cases;
using Kazus.Text.Documents;
using Kazus.Time;

namespace Kazus.Text.Claims;

/// <summary>The claims read so far of one patient in one part of an article.</summary>
internal sealed class Draft(int patient)
{
    private readonly List<ProposedClaim> claims = [];

    public IReadOnlyList<ProposedClaim> Claims => claims;

    public bool Has(string variable) => claims.Exists(c => c.Variable == variable);

    public IEnumerable<ProposedClaim> Of(string variable) => claims.Where(c => c.Variable == variable);

    /// <summary>Proposes what a stretch of a sentence states; the same value of the same question is kept once.</summary>
    public void Propose(string variable, Value value, Passage passage, Span plain, Basis reading)
    {
        if (claims.Exists(c => c.Variable == variable && variable != "surgery" && (!passage.IsLegend || c.Where == passage.Where) && Same(c.Value, value) && c.At?.Words == reading.At?.Words)) return;
        var span = Contiguous(passage, plain);
        claims.Add(new ProposedClaim
        {
            Variable = variable,
            Patient = patient,
            Value = value,
            Span = span,
            Quote = passage.Document.Quote(span),
            Where = passage.Where,
            Confidence = reading.Confidence,
            Rule = reading.Rule,
            At = reading.At,
            Lesion = reading.Lesion,
        });
    }

    // A sentence that a page break cuts has other words of the page between its halves: the quote ends before them.
    private static Span Contiguous(Passage passage, Span plain)
    {
        var span = passage.Sentence.Plain.ToDocument(plain);
        if (span.Length <= plain.Length + 24) return span;
        var end = plain.Start + 1;
        while (end < plain.End && passage.Sentence.Plain.ToDocument(end) - passage.Sentence.Plain.ToDocument(end - 1) < 12) end++;
        return passage.Sentence.Plain.ToDocument(plain.Start, end);
    }

    public void Add(ProposedClaim claim) => claims.Add(claim);

    public void Remove(Predicate<ProposedClaim> which) => claims.RemoveAll(which);

    private static bool Same(Value a, Value b) => (a, b) switch
    {
        (Value.Coded x, Value.Coded y) => string.Equals(x.Term.Words, y.Term.Words, StringComparison.OrdinalIgnoreCase),
        (Value.Length x, Value.Length y) => x.Duration.Days == y.Duration.Days,
        (Value.Stain x, Value.Stain y) => x.Marker == y.Marker && x.Result == y.Result,
        (Value.Levels x, Value.Levels y) => x.Extent.SameAs(y.Extent),
        _ => a.Equals(b),
    };
}

/// <summary>Which rule read a claim and how sure it is.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Confidence">Estimated probability of being right.</param>
internal readonly record struct Basis(string Rule, double Confidence)
{
    public TimeStatement? At { get; init; }

    public string? Lesion { get; init; }
}
