namespace Kazus.Text.Mentions;

/// <summary>What a second reading knows of a candidate's words from the texts trained on.</summary>
/// <param name="memory">How phrases and words were marked.</param>
/// <param name="without">What the text itself brought into the memory, to be left out.</param>
internal readonly struct RememberedFeatures(PhraseMemory memory, IReadOnlyDictionary<ulong, ushort>? without)
{
    /// <summary>Writes numbers 24 to 48 of a row: the phrase, its first and last word, and the words beside it.</summary>
    public void Write(in Candidate c, Span<float> row)
    {
        var phrase = memory.Times(PhraseMemory.Kind.Phrase, c.Phrase, c.Type, without);
        var anyPhrase = memory.Times(PhraseMemory.Kind.Phrase, c.Phrase, without);
        row[24] = phrase;
        row[25] = anyPhrase == 0 ? -1 : phrase / (float)anyPhrase;
        row[26] = anyPhrase;
        OfMentions(row[27..], PhraseMemory.Kind.First, c.First, c.Type);
        OfMentions(row[30..], PhraseMemory.Kind.Last, c.Last, c.Type);
        OfAll(row, 33, 41, PhraseMemory.Kind.First, c.First, c.Type);
        OfAll(row, 35, 43, PhraseMemory.Kind.Last, c.Last, c.Type);
        OfAll(row, 37, 45, PhraseMemory.Kind.Before, c.Before, c.Type);
        OfAll(row, 39, 47, PhraseMemory.Kind.After, c.After, c.Type);
    }

    /// <summary>
    /// Writes fifteen numbers: of all places where the phrase stood, the share marked as this type and as any, and how many; the same for the phrase a
    /// word shorter and a word longer at either end. They say where a mention stops.
    /// </summary>
    public void WriteExtents(in Candidate c, Span<float> row)
    {
        Places(c.Phrase, c.Type, row);
        if (c.To - c.From > 1)
        {
            Places(c.WithoutFirst, c.Type, row[3..]);
            Places(c.WithoutLast, c.Type, row[6..]);
        }
        else row[3..9].Fill(-2);
        Places(c.WithBefore, c.Type, row[9..]);
        Places(c.WithAfter, c.Type, row[12..]);
    }

    // A phrase marked nowhere else is unknown, wherever it stood: of a text that is judged in training nobody may see that it was marked there.
    private void Places(uint phrase, int type, Span<float> row)
    {
        var marked = phrase == 0 ? 0 : memory.Times(PhraseMemory.Kind.Phrase, phrase, without);
        if (marked == 0)
        {
            row[..3].Fill(-1);
            return;
        }
        var places = Math.Max(marked, memory.Times(PhraseMemory.Kind.PhraseOccurs, phrase, without));
        row[0] = memory.Times(PhraseMemory.Kind.Phrase, phrase, type, without) / (places + 0.5f);
        row[1] = marked / (places + 0.5f);
        row[2] = places;
    }

    // Of the mentions the word begins or ends, the share of this type; how many; and the share by group.
    private void OfMentions(Span<float> row, PhraseMemory.Kind kind, WordKeys word, int type)
    {
        var (all, group) = (memory.Times(kind, word.Stem, without), memory.Times(kind, word.Group, without));
        row[0] = all == 0 ? -1 : memory.Times(kind, word.Stem, type, without) / (float)all;
        row[1] = all;
        row[2] = group == 0 ? -1 : memory.Times(kind, word.Group, type, without) / (float)group;
    }

    // Of all places where the word stands, the share that plays this part in a mention of this type, and the share inside one; and by group. Rare
    // words are drawn to nought.
    private void OfAll(Span<float> row, int part, int member, PhraseMemory.Kind kind, WordKeys word, int type)
    {
        Shares(kind, word.Stem, type, ref row[part], ref row[member]);
        Shares(kind, word.Group, type, ref row[part + 1], ref row[member + 1]);
    }

    private void Shares(PhraseMemory.Kind kind, uint key, int type, ref float part, ref float member)
    {
        var all = memory.Times(PhraseMemory.Kind.Occurs, key, without);
        part = all == 0 ? -1 : memory.Times(kind, key, type, without) / (all + 1f);
        member = all == 0 ? -1 : memory.Times(PhraseMemory.Kind.Member, key, type, without) / (all + 1f);
    }
}
