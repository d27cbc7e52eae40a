using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Kazus.Registry.Engines;
using Kazus.Terms;
using Microsoft.AspNetCore.Identity;

namespace Kazus.Registry.Accounts;

/// <summary>The accounts of a registry and what each may do. Safe to use from several threads.</summary>
public sealed partial class AccountBook
{
    /// <summary>The shortest password, in characters.</summary>
    public const int ShortestPassword = 12;

    /// <summary>So many wrong passwords in a row lock an account.</summary>
    public const int FailuresAllowed = 5;

    /// <summary>For how long it is locked.</summary>
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    private const string Columns = "account, name, administrator, disabled, stamp, created_at, created_by";
    private const string NobodysName = "nobody";

    private readonly CaseRegistry _registry;
    private readonly PasswordHasher<string> _hasher = new();
    private readonly Lazy<string> _nobodysHash;

    /// <summary>The accounts of this registry.</summary>
    public AccountBook(CaseRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        _registry = registry;
        _nobodysHash = new Lazy<string>(() => _hasher.HashPassword(NobodysName, Convert.ToHexString(RandomNumberGenerator.GetBytes(16))));
    }

    /// <summary>True when there is an account: from then on nobody comes in without one.</summary>
    public bool Any => _registry.Explained(() => _registry.Engine.Read(r => r.Whole("select account from accounts limit 1") > 0));

    /// <summary>All accounts by name.</summary>
    public IReadOnlyList<Account> All() => Run((connection, transaction) => List(connection, transaction, $"select {Columns} from accounts order by known_as"));

    /// <summary>An account by its number, or null.</summary>
    public Account? Find(long number) => Run((connection, transaction) => Find(connection, transaction, number));

    /// <summary>An account by its name, large and small letters alike, or null.</summary>
    public Account? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Run((connection, transaction) => List(connection, transaction, $"select {Columns} from accounts where known_as = @0", KnownAs(name)).FirstOrDefault());
    }

    /// <summary>Makes an account. Without a password it comes in through OpenID Connect or a token only.</summary>
    /// <param name="name">1 to 64 letters, digits, spaces or . _ - @; unlike every other account's.</param>
    /// <param name="password">At least <see cref="ShortestPassword"/> characters, or null.</param>
    /// <param name="administrator">Whether it may make accounts and give roles.</param>
    /// <param name="by">Who makes it.</param>
    /// <exception cref="RegistryException">The name is taken or is none, or the password is too short.</exception>
    public Account Add(string name, string? password, bool administrator, string by)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = Letters.Joined(name.Trim());
        if (plain.Length is 0 or > 64 || !plain.All(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '_' or '-' or '@'))
            throw new RegistryException("This is not a name for an account: expected 1 to 64 letters, digits, spaces or . _ - @.");
        if (password is not null) Check(password, plain);
        return Write((connection, transaction) =>
        {
            Lock(connection, transaction);
            if (Scalar(connection, transaction, "select count(*) from accounts where known_as = @0", KnownAs(plain)) > 0)
                throw new RegistryException($"There is an account {plain} already; nothing was written.");
            var number = Scalar(connection, transaction, "select coalesce(max(account), 0) + 1 from accounts");
            var at = _registry.Clock.GetUtcNow();
            var account = new Account(number, plain, administrator, false, NewStamp(), at, by);
            Execute(connection, transaction, "insert into accounts (account, name, known_as, password, administrator, disabled, stamp, failures, created_at, created_by) values (@0, @1, @2, @3, @4, @5, @6, 0, @7, @8)",
                number, plain, KnownAs(plain), password is null ? null : _hasher.HashPassword(plain, password), administrator, false, account.Stamp, Instant.Write(at), by);
            return account;
        });
    }

    /// <summary>Looks at a name and a password. It takes as long for a name that is not there as for one that is.</summary>
    public SignInResult SignIn(string name, string password)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(password);
        var (account, hash, locked) = Run((connection, _) => Kept(connection, KnownAs(name)));
        if (locked > _registry.Clock.GetUtcNow()) return new SignInResult.Locked(locked.Value);
        // The costly part holds no lock.
        var verdict = _hasher.VerifyHashedPassword(account?.Name ?? NobodysName, hash ?? _nobodysHash.Value, password);
        if (account is null || hash is null) return new SignInResult.Refused();
        if (verdict == PasswordVerificationResult.Failed) return Failed(account);
        if (account.Disabled) return new SignInResult.Refused();
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded) hash = _hasher.HashPassword(account.Name, password);
        Write((connection, transaction) => Execute(connection, transaction, "update accounts set failures = 0, locked_until = null, password = @1 where account = @0 and stamp = @2", account.Number, hash, account.Stamp));
        return new SignInResult.LetIn(account);
    }

    private SignInResult Failed(Account account) => Write<SignInResult>((connection, transaction) =>
    {
        var until = _registry.Clock.GetUtcNow() + LockedFor;
        Execute(connection, transaction, "update accounts set failures = failures + 1 where account = @0", account.Number);
        return Execute(connection, transaction, "update accounts set failures = 0, locked_until = @1 where account = @0 and failures >= @2", account.Number, Instant.Write(until), FailuresAllowed) > 0
            ? new SignInResult.Locked(until) : new SignInResult.Refused();
    });

    /// <summary>Gives an account a new password; sessions made with the old one are over.</summary>
    /// <exception cref="RegistryException">The password is too short, or there is no such account.</exception>
    public Account SetPassword(long number, string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        return Change(number, (connection, transaction, account) =>
        {
            Check(password, account.Name);
            Execute(connection, transaction, "update accounts set password = @1, stamp = @2, failures = 0, locked_until = null where account = @0", number, _hasher.HashPassword(account.Name, password), NewStamp());
        });
    }

    /// <summary>Lets an account in or not any more; its sessions and tokens are over at once.</summary>
    /// <exception cref="RegistryException">It is the last administrator, or there is no such account.</exception>
    public Account SetDisabled(long number, bool disabled) => Change(number, (connection, transaction, account) =>
    {
        if (disabled) KeepOneAdministrator(connection, transaction, account);
        Execute(connection, transaction, "update accounts set disabled = @1, stamp = @2 where account = @0", number, disabled, NewStamp());
    });

    /// <summary>Makes an account an administrator, or not any more.</summary>
    /// <exception cref="RegistryException">It is the last administrator, or there is no such account.</exception>
    public Account SetAdministrator(long number, bool administrator) => Change(number, (connection, transaction, account) =>
    {
        if (!administrator) KeepOneAdministrator(connection, transaction, account);
        Execute(connection, transaction, "update accounts set administrator = @1, stamp = @2 where account = @0", number, administrator, NewStamp());
    });

    /// <summary>Lets an identity of an OpenID Connect provider stand for an account.</summary>
    public void Link(string issuer, string subject, long number) => Write((connection, transaction) =>
        Execute(connection, transaction, "insert into identities (issuer, subject, account) values (@0, @1, @2) on conflict (issuer, subject) do update set account = excluded.account", issuer, subject, number));

    /// <summary>The account an identity stands for, when it is not disabled.</summary>
    public Account? ByIdentity(string issuer, string subject) => Run((connection, transaction) =>
        List(connection, transaction, $"select {Columns} from accounts where account = (select account from identities where issuer = @0 and subject = @1)", issuer, subject).FirstOrDefault(a => !a.Disabled));

    private Account Change(long number, Action<DbConnection, DbTransaction, Account> change) => Write((connection, transaction) =>
    {
        Lock(connection, transaction);
        var account = Find(connection, transaction, number) ?? throw new RegistryException("There is no such account; nothing was written.");
        change(connection, transaction, account);
        return Find(connection, transaction, number)!;
    });

    private static void Check(string password, string name)
    {
        if (password.Length < ShortestPassword) throw new RegistryException($"The password is too short: expected at least {ShortestPassword} characters. A sentence of a few words is good.");
        if (password.Length > 512) throw new RegistryException("The password is too long: expected at most 512 characters.");
        if (password.Contains(name, StringComparison.OrdinalIgnoreCase)) throw new RegistryException("The password holds the account's name; choose another.");
        if (password.Distinct().Count() < 5) throw new RegistryException("The password has fewer than five different characters; choose another.");
    }

    private void KeepOneAdministrator(DbConnection connection, DbTransaction transaction, Account account)
    {
        using var command = Engine.Command(connection, transaction, "select count(*) from accounts where administrator = @0 and disabled = @1 and account <> @2", true, false, account.Number);
        if (account.Administrator && !account.Disabled && Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) == 0)
            throw new RegistryException($"{account.Name} is the last administrator; make another one first. Nothing was written.");
    }

    private static (Account? Account, string? Hash, DateTimeOffset? Locked) Kept(DbConnection connection, string knownAs)
    {
        using var command = Engine.Command(connection, null, $"select {Columns}, password, locked_until from accounts where known_as = @0", knownAs);
        using var reader = command.ExecuteReader();
        if (!reader.Read()) return default;
        return (Read(reader), reader.IsDBNull(7) ? null : reader.GetString(7), reader.IsDBNull(8) ? null : Instant.Read(reader.GetString(8)));
    }

    private static Account? Find(DbConnection connection, DbTransaction? transaction, long number) =>
        List(connection, transaction, $"select {Columns} from accounts where account = @0", number).FirstOrDefault();

    private static List<Account> List(DbConnection connection, DbTransaction? transaction, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Engine.Command(connection, transaction, sql, values);
        using var reader = command.ExecuteReader();
        var accounts = new List<Account>();
        while (reader.Read()) accounts.Add(Read(reader));
        return accounts;
    }

    private static Account Read(DbDataReader reader) =>
        new(reader.GetInt64(0), reader.GetString(1), reader.GetBoolean(2), reader.GetBoolean(3), reader.GetString(4), Instant.Read(reader.GetString(5)), reader.GetString(6));

    private static string KnownAs(string name) => Letters.Plain(name.Trim()).ToUpperInvariant();

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    // Two programs that take the same number or name at once: the second waits and looks again.
    private void Lock(DbConnection connection, DbTransaction transaction)
    {
        if (_registry.Engine.Dialect != "postgres") return;
        using var wait = Engine.Command(connection, transaction, "select pg_advisory_xact_lock(5281)");
        wait.ExecuteNonQuery();
    }

    private static long Scalar(DbConnection connection, DbTransaction? transaction, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Engine.Command(connection, transaction, sql, values);
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static int Execute(DbConnection connection, DbTransaction transaction, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Engine.Command(connection, transaction, sql, values);
        return command.ExecuteNonQuery();
    }

    private T Run<T>(Func<DbConnection, DbTransaction?, T> read) => _registry.Explained(() => _registry.Engine.Read(r => read(r.Connection, null)));

    private T Write<T>(Func<DbConnection, DbTransaction, T> write) => _registry.Explained(() =>
    {
        using var turn = _registry.Engine.TakeTurn();
        using var connection = _registry.Engine.Open();
        using var transaction = _registry.Engine.BeginWriting(connection);
        var result = write(connection, transaction);
        transaction.Commit();
        return result;
    });
}
