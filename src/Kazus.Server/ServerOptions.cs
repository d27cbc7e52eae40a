using Kazus.Registry;
using Kazus.Terms;

namespace Kazus.Server;

/// <summary>What a server serves, and where.</summary>
/// <param name="Folder">The casebook folder; with a registry, the folder in which working copies of its collections are kept.</param>
public sealed record ServerOptions(string Folder)
{
    /// <summary>Where the browser finds it when nothing is said.</summary>
    public const string UsualUrl = "http://127.0.0.1:5280";

    /// <summary>Addresses to listen at. Port 0 takes any free port. Without accounts all must be of this machine alone.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [UsualUrl];

    /// <summary>The registry to serve instead of a folder; the caller closes it after the server.</summary>
    public CaseRegistry? Registry { get; init; }

    /// <summary>So many cases of a collection are read as a whole for its pages; a larger one is searched and opened case by case.</summary>
    public int WholeCollection { get; init; } = 5_000;

    /// <summary>Folder in which the search indexes of large collections are kept over a restart, or null: then each start makes them again.</summary>
    public string? IndexFolder { get; init; }

    /// <summary>Names under which other machines reach the server, such as "kazus.hospital.example".</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>True when a proxy on this machine ends the encryption and tells the address of who asks.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>Certificate with its private key (PKCS#12) for https addresses, or null.</summary>
    public string? Certificate { get; init; }

    /// <summary>Password of the certificate, or null.</summary>
    public string? CertificatePassword { get; init; }

    /// <summary>Folder in which the keys of sessions are kept over a restart, or null: then everybody signs in again.</summary>
    public string? KeyFolder { get; init; }

    /// <summary>An OpenID Connect provider, or null.</summary>
    public OpenIdProvider? OpenId { get; init; }

    /// <summary>Gives terms their codes: variable id and words to term.</summary>
    public Func<string, string, Term> Resolve { get; init; } = Vocabularies.Resolve;

    /// <summary>Tells when a change was made.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether requests that failed are told on standard error; with a registry, every request, as one line of JSON.</summary>
    public bool Log { get; init; } = true;
}

/// <summary>An OpenID Connect provider whose identities may stand for accounts.</summary>
/// <param name="Name">What the sign-in page calls it.</param>
/// <param name="Authority">Its address.</param>
/// <param name="ClientId">What it knows this server as.</param>
/// <param name="ClientSecret">What this server proves itself with.</param>
public sealed record OpenIdProvider(string Name, string Authority, string ClientId, string ClientSecret);
