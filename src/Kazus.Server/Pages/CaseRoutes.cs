using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Server.Entry;
using Kazus.Server.Shelf;
using Microsoft.AspNetCore.Mvc;

namespace Kazus.Server.Pages;

/// <summary>The page of one case and the forms on it. Every form says for which version of the file it was made.</summary>
internal static class CaseRoutes
{
    public static void MapCases(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/cases", () => Results.Redirect("/#cases"));
        pages.MapGet("/cases/{id}", Show);
        pages.MapGet("/cases/{id}/{file}", (OpenCasebook book, string id, string file) =>
            book.Now().Find(id) is { } one && Path.GetFileNameWithoutExtension(file) == "timeline" ? PageRoutes.Drawing(CaseFigures.Timeline(one), file) : PageRoutes.Missing("There is nothing at this address."));
        pages.MapPost("/cases/{id}/claims", Settle);
        pages.MapPost("/cases/{id}/events", Add);
        pages.MapPost("/cases/{id}/events/remove", Remove);
    }

    private static IResult Show(OpenCasebook book, string id, string? entry, string? did, string? of)
    {
        var now = book.Now();
        if (now.Find(id) is not { } one) return PageRoutes.Missing($"There is no case '{id}' in this casebook.");
        var (message, undo) = Told(one, did, of);
        return PageRoutes.Page<CasePage>(new { Book = now, Case = one, Typed = string.IsNullOrWhiteSpace(entry) ? null : TypedEvent.Read(entry, one), Message = message, Undo = undo });
    }

    // What the last form did, from the address; it is said only where the case bears it out.
    private static (string? Message, (string Path, string Set)? Undo) Told(Case one, string? did, string? of)
    {
        if (of is null) return (null, null);
        if (did == "added" && one.Events.FirstOrDefault(e => e.Id == of) is { } happening)
            return ($"Stored: {happening.When.FirstOrDefault()?.Words} {happening.What}.", ("events/remove", happening.Id));
        if (did == "removed") return ("The event is taken back.", null);
        if (did is "accepted" or "rejected" or "proposed" && one.Claims.FirstOrDefault(c => c.Id == of) is { } claim && Say.State(claim.State) == did)
        {
            var what = $"{Variables.Get(claim.Variable).Label} {Say.Value(claim)}";
            return did == "proposed" ? ($"{what} is open again.", null) : ($"{what} is {did}.", ("claims", $"{claim.Id}:proposed"));
        }
        return (null, null);
    }

    private static IResult Settle(OpenCasebook book, string id, [FromForm] string? version, [FromForm] string? set)
    {
        if (set?.Split(':') is not [var claim, var word] || !Enum.TryParse<ClaimState>(word, ignoreCase: true, out var state) || !Enum.IsDefined(state))
            return Bad("Expected a claim and a state: accepted, rejected or proposed.");
        var edit = book.Change(id, version ?? "", one => ClaimChoice.Set(one, claim, state));
        return Answer(edit, id, $"?did={Say.State(state)}&of={Uri.EscapeDataString(claim)}#main");
    }

    private static IResult Add(OpenCasebook book, string id, [FromForm] string? version, [FromForm] string? entry)
    {
        if (book.Now().Find(id) is not { } shown) return PageRoutes.Missing($"There is no case '{id}' in this casebook.");
        if (TypedEvent.Read(entry ?? "", shown) is { Problem: { } problem }) return Bad(problem);
        string? added = null;
        var edit = book.Change(id, version ?? "", one =>
        {
            if (TypedEvent.Read(entry!, one).Happening is not { } happening) return null;
            added = happening.Id;
            return one with { Events = [.. one.Events, happening] };
        });
        return Answer(edit, id, $"?did=added&of={Uri.EscapeDataString(added ?? "")}#main");
    }

    private static IResult Remove(OpenCasebook book, string id, [FromForm] string? version, [FromForm] string? set)
    {
        var edit = book.Change(id, version ?? "", one => one.Events.Any(e => e.Id == set) ? one with { Events = [.. one.Events.Where(e => e.Id != set)] } : null);
        return Answer(edit, id, "?did=removed&of=it#main");
    }

    internal static IResult Answer(Edit edit, string id, string then) => edit.Outcome switch
    {
        Outcome.Written => Results.Redirect(Say.Case(id) + then, permanent: false, preserveMethod: false),
        Outcome.NoCase => PageRoutes.Missing(edit.Message),
        Outcome.Changed => PageRoutes.Page<NoPage>(new { Title = "Changed meanwhile", edit.Message, Back = Say.Case(id) }, StatusCodes.Status409Conflict),
        Outcome.NotWritable => PageRoutes.Page<NoPage>(new { Title = "Not written", edit.Message, Back = Say.Case(id) }, StatusCodes.Status500InternalServerError),
        _ => PageRoutes.Page<NoPage>(new { Title = "Not written", edit.Message, Back = Say.Case(id) }, StatusCodes.Status400BadRequest),
    };

    private static IResult Bad(string message) => PageRoutes.Page<NoPage>(new { Title = "Not understood", Message = message }, StatusCodes.Status400BadRequest);
}
