using System.Globalization;
using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Terms;
using Kazus.Text.Claims;
using Kazus.Time;

namespace Kazus.Server.Reading;

/// <summary>The case that accepted claims make, each with its quote, its place and who accepted it when.</summary>
internal static class AcceptedCase
{
    /// <summary>A new case of one patient of an article.</summary>
    public static Case Draft(OpenArticle article, ToldPatient patient, IReadOnlyList<(ReadClaim Claim, Decision Decision)> accepted, string id, string source, Func<string, string, Term> resolve)
    {
        List<ProposedClaim> told = [.. accepted.Select(p => p.Claim.Proposal with { Value = ValueOf(p, resolve) })];
        var claims = Claims(article, accepted, source, resolve, 1);
        // A row of a table tells no course; the article's own patient has the events that the claims tell of.
        if (patient.Study is not null) return new Case { Id = id, Label = patient.Study, Sources = [source], Claims = claims };
        var draft = DraftCase.Of(article.Document, told, patient.Number);
        return draft with
        {
            Id = id,
            Own = false,
            Sources = [source],
            Claims = claims,
            DayZeroWhen = [.. draft.DayZeroWhen.Select(t => t with { Anchor = Of(t.Anchor, source) })],
            Events = [.. draft.Events.Select(e => e with { Anchors = [.. e.Anchors.Select(a => Of(a, source)!)], When = [.. e.When.Select(t => t with { Anchor = Of(t.Anchor, source) })] })],
        };
    }

    /// <summary>A case with the accepted claims added that it does not have yet, or null when there is none.</summary>
    public static Case? Into(Case one, OpenArticle article, IReadOnlyList<(ReadClaim Claim, Decision Decision)> accepted, string source, Func<string, string, Term> resolve)
    {
        var added = Claims(article, accepted, source, resolve, one.Claims.Count + 1)
            .Where(c => !one.Claims.Any(k => k.Variable == c.Variable && k.Anchor.Source == source && k.Anchor.Where == c.Anchor.Where && Written(k) == Written(c))).ToList();
        if (added.Count == 0) return null;
        return one with { Claims = [.. one.Claims, .. added], Sources = [.. one.Sources.Append(source).Distinct()] };
    }

    private static List<Claim> Claims(OpenArticle article, IReadOnlyList<(ReadClaim Claim, Decision Decision)> accepted, string source, Func<string, string, Term> resolve, int first)
    {
        List<Claim> claims = [.. accepted.Select((p, i) => ClaimOf(article, p, source, resolve, first + i))];
        // Two accepted answers to one question that cannot both be true are a disagreement of the source with itself: it stays open.
        bool Disputed(Claim claim) => Variables.Get(claim.Variable) is { Several: false } variable
            && claims.Any(o => o.Variable == claim.Variable && ValueComparison.Compare(variable, o.Value, claim.Value) == Agreement.Different);
        return [.. claims.Select(c => c with { State = Disputed(c) ? ClaimState.Proposed : ClaimState.Accepted })];
    }

    private static Claim ClaimOf(OpenArticle article, (ReadClaim Claim, Decision Decision) accepted, string source, Func<string, string, Term> resolve, int number)
    {
        var (claim, decision) = accepted;
        var byPerson = decision.Verdict == Verdict.Corrected || claim.Finder is not null;
        return new Claim
        {
            Id = "c" + number.ToString(CultureInfo.InvariantCulture),
            Variable = claim.Variable.Id,
            Value = ValueOf(accepted, resolve),
            Anchor = new Anchor(source, claim.Proposal.Where, article.Document.Quote(claim.Proposal.Span), claim.Proposal.Span.Start, claim.Proposal.Span.End),
            Reader = byPerson ? decision.Reader : "kazus/" + claim.Proposal.Rule,
            ReadAt = decision.At,
            Confidence = byPerson ? null : Math.Round(claim.Proposal.Confidence, 2),
            At = claim.Proposal.At,
            Note = byPerson ? null : $"accepted by {decision.Reader}",
        };
    }

    private static Value ValueOf((ReadClaim Claim, Decision Decision) accepted, Func<string, string, Term> resolve)
    {
        var (claim, decision) = accepted;
        var written = decision is { Verdict: Verdict.Corrected, Value: { } value } ? value : claim.Written;
        return ValueReading.Read(claim.Variable, written, w => resolve(claim.Variable.Id, w)).Value ?? claim.Proposal.Value;
    }

    private static string Written(Claim claim) => ValueReading.Write(Variables.Get(claim.Variable), claim.Value);

    private static Anchor? Of(Anchor? anchor, string source) => anchor is null ? null : anchor with { Source = source };
}
