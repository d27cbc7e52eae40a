using Kazus.Registry;
using Kazus.Server.Shelf;

namespace Kazus.Server.Hosting;

/// <summary>Makes the search indexes of large collections ready while the server starts, and keeps them in their folders when it stops.</summary>
internal sealed class SearchIndexes(CaseRegistry registry, Shelves shelves) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        foreach (var files in shelves.Opened.Select(s => s.Book.Files).OfType<CollectionFiles>()) await files.Index.Close().ConfigureAwait(false);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(async () =>
    {
        try
        {
            // One after the other: each uses all processors.
            foreach (var collection in registry.Collections())
                if (!stoppingToken.IsCancellationRequested && shelves.Of(collection).Book.Files is CollectionFiles { IsLarge: true } files) await files.Index.Make().WaitAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RegistryException or OperationCanceledException)
        {
            // Whoever searches is told.
        }
    }, stoppingToken);
}
