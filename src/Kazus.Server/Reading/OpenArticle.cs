using Kazus.Text.Documents;
using Kazus.Text.Reading;

namespace Kazus.Server.Reading;

/// <summary>An article on the desk: its text and what rules proposed in it.</summary>
public sealed class OpenArticle
{
    /// <summary>Takes up an article under its file's name.</summary>
    public OpenArticle(string file, Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        File = file;
        Document = article.Document;
        // The same value read twice at one place is one question to a reader.
        Proposals = [.. article.Claims.Select(c => ReadClaim.Of(c)).DistinctBy(c => c.Key)];
    }

    /// <summary>Name of its file.</summary>
    public string File { get; }

    /// <summary>The text.</summary>
    public Document Document { get; }

    /// <summary>What rules proposed, in reading order.</summary>
    public IReadOnlyList<ReadClaim> Proposals { get; }

    /// <summary>What a reader calls it.</summary>
    public string Title => Document.Metadata.Title?.Value is { Length: > 0 } title ? title : File;
}
