using System.Globalization;
using System.Text;
using Kazus.Cases;
using Kazus.Server.Reading;
using Kazus.Server.Shelf;
using Kazus.Server.Words;
using Kazus.Text.Documents;
using Microsoft.AspNetCore.Mvc;
using static Kazus.Server.Words.Texts;

namespace Kazus.Server.Pages;

/// <summary>Articles beside their form: what is proposed is accepted, corrected or rejected, by one reader or by two who do not see each other.</summary>
internal static class ReadRoutes
{
    private const long LargestArticle = 32L << 20;

    public static void MapRead(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/read", (ArticleShelf articles) => List(articles, null));
        pages.MapPost("/read/add", Add).WithMetadata(new RequestSizeLimitAttribute(LargestArticle), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = LargestArticle });
        pages.MapPost("/read/paste", (ArticleShelf articles, [FromForm] string? name, [FromForm] string? text) => Taken(articles, (string.IsNullOrWhiteSpace(name) ? "article" : name.Trim()) + ".txt", Encoding.UTF8.GetBytes(text ?? "")));
        pages.MapPost("/name", (HttpResponse response, [FromForm] string? name, [FromForm] string? back) =>
        {
            Person.Keep(response, name);
            return Results.LocalRedirect(LanguageRoutes.IsLocal(back) ? back! : "/");
        });
        pages.MapGet("/read/{file}", Show);
        pages.MapGet("/read/{file}/agree", Compare);
        pages.MapGet("/read/{file}/decisions.csv", Log);
        pages.MapPost("/read/{file}/decide", Decide);
        pages.MapPost("/read/{file}/found", Find);
        pages.MapPost("/read/{file}/agree", Settle);
        pages.MapPost("/read/{file}/case", WriteCase);
    }

    private static IResult List(ArticleShelf articles, string? problem) =>
        PageRoutes.Page<ReadListPage>(new { Articles = (IReadOnlyList<(string, IReadOnlyList<Decision>)>)[.. articles.Names.Select(n => (n, articles.Decisions(n)))], Problem = problem }, problem is null ? 200 : 400);

    private static async Task<IResult> Add(ArticleShelf articles, IFormFile? file)
    {
        if (file is null || file.Length == 0) return List(articles, Tell("Expected a file with something in it."));
        if (file.Length > LargestArticle) return List(articles, Tell("The file is larger than 32 MB."));
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes);
        return Taken(articles, file.FileName, bytes.ToArray());
    }

    private static IResult Taken(ArticleShelf articles, string name, byte[] bytes)
    {
        var (kept, findings) = articles.Add(name, bytes);
        return kept is null ? List(articles, findings.Count > 0 ? findings[0].Message : Tell("Nothing could be read in this file.")) : Back(kept, null, "");
    }

    private static IResult Show(OpenCasebook book, ArticleShelf articles, HttpRequest request, string file, string? who, string? did)
    {
        if (articles.Open(file) is not { } reading) return NoArticle(file);
        var message = did switch { "nothing" => Tell("Nothing was added: the case has these claims already."), _ => null };
        return Page(book, articles, reading, Person.Name(request), PatientOf(reading, who), message);
    }

    private static IResult Page(OpenCasebook book, ArticleShelf articles, ArticleReading reading, string? reader, ToldPatient? who, string? message, int status = 200)
    {
        var source = articles.SourceOf(reading);
        return PageRoutes.Page<ReadPage>(new { Book = book.Now(), Reading = reading, Reader = reader, Who = who, Message = message, Source = source, Suggested = FreeId(book.Now(), source, who) }, status);
    }

    private static IResult Decide(OpenCasebook book, ArticleShelf articles, HttpRequest request, string file, [FromForm] string? set, [FromForm] string? value, [FromForm] string? who, [FromForm] string? all)
    {
        if (articles.Open(file) is not { } reading) return NoArticle(file);
        if (Person.Name(request) is not { } reader) return Back(file, who, "");
        if (all is not null) return DecideAll(book, articles, reading, reader, all, who);
        if (set?.Split(':') is not [var key, var word] || !Enum.TryParse<Verdict>(word, ignoreCase: true, out var verdict) || !Enum.IsDefined(verdict) || reading.Before(reader).FirstOrDefault(c => c.Key == key) is not { } claim)
            return Bad(Tell("Expected a claim of this article and a decision: accepted, corrected, rejected or open."));
        if (verdict == Verdict.Corrected && ValueReading.Read(claim.Variable, value ?? "").Expected is { } expected)
            return Page(book, articles, reading, reader, claim.Patient, Tell("'{0}' is not understood: expected {1}.", value, expected), StatusCodes.Status400BadRequest);
        articles.Decide(file, new Decision { At = book.Options.Clock.GetUtcNow(), Reader = reader, Claim = key, Verdict = verdict, Value = verdict == Verdict.Corrected ? value!.Trim() : null });
        return Back(file, claim.Patient.Key, "#k-" + key);
    }

    // All that wait of one question, when they say the same.
    private static IResult DecideAll(OpenCasebook book, ArticleShelf articles, ArticleReading reading, string reader, string variable, string? who)
    {
        var waiting = reading.Before(reader).Where(c => c.Variable.Id == variable && c.Patient.Key == who && reading.Of(reader, c.Key) is null).ToList();
        if (waiting.Count == 0 || waiting.Select(c => c.Written).Distinct().Count() > 1) return Bad(Tell("These claims do not say the same; each is judged by itself."));
        foreach (var claim in waiting) articles.Decide(reading.Article.File, new Decision { At = book.Options.Clock.GetUtcNow(), Reader = reader, Claim = claim.Key, Verdict = Verdict.Accepted });
        return Back(reading.Article.File, who, "#k-" + waiting[^1].Key);
    }

    private static IResult Find(OpenCasebook book, ArticleShelf articles, HttpRequest request, string file, [FromForm] string? quote, [FromForm] string? variable, [FromForm] string? value, [FromForm] string? who)
    {
        if (articles.Open(file) is not { } reading) return NoArticle(file);
        if (Person.Name(request) is not { } reader) return Back(file, who, "");
        var patient = PatientOf(reading, who) ?? new ToldPatient("1", 1, null);
        IResult Again(string message) => Page(book, articles, reading, reader, patient, message, StatusCodes.Status400BadRequest);
        if (variable is null || Variables.Find(variable) is not { } asked) return Again(Tell("Expected one of the questions of the list."));
        if (ValueReading.Read(asked, value ?? "").Expected is { } expected) return Again(Tell("'{0}' is not understood: expected {1}.", value, expected));
        if (QuoteSearch.Find(reading.Article.Document, quote ?? "") is not { } span) return Again(Tell("These words do not stand in the article: {0}", quote));
        var found = new FoundClaim(patient.Key, asked.Id, value!.Trim(), span.Start, span.End);
        if (ReadClaim.Of(found, reading.Article.Document, reader) is not { } claim) return Again(Tell("This claim could not be kept."));
        articles.Decide(file, new Decision { At = book.Options.Clock.GetUtcNow(), Reader = reader, Claim = claim.Key, Verdict = Verdict.Accepted, Found = found });
        return Back(file, patient.Key, "#k-" + claim.Key);
    }

    private static IResult Compare(OpenCasebook book, ArticleShelf articles, HttpRequest request, string file, string? with, string? who)
    {
        if (articles.Open(file) is not { } reading) return NoArticle(file);
        if (Person.Name(request) is not { } reader || with is null || !reading.Readers.Contains(with) || with == reader) return Back(file, who, "");
        var patient = PatientOf(reading, who);
        var source = articles.SourceOf(reading);
        // In the order they began, so that both see the same page.
        var (first, second) = reading.Readers.ToList().IndexOf(with) < reading.Readers.ToList().IndexOf(reader) || !reading.Readers.Contains(reader) ? (with, reader) : (reader, with);
        return PageRoutes.Page<AgreePage>(new { Book = book.Now(), Reading = reading, First = first, Second = second, Other = with, Who = patient, Source = source, Suggested = FreeId(book.Now(), source, patient) });
    }

    private static IResult Settle(OpenCasebook book, ArticleShelf articles, HttpRequest request, string file, [FromForm] string? set, [FromForm] string? value, [FromForm] string? with, [FromForm] string? who)
    {
        if (articles.Open(file) is not { } reading) return NoArticle(file);
        if (Person.Name(request) is not { } reader || set?.Split(':', 2) is not [var key, var right] || reading.Claims.FirstOrDefault(c => c.Key == key) is not { } claim) return Bad(Tell("Expected a claim of this article and what is right."));
        var decision = new Decision { At = book.Options.Clock.GetUtcNow(), Reader = reader, Claim = key, Verdict = Verdict.Corrected, Value = value?.Trim(), Settles = true };
        if (right.Length > 0)
        {
            if (reading.Of(right, key) is not { } chosen) return Bad(Tell("{0} has not judged this claim.", right));
            decision = decision with { Verdict = chosen.Verdict, Value = chosen.Value };
        }
        else if (ValueReading.Read(claim.Variable, value ?? "").Expected is { } expected) return Bad(Tell("'{0}' is not understood: expected {1}.", value, expected));
        articles.Decide(file, decision);
        return Results.LocalRedirect($"{Say.Article(file)}/agree?with={Uri.EscapeDataString(with ?? "")}&who={Uri.EscapeDataString(who ?? "")}#k-{key}");
    }

    private static IResult WriteCase(OpenCasebook book, ArticleShelf articles, HttpRequest request, string file, [FromForm] string? who, [FromForm] string? with, [FromForm] string? into, [FromForm] string? id, [FromForm] string? source)
    {
        if (articles.Open(file) is not { } reading) return NoArticle(file);
        if (Person.Name(request) is not { } reader || PatientOf(reading, who) is not { } patient) return Back(file, who, "");
        var accepted = string.IsNullOrEmpty(with) ? reading.Accepted(reader, patient.Key) : reading.Agreed(reader, with, patient.Key);
        if (accepted.Count == 0) return Bad(Tell("No claim of this patient is accepted yet."));
        var cited = string.IsNullOrWhiteSpace(source) ? articles.SourceOf(reading) : source.Trim();
        articles.Cite(reading, cited);
        var by = new Signature(reader, $"{accepted.Count.ToString(CultureInfo.InvariantCulture)} claims accepted in {file}");
        if (string.IsNullOrEmpty(into))
        {
            var draft = AcceptedCase.Draft(reading.Article, patient, accepted, string.IsNullOrWhiteSpace(id) ? FreeId(book.Now(), cited, patient) : id.Trim(), cited, book.Options.Resolve);
            var made = book.Create(draft, by);
            return made.Outcome == Outcome.Written ? Results.LocalRedirect(Say.Case(draft.Id)) : CaseRoutes.Answer(made, draft.Id, "");
        }
        var now = book.Now();
        var edit = book.Change(into, now.FileOf(into)?.Version ?? "", one => AcceptedCase.Into(one, reading.Article, accepted, cited, book.Options.Resolve), by);
        return edit.Outcome == Outcome.Refused ? Back(file, patient.Key, "", "nothing") : CaseRoutes.Answer(edit, into, "#claims");
    }

    private static IResult Log(ArticleShelf articles, string file)
    {
        if (articles.Open(file) is not { } reading) return NoArticle(file);
        var claims = reading.Claims.ToDictionary(c => c.Key, StringComparer.Ordinal);
        var text = new StringBuilder("at,reader,claim,patient,variable,proposed,quote,where,verdict,value,settles\n");
        foreach (var d in reading.Decisions)
        {
            var claim = claims.GetValueOrDefault(d.Claim);
            string?[] row = [Say.When(d.At), d.Reader, d.Claim, claim?.Patient.Key, claim?.Variable.Id, claim?.Written, claim?.Proposal.Quote, claim?.Proposal.Where, Say.Verdict(d.Verdict), d.Value, d.Settles ? "yes" : ""];
            text.AppendJoin(',', row.Select(Csv)).Append('\n');
        }
        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", Path.GetFileNameWithoutExtension(file) + "-decisions.csv");
    }

    // A cell that a spreadsheet would take for a formula is words.
    private static string Csv(string? cell)
    {
        if (string.IsNullOrEmpty(cell)) return "";
        if (cell[0] is '=' or '+' or '-' or '@') cell = "'" + cell;
        return cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static ToldPatient? PatientOf(ArticleReading reading, string? key) => reading.Patients.FirstOrDefault(p => p.Key == key) ?? (reading.Patients.Count > 0 ? reading.Patients[0] : null);

    private static string FreeId(Snapshot now, string source, ToldPatient? patient)
    {
        var stem = patient is { Study: null, Number: > 1 } ? $"{source}-{patient.Number.ToString(CultureInfo.InvariantCulture)}" : patient?.Study is { } study ? $"{source}-{study}" : source;
        stem = new string([.. stem.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-')]).Trim('-');
        var id = stem.Length == 0 ? "case" : stem;
        for (var n = 2; now.Find(id) is not null; n++) id = $"{stem}-{n.ToString(CultureInfo.InvariantCulture)}";
        return id;
    }

    private static IResult Back(string file, string? who, string fragment, string? did = null)
    {
        var query = QueryString.Create(new KeyValuePair<string, string?>[] { new("who", who), new("did", did) }.Where(p => !string.IsNullOrEmpty(p.Value)));
        return Results.LocalRedirect(Say.Article(file) + query + fragment);
    }

    private static IResult NoArticle(string file) => PageRoutes.Missing(Tell("There is no article '{0}' in this casebook.", file));

    private static IResult Bad(string message) => PageRoutes.Page<NoPage>(new { Title = Tell("Not understood"), Message = message }, StatusCodes.Status400BadRequest);
}
