using System.CommandLine;
using System.Globalization;
using Kazus.Casebooks;
using Kazus.Cases;
using Kazus.Find;
using Kazus.Find.Content;
using Kazus.Find.Likeness;
using Kazus.Find.Search;
using Kazus.Server.Find;
using Kazus.Text.Reading;

namespace Kazus.Cli.Search;

/// <summary><c>kazus find</c>: cases by words, or cases like one, with the reasons.</summary>
internal static class FindVerb
{
    internal static Command Create()
    {
        var words = new Argument<string?>("TEXT") { Description = "Words to look for; may be left out with --like or --facet", Arity = ArgumentArity.ZeroOrOne };
        var place = new Argument<string?>("PLACE") { HelpName = "DIR|PATH|CONNECTION", Description = "A casebook folder, a registry's file or a PostgreSQL connection; this folder when none is named", Arity = ArgumentArity.ZeroOrOne };
        var like = new Option<string?>("--like") { HelpName = "CASE|FILE", Description = "Cases like this one: the id of a case, a case file (.yaml), an article or a text file that tells of the patient" };
        var on = new Option<string[]>("--on") { HelpName = "VARIABLES", Description = "With --like: compare only these variables, separated by commas" };
        var facet = new Option<string[]>("--facet") { HelpName = "NAME=VALUE", Description = $"Only cases with this value of {string.Join(", ", Facets.All)}; year=2010..2020 is a range; may be given several times" };
        var counts = new Option<bool>("--facets") { Description = "Count the values of every facet over all cases found" };
        var top = new Option<int>("--top") { Description = "How many cases", DefaultValueFactory = _ => 10 };
        var collection = new Option<string?>("--collection") { HelpName = "NAME", Description = "The collection of a registry; 'all' for all of them" };
        var json = new Option<bool>("--json") { Description = "One JSON document, with the places of the words, or both values of every reason" };
        top.Validators.Add(r => { if (r.GetValueOrDefault<int>() is < 1 or > 10_000) r.AddError("--top is a number from 1 to 10000."); });
        on.Validators.Add(r => Check(Variables(r.GetValueOrDefault<string[]>()), [.. Comparisons.Variables.Select(v => v.Id)], "--on", "a variable that is compared", r.AddError));
        facet.Validators.Add(r => CheckFacets(r.GetValueOrDefault<string[]>() ?? [], r.AddError));
        var verb = new Command("find", """
            Find cases by words, best first, with the places where they stand; or cases like one, with the reasons.
            A phrase stands in quotes, resect* is every word that begins so, -word must not stand there.

            Example: kazus find "C5 recurrence" my-review
            Example: kazus find "\"gross total\" radiotherapy" my-review --facet level=C5 --facet year=2010..2020
            Example: kazus find --like LMS-001 my-review --top 5
            Example: kazus find --like referral.txt registry.kazus --collection spine --json
            """) { words, place, like, on, facet, counts, top, collection, json };
        verb.SetAction(r => Output.Verdict.Of(() => Run(new Asked(r.GetValue(words), r.GetValue(place), r.GetValue(like), Variables(r.GetValue(on)), [.. (r.GetValue(facet) ?? []).Select(Filter)])
        {
            Counts = r.GetValue(counts),
            Top = r.GetValue(top),
            Collection = r.GetValue(collection),
            Json = r.GetValue(json),
        })));
        return verb;
    }

    private sealed record Asked(string? Words, string? Place, string? Like, string[] On, IReadOnlyList<FactFilter> Filters)
    {
        public bool Counts { get; init; }

        public int Top { get; init; }

        public string? Collection { get; init; }

        public bool Json { get; init; }
    }

    private static int Run(Asked asked)
    {
        // Without words the one argument is the place.
        var alone = asked is { Place: null, Words: { } only } && (asked.Like is not null || asked.Filters.Count > 0 || asked.Counts)
            && (Path.Exists(only) || only.Contains("://", StringComparison.Ordinal) || only.Contains('=', StringComparison.Ordinal));
        var (text, place) = alone ? (null, asked.Words!) : (asked.Words, asked.Place ?? ".");
        if (text is null && asked.Like is null && asked.Filters.Count == 0 && !asked.Counts)
        {
            Console.Error.WriteLine("find needs words, --like or --facet.\nTry: kazus find --help");
            return 2;
        }
        using var cases = SearchedCases.Open(place, asked.Collection);
        if (asked.Like is { } like)
        {
            var described = Describe(like, cases, out var except);
            if (text is not null) described = described with { Content = described.Content with { Texts = [.. described.Content.Texts, text] } };
            var found = cases.View.Like(described.Content, new LikeWish { Top = asked.Top, On = asked.On, Filters = asked.Filters, Except = except });
            if (asked.Json) LikeOutput.Json(like, described, found, cases);
            else LikeOutput.Text(like, described, found, cases);
            return 0;
        }
        var query = FindQuery.Parse(text ?? "") with { Filters = asked.Filters };
        var result = cases.View.Find(query, new FindWish(asked.Top, Count: true, Facets: asked.Counts || asked.Json ? Facets.All : null));
        if (asked.Json) FoundOutput.Json(text ?? "", query, result, cases);
        else FoundOutput.Text(text ?? "", query, result, cases);
        return 0;
    }

    private static Described Describe(string like, SearchedCases cases, out CaseKey? except)
    {
        except = null;
        foreach (var collection in cases.View.Collections)
            if (cases.Find(new CaseKey(collection, like)) is { } one)
            {
                except = new CaseKey(collection, like);
                return new Described(CaseContent.Of(one), one);
            }
        if (!File.Exists(like))
            throw new InputException($"--like {like}: there is neither a case nor a file of this name.{(Spelling.Nearest(like, [.. cases.View.Find(FindQuery.Parse(""), new FindWish(10_000)).Cases.Select(c => c.Key.Id)]) is { } near ? $" Did you mean '{near}'?" : "")}");
        if (Path.GetExtension(like).ToLowerInvariant() is ".yaml" or ".yml")
            return Described.CaseFile(File.ReadAllText(like), like) ?? throw new InputException($"{like}: no case could be read. Expected a case file as 'kazus read ARTICLE --yaml' writes it.");
        var read = new ArticleReader().Read(like);
        if (read.Articles.Count == 0) throw new InputException(read.Findings.Count > 0 ? $"{like}: {read.Findings[0].Message}" : $"{like}: nothing could be read.");
        var described = Described.Article(read.Articles[0].Document);
        if (described.Patients > 1) Console.Error.WriteLine($"{like} tells of {described.Patients.ToString(CultureInfo.InvariantCulture)} patients; the first is compared.");
        return described;
    }

    private static string[] Variables(string[]? lists) => [.. (lists ?? []).SelectMany(l => l.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    private static FactFilter Filter(string words)
    {
        var (name, value) = (words[..words.IndexOf('=', StringComparison.Ordinal)].Trim(), words[(words.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim());
        return name == "year" && value.Split("..") is [var from, var to] ? FactFilter.Between(name, Year(from), Year(to)) : FactFilter.Is(name, value);
    }

    private static int? Year(string words) => int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    private static void CheckFacets(string[] facets, Action<string> bad)
    {
        foreach (var facet in facets)
        {
            if (facet.IndexOf('=', StringComparison.Ordinal) is var at && (at <= 0 || at == facet.Length - 1)) bad($"--facet {facet}: expected NAME=VALUE, such as level=C5.");
            else Check([facet[..at].Trim()], Facets.All, "--facet", "a facet", bad);
            if (facet.StartsWith("year=", StringComparison.Ordinal) && facet[5..].Split("..").Any(y => y.Length > 0 && Year(y) is null)) bad($"--facet {facet}: expected a year or a range of years, such as year=2010..2020.");
        }
    }

    private static void Check(IEnumerable<string> names, IReadOnlyList<string> known, string option, string what, Action<string> bad)
    {
        foreach (var name in names)
            if (!known.Contains(name)) bad($"{option} {name} is not {what}{(Spelling.Nearest(name, [.. known]) is { } near ? $"; did you mean {near}?" : $": expected one of {string.Join(", ", known)}.")}");
    }
}
