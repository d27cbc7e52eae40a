using System.Text;

namespace Kazus.Server.Tests.Fuzz;

/// <summary>What nobody means to send: broken encodings, numbers beyond all measure, names that lead elsewhere, and now and then what is right.</summary>
internal sealed class OddWords(Random random)
{
    private static readonly string[] Right =
    [
        "LMS-001", "LMS-002", "koruga-2024", "timeline.svg", "table.csv", "cases.csv", "casebook.yaml", "recurrence", "surgery", "en", "hr", "yes", "accepted", "csv", "fhir", "phenopacket", "manuscript/01-report.md",
        "2021 resection, R0", "+12 mo MRI recurrence C5", "patient.age", "63", "C5-C7", "c1:accepted", "sources disagree", "KZ301", "1", "2", "20", "disease", "1900", "2024",
    ];

    private static readonly string[] Odd =
    [
        "", " ", "\t", "\0", "a\0b", "\r\nX-Put: in", "..", "../..", "../../casebook.yaml", "/etc/passwd", "C:\\Windows\\win.ini", "cases/../casebook.yaml", "//evil.example/", "/\\evil.example", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
        "' or 1=1 --", "'; drop table cases; --", "{{ index.patient.age }}", "{{ table: comparison }}", "${jndi:ldap://x}", "%s%s%n", "-1", "0", "00", "+5", "99999999999999999999", "-9223372036854775808", "9223372036854775807", "2147483648", "NaN", "Infinity",
        "1e308", "1e-400", "0x7f", "1,5", "12/31/2024", "9999-99-99", "\u202etxt.exe", "\ufeff", "\u2028", "\ud800", "\udfff\ud800", "[", "]", "(((((((((((((((((((((((((((((", "a*", "*", "\"", "\"gross", "-", "-a", "\\", "?", "#", "&a=b", ";", ",", ":", "::", "null", "true",
        "constructor", "__proto__", "CON", "aux.svg", ".", ".hidden", "a/b/c", "\u010d\u0107\u017e\u0161\u0111", "\u65e5\u672c", "\U0001F9B4", "e\u0301\u0301\u0301", "I\u0130\u0131", "\u00df", "&amp;", "- 1: [a", "!!python/object", "*a &a", "---\n...\n", "a: &b [*b]", "\u00a0",
    ];

    /// <summary>A word: right one time of three.</summary>
    public string Word() => random.Next(24) switch
    {
        < 8 => Right[random.Next(Right.Length)],
        < 21 => Odd[random.Next(Odd.Length)],
        21 => new string((char)random.Next(33, 127), random.Next(1, 5000)),
        22 => Right[random.Next(Right.Length)] + Odd[random.Next(Odd.Length)],
        _ => string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => (char)random.Next(1, 0x3000))),
    };

    /// <summary>A word as it stands in an address or a form: escaped rightly, or so that it cannot be read.</summary>
    public string Escaped()
    {
        if (random.Next(12) == 0) return new[] { "%", "%2", "%zz", "%00", "%ff%fe", "%c0%af", "%ed%a0%80", "%u0041", "..%2f..%2f", "%252e%252e", "%0d%0aX-Put:%20in", "+", "%f4%90%80%80", "%e2%82" }[random.Next(14)];
        var text = new StringBuilder();
        foreach (var one in Bytes(Word()))
            if (char.IsAsciiLetterOrDigit((char)one) || one is (byte)'-' or (byte)'_' or (byte)'.') text.Append((char)one);
            else text.Append('%').Append(one.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        return text.ToString();
    }

    /// <summary>The bytes of a word; half a letter is written as what it is and no reader of UTF-8 takes.</summary>
    public static byte[] Bytes(string word)
    {
        var bytes = new List<byte>(word.Length + 8);
        for (var i = 0; i < word.Length; i++)
            if (char.IsSurrogate(word[i]) && !(i + 1 < word.Length && char.IsSurrogatePair(word[i], word[i + 1]))) bytes.AddRange([(byte)(0xE0 | word[i] >> 12), (byte)(0x80 | word[i] >> 6 & 0x3F), (byte)(0x80 | word[i] & 0x3F)]);
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(word, i, char.IsSurrogate(word[i]) ? 2 : 1));
                if (char.IsSurrogate(word[i])) i++;
            }
        return [.. bytes];
    }
}
