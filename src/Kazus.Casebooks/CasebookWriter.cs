using System.Globalization;
using Kazus.Casebooks.Yaml;
using Kazus.Checks;

namespace Kazus.Casebooks;

/// <summary>Writes a change of casebook.yaml into the text a person wrote; everything else stays byte for byte.</summary>
public static class CasebookWriter
{
    /// <summary>The head with other dismissed findings.</summary>
    public static string Write(string original, IReadOnlyList<Dismissal> dismissed)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(dismissed);
        var before = CasebookReader.Read(original, "casebook.yaml", []).Dismissed;
        return YamlSplice.Apply(original, Tree(before), Tree(dismissed));
    }

    private static YamlTree.Map Tree(IReadOnlyList<Dismissal> dismissed) =>
        new(dismissed.Count == 0 ? [] : [new("dismissed", new YamlTree.List([.. dismissed.Select(Tree)]))]);

    private static YamlTree.Map Tree(Dismissal dismissal)
    {
        List<KeyValuePair<string, YamlTree>> entries = [new("rule", new YamlTree.Word(dismissal.Rule))];
        void Put(string key, string? words)
        {
            if (words is not null) entries.Add(new(key, new YamlTree.Word(words)));
        }
        Put("case", dismissal.Case);
        Put("variable", dismissal.Variable);
        if (dismissal.Values.Count > 0) entries.Add(new("values", new YamlTree.List([.. dismissal.Values.Select(v => new YamlTree.Word(v))])));
        Put("reason", dismissal.Reason);
        Put("by", dismissal.By);
        Put("on", dismissal.On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return new(entries);
    }
}
