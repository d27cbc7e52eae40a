namespace Kazus.Find.Words;

/// <summary>A word as it is searched.</summary>
/// <param name="Start">First character in the text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Beside">True for another reading of the place of the word before: "ki67" beside "ki", "C6" beside "C5" of "C5–C7".</param>
internal readonly record struct Token(int Start, int End, bool Beside);
