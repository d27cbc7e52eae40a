using System.CommandLine;
using Kazus.Registry;
using Kazus.Registry.Accounts;

namespace Kazus.Cli;

/// <summary><c>kazus account</c>: who may come into a registry, for the person who holds its file.</summary>
internal static class AccountVerb
{
    internal static Command Create() => new("account", """
        Makes the accounts of a registry and gives roles in its collections.

        Example: kazus account add ana --administrator --data registry.kazus
        """)
    {
        Add(), List(), Password(), Turn("disable", "Keeps an account out; what it did stays.", true), Turn("enable", "Lets an account in again.", false), Role("give", "Gives a role in a collection."), Role("take", "Takes a role back."),
    };

    private static Command Add()
    {
        var (place, name) = (Place(), Name());
        var administrator = new Option<bool>("--administrator") { Description = "It may make accounts and give roles." };
        var token = new Option<bool>("--no-password") { Description = "It comes in through OpenID Connect or tokens only." };
        return Verb("add", "Makes an account; the password is asked for, or read from standard input.", [name, administrator, token], place, (parsed, accounts, _) =>
        {
            var made = accounts.Add(parsed.GetValue(name)!, parsed.GetValue(token) ? null : ReadPassword(), parsed.GetValue(administrator), Environment.UserName);
            Console.WriteLine($"{made.Name} may come in now.");
        });
    }

    private static Command List() => Verb("list", "Lists the accounts and what each is in which collection.", [], Place(), (_, accounts, registry) =>
    {
        var collections = registry.Collections();
        foreach (var account in accounts.All())
        {
            var roles = collections.SelectMany(c => accounts.RolesOf(account.Number, c.Number).Select(r => $"{RoleRights.Word(r)} of {c.Name}"));
            Console.WriteLine(string.Join("; ", [account.Name, .. account.Administrator ? (string[])["administrator"] : [], .. account.Disabled ? (string[])["disabled"] : [], .. roles]));
        }
    });

    private static Command Password()
    {
        var name = Name();
        return Verb("password", "Gives an account a new password; its sessions are over.", [name], Place(), (parsed, accounts, _) =>
        {
            accounts.SetPassword(Known(accounts, parsed.GetValue(name)!).Number, ReadPassword());
            Console.WriteLine("The password is changed.");
        });
    }

    private static Command Turn(string verb, string what, bool disabled)
    {
        var name = Name();
        return Verb(verb, what, [name], Place(), (parsed, accounts, _) => accounts.SetDisabled(Known(accounts, parsed.GetValue(name)!).Number, disabled));
    }

    private static Command Role(string verb, string what)
    {
        var name = Name();
        var role = new Argument<string>("ROLE") { Description = "reader, author, reviewer, steward or administrator." };
        var collection = new Argument<string>("COLLECTION") { Description = "Name of the collection." };
        return Verb(verb, what, [name, role, collection], Place(), (parsed, accounts, registry) =>
        {
            var account = Known(accounts, parsed.GetValue(name)!);
            if (RoleRights.Read(parsed.GetValue(role)) is not { } given) throw new InputException($"'{parsed.GetValue(role)}' is no role: expected reader, author, reviewer, steward or administrator.");
            if (registry.Find(parsed.GetValue(collection)!) is not { } found) throw new InputException($"There is no collection '{parsed.GetValue(collection)}' in this registry.");
            if (verb == "give") accounts.Give(found.Number, account.Number, given);
            else accounts.Take(found.Number, account.Number, given);
            Console.WriteLine($"{account.Name} is {string.Join(", ", accounts.RolesOf(account.Number, found.Number).Select(RoleRights.Word).DefaultIfEmpty("nothing"))} in {found.Name}.");
        });
    }

    private static Command Verb(string verb, string what, IReadOnlyList<Symbol> symbols, Option<string> place, Action<ParseResult, AccountBook, CaseRegistry> run)
    {
        var command = new Command(verb, what) { place };
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument) command.Add(argument);
            else command.Add((Option)symbol);
        }
        command.SetAction(parsed => Output.Verdict.Of(() =>
        {
            using var registry = CaseRegistry.Open(RegistryAddress.Parse(parsed.GetValue(place)!), TimeProvider.System, Casebooks.Vocabulary.Resolve);
            run(parsed, new AccountBook(registry), registry);
            return 0;
        }));
        return command;
    }

    private static Option<string> Place() => new("--data", "--db") { Description = "The registry: its file, or a PostgreSQL connection.", Required = true };

    private static Argument<string> Name() => new("NAME") { Description = "Name of the account." };

    private static Account Known(AccountBook accounts, string name) => accounts.Find(name) ?? throw new InputException($"There is no account '{name}' in this registry.");

    // Never an argument: a command line is seen by others and kept by the shell.
    private static string ReadPassword()
    {
        if (Console.IsInputRedirected) return Console.In.ReadLine() ?? throw new InputException("Expected the password on standard input.");
        var first = Ask("Password: ");
        return Ask("The same again: ") == first ? first : throw new InputException("The two passwords differ; nothing was written.");
    }

    private static string Ask(string prompt)
    {
        Console.Error.Write(prompt);
        var password = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace) password.Length = Math.Max(0, password.Length - 1);
            else if (!char.IsControl(key.KeyChar)) password.Append(key.KeyChar);
        }
        Console.Error.WriteLine();
        return password.ToString();
    }
}
