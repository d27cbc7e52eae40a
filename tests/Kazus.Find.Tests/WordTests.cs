using System.Globalization;
using System.Text;
using Kazus.Find.Words;
using Xunit;

namespace Kazus.Find.Tests;

public sealed class WordTests
{
    [Theory]
    [InlineData("Tumours and a tumor", "tumor and a tumor")]
    [InlineData("metastasis metastases", "metastas metastas")]
    [InlineData("diagnosis, diagnoses", "diagnos diagnos")]
    [InlineData("vertebrae vertebra", "vertebra vertebra")]
    [InlineData("sarcomata sarcomas", "sarcoma sarcoma")]
    [InlineData("biopsies biopsy", "biopsy biopsy")]
    [InlineData("haemangioma leukaemia oedema", "hemangioma leukemia edema")]
    [InlineData("mass thrombus pelvis", "mass thrombus pelvis")]
    [InlineData("the patient's pain", "the patient pain")]
    [InlineData("\u0160AKI\u0106 \u010cv\u00f4r \u0111ur\u0111evac", "sakic cvor durdevac")]
    [InlineData("nai\u0308ve na\u00efve", "naive naive")]
    [InlineData("Ki-67 Ki67", "ki ki67 67 ki67")]
    [InlineData("S-100 positive", "s s100 100 positive")]
    [InlineData("\u03b1-SMA, IFN-\u03b3", "alpha sma ifn gamma")]
    [InlineData("TP53 p53 BRCA1", "tp53 p53 brca1")]
    [InlineData("1,000 mg; 3,5 cm; 3.5 cm.", "1000 mg 3.5 35mm cm 3.5 35mm cm")]
    [InlineData("50mg 45 Gy 4500 cGy", "50 mg 45 45gy gy 4500 45gy cgy")]
    [InlineData("C5 lesion", "c5 lesion")]
    [InlineData("C5-C7", "c5 c6 c7")]
    [InlineData("C5\u20137", "c5 c6 c7 7")]
    [InlineData("L4/5", "l4 l5 5")]
    [InlineData("Th10 D10", "th10 t10 d10 t10")]
    [InlineData("T12-L2", "t12 l1 l2")]
    [InlineData("63-year-old", "63 year old")]
    public void A_text_is_cut_into(string text, string words) => Assert.Equal(words, string.Join(' ', PlainSearch.Cut(text)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_word_that_is_looked_for_is_never_passed_over(int seed)
    {
        var chance = new Random(seed);
        string[] parts = ["a", "e", "i", "o", "ae", "oe", "fl", "bod", "gro", "sar", "co", "ki", "tu", "our", "dri", "y", "s", "m", "th"];
        string[] ends = ["", "s", "ies", "es", "ses", "mata", "ae", "our", "67", "-67", "'s", "y"];
        string Word() => string.Concat(Enumerable.Range(0, chance.Next(1, 4)).Select(_ => parts[chance.Next(parts.Length)])) + ends[chance.Next(ends.Length)];
        for (var round = 0; round < 300; round++)
        {
            var text = string.Join(' ', Enumerable.Range(0, 40).Select(_ => chance.Next(4) == 0 ? Word().ToUpperInvariant() : Word()));
            var wanted = PlainSearch.Cut(string.Join(' ', Enumerable.Range(0, 5).Select(_ => Word()))).Select(w => (Word: w, Beginning: w.Length > 1 && chance.Next(4) == 0)).ToList();
            bool Is(string word) => wanted.Any(w => w.Beginning ? word.StartsWith(w.Word, StringComparison.Ordinal) : word == w.Word);
            Assert.Equal(Read(text, null).Where(w => Is(w.Word)), Read(text, new WordStarts(wanted)).Where(w => Is(w.Word)));
        }
    }

    private static List<(string Word, int Start)> Read(string text, WordStarts? starts)
    {
        var words = new List<(string, int)>();
        var reader = new WordReader(text);
        while (starts is null ? reader.Read() : reader.Read(starts)) words.Add((reader.Word.ToString(), reader.Token.Start));
        return words;
    }

    [Fact]
    public void Words_stand_where_they_were_written()
    {
        const string text = "Right C5\u2013C7 tumours, Ki-67 30%";
        var places = new List<string>();
        var reader = new WordReader(text);
        while (reader.Read()) places.Add($"{reader.Word}={text[reader.Token.Start..reader.Token.End]}{(reader.Token.Beside ? "*" : "")}");
        Assert.Equal(["right=Right", "c5=C5", "c6=C5*", "c7=C7", "tumor=tumours", "ki=Ki", "ki67=Ki*", "67=67", "30=30"], places);
    }

    [Fact]
    public void The_table_of_plain_letters_agrees_with_Unicode()
    {
        Span<char> plain = stackalloc char[4];
        string[] own = ["\u0111", "\u0110", "\u00f8", "\u00d8", "\u0142", "\u0141", "\u00df", "\u1e9e", "\u00e6", "\u00c6", "\u0153", "\u0152", "\u00fe", "\u00de", "\u00f0", "\u00d0", "\u0131", "\u0130", "\u0127", "\u0126", "\u0167", "\u0166", "\u0138", "\u014b", "\u014a"];
        for (var c = 'A'; c < '\u024f'; c++)
        {
            if (!char.IsLetter(c) || own.Contains(c.ToString())) continue;
            var decomposed = c.ToString().Normalize(NormalizationForm.FormKD).Where(x => CharUnicodeInfo.GetUnicodeCategory(x) != UnicodeCategory.NonSpacingMark).ToArray();
            var expected = new string(decomposed).ToLowerInvariant();
            if (!expected.All(char.IsLetter) || expected.Any(x => own.Contains(x.ToString()))) continue;
            Assert.Equal(expected, plain[..Folding.Fold(c, plain)].ToString());
        }
    }

    [Fact]
    public void Any_text_can_be_cut()
    {
        var chance = new Random(3);
        for (var i = 0; i < 2000; i++)
        {
            var text = new string([.. Enumerable.Range(0, chance.Next(80)).Select(_ => chance.Next(4) == 0 ? (char)chance.Next(char.MaxValue) : "aAcC5-67.,'’s mTh/0α "[chance.Next(20)])]);
            var reader = new WordReader(text);
            while (reader.Read())
            {
                Assert.InRange(reader.Word.Length, 1, WordReader.LongestWord);
                Assert.True(reader.Token.Start < reader.Token.End && reader.Token.End <= text.Length);
            }
        }
    }
}
