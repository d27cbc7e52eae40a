using Kazus.Casebooks;
using Kazus.Registry;
using Kazus.Registry.Accounts;
using Kazus.Registry.Revisions;
using Kazus.Server.Hosting;
using Kazus.Server.Pages;
using Microsoft.AspNetCore.Mvc;
using static Kazus.Server.Words.Texts;

namespace Kazus.Server.Accounts;

/// <summary>The collections of a registry, its accounts, and who is what in a collection.</summary>
internal static class AdministrationRoutes
{
    public static void MapAdministration(this IEndpointRouteBuilder routes)
    {
        var signedIn = routes.MapGroup("").WithMetadata(new Outside(Guests.SignedIn)).ExcludeFromDescription();
        signedIn.MapGet("/collections", (HttpContext context, CaseRegistry registry, AccountBook accounts) => Collections(context, registry, accounts));
        var administrators = routes.MapGroup("").WithMetadata(new Outside(Guests.Administrators)).ExcludeFromDescription();
        administrators.MapPost("/collections", AddCollection);
        administrators.MapGet("/administration", (HttpContext context, AccountBook accounts, AuditLog audit) => Accounts(context, accounts, audit));
        administrators.MapPost("/administration/accounts", AddAccount);
        administrators.MapPost("/administration/change", ChangeAccount);
        var members = routes.MapGroup("/members").WithMetadata(new Needs(Rights.Administer)).ExcludeFromDescription();
        members.MapGet("", (HttpContext context, AccountBook accounts, AuditLog audit, string? about) => Members(context, accounts, audit, about));
        members.MapPost("", ChangeMember);
    }

    /// <summary>The collections somebody may see.</summary>
    public static IReadOnlyList<CaseCollection> Seen(Visit visit, CaseRegistry registry, AccountBook accounts) =>
        [.. registry.Collections().Where(c => visit.Free || visit.Account is { } account && accounts.RolesOf(account.Number, c.Number).Count > 0)];

    private static IResult Collections(HttpContext context, CaseRegistry registry, AccountBook accounts, string? message = null, int status = StatusCodes.Status200OK)
    {
        var visit = Visit.Of(context);
        var rows = Seen(visit, registry, accounts).Select(c => new CollectionRow(c.Name, c.CaseCount, visit.Account is { } account ? accounts.RolesOf(account.Number, c.Number) : [])).ToList();
        return PageRoutes.Page<CollectionsPage>(new { Visit = visit, Rows = (IReadOnlyList<CollectionRow>)rows, Whole = registry.Collections().Count, Message = message }, status);
    }

    private static IResult AddCollection(HttpContext context, CaseRegistry registry, AccountBook accounts, [FromForm] string? name)
    {
        var plain = name?.Trim() ?? "";
        if (plain.Length is 0 or > 64 || !plain.All(c => char.IsLetterOrDigit(c) || c is '-' or '_')) return Collections(context, registry, accounts, Tell("Expected a name of 1 to 64 letters, digits, hyphens or underscores."), StatusCodes.Status400BadRequest);
        var visit = Visit.Of(context);
        var signature = new Signature(visit.Who, Access.From(context, visit));
        var collection = registry.FindOrAdd(plain, signature);
        if (collection.Position == 0) Begin(collection, signature);
        if (visit.Account is { } account) accounts.Give(collection.Number, account.Number, Role.Administrator);
        return Results.Redirect(visit.Free ? CollectionPath.Of(plain) + "/" : "/collections");
    }

    // A new collection is an empty casebook, as 'kazus new' makes one.
    private static void Begin(CaseCollection collection, Signature signature)
    {
        var folder = Directory.CreateTempSubdirectory("kazus-new-");
        try
        {
            var casebook = Path.Combine(folder.FullName, collection.Name);
            NewCasebook.Create(casebook, null, []);
            collection.Import(casebook, signature);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IResult Accounts(HttpContext context, AccountBook accounts, AuditLog audit, string? message = null, int status = StatusCodes.Status200OK) =>
        PageRoutes.Page<AdministrationPage>(new { Visit = Visit.Of(context), Accounts = accounts.All(), Log = audit.Newest(AuditLog.WholeRegistry, atMost: 100), Message = message }, status);

    private static async Task<IResult> AddAccount(HttpContext context, AccountBook accounts, AuditLog audit, TimeProvider clock, [FromForm] string? name, [FromForm] string? password, [FromForm] string? administrator)
    {
        var visit = Visit.Of(context);
        // The first account closes the door behind everybody else, so it must be able to open it again.
        var first = !accounts.Any;
        try
        {
            var made = accounts.Add(name ?? "", string.IsNullOrEmpty(password) ? null : password, administrator == "yes" || first, visit.Who);
            await audit.Record(AuditLog.WholeRegistry, SignInRoutes.Line(context, clock, visit.Account, "make account", made.Name, 200)).ConfigureAwait(false);
            return first ? Results.Redirect("/sign-in") : Accounts(context, accounts, audit, Tell("{0} may come in now. Give a role in a collection next.", made.Name));
        }
        catch (RegistryException e)
        {
            return Accounts(context, accounts, audit, e.Message, StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> ChangeAccount(HttpContext context, AccountBook accounts, AuditLog audit, TimeProvider clock, [FromForm] long account, [FromForm] string? what, [FromForm] string? value, [FromForm] string? issuer)
    {
        try
        {
            if (accounts.Find(account) is not { } known) return Accounts(context, accounts, audit, Tell("There is no such account."), StatusCodes.Status404NotFound);
            switch (what)
            {
                case "disable": accounts.SetDisabled(account, true); break;
                case "enable": accounts.SetDisabled(account, false); break;
                case "administrator": accounts.SetAdministrator(account, true); break;
                case "no-administrator": accounts.SetAdministrator(account, false); break;
                case "password": accounts.SetPassword(account, value ?? ""); break;
                case "identity" when !string.IsNullOrWhiteSpace(issuer) && !string.IsNullOrWhiteSpace(value): accounts.Link(issuer.Trim(), value.Trim(), account); break;
                default: return Accounts(context, accounts, audit, Tell("This is not understood; nothing was written."), StatusCodes.Status400BadRequest);
            }
            await audit.Record(AuditLog.WholeRegistry, SignInRoutes.Line(context, clock, Visit.Of(context).Account, what, known.Name, 200)).ConfigureAwait(false);
            return Accounts(context, accounts, audit, Tell("Done: {0}.", known.Name));
        }
        catch (RegistryException e)
        {
            return Accounts(context, accounts, audit, e.Message, StatusCodes.Status400BadRequest);
        }
    }

    private static IResult Members(HttpContext context, AccountBook accounts, AuditLog audit, string? about, string? message = null, int status = StatusCodes.Status200OK)
    {
        var collection = Visit.Of(context).Collection!;
        return PageRoutes.Page<MembersPage>(new
        {
            Visit = Visit.Of(context),
            Members = accounts.Members(collection.Number),
            Log = audit.Newest(collection.Number, string.IsNullOrWhiteSpace(about) ? null : about, 200),
            About = about,
            Message = message,
        }, status);
    }

    private static async Task<IResult> ChangeMember(HttpContext context, AccountBook accounts, AuditLog audit, TimeProvider clock, [FromForm] string? name, [FromForm] string? role, [FromForm] string? what)
    {
        var (visit, collection) = (Visit.Of(context), Visit.Of(context).Collection!);
        if (accounts.Find(name ?? "") is not { } account) return Members(context, accounts, audit, null, Tell("There is no account of this name. An administrator of the registry makes accounts."), StatusCodes.Status404NotFound);
        if (RoleRights.Read(role) is not { } given) return Members(context, accounts, audit, null, Tell("Expected a role: reader, author, reviewer, steward or administrator."), StatusCodes.Status400BadRequest);
        if (what == "take") accounts.Take(collection.Number, account.Number, given);
        else accounts.Give(collection.Number, account.Number, given);
        await audit.Record(collection.Number, SignInRoutes.Line(context, clock, visit.Account, (what == "take" ? "take role " : "give role ") + RoleRights.Word(given), account.Name, 200)).ConfigureAwait(false);
        return Results.Redirect("/members");
    }
}

/// <summary>A collection in the list.</summary>
public sealed record CollectionRow(string Name, long Cases, IReadOnlyList<Role> Roles);
