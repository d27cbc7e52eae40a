using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Kazus.Text.Patterns;

/// <summary>
/// Which groups of two and of three letters occur in a text, as marks in a row of bits: read once, it answers for any number of patterns whether one of
/// their words may stand there. Two groups can share a mark, so that "may" is all it says; "no" is certain.
/// </summary>
internal sealed class TextMarks
{
    /// <summary>In a word: here begins or ends a word of the text. What is no letter, digit or underscore is the same to the marks as the end of the text.</summary>
    public const char Boundary = '\b';

    private const int Triples = 4096, Pairs = 1024;

    // Characters that match others outside ASCII (the sign of kelvin and k) and digits of other scripts, which \d takes: where one occurs, the pattern decides.
    private static readonly SearchValues<char> Strange = SearchValues.Create([.. Enumerable.Range(128, char.MaxValue - 128).Select(c => (char)c).Where(c => char.IsDigit(c) || c is '\u212A' or '\u0130')]);

    [ThreadStatic]
    private static TextMarks[]? kept;

    private readonly ulong[] marks = new ulong[(Triples + Pairs) / 64];
    private string? text;
    private bool strange;

    /// <summary>The marks of a text; they hold until the thread asks for the next.</summary>
    public static TextMarks Of(string text)
    {
        // The sentences of a manuscript are asked about by one rule after the other; those of the one before make room for them.
        const int Kept = 2048;
        ref var marks = ref (kept ??= new TextMarks[Kept])[RuntimeHelpers.GetHashCode(text) & (Kept - 1)];
        marks ??= new TextMarks();
        if (!ReferenceEquals(marks.text, text)) marks.Read(text);
        return marks;
    }

    private void Read(string read)
    {
        text = read;
        Array.Clear(marks);
        int one = 0, two = 0;
        foreach (var c in read)
        {
            var three = Fold(c);
            Set(Mark(one, two, three));
            Set(Mark(two, three));
            (one, two) = (two, three);
        }
        Set(Mark(one, two, 0));
        Set(Mark(two, 0));
        strange = !Ascii.IsValid(read) && read.AsSpan().ContainsAny(Strange);
    }

    /// <summary>The marks that a text with this word has; a word has two letters or boundaries at least.</summary>
    public static int[] MarksOf(string word)
    {
        if (word.Length == 2) return [Mark(Fold(word[0]), Fold(word[1]))];
        var marks = new int[word.Length - 2];
        for (var i = 0; i < marks.Length; i++) marks[i] = Mark(Fold(word[i]), Fold(word[i + 1]), Fold(word[i + 2]));
        return marks;
    }

    /// <summary>False only where none of the words stands in the text.</summary>
    public bool MayHaveAny(int[][] words)
    {
        if (strange) return true;
        foreach (var word in words)
        {
            var all = true;
            foreach (var mark in word)
                if ((marks[mark >> 6] & (1UL << mark)) == 0)
                {
                    all = false;
                    break;
                }
            if (all) return true;
        }
        return false;
    }

    // Letters in either case, four groups of digits, and 0 for all that is not of a word. A letter of another alphabet may pass for 0: that lets more through, never less.
    private static int Fold(char c) => char.IsAsciiLetter(c) ? c & 31 : char.IsAsciiDigit(c) || c == '_' ? 27 + (c & 3) : 0;

    private static int Mark(int one, int two, int three) => (one * 961 + two * 31 + three) * 40503 >> 5 & (Triples - 1);

    private static int Mark(int one, int two) => Triples + one * 31 + two;

    private void Set(int mark) => marks[mark >> 6] |= 1UL << mark;
}
