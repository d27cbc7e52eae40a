namespace Kazus.Text.Mentions;

/// <summary>Turns a written word into its features: form, shape, affixes, groups, and what the lexicon says of it.</summary>
internal sealed class WordReader(Vocabulary vocabulary, Lexicon lexicon)
{
    private enum Kind : ulong { Form = 1, Shape, ShortShape, Prefix, Suffix, Group, Head, Part, Raw, Case, Length }

    public Lexicon Lexicon => lexicon;

    public Word Read(ReadOnlySpan<char> written)
    {
        Span<char> buffer = stackalloc char[WordForm.Longest];
        ReadOnlySpan<char> form = buffer[..WordForm.Normalise(written, buffer)];
        var letters = char.IsLetter(form[0]);
        List<(ulong, byte)> features = [];
        var whole = FeatureKey.Of(form);
        features.Add((Key(Kind.Form, whole), 3));
        Span<char> shapeBuffer = stackalloc char[WordForm.Longest];
        var (shape, shortShape) = Shapes(written, shapeBuffer);
        features.Add((Key(Kind.Shape, shape), 1));
        features.Add((Key(Kind.ShortShape, shortShape), 2));
        if (letters)
        {
            for (var n = 2; n <= 5 && n < form.Length; n++) features.Add((Key(Kind.Prefix, FeatureKey.Of(form[..n])), (byte)(n == 3 ? 1 : 0)));
            for (var n = 1; n <= 6 && n < form.Length; n++) features.Add((Key(Kind.Suffix, FeatureKey.Of(form[^n..])), (byte)(n is 3 or 4 ? 2 : n == 2 ? 1 : 0)));
        }
        else if (written.Length <= 4) features.Add((Key(Kind.Raw, FeatureKey.Of(written)), 1));
        features.Add((Key(Kind.Length, (ulong)Math.Min(form.Length, 12)), 0));
        var row = vocabulary.Row(form);
        var groups = vocabulary.Groups(row);
        var known = vocabulary.Knows(form);
        if (!groups.IsEmpty)
            for (var k = 0; k < groups.Length; k++)
                features.Add((FeatureKey.Join((ulong)Kind.Group, (ulong)(k + 1), groups[k]), 3));
        if (!known) features.Add((Key(Kind.Case, 1), 0));
        var stem = Lexicon.Stem(form);
        AddLexicon(features, stem);
        return new Word
        {
            Written = written.ToString(), Key = FeatureKey.Of(written),
            Form = whole, Stem = stem,
            Middle = groups.IsEmpty ? shortShape : FeatureKey.Join(77, groups[1]),
            Fine = groups.IsEmpty ? shortShape : FeatureKey.Join(78, groups[2]),
            BeginsPhrase = lexicon.BeginsPhrase(stem),
            Row = row,
            IsSign = !char.IsLetterOrDigit(form[0]),
            Features = [.. features.Select(f => f.Item1)],
            Reaches = [.. features.Select(f => f.Item2)],
        };
    }

    private void AddLexicon(List<(ulong, byte)> features, ulong stem)
    {
        foreach (var lexiconClass in lexicon.ClassesEndingIn(stem)) features.Add((Key(Kind.Head, (ulong)lexiconClass), 1));
        foreach (var lexiconClass in lexicon.ClassesUsing(stem)) features.Add((Key(Kind.Part, (ulong)lexiconClass), 1));
    }

    private static ulong Key(Kind kind, ulong value) => FeatureKey.Join((ulong)kind, value);

    private static (ulong Whole, ulong Short) Shapes(ReadOnlySpan<char> written, Span<char> buffer)
    {
        var n = Math.Min(written.Length, buffer.Length);
        for (var i = 0; i < n; i++)
        {
            var c = written[i];
            buffer[i] = char.IsAsciiDigit(c) ? '0' : char.IsUpper(c) ? 'X' : char.IsLetter(c) ? 'x' : c;
        }
        var whole = FeatureKey.Of(buffer[..Math.Min(n, 8)]);
        var m = 0;
        for (var i = 0; i < n; i++)
            if (m == 0 || buffer[m - 1] != buffer[i]) buffer[m++] = buffer[i];
        return (whole, FeatureKey.Of(buffer[..m]));
    }
}
