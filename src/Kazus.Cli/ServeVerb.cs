using System.CommandLine;
using Kazus.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Kazus.Cli;

/// <summary><c>kazus serve</c>: a casebook in the browser, for the person at this machine.</summary>
internal static class ServeVerb
{
    internal static Command Create()
    {
        var folder = new Argument<string?>("DIR") { Description = "The casebook folder; this folder when nothing is said.", Arity = ArgumentArity.ZeroOrOne };
        var data = new Option<string?>("--data") { Description = "The same as DIR." };
        var urls = Urls();
        var verb = new Command("serve", """
            Serves a casebook in the browser on this machine, with an API under /api/v1.

            Example: kazus serve my-review --urls http://127.0.0.1:5280
            """) { folder, data, urls };
        verb.SetAction(parsed => Output.Verdict.Of(() => Run(Chosen(parsed.GetValue(folder), parsed.GetValue(data)), parsed.GetValue(urls))));
        return verb;
    }

    internal static Option<string?> Urls() => new("--urls") { Description = $"Address of this machine to serve at; {ServerOptions.UsualUrl} by default, port 0 for any free one." };

    /// <summary>Serves until it is told to stop; requests under way are answered first.</summary>
    internal static int Run(string folder, string? urls)
    {
        if (!File.Exists(Path.Combine(folder, "casebook.yaml")))
            throw new InputException($"{folder}: no casebook.yaml is here. Expected a casebook folder; 'kazus new DIR' makes one.");
        var options = new ServerOptions(folder) { Resolve = Casebooks.Vocabulary.Resolve };
        if (urls is not null) options = options with { Urls = urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) };
        if (options.Urls.Count == 0) throw new InputException($"--urls names no address: expected one such as {ServerOptions.UsualUrl}.");
        if (ServerAddress.Refusal(options.Urls) is { } refusal) throw new InputException(refusal);
        using var app = (IDisposable)KazusServer.Build(options);
        var server = (WebApplication)app;
        server.StartAsync().GetAwaiter().GetResult();
        foreach (var url in server.Urls) Console.WriteLine(url);
        Console.Error.WriteLine("Ctrl-C stops the server.");
        server.WaitForShutdown();
        return 0;
    }

    private static string Chosen(string? folder, string? data) => (folder, data) switch
    {
        ({ } f, { } d) when Path.GetFullPath(f) != Path.GetFullPath(d) => throw new InputException($"DIR is {f} and --data is {d}: expected one folder."),
        _ => folder ?? data ?? ".",
    };
}
