using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Registry.Writing;
using Kazus.Server.Entry;
using Kazus.Server.Shelf;
using Kazus.Server.Words;
using Microsoft.AspNetCore.Mvc;
using static Kazus.Server.Words.Texts;

namespace Kazus.Server.Pages;

/// <summary>The page of one case and the forms on it. Every form says for which version of the file it was made.</summary>
internal static class CaseRoutes
{
    public static void MapCases(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/cases", () => Results.Redirect("/#cases"));
        pages.MapGet("/cases/{id}", Show);
        pages.MapGet("/cases/{id}/{file}", (OpenCasebook book, string id, string file) =>
            book.Around(id).Find(id) is { } one && Path.GetFileNameWithoutExtension(file) == "timeline" ? PageRoutes.Drawing(CaseFigures.Timeline(one), file) : PageRoutes.Missing("There is nothing at this address."));
        pages.MapGet("/cases/{id}/pictures/{*path}", Picture);
        pages.MapPost("/cases", New);
        pages.MapPost("/cases/{id}/claims", Settle);
        pages.MapPost("/cases/{id}/claims/add", Answered);
        pages.MapPost("/cases/{id}/events", Add);
        pages.MapPost("/cases/{id}/events/fields", Change);
        pages.MapPost("/cases/{id}/events/change", Change);
        pages.MapPost("/cases/{id}/events/remove", Remove);
        pages.MapPost("/cases/{id}/consent", Consent);
        pages.MapPost("/cases/{id}/restore", Restore);
    }

    /// <summary>What the address of a case asks for beside the case.</summary>
    /// <param name="Entry">A typed event to be shown before it is stored.</param>
    /// <param name="Did">What the last form did.</param>
    /// <param name="Of">What it did it to.</param>
    /// <param name="Alike">"yes" for similar cases of a large collection.</param>
    /// <param name="History">"yes" for the history in a large collection.</param>
    /// <param name="Since">The version a form was made for, when another change came between.</param>
    public sealed record Asked(string? Entry, string? Did, string? Of, string? Alike, string? History, string? Since);

    private static IResult Show(OpenCasebook book, string id, [AsParameters] Asked asked)
    {
        var now = book.Around(id);
        if (now.Find(id) is not { } one) return PageRoutes.Missing(Tell("There is no case '{0}' in this casebook.", id));
        var (message, undo) = Told(one, asked.Did, asked.Of);
        // Of a large collection the history is replayed for those who ask for it.
        var revisions = now.IsPart && asked.History != "yes" ? null : now.FileOf(id) is { } file ? book.History(file.Path) : [];
        if (asked.Since is not null && now.FileOf(id) is { } changed) message = Meanwhile(revisions ?? book.History(changed.Path), asked.Since);
        return PageRoutes.Page<CasePage>(new { Book = now, Case = one, Typed = string.IsNullOrWhiteSpace(asked.Entry) ? null : TypedEvent.Read(asked.Entry, one), Message = message, Undo = undo, Alike = asked.Alike == "yes", Revisions = revisions, Pictures = CasePicture.In(book.Files, one) });
    }

    // What the last form did, from the address; it is said only where the case bears it out.
    private static (string? Message, (string Path, string Set)? Undo) Told(Case one, string? did, string? of)
    {
        if (of is null) return (null, null);
        if (did == "added" && one.Events.FirstOrDefault(e => e.Id == of) is { } happening)
            return (Tell("Stored: {0} {1}.", happening.When.FirstOrDefault()?.Words, happening.What), ("events/remove", happening.Id));
        if (did == "changed" && one.Events.FirstOrDefault(e => e.Id == of) is { } changed) return (Tell("Changed: {0}.", changed.What), null);
        if (did == "consent" && one.Consent is { } consent) return (Tell("The consent is recorded: {0}.", consent), null);
        if (did == "theirs") return (Tell("What the other wrote stands; nothing of yours was written."), null);
        if (did == "removed") return (Tell("The event is taken back."), null);
        if (did is "accepted" or "rejected" or "proposed" && one.Claims.FirstOrDefault(c => c.Id == of) is { } claim && Say.State(claim.State) == did)
        {
            var what = $"{Tell(Variables.Get(claim.Variable).Label)} {Say.Value(claim)}";
            return did == "proposed" ? (Tell("{0} is open again.", what), null) : (Tell(did == "accepted" ? "{0} is accepted." : "{0} is rejected.", what), ("claims", $"{claim.Id}:proposed"));
        }
        return (null, null);
    }

    // Only what the page of the case shows is had here.
    private static IResult Picture(OpenCasebook book, string id, string path) =>
        book.Around(id).Find(id) is { } one && CasePicture.In(book.Files, one).FirstOrDefault(p => p.Path == path) is { } picture && book.Picture(picture.Path) is { } bytes
            ? Results.Bytes(bytes, CasePicture.Types[Path.GetExtension(picture.Path)]) : PageRoutes.Missing("There is nothing at this address.");

    // What others changed between the version a form was made for and the change it made.
    private static string? Meanwhile(IReadOnlyList<Revision> revisions, string since)
    {
        var at = revisions.ToList().FindIndex(r => r.Before.Length > 0 && new CaseFile("", r.Before).Version == since);
        List<string> others = at < 0 ? [] : [.. revisions.Skip(at).SkipLast(1).Select(r => $"{(r.By.Length == 0 ? Tell("somebody") : r.By)}: {r.What}")];
        return others.Count == 0 ? null : Tell("This case was changed meanwhile ({0}). Your change is written as well; both stand.", string.Join("; ", others));
    }

    private static IResult New(OpenCasebook book, HttpRequest request, [FromForm] string? id, [FromForm] string? label, [FromForm] string? dayzero, [FromForm] string? own)
    {
        var one = new Case { Id = (id ?? "").Trim(), Label = Tidy(label), DayZero = Tidy(dayzero), Own = own is not null };
        return Answer(book.Create(one, By(request, "patient entered")), one.Id, "");
    }

    /// <summary>What the form of an answer sends; a field may be absent.</summary>
    public sealed record SentAnswer
    {
        public string? Version { get; init; }
        public string? Variable { get; init; }
        public string? Value { get; init; }
        public string? Source { get; init; }
        public string? Where { get; init; }
        public string? Quote { get; init; }
    }

    private static IResult Answered(OpenCasebook book, HttpRequest request, string id, [FromForm] SentAnswer? sent)
    {
        sent ??= new SentAnswer();
        if (book.Around(id).Find(id) is null) return PageRoutes.Missing(Tell("There is no case '{0}' in this casebook.", id));
        if (sent.Variable is null || Variables.Find(sent.Variable) is not { } variable) return Bad(Tell("Expected one of the questions of the list."));
        if (ValueReading.Read(variable, sent.Value ?? "", w => book.Options.Resolve(variable.Id, w)) is not { Value: { } value }) return Bad(Tell("'{0}' is not understood: expected {1}.", sent.Value, ValueReading.Read(variable, sent.Value ?? "").Expected));
        var edit = book.Change(id, sent.Version ?? "", one => one with
        {
            Claims = [.. one.Claims, new Claim
            {
                Id = "c" + (one.Claims.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
                Variable = variable.Id,
                Value = value,
                Anchor = new Anchor(Tidy(sent.Source) ?? one.Sources.FirstOrDefault() ?? "record", Tidy(sent.Where), Tidy(sent.Quote) ?? ValueReading.Write(variable, value)),
            }],
        }, By(request, $"answer added: {variable.Label} {sent.Value}"), Chosen(request));
        return Answer(edit, id, $"#v-{variable.Id}", request);
    }

    private static string? Tidy(string? words) => string.Join(' ', (words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } tidy ? tidy : null;

    private static IResult Settle(OpenCasebook book, HttpRequest request, string id, [FromForm] string? version, [FromForm] string? set, [FromForm] string? back)
    {
        if (set?.Split(':') is not [var claim, var word] || !Enum.TryParse<ClaimState>(word, ignoreCase: true, out var state) || !Enum.IsDefined(state))
            return Bad("Expected a claim and a state: accepted, rejected or proposed.");
        var what = book.Around(id).Find(id)?.Claims.FirstOrDefault(c => c.Id == claim) is { } known ? $"{Variables.Get(known.Variable).Label} {AnswerText.Cell(Variables.Get(known.Variable), known.Value)}" : $"claim {claim}";
        var edit = book.Change(id, version ?? "", one => ClaimChoice.Set(one, claim, state), By(request, $"{what}: {Say.State(state)}"), Chosen(request));
        if (edit is { Outcome: Outcome.Written, Merged: false } && LanguageRoutes.IsLocal(back)) return Results.LocalRedirect(back!);
        return Answer(edit, id, $"?did={Say.State(state)}&of={Uri.EscapeDataString(claim)}#main", request);
    }

    private static IResult Add(OpenCasebook book, HttpRequest request, string id, [FromForm] string? version, [FromForm] string? entry)
    {
        if (book.Around(id).Find(id) is not { } shown) return PageRoutes.Missing(Tell("There is no case '{0}' in this casebook.", id));
        if (TypedEvent.Read(entry ?? "", shown) is { Problem: { } problem }) return Bad(problem);
        string? added = null;
        var edit = book.Change(id, version ?? "", one =>
        {
            if (TypedEvent.Read(entry!, one).Happening is not { } happening) return null;
            added = happening.Id;
            return one with { Events = [.. one.Events, happening] };
        }, By(request, $"event added: {entry}"), Chosen(request));
        return Answer(edit, id, $"?did=added&of={Uri.EscapeDataString(added ?? "")}#main", request);
    }

    /// <summary>What the fields of an event send; a new event has no id, and a case without lesions no lesion to choose.</summary>
    public sealed record SentFields
    {
        public string? Version { get; init; }
        public string? Of { get; init; }
        public string? When { get; init; }
        public string? Kind { get; init; }
        public string? What { get; init; }
        public string? Finding { get; init; }
        public string? Lesion { get; init; }
        public string? Lasting { get; init; }
        public string? Shown { get; init; }
    }

    private static IResult Change(OpenCasebook book, HttpRequest request, string id, [FromForm] SentFields? sent)
    {
        // A form without any of its fields is bound to nothing.
        sent ??= new SentFields();
        if (book.Around(id).Find(id) is not { } shown) return PageRoutes.Missing(Tell("There is no case '{0}' in this casebook.", id));
        var fields = new EventFields(string.IsNullOrEmpty(sent.Of) ? null : sent.Of, sent.When, sent.Kind, sent.What, sent.Finding, sent.Lesion, sent.Lasting, sent.Shown);
        if (fields.Read(shown).Problem is { } problem) return Bad(problem);
        string? stored = null;
        var edit = book.Change(id, sent.Version ?? "", one =>
        {
            if (fields.Read(one).Happening is not { } happening) return null;
            stored = happening.Id;
            return one with { Events = fields.Id is null ? [.. one.Events, happening] : [.. one.Events.Select(e => e.Id == happening.Id ? happening : e)] };
        }, By(request, fields.Id is null ? $"event added: {fields.What}" : $"event changed: {fields.What}"), Chosen(request));
        return Answer(edit, id, $"?did={(fields.Id is null ? "added" : "changed")}&of={Uri.EscapeDataString(stored ?? "")}#main", request);
    }

    private static IResult Consent(OpenCasebook book, HttpRequest request, string id, [FromForm] string? version, [FromForm] string? consent)
    {
        if (Tidy(consent) is not { } words) return Bad(Tell("Expected what the patient consented to, and in what form."));
        return Answer(book.Change(id, version ?? "", one => one with { Consent = words }, By(request, "consent recorded: " + words), Chosen(request)), id, "?did=consent&of=it#main", request);
    }

    private static IResult Restore(OpenCasebook book, HttpRequest request, string id, [FromForm] string? version, [FromForm] string? after) =>
        Answer(book.Restore(id, version ?? "", after ?? "", By(request, "put back to an earlier state")), id, "?history=yes#history");

    private static IResult Remove(OpenCasebook book, HttpRequest request, string id, [FromForm] string? version, [FromForm] string? set)
    {
        var edit = book.Change(id, version ?? "", one => one.Events.Any(e => e.Id == set) ? one with { Events = [.. one.Events.Where(e => e.Id != set)] } : null, By(request, $"event {set} removed"), Chosen(request));
        return Answer(edit, id, "?did=removed&of=it#main", request);
    }

    internal static Signature By(HttpRequest request, string what) => new(Person.Name(request) ?? "", what);

    /// <summary>What a person chose where two had changed the same: a form field for each, "mine" or "theirs" before the name of what they changed.</summary>
    internal static Func<FieldConflict, bool?> Chosen(HttpRequest request)
    {
        var chosen = request.Form.Where(f => f.Key.StartsWith(MergePage.Choice, StringComparison.Ordinal)).SelectMany(f => f.Value).OfType<string>().Take(1000).ToHashSet(StringComparer.Ordinal);
        return conflict => chosen.Contains(MergePage.Mine + conflict.Field) ? true : chosen.Contains(MergePage.Theirs + conflict.Field) ? false : null;
    }

    internal static IResult Answer(Edit edit, string id, string then, HttpRequest? request = null) => edit.Outcome switch
    {
        Outcome.Collides when request is not null => PageRoutes.Page<MergePage>(new { Id = id, edit.Conflicts, Action = request.Path.Value, Sent = request.Form }, StatusCodes.Status409Conflict),
        Outcome.Written when edit is { Merged: true, Nothing: true } => Results.Redirect(Say.Case(id) + "?did=theirs&of=it#main", permanent: false, preserveMethod: false),
        // Which of two events got which id is not said any more: what was stored is in the list, and history takes it back.
        Outcome.Written when edit.Merged => Results.Redirect($"{Say.Case(id)}?since={Uri.EscapeDataString(request?.Form["version"].ToString() ?? "")}#main", permanent: false, preserveMethod: false),
        Outcome.Written => Results.Redirect(Say.Case(id) + then, permanent: false, preserveMethod: false),
        Outcome.NoCase => PageRoutes.Missing(edit.Message),
        Outcome.Changed when request is not null && edit.File is { } now => PageRoutes.Page<ChangedPage>(new { Id = id, now.Path, now.Version, Action = request.Path.Value, Sent = request.Form }, StatusCodes.Status409Conflict),
        Outcome.Changed => PageRoutes.Page<NoPage>(new { Title = "Changed meanwhile", edit.Message, Back = Say.Case(id) }, StatusCodes.Status409Conflict),
        Outcome.NotWritable => PageRoutes.Page<NoPage>(new { Title = "Not written", edit.Message, Back = Say.Case(id) }, StatusCodes.Status500InternalServerError),
        _ => PageRoutes.Page<NoPage>(new { Title = "Not written", edit.Message, Back = Say.Case(id) }, StatusCodes.Status400BadRequest),
    };

    private static IResult Bad(string message) => PageRoutes.Page<NoPage>(new { Title = "Not understood", Message = message }, StatusCodes.Status400BadRequest);
}
