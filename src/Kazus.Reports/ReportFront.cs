using Kazus.Cases;
using Kazus.Manuscript.Front;
using Kazus.Manuscript.References;
using Kazus.Provenance;
using Kazus.Time;

namespace Kazus.Reports;

/// <summary>Turns the head of a casebook into the front matter of a manuscript.</summary>
internal static class ReportFront
{
    private static readonly Dictionary<string, DeclarationKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["consent"] = DeclarationKind.Consent,
        ["ethics"] = DeclarationKind.Ethics,
        ["conflicts"] = DeclarationKind.CompetingInterests,
        ["funding"] = DeclarationKind.FundingStatement,
        ["data"] = DeclarationKind.DataAvailability,
        ["contributions"] = DeclarationKind.Contributions,
        ["ai"] = DeclarationKind.UseOfAi,
        ["presentation"] = DeclarationKind.PriorPresentation,
        ["acknowledgements"] = DeclarationKind.Acknowledgements,
    };

    public static FrontMatter Of(Casebook casebook) => new()
    {
        Title = casebook.Title,
        Authors = [.. casebook.Authors.Select(a => new Manuscript.Front.Author(PersonName.Of(a.Family, a.Given))
        {
            Orcid = a.Orcid,
            Email = a.Email,
            Corresponding = a.Corresponding,
            Affiliations = a.Affiliations,
            Roles = a.Roles,
        })],
        Affiliations = [.. casebook.Affiliations.Select(a => new Manuscript.Front.Affiliation(a.Key, a.Name) { Ror = a.Ror })],
        Keywords = casebook.Keywords,
        Declarations = [.. casebook.Declarations.Select(Declared)],
        Journal = casebook.Journal is null ? null : new Journal(casebook.Journal),
        Licence = casebook.Licence is null ? null : Manuscript.Front.Licence.Of(casebook.Licence),
        Received = Day(casebook, "received"),
        Revised = Day(casebook, "revised"),
        Accepted = Day(casebook, "accepted"),
        Published = Day(casebook, "published"),
        Language = casebook.Language,
        Doi = casebook.Doi,
    };

    public static Reference Reference(Source source) => new()
    {
        Key = source.Id,
        Type = source.Type,
        Authors = [.. source.Authors.Select(Name)],
        Title = source.Title,
        Container = source.Container,
        Year = source.Year,
        Volume = source.Volume,
        Issue = source.Issue,
        Pages = source.Pages,
        Doi = source.Doi,
        Pmid = source.Pmid,
        Url = source.Doi is null ? source.Url : null,
    };

    private static PersonName Name(string name)
    {
        var space = name.LastIndexOf(' ');
        return space > 0 && name[(space + 1)..].All(char.IsUpper) ? PersonName.Of(name[..space], name[(space + 1)..]) : new PersonName { Literal = name };
    }

    private static Declaration Declared(KeyValuePair<string, string> pair) =>
        Kinds.TryGetValue(pair.Key, out var kind) ? new Declaration(kind, pair.Value)
        : new Declaration(DeclarationKind.Other, pair.Value) { Title = char.ToUpperInvariant(pair.Key[0]) + pair.Key[1..] };

    // A partial date is no day: only a date known to the day is printed as one.
    private static DateOnly? Day(Casebook casebook, string name) =>
        casebook.Dates.FirstOrDefault(d => d.Key == name).Value is { Day: not null } date ? date.Earliest : null;
}
