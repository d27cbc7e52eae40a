using Kazus.Cases;
using Kazus.Manuscript.Facts;
using Kazus.Provenance;

namespace Kazus.Reports;

/// <summary>Shows claims with the short name of their source, as a reader of the report sees them.</summary>
internal sealed class ClaimQuotes(Casebook casebook)
{
    public FactClaim Of(Claim claim) =>
        FactClaim.From(claim, Name(claim.Anchor.Source), casebook.Sources.ContainsKey(claim.Anchor.Source));

    public IReadOnlyList<FactClaim> Of(IEnumerable<Claim> claims) => [.. claims.Select(Of)];

    public string Name(string source) => casebook.Sources.TryGetValue(source, out var known) ? known.ShortName : source;
}
