using Kazus.Cases;

namespace Kazus.Server.Reading;

/// <summary>An article with everything its readers have decided. What one reader decided is not told to another before both are done.</summary>
public sealed class ArticleReading
{
    private readonly Dictionary<(string Reader, string Claim), Decision> _last = [];
    private readonly Dictionary<string, Decision> _settled = new(StringComparer.Ordinal);
    private readonly List<ReadClaim> _found = [];

    /// <summary>Gathers the decisions, oldest first.</summary>
    public ArticleReading(OpenArticle article, IReadOnlyList<Decision> decisions)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(decisions);
        Article = article;
        Decisions = decisions;
        foreach (var decision in decisions)
        {
            if (decision.Found is { } found && ReadClaim.Of(found, article.Document, decision.Reader) is { } claim && claim.Key == decision.Claim) _found.Add(claim);
            if (decision.Settles) _settled[decision.Claim] = decision;
            else _last[(decision.Reader, decision.Claim)] = decision;
        }
    }

    /// <summary>The article.</summary>
    public OpenArticle Article { get; }

    /// <summary>All decisions, oldest first.</summary>
    public IReadOnlyList<Decision> Decisions { get; }

    /// <summary>Everybody who decided something about it, in the order they began.</summary>
    public IReadOnlyList<string> Readers => [.. Decisions.Where(d => !d.Settles).Select(d => d.Reader).Distinct()];

    /// <summary>All claims: what rules proposed and what readers found, in reading order.</summary>
    public IReadOnlyList<ReadClaim> Claims => [.. Article.Proposals.Concat(_found).DistinctBy(c => c.Key).OrderBy(c => c.Proposal.Span)];

    /// <summary>The claims before one reader: what rules proposed and what this reader found, in reading order.</summary>
    public IReadOnlyList<ReadClaim> Before(string? reader) => [.. Article.Proposals.Concat(_found.Where(f => f.Finder == reader)).DistinctBy(c => c.Key).OrderBy(c => c.Proposal.Span)];

    /// <summary>The patients told of, own ones first.</summary>
    public IReadOnlyList<ToldPatient> Patients => [.. Claims.Select(c => c.Patient).DistinctBy(p => p.Key).OrderBy(p => p.Study is not null).ThenBy(p => p.Number)];

    /// <summary>What a reader says of a claim now.</summary>
    public Decision? Of(string? reader, string claim) => reader is null ? null : _last.GetValueOrDefault((reader, claim)) is { Verdict: not Verdict.Open } decision ? decision : null;

    /// <summary>What settled a claim on which readers differed, or null.</summary>
    public Decision? Settled(string claim) => _settled.GetValueOrDefault(claim) is { Verdict: not Verdict.Open } decision ? decision : null;

    /// <summary>How many of the claims before a reader are judged, of one patient or of all.</summary>
    public (int Judged, int All) Progress(string? reader, string? patient = null)
    {
        var claims = Before(reader).Where(c => patient is null || c.Patient.Key == patient).ToList();
        return (claims.Count(c => Of(reader, c.Key) is not null), claims.Count);
    }

    /// <summary>The claims of a patient that one reader takes for facts, with the decision.</summary>
    public IReadOnlyList<(ReadClaim Claim, Decision Decision)> Accepted(string reader, string patient) =>
        [.. Before(reader).Where(c => c.Patient.Key == patient).Select(c => (c, Of(reader, c.Key)!)).Where(p => p.Item2 is { Verdict: Verdict.Accepted or Verdict.Corrected })];

    /// <summary>The claims of a patient that two readers agree on or that were settled between them, with the decision that holds.</summary>
    public IReadOnlyList<(ReadClaim Claim, Decision Decision)> Agreed(string first, string second, string patient) =>
        [.. Claims.Where(c => c.Patient.Key == patient).Select(c => (c, Joint(first, second, c)!)).Where(p => p.Item2 is { Verdict: Verdict.Accepted or Verdict.Corrected })];

    /// <summary>The decision that holds between two readers, or null while they differ.</summary>
    public Decision? Joint(string first, string second, ReadClaim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (Settled(claim.Key) is { } settled) return settled;
        return Of(first, claim.Key) is { } a && Of(second, claim.Key) is { } b && Same(claim, a, b) ? a : null;
    }

    /// <summary>Whether two decisions say the same: a correction to the proposed value is an acceptance.</summary>
    public static bool Same(ReadClaim claim, Decision a, Decision b) => Answer(claim, a) == Answer(claim, b);

    /// <summary>What a decision answers, as a category: "as proposed", "rejected", or the value put in its place.</summary>
    public static string Answer(ReadClaim claim, Decision? decision)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return decision switch
        {
            null or { Verdict: Verdict.Open } => "not judged",
            { Verdict: Verdict.Rejected } => "rejected",
            { Verdict: Verdict.Corrected, Value: { } value } when !Says(claim, value) => Standard(claim.Variable, value),
            _ => "as proposed",
        };
    }

    private static bool Says(ReadClaim claim, string value) => Standard(claim.Variable, value) == claim.Written;

    private static string Standard(Variable variable, string value) => ValueReading.Read(variable, value).Value is { } read ? ValueReading.Write(variable, read) : value;
}
