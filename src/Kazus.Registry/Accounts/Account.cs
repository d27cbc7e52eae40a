namespace Kazus.Registry.Accounts;

/// <summary>A person or program that may come in.</summary>
/// <param name="Number">Its number, which stays when the name changes.</param>
/// <param name="Name">The name it signs in with.</param>
/// <param name="Administrator">True when it may make accounts and give roles in every collection. That alone does not open a case.</param>
/// <param name="Disabled">True when it may not come in any more; what it did stays.</param>
/// <param name="Stamp">Changes when the password changes or the account is disabled: a session made before is over.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">By whom.</param>
public sealed record Account(long Number, string Name, bool Administrator, bool Disabled, string Stamp, DateTimeOffset CreatedAt, string CreatedBy);

/// <summary>What somebody is in a collection; one account may be several things.</summary>
public enum Role
{
    /// <summary>Looks at cases, tables and findings.</summary>
    Reader,

    /// <summary>Enters and changes cases and writes the manuscript, and downloads the report.</summary>
    Author,

    /// <summary>Reads articles, accepts and rejects claims, and judges findings.</summary>
    Reviewer,

    /// <summary>Answers for the collection: consent, deleting and bringing back, export, and all that authors and reviewers may.</summary>
    Steward,

    /// <summary>Gives roles in this collection and reads who looked at what. Does not see cases by that alone.</summary>
    Administrator,
}

/// <summary>What a request may do in a collection.</summary>
[Flags]
public enum Rights
{
    /// <summary>Nothing: the collection is not there for this account.</summary>
    None = 0,

    /// <summary>Look at cases, tables, figures and findings.</summary>
    Read = 1,

    /// <summary>Change cases and the manuscript.</summary>
    Write = 2,

    /// <summary>Decide about claims read from articles, and about findings.</summary>
    Review = 4,

    /// <summary>Take data out: report files, tables, exchange formats.</summary>
    Export = 8,

    /// <summary>Delete and bring back cases, record consent.</summary>
    Steward = 16,

    /// <summary>Give roles, read the audit log.</summary>
    Administer = 32,

    /// <summary>What the person at this machine may do with a registry of their own.</summary>
    All = Read | Write | Review | Export | Steward | Administer,
}

/// <summary>Which role may do what.</summary>
public static class RoleRights
{
    /// <summary>What a role may do.</summary>
    public static Rights Of(Role role) => role switch
    {
        Role.Reader => Rights.Read,
        Role.Author => Rights.Read | Rights.Write | Rights.Export,
        Role.Reviewer => Rights.Read | Rights.Review,
        Role.Steward => Rights.Read | Rights.Write | Rights.Review | Rights.Export | Rights.Steward,
        Role.Administrator => Rights.Administer,
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>What several roles may do together.</summary>
    public static Rights Of(IEnumerable<Role> roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        return roles.Aggregate(Rights.None, (all, role) => all | Of(role));
    }

    /// <summary>A role as it is written: "author".</summary>
    public static string Word(Role role) => role switch
    {
        Role.Reader => "reader",
        Role.Author => "author",
        Role.Reviewer => "reviewer",
        Role.Steward => "steward",
        Role.Administrator => "administrator",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>Reads a role, or null when the word is none.</summary>
    public static Role? Read(string? word) => Enum.GetValues<Role>().Where(r => Word(r) == word).Select(r => (Role?)r).FirstOrDefault();
}
