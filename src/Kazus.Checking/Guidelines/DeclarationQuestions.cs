using System.Text.RegularExpressions;
using Kazus.Checking.Rules.Guidelines;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Guidelines;

/// <summary>Questions to the declarations.</summary>
internal static partial class DeclarationQuestions
{
    public static Reply Consent(Article a)
    {
        if (a.Document.Declarations.FirstOrDefault(d => d.Kind == DeclarationKind.Consent) is { } declared) return Reply.Present(declared.Span);
        if (a.Document.Declarations.FirstOrDefault(d => Kz701Consent.Consent().IsMatch(d.Plain.Text)) is { } other) return Reply.Present(other.Span);
        var said = a.Document.Sections.SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences).FirstOrDefault(s => Kz701Consent.Consent().IsIn(s.Text));
        return Reply.Of(said);
    }

    public static Reply Additional(Article a) => Reply.All(
        ("ethics", Declared(a, DeclarationKind.Ethics, Ethics())),
        ("funding", Declared(a, DeclarationKind.Funding, Funding())),
        ("conflicts of interest", Declared(a, DeclarationKind.Conflicts, Interests())),
        ("guarantor", Declared(a, null, Guarantor())));

    private static Reply Declared(Article a, DeclarationKind? kind, Regex words)
    {
        if (kind is { } wanted && a.Document.Declarations.FirstOrDefault(d => d.Kind == wanted) is { } declared) return Reply.Present(declared.Span);
        return a.Declarations.FirstOrDefault(d => words.IsMatch(d.Text)) is { Text: not null } said ? Reply.Present(said.Span) : Reply.Absent();
    }

    [GeneratedRegex(@"\bethic|review board|\bIRB\b|committee", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ethics();

    [GeneratedRegex(@"\bfund(?:ing|ed)|financ|sponsor|grants?\b|\bsupport\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Funding();

    [GeneratedRegex(@"\b(?:conflicts?|competing|declaration of) (?:of )?interests?|disclos|financial relationships|nothing to declare", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Interests();

    [GeneratedRegex(@"\bguarant(?:or|ee)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Guarantor();
}
