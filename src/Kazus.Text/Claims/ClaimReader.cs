using Kazus.Checks;
using Kazus.Text.Claims.Reading;
using Kazus.Text.Claims.Tables;
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
    public static IReadOnlyList<ProposedClaim> Read(Document document) => Read(document, out _);

    /// <summary>The claims of a document in reading order, and what its tables leave open.</summary>
    /// <param name="document">The article.</param>
    /// <param name="findings">Cells whose values could not be given to the patients of their row.</param>
    public static IReadOnlyList<ProposedClaim> Read(Document document, out IReadOnlyList<Finding> findings)
    {
        var open = new List<Finding>();
        findings = open;
        ArgumentNullException.ThrowIfNull(document);
        var stories = Stories.Of(document);
        var claims = new List<ProposedClaim>();
        if (OwnPatients.In(document, stories))
        {
            var abbreviations = Abbreviations.Of([.. stories.SelectMany(s => s.Passages)]);
            var tumour = TellsOfTumour(stories, abbreviations);
            foreach (var story in stories) claims.AddRange(Read(story, tumour, abbreviations).Select(Reliability.Corrected));
        }
        TableClaims.Read(document, claims, open);
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
        SurgeryRules.Read(story, draft, abbreviations);
        TreatmentRules.Read(story, draft);
        StainRules.Read(story, draft);
        OutcomeRules.Read(story, draft);
        SpineRules.Read(story, draft);
        CourseRules.Read(story, draft);
        PathologyRules.Read(story, draft);
        return draft.Claims;
    }

    // A tumour that was looked for, thought of or excluded makes no tumour report; its name, a panel of stains, or the word said of what is there does.
    private static bool TellsOfTumour(List<Story> stories, IReadOnlyDictionary<string, string> abbreviations)
    {
        foreach (var passage in stories.SelectMany(s => s.Passages))
        {
            foreach (var name in passage.Diseases(abbreviations))
                if (passage.StandingOf(name.First, name.After) == Standing.Affirmed && !Planned(passage)) return true;
            if (passage.Markers.Count >= 4 && (passage.Has("immuno") || passage.Has("positive"))) return true;
            for (var i = 0; i < passage.Tokens.Count; i++)
            {
                if (passage.Tokens[i].Lower is not ("tumor" or "tumour" or "tumors" or "tumours" or "tumor's" or "tumour's" or "tumoral" or "neoplastic" or "neoplasm" or "neoplasms" or "metastasis" or "metastases" or "metastatic" or "carcinomatous")) continue;
                if (i + 1 < passage.Tokens.Count && passage.Tokens[i + 1].Lower is "marker" or "markers" or "necrosis") continue;
                if (passage.StandingOf(i, i + 1) == Standing.Affirmed) return true;
            }
        }
        return false;
    }

    // "Based on the diagnosis of gallbladder carcinoma, cholecystectomy was planned": a working diagnosis.
    private static bool Planned(Passage passage) => passage.Has("planned") || passage.Has("scheduled");
}
