using Kazus.Cases;
using Kazus.Provenance;

namespace Kazus.Find.Content;

/// <summary>One thing a case says, with its place.</summary>
/// <param name="What">"Recurrence", "Imaging", "Lesion", "Note".</param>
/// <param name="Words">What stands there.</param>
/// <param name="Fragment">Where on the page of the case: "v-recurrence", "e-mri-6", "lesions".</param>
/// <param name="Anchor">Where in a source, when it was read there.</param>
public sealed record Passage(string What, string Words, string Fragment, Anchor? Anchor)
{
    /// <summary>Everything a case says: claims that were not rejected, events, lesions, its remark.</summary>
    public static IEnumerable<Passage> Of(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        foreach (var claim in @case.Claims.Where(c => c.State != ClaimState.Rejected && c.Value is not Value.Absent))
            if (Variables.Find(claim.Variable) is { } variable) yield return new Passage(variable.Label, Told(variable, claim), "v-" + claim.Variable, claim.Anchor);
        foreach (var happening in @case.Events)
            yield return new Passage(Name(happening.Kind), happening.Finding is null || happening.What.Contains(happening.Finding, StringComparison.OrdinalIgnoreCase) ? happening.What : $"{happening.What}: {happening.Finding}", "e-" + happening.Id, happening.Anchors.FirstOrDefault());
        foreach (var lesion in @case.Lesions)
            yield return new Passage("Lesion", string.Join(", ", new[] { lesion.Name, lesion.Levels?.Words, lesion.Site?.Words }.Where(w => !string.IsNullOrEmpty(w)).Distinct()), "lesions", lesion.Anchor);
        if (!string.IsNullOrWhiteSpace(@case.Note)) yield return new Passage("Note", @case.Note, "claims", null);
    }

    // "no recurrence" rather than "no": the words a reader would look for.
    private static string Told(Variable variable, Claim claim)
    {
        var value = claim.Value is Value.Choice { Answer: "yes" or "no" } choice ? $"{(choice.Answer == "no" ? "no " : "")}{variable.Label.ToLowerInvariant()}" : Spoken(variable, claim.Value);
        if (claim.Value is Value.Coded { Term: { Label: { } label } term } && !string.Equals(label, term.Words, StringComparison.OrdinalIgnoreCase)) value += $" ({label})";
        return claim.Anchor.Quote is { Length: > 0 } quote && quote is not ("yes" or "no") && !value.Contains(quote, StringComparison.OrdinalIgnoreCase) ? $"{value} \u201c{quote}\u201d" : value;
    }

    /// <summary>A value as one says it; a bare number of a table with its unit.</summary>
    internal static string Spoken(Variable variable, Value value) =>
        value is Value.Length { Duration: { } length } && !length.Words.Any(char.IsLetter) ? $"{AnswerText.Cell(variable, value)} {(length.Count == 1 ? "month" : "months")}" : AnswerText.Sentence(variable, value);

    private static string Name(EventKind kind) => kind == EventKind.FollowUp ? "Follow-up" : kind.ToString();
}
