using System.Text;
using Kazus.Cases;
using Kazus.Provenance;

namespace Kazus.Registry;

/// <summary>The words of a case that a reader may search for: what it says, not how it is kept.</summary>
public static class CaseText
{
    /// <summary>Label, remarks, values with their quotes, lesions and events, one to a line; repeated words are written once.</summary>
    public static string Of(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var text = new StringBuilder();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        void Say(string? words)
        {
            if (string.IsNullOrWhiteSpace(words) || !seen.Add(words)) return;
            if (text.Length > 0) text.Append('\n');
            text.Append(words.Replace('\0', ' '));
        }
        Say(@case.Label);
        Say(@case.DayZero);
        Say(@case.Note);
        foreach (var claim in @case.Claims.Where(c => c.State != ClaimState.Rejected && c.Value is not Value.Absent))
        {
            var words = claim.Value.ToString();
            Say(words);
            if (claim.Value is Value.Coded { Term.Label: { } label } && !string.Equals(label, words, StringComparison.OrdinalIgnoreCase)) Say(label);
            Say(claim.Anchor.Quote);
            Say(claim.Note);
        }
        foreach (var lesion in @case.Lesions) Say(lesion.Name);
        foreach (var happening in @case.Events)
        {
            Say(happening.What);
            Say(happening.Finding);
            foreach (var anchor in happening.Anchors) Say(anchor.Quote);
        }
        return text.ToString();
    }
}
