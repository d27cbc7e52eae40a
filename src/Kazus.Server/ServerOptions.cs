using Kazus.Terms;

namespace Kazus.Server;

/// <summary>What a server serves, and where.</summary>
/// <param name="Folder">The casebook folder.</param>
public sealed record ServerOptions(string Folder)
{
    /// <summary>Where the browser finds it when nothing is said.</summary>
    public const string UsualUrl = "http://127.0.0.1:5280";

    /// <summary>Addresses to listen at; all must be of this machine alone. Port 0 takes any free port.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [UsualUrl];

    /// <summary>Gives terms their codes: variable id and words to term.</summary>
    public Func<string, string, Term> Resolve { get; init; } = Vocabularies.Resolve;

    /// <summary>Tells when a change was made.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether requests that failed are told on standard error.</summary>
    public bool Log { get; init; } = true;
}
