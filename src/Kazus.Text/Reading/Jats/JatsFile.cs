using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Text.Reading.Jats;

/// <summary>Reads every article of a JATS file: one article, a set of articles, an OAI answer, or PubMed records.</summary>
internal static partial class JatsFile
{
    private static readonly HashSet<string> Articles = ["article", "PubmedArticle"];

    public static IReadOnlyList<Document> Read(string id, string text, string name, List<Finding> findings)
    {
        var documents = new List<Document>();
        foreach (var element in new XmlTree(name, findings).Elements(text, Articles))
        {
            var one = documents.Count == 0 ? id : $"{id}-{(documents.Count + 1).ToString(CultureInfo.InvariantCulture)}";
            var draft = element.Name.LocalName == "article" ? JatsArticle.Read(one, element) : PubMedArticle.Read(one, element);
            if (draft.Blocks.Count > 0) documents.Add(Structure.Assembly.Of(draft));
        }
        if (documents.Count == 0 && !findings.Exists(f => f.Severity == Severity.Error))
            findings.Add(ReadingRule.NoArticle.Finding(name, "The XML holds no article."));
        return documents;
    }

    /// <summary>Whether a text begins as XML of an article or a set of them.</summary>
    public static bool IsXml(string text) => Begins().IsMatch(text.AsSpan(0, Math.Min(text.Length, 4000)));

    [GeneratedRegex(@"^\s*(<\?xml|<!DOCTYPE\s+(article|pmc-articleset|PubmedArticleSet)|<(\w+:)?(article|articles|pmc-articleset|PubmedArticleSet|OAI-PMH)[\s>])")]
    private static partial Regex Begins();
}
