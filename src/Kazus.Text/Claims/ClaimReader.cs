using Kazus.Text.Claims.Reading;
using Kazus.Text.Documents;

namespace Kazus.Text.Claims;

/// <summary>
/// Reads the facts of a case report's own patients and proposes them as claims. Every proposal carries the words it rests on; what
/// is said of the literature, of relatives, of plans or of differential diagnoses is left alone. The same document always gives the
/// same claims.
/// </summary>
public static class ClaimReader
{
    /// <summary>The claims of a document in reading order.</summary>
    public static IReadOnlyList<ProposedClaim> Read(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var stories = Stories.Of(document);
        var abbreviations = Abbreviations.Of(stories.SelectMany(s => s.Passages));
        var tumour = stories.Exists(s => s.Passages.Any(p => DiseaseName.In(p, abbreviations).Count > 0 || MentionsTumour(p)));
        var claims = new List<ProposedClaim>();
        foreach (var story in stories) claims.AddRange(Read(story, tumour, abbreviations));
        claims.Sort((a, b) => a.Span.CompareTo(b.Span));
        return claims;
    }

    private static IReadOnlyList<ProposedClaim> Read(Story story, bool tumour, IReadOnlyDictionary<string, string> abbreviations)
    {
        var draft = new Draft(story.Patient);
        PersonRules.Read(story, draft);
        PresentationRules.Read(story, draft);
        if (!tumour) return draft.Claims;
        TumourRules.Read(story, draft, abbreviations);
        SiteRules.Read(story, draft, abbreviations);
        SizeRules.Read(story, draft);
        SurgeryRules.Read(story, draft);
        TreatmentRules.Read(story, draft);
        StainRules.Read(story, draft);
        OutcomeRules.Read(story, draft);
        return draft.Claims;
    }

    private static bool MentionsTumour(Passage passage) => passage.Has("tumor") || passage.Has("tumour") || passage.Has("neoplas") || passage.Has("malignan");
}
