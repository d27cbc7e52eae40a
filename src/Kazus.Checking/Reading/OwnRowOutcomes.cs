using System.Text.RegularExpressions;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>What the own patient's row of a comparison table says of the outcome.</summary>
internal static partial class OwnRowOutcomes
{
    public static void Read(OwnRow row, List<Outcome> found)
    {
        var followUp = row.Cells.Where(c => c.Is("follow", "months", "last") && !c.Is("interval", "delay", "duration", "symptom", "until", "age")).Select(c => Time(c.Text, c.Header)).FirstOrDefault(t => t is not null);
        foreach (var cell in row.Cells.Where(c => c.Is("outcome", "status", "state", "result", "recurrence", "relapse", "regrowth", "regrew", "recurred", "relapsed", "follow", "last news", "last seen", "metastas", "deposit", "survival", "course", "event", "fate") && !c.Is("treatment of", "therapy of", "management", "treated", "interval") && !Beside().IsIn(c.Header)))
        {
            var told = new Told(Part.Table, cell.Cell.Plain, 0);
            var text = cell.Cell.Text;
            var span = told.Whole;
            var own = Time(text, null) ?? (Coded().IsIn(text) ? Time(text, cell.Header) : null);
            Outcome Make(OutcomeKind kind, bool present) => new(Part.Table, told, span, text.Trim(), kind, present) { At = own ?? (present && kind is OutcomeKind.Recurrence ? null : followUp), Throughout = !present, LocalOnly = cell.Is("local recurrence", "local relapse", "local regrowth") };
            if (Dead().IsIn(text)) found.Add(Make(OutcomeKind.Death, true));
            else if (Diseased().IsIn(text)) found.Add(Make(OutcomeKind.Diseased, true));
            else if (Free().IsIn(text)) found.Add(Make(OutcomeKind.Free, true));
            else if (Alive().IsIn(text)) found.Add(Make(OutcomeKind.Alive, true));
            if (NoReturn().IsIn(text) || cell.Is("recurrence", "relapse", "regrowth", "recurred", "relapsed") && No().IsMatch(text)) found.Add(Make(OutcomeKind.Recurrence, false));
            else if (NoSpread().IsIn(text) || cell.Is("metastas", "spread", "deposit") && No().IsMatch(text)) found.Add(Make(OutcomeKind.Metastasis, false));
            else if (!Free().IsIn(text) && (Returned().IsMatch(text) || cell.Is("recurrence", "relapse", "regrowth", "recurred", "relapsed") && Yes().IsMatch(text))) found.Add(Make(Distant().IsMatch(text) ? OutcomeKind.Metastasis : OutcomeKind.Recurrence, true));
        }
    }

    // "Low sodium with metastasis", "Age at relapse"
    [GeneratedRegex(@"\b(?:with|at|before) (?:the )?(?:first )?(?:metasta|recurr|relaps|regrow)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Beside();

    // "AWD (52)" under "Status (months after surgery)"
    [GeneratedRegex(@"^\p{L}[\p{L} -]*,? ?\(?\d+(?:\.\d+)?\)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Coded();

    /// <summary>The time in a cell, its unit taken from the header where the cell has none.</summary>
    public static Length? Time(string text, string? header)
    {
        var lengths = Length.In(text);
        if (lengths.Count > 0) return lengths[0];
        if (header is null || Numbers.In(text).Select(n => (double?)n.Value).FirstOrDefault() is not { } n) return null;
        return Months().IsMatch(header) ? new(0, 0, n, 1) : Years().IsMatch(header) ? new(0, 0, 12 * n, 12) : null;
    }

    [GeneratedRegex(@"\b(?:dead|died|death|DOD|deceased)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dead();

    [GeneratedRegex(@"\balive\b|\bliving\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Alive();

    [GeneratedRegex(@"\bAWD\b|\b(?:with|stable|progressive|persistent) (?:disease|tumou?r|metasta\w+|nodules?|lesions?|deposits?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Diseased();

    [GeneratedRegex(@"\bNED\b|no (?:evidence of )?(?:disease|tumou?r)|(?:disease|tumou?r)[- ]free|free of (?:disease|tumou?r)|without (?:disease|tumou?r)|\bcured\b|^CR\b|complete remission", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Free();

    [GeneratedRegex(@"\bno (?:local |further )?(?:recurrence|relapse|regrowth|return)|not recurred|(?:recurrence|relapse|progression)-free|without (?:recurrence|relapse)|free of (?:recurrence|relapse)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoReturn();

    // "No metastasis (26)" under "Status"
    [GeneratedRegex(@"\b(?:no|without|free of) (?:(?:distant|systemic|visceral|nodal|(?:lymph )?node|lung|pulmonary|liver|hepatic|bone|brain) )?(?:metastas[ei]s|spread|dissemination)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoSpread();

    [GeneratedRegex(@"\b(?:recurrence|recurred|relapsed?|regrowth|regrew|metastas[ei]s)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Returned();

    [GeneratedRegex(@"^(?:no|none|absent|never|-|–|—)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex No();

    // "Lung, 9 months" under "Recurrence"
    [GeneratedRegex(@"^(?:yes[,;:]? |\()?(?:lungs?|liver|bones?|brain|pulmonary|hepatic|distant)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Distant();

    [GeneratedRegex(@"^(?:yes|at \d|local|node|lung|\d+ ?(?:mo|months?|y))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Yes();

    [GeneratedRegex(@"\bmo(?:nths?|s?)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Months();

    [GeneratedRegex(@"\by(?:ears?|rs?)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Years();
}
