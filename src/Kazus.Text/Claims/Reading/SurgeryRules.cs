using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Text.Documents;

namespace Kazus.Text.Claims.Reading;

/// <summary>Operations on the tumour, how complete they were, and the margins.</summary>
internal static partial class SurgeryRules
{
    private const string NotStated = "resection, extent not stated";

    public static void Read(Story story, Draft draft)
    {
        (Passage Passage, Span Span)? biopsy = null;
        foreach (var passage in story.Passages)
        {
            if (passage.IsTitle) continue;
            Margins(passage, draft);
            if (passage.IsLegend) continue;
            Operation(passage, draft, ref biopsy);
        }
        if (!draft.Has("surgery") && biopsy is { } only)
        {
            draft.Propose("surgery", new Value.Text("biopsy only"), only.Passage, only.Span, new("biopsy-only", 0.7));
            draft.Propose("surgery.extent", new Value.Choice("biopsy only"), only.Passage, only.Span, new("biopsy-only", 0.7));
        }
    }

    private static void Operation(Passage passage, Draft draft, ref (Passage, Span)? biopsy)
    {
        Find? main = null;
        var rank = 0;
        foreach (var procedure in Procedures(passage))
        {
            if (passage.StandingOf(procedure.First, procedure.After) != Standing.Affirmed || !Done(passage, procedure)) continue;
            if (procedure.Kind == "biopsy")
            {
                biopsy ??= (passage, new Span(passage.Tokens[procedure.First].Start, passage.Tokens[procedure.After - 1].End));
                continue;
            }
            var here = procedure.Kind switch { "wide" => 5, "amputation" => 4, "partial" => 4, "resection" => 3, "operated" => 2, "decompression" => 1, _ => 0 };
            if (here > rank) (main, rank) = (procedure, here);
        }
        if (main is not { } operation) return;
        var (first, after) = Phrase(passage, operation);
        var category = Category(passage, operation);
        var span = new Span(passage.Tokens[first].Start, passage.Tokens[after - 1].End);
        if (operation.Kind == "operated" && draft.Has("surgery") || !IsAnother(passage, operation, draft)) return;
        draft.Propose("surgery", new Value.Text(category), passage, span, new("operation", category == NotStated ? 0.82 : 0.85));
        if (Extent(passage, category) is { } extent) draft.Propose("surgery.extent", new Value.Choice(extent), passage, span, new("operation", 0.85));
    }

    // The same operation told again is no second operation.
    private static bool IsAnother(Passage passage, Find operation, Draft draft)
    {
        var word = passage.Tokens[operation.After - 1].Lower;
        foreach (var known in draft.Of("surgery"))
        {
            if (known.Quote.EndsWith(word, StringComparison.OrdinalIgnoreCase)) return false;
            if (!word.EndsWith("ectomy", StringComparison.Ordinal) && (known.Quote.Contains("ectomy", StringComparison.OrdinalIgnoreCase) || operation.Kind != "wide")) return false;
        }
        return true;
    }

    private static IEnumerable<Find> Procedures(Passage passage)
    {
        foreach (var find in passage.Procedures)
        {
            var after = passage.Text[passage.Tokens[find.After - 1].End..];
            // Part of an organ is not part of the tumour; an organ taken out for the tumour is the tumour's operation.
            if (find.Kind == "partial" && OfOrgan().IsMatch(after)) yield return find with { Kind = "resection" };
            else if (find.Kind == "other" && (ForTumour().IsMatch(after) || find.First > 0 && passage.Tokens[find.First - 1].Lower is "radical" or "extended")) yield return find with { Kind = "resection" };
            else yield return find;
        }
        for (var i = 0; i < passage.Tokens.Count; i++)
        {
            var word = passage.Tokens[i].Lower;
            if (word.Length > 7 && (word.EndsWith("ectomy", StringComparison.Ordinal) || word.EndsWith("ectomies", StringComparison.Ordinal)) && !passage.Procedures.Exists(p => p.First <= i && i < p.After))
                yield return new Find(i, i + 1, word, "resection");
        }
    }

    // The operation was performed on this patient now: not in the past, not a word for the specimen.
    private static bool Done(Passage passage, Find procedure)
    {
        var before = passage.Text[..passage.Tokens[procedure.First].Start];
        var after = passage.Text[passage.Tokens[procedure.After - 1].End..];
        if (procedure.Kind == "biopsy") return !Earlier().IsMatch(before) && !InTheBiopsy().IsMatch(before) && (Performed().IsMatch(passage.Text) || BiopsyFound().IsMatch(after));
        if (EarlierAfter().IsMatch(after) || Specimen().IsMatch(after) || Earlier().IsMatch(before) || AfterTheOperation().IsMatch(before) || Fracture().IsMatch(after)) return false;
        var word = passage.Tokens[procedure.After - 1].Lower;
        if (word.EndsWith("ed", StringComparison.Ordinal)) return WasBefore().IsMatch(before);
        return Performed().IsMatch(passage.Text);
    }

    private static string Category(Passage passage, Find operation)
    {
        var kind = operation.Kind;
        if (kind == "amputation") return "amputation";
        if (kind == "decompression") return "decompression";
        if (kind == "partial") return "subtotal";
        if (kind == "wide" || Complete().IsMatch(passage.Text)) return "gross total";
        return Incomplete().IsMatch(passage.Text) ? "subtotal" : NotStated;
    }

    private static string? Extent(Passage passage, string category) => category switch
    {
        "gross total" => passage.Has("en bloc") || passage.Has("en-bloc") ? "en bloc" : "gross total",
        "subtotal" => "subtotal",
        "decompression" => "decompression only",
        _ => null,
    };

    // "distal pancreatectomy with splenectomy", "wide resection of tibia": with the words that narrow it.
    private static (int First, int After) Phrase(Passage passage, Find operation)
    {
        var first = operation.First;
        while (first > 0 && (passage.ClassOf(first - 1) & WordClass.SiteModifier) != 0 || first > 0 && Narrows(passage, first - 1)) first--;
        // "en bloc radical cystectomy": the operation is named after the words that say how.
        var after = operation.After;
        while (operation.Kind is "wide" or "partial" && after < passage.Tokens.Count && after - operation.After < 5)
        {
            if (passage.Procedures.Exists(p => p.First == after && p.Kind is "resection" or "wide") || passage.Tokens[after].Lower.EndsWith("ectomy", StringComparison.Ordinal)) return (first, after + 1);
            if (!Narrows(passage, after) && (passage.ClassOf(after) & WordClass.SiteModifier) == 0) break;
            after++;
        }
        return (first, operation.After);
    }

    private static bool Narrows(Passage passage, int i) =>
        passage.Tokens[i].Lower is "gross" or "total" or "extended" or "radical" or "partial" or "distal" or "surgical" or "laparoscopic" or "thoracoscopic" or "endoscopic" or "low" or "tumor" or "tumour" or "local" or "complete" or "wide" or "segmental" or "modified" or "simple" or "subtotal" || passage.Sites.Exists(s => s.First <= i && i < s.After);

    private static void Margins(Passage passage, Draft draft)
    {
        if (passage.Has("no residual") && NoResidual().IsMatch(passage.Text)) Upgrade(passage, draft, "operation-no-residual");
        if (passage.HasAny(Stems.Completeness) && CompleteLater().IsMatch(passage.Text) && passage.StandingOf(passage.TokenAt(CompleteLater().Match(passage.Text).Index), passage.TokenAt(CompleteLater().Match(passage.Text).Index) + 1) == Standing.Affirmed) Upgrade(passage, draft, "operation-complete");
        if (!passage.Has("margin") && !passage.Has("R0") && !passage.Has("R1")) return;
        foreach (Match match in MarginWords().Matches(passage.Text))
        {
            if (passage.StandingOf(passage.TokenAt(match.Index), passage.TokenAt(match.Index) + 1) is Standing.Hypothetical or Standing.Other) continue;
            var negative = match.Groups["neg"].Success;
            var span = new Span(match.Index, match.Index + match.Length);
            draft.Propose("margins", new Value.Choice(negative ? "negative" : "positive"), passage, span, new("margins", 0.9));
            if (!negative) return;
            Upgrade(passage, draft, "operation-clear-margins");
            return;
        }
    }

    // Clear margins, or nothing left, say that the removal before was complete.
    private static void Upgrade(Passage passage, Draft draft, string rule)
    {
        if (draft.Of("surgery").LastOrDefault(c => c.Value is Value.Text { Words: NotStated }) is not { } last || last.Span.Start >= passage.Sentence.Span.End) return;
        draft.Remove(c => ReferenceEquals(c, last));
        draft.Add(last with { Value = new Value.Text("gross total"), Confidence = 0.7, Rule = rule });
    }

    [GeneratedRegex(@"\b(?:complete|total|radical|en[ -]bloc) (?:surgical |tumou?r |macroscopic )?(?:resection|excision|removal|extirpation) (?:of [^.;,]{0,40} )?(?:was|is|were) (?:\w+ly )?(?:made|achieved|accomplished|obtained|confirmed|possible)\b|\b(?:with|achiev\w+|confirm\w+|allow\w+) (?:a )?(?:complete|total) (?:surgical |tumou?r |macroscopic )?(?:resection|excision|removal)\b|\b(?:completely|totally) (?:excised|resected|removed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CompleteLater();

    [GeneratedRegex(@"\bno residual (?:tumou?r|disease|mass|lesion|neoplasm)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoResidual();

    [GeneratedRegex(@"^ of (?:the |a )?(?!tumou?r|mass|lesion|nodule)\w+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfOrgan();

    [GeneratedRegex(@"^[^.;]{0,20}\bfor (?:the |a |an |his |her )?(?:\w+ ){0,2}?(?:tumou?r|mass|\w*oma|cancer|GBC|GIST|lesion)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForTumour();

    [GeneratedRegex(@"\b(?:found (?:in|on)|in the|on the|in a|on)(?: tumou?r)? ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InTheBiopsy();

    [GeneratedRegex(@"^[^.;]{0,60}\b(?:revealed|showed|shown|confirmed|demonstrated|was|were|established|disclosed|concluded|found|reported)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BiopsyFound();

    [GeneratedRegex(@"^ (?:specimens?|tumou?rs?|mass|lesions?|pieces?|margins?|material|bone|tissue|surface|colon|lymph|line|showed|revealed|confirmed|demonstrated|site)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Specimen();

    [GeneratedRegex(@"\b(?:history of|years? ago|years? (?:earlier|before|prior)|previous(?:ly)?|past|prior|antecedent\w*|had (?:previously |already )?undergone|months before|line of)\b[^.;]{0,70}$|\bdays? after\b[^.;,]{0,20}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Earlier();

    [GeneratedRegex(@"\b(?:after|following|since|from|post|before|until|for|prior to|of the)(?: (?:the|her|his|initial|first|second|this|radical|total|surgical|tumou?r|emergency|complete|distal|left|right|\w+ic))* ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterTheOperation();

    [GeneratedRegex(@"^[^.;,]{0,50}?\b(?:years?|months?) (?:ago|earlier|before|previously|prior)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EarlierAfter();

    [GeneratedRegex(@"^ (?:for (?:acute|fracture|perforation))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fracture();

    [GeneratedRegex(@"\b(?:was|were|been|and|then|being|completely|surgically|totally|widely|could be|easily|also|successfully|freed?)(?: \w+ly)? ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WasBefore();

    [GeneratedRegex(@"\b(?:underwent|undergone|undergo|undergoing|perform\w*|carried out|done|did|undertaken|conducted|made|treated|treatment consisted|consisted|consisting|received|reali[sz]ed|proceeded|proceed|achieved|executed|completed|accomplished|operated|submitted to|subjected to|had an?|was easy|opted|followed by|successfully|via|through|managed|we)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Performed();

    [GeneratedRegex(@"\ben[ -]?bloc\b|\bR0\b|\bcomplete(?:ly)? (?:surgical |tumou?r |macroscopic )?(?:resect|excis|remov|extirpat)\w*|\btotally (?:resected|excised|removed)\b|\b(?:resected|excised|removed) (?:completely|totally|entirely|radically|in toto)\b|\bin toto\b|\bclear margins\b|\bno residual\b|\bwide(?:ly)? (?:local )?(?:resect|excis)|\bradical(?:ly)? (?:resect|excis|surg)|\bgross[- ]total|\bwith (?:negative|clear|free|safe|tumou?r-free) (?:surgical )?margins?\b|\bradical surgery\b|\bwith (?:an? )?(?:\w+ )?(?:wide|safety|safe|adequate) (?:surgical )?margins?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Complete();

    [GeneratedRegex(@"\b(?:incomplete|subtotal|debulk\w*|R2|residual (?:tumou?r|mass) (?:was|remained))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Incomplete();

    [GeneratedRegex(@"(?<neg>\b(?:negative|clear|free|tumou?r[- ]free|disease-free|uninvolved|clean|safe)\b (?:surgical |resection |excision |tumou?r )*margins?\b|\btumou?r[- ]free (?:surgical |resection )?margins?\b|\b(?:surgical |resection |all |excision |lateral |deep |radial |circumferential )*margins? (?:of (?:the )?(?:resection|excision|specimen) )?(?:were|was|are|is|being|:)?(?: all| found to be| both| histologically| microscopically)* ?(?:negative|clear|free|tumou?r[- ]free|uninvolved|clean|not (?:involved|infiltrated))\b|\bR0\b(?! (?:or|was not)))|(?<pos>\bpositive (?:surgical |resection )?margins?\b|\bmargins? (?:was|were|are|is) (?:\w+ )?(?:positive|involved|infiltrated|invaded|not (?:clear|free))\b|\binvolved margins?\b|\bR1\b(?! (?:or)))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MarginWords();
}
