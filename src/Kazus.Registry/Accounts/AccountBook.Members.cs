using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Kazus.Registry.Engines;

namespace Kazus.Registry.Accounts;

/// <summary>An account in a collection.</summary>
public sealed record Member(Account Account, IReadOnlyList<Role> Roles);

public sealed partial class AccountBook
{
    private const string TokenStart = "kazus_";

    /// <summary>What an account may do in a collection.</summary>
    public Rights RightsOf(long account, long collection) => RoleRights.Of(RolesOf(account, collection));

    /// <summary>What an account is in a collection.</summary>
    public IReadOnlyList<Role> RolesOf(long account, long collection) => Run((connection, transaction) =>
    {
        using var command = Engine.Command(connection, transaction, "select role from members where collection = @0 and account = @1", collection, account);
        using var reader = command.ExecuteReader();
        var roles = new List<Role>();
        while (reader.Read())
            if (RoleRights.Read(reader.GetString(0)) is { } role) roles.Add(role);
        return (IReadOnlyList<Role>)[.. roles.Order()];
    });

    /// <summary>Everybody who is something in a collection, by name.</summary>
    public IReadOnlyList<Member> Members(long collection) => Run((connection, transaction) =>
    {
        var accounts = List(connection, transaction, $"select {Columns} from accounts where account in (select account from members where collection = @0) order by known_as", collection);
        return (IReadOnlyList<Member>)[.. accounts.Select(a => new Member(a, RolesOf(a.Number, collection)))];
    });

    /// <summary>Makes an account something in a collection; nothing changes when it is that already.</summary>
    public void Give(long collection, long account, Role role) => Write((connection, transaction) =>
        Execute(connection, transaction, "insert into members (collection, account, role) values (@0, @1, @2) on conflict (collection, account, role) do nothing", collection, account, RoleRights.Word(role)));

    /// <summary>Takes a role back.</summary>
    public void Take(long collection, long account, Role role) => Write((connection, transaction) =>
        Execute(connection, transaction, "delete from members where collection = @0 and account = @1 and role = @2", collection, account, RoleRights.Word(role)));

    /// <summary>Makes a token, with which a program comes in for this account.</summary>
    /// <param name="account">Whose it is.</param>
    /// <param name="name">What its owner calls it.</param>
    /// <param name="readOnly">Whether it may read alone.</param>
    /// <param name="lasts">How long it is good for, more than nothing and at most 366 days.</param>
    public NewToken MakeToken(long account, string name, bool readOnly, TimeSpan lasts)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (lasts <= TimeSpan.Zero || lasts > TimeSpan.FromDays(366)) throw new ArgumentOutOfRangeException(nameof(lasts), "A token lasts at most 366 days.");
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        var secret = TokenStart + id + "_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var at = _registry.Clock.GetUtcNow();
        Write((connection, transaction) => Execute(connection, transaction, "insert into tokens (id, account, name, sha256, read_only, created_at, expires_at) values (@0, @1, @2, @3, @4, @5, @6)",
            id, account, name.Trim(), Hash(secret), readOnly, Instant.Write(at), Instant.Write(at + lasts)));
        return new NewToken(id, secret, at + lasts);
    }

    /// <summary>The tokens of an account, newest first.</summary>
    public IReadOnlyList<TokenEntry> Tokens(long account) => Run((connection, transaction) =>
    {
        using var command = Engine.Command(connection, transaction, "select id, name, read_only, created_at, expires_at, revoked_at from tokens where account = @0 order by created_at desc, id", account);
        using var reader = command.ExecuteReader();
        var tokens = new List<TokenEntry>();
        while (reader.Read()) tokens.Add(Token(reader));
        return (IReadOnlyList<TokenEntry>)tokens;
    });

    /// <summary>Takes a token of an account back; false when it has none of this id.</summary>
    public bool Revoke(long account, string id) => Write((connection, transaction) =>
        Execute(connection, transaction, "update tokens set revoked_at = @2 where account = @0 and id = @1 and revoked_at is null", account, id, Instant.Write(_registry.Clock.GetUtcNow())) > 0);

    /// <summary>Whose token this is, or null when it is none, was taken back, has ended, or its account is disabled.</summary>
    public (Account Account, TokenEntry Token)? ByToken(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (!secret.StartsWith(TokenStart, StringComparison.Ordinal) || secret.Split('_') is not [_, var id, _]) return null;
        return Run<(Account, TokenEntry)?>((connection, transaction) =>
        {
            using var command = Engine.Command(connection, transaction, "select id, name, read_only, created_at, expires_at, revoked_at, sha256, account from tokens where id = @0", id);
            using var reader = command.ExecuteReader();
            if (!reader.Read()) return null;
            var (token, hash, number) = (Token(reader), reader.GetString(6), reader.GetInt64(7));
            reader.Close();
            if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Hash(secret)))) return null;
            if (token.RevokedAt is not null || token.ExpiresAt <= _registry.Clock.GetUtcNow()) return null;
            return Find(connection, transaction, number) is { Disabled: false } account ? (account, token) : null;
        });
    }

    private static TokenEntry Token(DbDataReader reader) =>
        new(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2), Instant.Read(reader.GetString(3)), Instant.Read(reader.GetString(4)), reader.IsDBNull(5) ? null : Instant.Read(reader.GetString(5)));

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
