using System.CommandLine;
using System.Text.Json;
using Kazus.Registry;
using Kazus.Registry.Accounts;
using Kazus.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Kazus.Cli;

/// <summary><c>kazus serve</c>: a casebook in the browser for the person at this machine, or a registry for many.</summary>
internal static class ServeVerb
{
    internal static Command Create()
    {
        var folder = new Argument<string?>("DIR") { Description = "The casebook folder; this folder when nothing is said.", Arity = ArgumentArity.ZeroOrOne };
        var data = new Option<string?>("--data") { Description = "A casebook folder, or the file of a registry, which is made when there is none." };
        var db = new Option<string?>("--db") { Description = "A registry in PostgreSQL: 'Host=localhost;Database=kazus;Username=kazus' or postgresql://..." };
        var urls = Urls();
        var name = new Option<string[]>("--name") { Description = "A name under which other machines reach the server; may be given several times." };
        var proxy = new Option<bool>("--behind-proxy") { Description = "A proxy on this machine ends https and sends X-Forwarded-For and X-Forwarded-Proto." };
        var certificate = new Option<string?>("--certificate") { Description = "Certificate with its key (PKCS#12) for https; its password is read from KAZUS_CERTIFICATE_PASSWORD." };
        var keys = new Option<string?>("--keys") { Description = "Folder for the keys of sessions, so that a restart signs nobody out." };
        var openId = new Option<string?>("--openid") { Description = "JSON file of an OpenID Connect provider: name, authority, client_id, client_secret." };
        var verb = new Command("serve", """
            Serves a casebook or a registry in the browser, with an API under /api/v1.

            A folder, and a registry without accounts, are served to this machine alone. A registry with accounts (kazus account add)
            asks everybody to sign in and may be served to others.

            Example: kazus serve my-review
            Example: kazus serve --data registry.kazus --urls http://127.0.0.1:5280
            """) { folder, data, db, urls, name, proxy, certificate, keys, openId };
        verb.SetAction(parsed => Output.Verdict.Of(() =>
        {
            var options = new ServerOptions("") { Resolve = Casebooks.Vocabulary.Resolve };
            if (parsed.GetValue(urls) is { } words) options = options with { Urls = words.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) };
            options = options with
            {
                Names = parsed.GetValue(name) ?? [],
                BehindProxy = parsed.GetValue(proxy),
                Certificate = parsed.GetValue(certificate),
                CertificatePassword = Environment.GetEnvironmentVariable("KAZUS_CERTIFICATE_PASSWORD"),
                KeyFolder = parsed.GetValue(keys),
                OpenId = parsed.GetValue(openId) is { } file ? Provider(file) : null,
            };
            return Place(parsed.GetValue(folder), parsed.GetValue(data), parsed.GetValue(db)) is var (place, isRegistry) && isRegistry ? RunRegistry(place, options) : RunFolder(place, options);
        }));
        return verb;
    }

    internal static Option<string?> Urls() => new("--urls") { Description = $"Addresses to serve at, separated by semicolons; {ServerOptions.UsualUrl} by default, port 0 for any free one." };

    /// <summary>Serves a casebook folder until it is told to stop; requests under way are answered first.</summary>
    internal static int Run(string folder, string? urls)
    {
        var options = new ServerOptions(folder) { Resolve = Casebooks.Vocabulary.Resolve };
        if (urls is not null) options = options with { Urls = urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) };
        return RunFolder(folder, options);
    }

    private static int RunFolder(string folder, ServerOptions options)
    {
        if (!File.Exists(Path.Combine(folder, "casebook.yaml")))
            throw new InputException($"{folder}: no casebook.yaml is here. Expected a casebook folder; 'kazus new DIR' makes one. (A registry is served with --data FILE or --db CONNECTION.)");
        return Serve(options with { Folder = folder }, accounts: false);
    }

    private static int RunRegistry(string place, ServerOptions options)
    {
        using var registry = CaseRegistry.Open(RegistryAddress.Parse(place), TimeProvider.System, options.Resolve);
        var copies = Directory.CreateTempSubdirectory("kazus-serve-").FullName;
        try
        {
            return Serve(options with { Folder = copies, Registry = registry, IndexFolder = CollectionIndex.PlaceOf(registry.Address) }, new AccountBook(registry).Any);
        }
        finally
        {
            Directory.Delete(copies, recursive: true);
        }
    }

    private static int Serve(ServerOptions options, bool accounts)
    {
        if (options.Urls.Count == 0) throw new InputException($"--urls names no address: expected one such as {ServerOptions.UsualUrl}.");
        if (ServerAddress.Refusal(options.Urls, accounts, options.Certificate is not null) is { } refusal) throw new InputException(refusal);
        // A request waits for the disk on its thread; the pool may begin with as many threads as a busy hour needs instead of finding out.
        ThreadPool.GetMinThreads(out var workers, out var others);
        ThreadPool.SetMinThreads(Math.Max(workers, 32), others);
        using var app = (IDisposable)KazusServer.Build(options);
        var server = (WebApplication)app;
        server.StartAsync().GetAwaiter().GetResult();
        foreach (var url in server.Urls) Console.WriteLine(url);
        Console.Error.WriteLine("Ctrl-C stops the server.");
        server.WaitForShutdown();
        return 0;
    }

    // A folder is a casebook; everything else that is named is a registry.
    private static (string Place, bool IsRegistry) Place(string? folder, string? data, string? db)
    {
        if (db is not null) return data is null && folder is null ? (db, true) : throw new InputException("Expected one of DIR, --data and --db.");
        if (folder is not null && data is not null && Path.GetFullPath(folder) != Path.GetFullPath(data)) throw new InputException($"DIR is {folder} and --data is {data}: expected one folder.");
        if (data is null) return (folder ?? ".", false);
        return (data, !Directory.Exists(data) && (File.Exists(data) || data.EndsWith(".kazus", StringComparison.OrdinalIgnoreCase) || data.Contains('=', StringComparison.Ordinal) || data.Contains("://", StringComparison.Ordinal)));
    }

    private static OpenIdProvider Provider(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            string Get(string name) => json.RootElement.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : throw new InputException($"{file}: '{name}' is missing. Expected name, authority, client_id and client_secret.");
            return new OpenIdProvider(Get("name"), Get("authority"), Get("client_id"), Get("client_secret"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InputException($"{file}: this is not the JSON of an OpenID Connect provider ({e.Message}). Expected name, authority, client_id and client_secret.");
        }
    }
}
