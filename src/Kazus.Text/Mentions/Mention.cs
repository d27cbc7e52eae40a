using Kazus.Text.Documents;

namespace Kazus.Text.Mentions;

/// <summary>Whom a mention is about.</summary>
public enum MentionSubject : byte { Patient, Family, Other }

/// <summary>Words of a text that name something clinical.</summary>
/// <param name="Type">What kind of thing is named.</param>
/// <param name="Span">Where, in UTF-16 units of the text.</param>
/// <param name="Text">The words as they stand there.</param>
/// <param name="Subject">Whose it is.</param>
/// <param name="Negated">The text says it is absent.</param>
/// <param name="Uncertain">The text suspects it or cannot exclude it.</param>
/// <param name="Historical">It belongs to the time before the story told.</param>
/// <param name="Hypothetical">It is feared, planned or talked of in general, not found.</param>
public sealed record Mention(MentionType Type, Span Span, string Text, MentionSubject Subject = MentionSubject.Patient,
    bool Negated = false, bool Uncertain = false, bool Historical = false, bool Hypothetical = false);
