using Kazus.Checks;
using Kazus.Text.Claims;
using Kazus.Text.Documents;
using Kazus.Text.Mentions;

namespace Kazus.Text.Reading;

/// <summary>An article and what was read in it. Nothing in it is typed by hand; each part points into the document's text.</summary>
public sealed record Article(string Path, Document Document)
{
    private IReadOnlyList<ProposedClaim>? claims;
    private IReadOnlyList<Finding> open = [];
    private IReadOnlyList<Mention>? mentions;

    /// <summary>The facts proposed, in reading order; read when first asked for.</summary>
    public IReadOnlyList<ProposedClaim> Claims => claims ??= ClaimReader.Read(Document, out open);

    /// <summary>What its sentences name, in the order of the text; read when first asked for.</summary>
    public IReadOnlyList<Mention> Mentions => mentions ??= MentionReader.Shipped.Read(Document);

    /// <summary>What the article's tables leave open.</summary>
    public IReadOnlyList<Finding> OpenQuestions => Claims is null ? [] : open;
}

/// <summary>What came of one file: its articles (several where the file is a set) and findings.</summary>
public sealed record ArticleFile(string Path, IReadOnlyList<Article> Articles, IReadOnlyList<Finding> Findings)
{
    public bool HasErrors => Findings.Any(f => f.Severity == Severity.Error);
}

/// <summary>Reads articles from files: the document first, then what is read in it. Files are independent of each other.</summary>
public sealed class ArticleReader(DocumentReader? documents = null)
{
    private readonly DocumentReader documents = documents ?? new DocumentReader();

    public ArticleFile Read(string path)
    {
        var result = documents.Read(path);
        return new(path, [.. result.Documents.Select(d => new Article(path, d))], result.Findings);
    }

    /// <summary>Reads many files at once; gives them in the order given, as soon as each and all before it are done.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="jobs">How many are read at the same time.</param>
    /// <param name="each">What to make of a file, on the thread that read it, so that no article is kept longer than needed.</param>
    public IEnumerable<T> ReadAll<T>(IReadOnlyList<string> paths, int jobs, Func<ArticleFile, T> each)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(jobs, 1);
        // A window of files in flight keeps memory flat however many there are.
        var window = new Queue<Task<T>>();
        using var slots = new SemaphoreSlim(jobs);
        var next = 0;
        while (next < paths.Count || window.Count > 0)
        {
            while (next < paths.Count && window.Count < jobs * 4)
            {
                var path = paths[next++];
                window.Enqueue(Task.Run(async () =>
                {
                    await slots.WaitAsync().ConfigureAwait(false);
                    try { return each(Read(path)); }
                    finally { slots.Release(); }
                }));
            }
            yield return window.Dequeue().GetAwaiter().GetResult();
        }
    }
}
