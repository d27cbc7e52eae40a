using System.Globalization;

namespace Kazus.Manuscript.Word;

/// <summary>The lists of a document: bullets, numbers that start where each list says, and the references.</summary>
internal sealed class WordNumbering
{
    private readonly List<int?> lists = [];

    /// <summary>Number of the list of references.</summary>
    public int References { get; } = 1;

    /// <summary>A new list; bullets when it has no first number.</summary>
    public int List(int? start)
    {
        lists.Add(start);
        return lists.Count + 1;
    }

    public byte[] Xml()
    {
        using var xml = new WordXml("numbering");
        Abstract(xml, 0, "singleLevel", _ => ("decimal", "%1."), 1);
        Abstract(xml, 1, "hybridMultilevel", _ => ("bullet", "\u2022"), 9);
        Abstract(xml, 2, "multilevel", level => ("decimal", $"%{level + 1}."), 9);
        xml.Open("num", ("numId", "1")).Value("abstractNumId", 0).Close();
        for (var i = 0; i < lists.Count; i++)
        {
            xml.Open("num", ("numId", (i + 2).ToString(CultureInfo.InvariantCulture))).Value("abstractNumId", lists[i] is null ? 1 : 2);
            if (lists[i] is { } start) xml.Open("lvlOverride", ("ilvl", "0")).Value("startOverride", start).Close();
            xml.Close();
        }
        return xml.Finish();
    }

    private static void Abstract(WordXml xml, int id, string kind, Func<int, (string Format, string Text)> level, int levels)
    {
        xml.Open("abstractNum", ("abstractNumId", id.ToString(CultureInfo.InvariantCulture))).Value("multiLevelType", kind);
        for (var i = 0; i < levels; i++)
        {
            var (format, text) = level(i);
            xml.Open("lvl", ("ilvl", i.ToString(CultureInfo.InvariantCulture))).Value("start", 1).Value("numFmt", format).Value("lvlText", text).Value("lvlJc", "left");
            xml.Open("pPr").Empty("ind", ("left", (425 * (i + 1)).ToString(CultureInfo.InvariantCulture)), ("hanging", "425")).Close();
            xml.Close();
        }
        xml.Close();
    }
}
