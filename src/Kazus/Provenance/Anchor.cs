namespace Kazus.Provenance;

/// <summary>
/// The place a fact was read: which source, which part of it, which characters, and the characters themselves.
/// Offsets count UTF-16 units of the source's text, start included, end excluded; null when the source was read by eye.
/// </summary>
/// <param name="Source">Id of the source; "record" for what was typed from the patient's own record.</param>
/// <param name="Where">The part: "abstract", "case", "Table 1, row 4", "Figure 5 legend", or free words.</param>
/// <param name="Quote">The characters that state the fact, or null when none were kept.</param>
/// <param name="Start">First character, or null.</param>
/// <param name="End">One past the last character, or null.</param>
public sealed record Anchor(string Source, string? Where = null, string? Quote = null, int? Start = null, int? End = null)
{
    /// <inheritdoc/>
    public override string ToString() => Where is null ? Source : $"{Source}, {Where}";
}
