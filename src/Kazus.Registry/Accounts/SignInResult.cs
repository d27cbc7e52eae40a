namespace Kazus.Registry.Accounts;

/// <summary>What became of an attempt to sign in. Closed: let in, refused, locked for a while.</summary>
public abstract record SignInResult
{
    private SignInResult()
    {
    }

    /// <summary>Name and password are right.</summary>
    public sealed record LetIn(Account Account) : SignInResult;

    /// <summary>Name or password is wrong, or the account is disabled; which of these is not told.</summary>
    public sealed record Refused : SignInResult;

    /// <summary>Too many wrong passwords in a row; no password is looked at until then.</summary>
    public sealed record Locked(DateTimeOffset Until) : SignInResult;
}

/// <summary>A token as it is shown once, when it is made.</summary>
/// <param name="Id">What names it in lists and in the audit log.</param>
/// <param name="Secret">What a program sends; it is not kept anywhere.</param>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record NewToken(string Id, string Secret, DateTimeOffset ExpiresAt);

/// <summary>A token as it is kept.</summary>
/// <param name="Id">What names it.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="ReadOnly">True when it may read alone, whatever its owner may do.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="RevokedAt">When it was taken back, or null.</param>
public sealed record TokenEntry(string Id, string Name, bool ReadOnly, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt);
