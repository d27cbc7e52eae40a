using Kazus.Text.Documents;

namespace Kazus.Text.Mentions;

/// <summary>A sentence to read, where it stands among its neighbours, and the way back to the document.</summary>
internal readonly record struct Passage(string Text, Token[] Tokens, PlainText? Plain, int Index, int Count)
{
    /// <summary>The sentences of a text nobody has parted.</summary>
    public static Passage[] Of(string text)
    {
        var tokens = Mentions.Tokens.Cut(text, 0, text.Length);
        var breaks = SentenceBreaks.Of(text, tokens);
        return [.. breaks.Select((s, i) => new Passage(text, [.. tokens[s.From..s.To]], null, i, breaks.Count))];
    }

    public static IEnumerable<Passage> Of(IReadOnlyList<Sentence> sentences) =>
        sentences.Select((s, i) => new Passage(s.Plain.Text, [.. Mentions.Tokens.Cut(s.Plain.Text, 0, s.Plain.Length)], s.Plain, i, sentences.Count));
}
