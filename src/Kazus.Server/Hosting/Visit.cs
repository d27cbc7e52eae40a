using Kazus.Registry;
using Kazus.Registry.Accounts;

namespace Kazus.Server.Hosting;

/// <summary>Who asks, for which collection, and what they may do there. One for each request to a registry.</summary>
public sealed class Visit
{
    /// <summary>The name given to whoever sits at this machine where there are no accounts.</summary>
    public const string AtThisMachine = "person at this machine";

    /// <summary>The collection of the address, or null outside of all collections.</summary>
    public CaseCollection? Collection { get; set; }

    /// <summary>The collection as it stood when the request came; null outside of all collections, and once the request has changed something.</summary>
    public CollectionMoment? Moment { get; set; }

    /// <summary>The account that signed in, or null.</summary>
    public Account? Account { get; set; }

    /// <summary>The token a program came with, or null.</summary>
    public TokenEntry? Token { get; set; }

    /// <summary>What the request may do in the collection.</summary>
    public Rights Rights { get; set; }

    /// <summary>What a change is signed with.</summary>
    public string Who { get; set; } = AtThisMachine;

    /// <summary>True when no account is needed: a registry without accounts, served to this machine alone.</summary>
    public bool Free { get; set; }

    /// <summary>True when this is an administrator of the registry who signed in with a browser.</summary>
    public bool Administers => Free || Account is { Administrator: true } && Token is null;

    /// <summary>The visit of a request; an empty one where a folder is served.</summary>
    public static Visit Of(HttpContext context) => context.Features.Get<Visit>() ?? new Visit { Free = true, Rights = Rights.All };
}

/// <summary>What an address needs where <see cref="AddressRights"/> has no rule for it.</summary>
/// <param name="Rights">The rights it needs, all of them.</param>
internal sealed record Needs(Rights Rights);

/// <summary>An address outside of all collections.</summary>
/// <param name="Who">Who may ask.</param>
internal sealed record Outside(Guests Who);

/// <summary>Who may ask for an address outside of all collections.</summary>
internal enum Guests
{
    /// <summary>Everybody: the sign-in page, style and script, the health.</summary>
    Everybody,

    /// <summary>Everybody who has signed in.</summary>
    SignedIn,

    /// <summary>Everybody who has signed in, with a browser or a token.</summary>
    Programs,

    /// <summary>Administrators of the registry.</summary>
    Administrators,
}
