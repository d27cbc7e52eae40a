using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.References;

/// <summary>A figure is called for a CT and shows MRI, or is called for a scan and shows histology.</summary>
internal static partial class Kz506CalledForAnotherKind
{
    public static Rule Rule { get; } = new("KZ506", "called-for-another-kind", Severity.Warning, "call-out", Check) { WhyNot = m => m.Document.Figures.Count == 0 ? "the file has no legends" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var calls = m.Document.CallOuts.Where(c => c.Target == CallOutTarget.Figure && !m.Document.Figures.Any(f => f.Span.Contains(c.Span))).ToList();
        var ones = new List<Called>();
        foreach (var paragraph in m.Document.Sections.SelectMany(s => s.Paragraphs))
        {
            string before = "";
            foreach (var sentence in paragraph.Sentences)
            {
                foreach (var call in calls.Where(c => sentence.Span.Contains(c.Span.Start)))
                    foreach (var figure in call.Items.Select(i => m.Document.Figures.FirstOrDefault(f => f.Number == i.Number)).OfType<Figure>())
                    {
                        var legend = figure.Legend.Plain.Text;
                        if (call.Items.Count == 1) ones.Add(new(call, figure, Ways(Kinds(UpTo(sentence, call))), Ways(Kinds(legend))));
                        if ((Other(UpTo(sentence, call), legend) ?? InRange(m, call, sentence.Text, before, legend) ?? ScanAmongSlides(m, call, sentence.Text, before, legend) ?? ScanForStain(call, UpTo(sentence, call), before, legend)) is not { } other) continue;
                        yield return Rule.Find($"Figure {figure.Number} is called for {other.Said}; its legend says {other.Shown}.", "Call the figure that is meant, or correct the legend.", "figure.range", m.At(call.Span, figure.Number), m.At(figure.Legend.Span, other.Shown));
                    }
                before = sentence.Text;
            }
        }
        foreach (var finding in Crossed(m, ones)) yield return finding;
    }

    // One figure is called for histology and shows a scan, another for a scan and shows histology: each alone may be a loose call, the two are crossed.
    private static IEnumerable<Finding> Crossed(Manuscript m, List<Called> told)
    {
        // A figure that is called several times, for this and for that, is called loosely.
        var once = told.Where(t => told.Count(o => o.Figure == t.Figure) == 1 && t.Said.Count == 1 && t.Shown.Count == 1 && !t.Said.SetEquals(t.Shown)).ToList();
        foreach (var one in once)
            if (once.Find(o => o.Figure != one.Figure && o.Said.SetEquals(one.Shown) && o.Shown.SetEquals(one.Said)) is { } other && one.Call.Span.Start < other.Call.Span.Start)
                yield return Rule.Find($"Figure {one.Figure.Number} is called for {one.Said.First()} and figure {other.Figure.Number} for {other.Said.First()}; their legends say {one.Shown.First()} and {other.Shown.First()}.", "Change the two legends, or the two calls, round.", "figure.range", m.At(one.Call.Span, one.Figure.Number), m.At(one.Figure.Legend.Span, one.Shown.First()), m.At(other.Call.Span, other.Figure.Number), m.At(other.Figure.Legend.Span, other.Shown.First()));
    }

    private sealed record Called(CallOut Call, Figure Figure, HashSet<string> Said, HashSet<string> Shown);

    private static HashSet<string> Ways(HashSet<string> kinds) => [.. kinds.Select(k => Scans.Contains(k) ? "a scan" : k)];

    // "There was no recurrence (Figure 4), and CT of the chest was clear": what comes after has no figure.
    private static string UpTo(Sentence sentence, CallOut call)
    {
        var end = sentence.Plain.FromDocument(call.Span.End);
        return Goes().IsMatch(sentence.Text[end..]) ? sentence.Text[..end] : sentence.Text;
    }

    [GeneratedRegex(@"^\W{0,2}(?:, and\b|;|, while\b|, whereas\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Goes();

    /// <summary>What a sentence speaks of and a legend does not show, or null.</summary>
    private static (string Said, string Shown)? Other(string sentence, string legend)
    {
        var (named, drawn) = (Kinds(sentence), Kinds(legend));
        if (named.Count != 1 || drawn.Count != 1 || named.Overlaps(drawn)) return null;
        var (said, seen) = (named.First(), drawn.First());
        // A photograph or a slide may go with any sentence; CT and MRI cannot be taken for each other.
        return said is "CT" or "MRI" && seen is "CT" or "MRI" ? (said, seen) : null;
    }

    // "(Figures 2-4)" after a sentence on scans: the others of the range are scans, and this one is histology.
    private static (string Said, string Shown)? InRange(Manuscript m, CallOut call, string sentence, string before, string legend)
    {
        if (call.Items.Count < 2 || !Kinds(legend).SetEquals(["histology"]) || Kinds(sentence).Contains("histology") || Kinds(before).Contains("histology")) return null;
        var others = call.Items.Select(i => m.Document.Figures.FirstOrDefault(f => f.Number == i.Number)).OfType<Figure>().Select(f => Kinds(f.Legend.Plain.Text)).Where(k => !k.Contains("histology")).ToList();
        return others.Count == call.Items.Count - 1 && others.TrueForAll(k => k.Overlaps(["CT", "MRI", "ultrasound", "PET", "radiographs"])) ? ("scans", "histology") : null;
    }

    private static readonly string[] Scans = ["CT", "MRI", "ultrasound", "PET", "radiographs"];

    // "(Figures 2-4)" after a sentence on microscopy: the others of the range are slides, and this one is a scan.
    private static (string Said, string Shown)? ScanAmongSlides(Manuscript m, CallOut call, string sentence, string before, string legend)
    {
        var shown = Kinds(legend);
        if (call.Items.Count < 2 || shown.Count == 0 || !shown.IsSubsetOf(Scans) || !(Kinds(sentence).Contains("histology") || Markers().IsMatch(sentence)) || Kinds(sentence).Overlaps(Scans) || Kinds(before).Overlaps(Scans)) return null;
        var others = call.Items.Select(i => m.Document.Figures.FirstOrDefault(f => f.Number == i.Number)).OfType<Figure>().Where(f => f.Legend.Plain.Text != legend).Select(f => Kinds(f.Legend.Plain.Text)).ToList();
        return others.Count == call.Items.Count - 1 && others.TrueForAll(k => !k.Overlaps(Scans)) && others.Exists(k => k.Contains("histology")) ? ("histology", shown.First()) : null;
    }

    // "Staining with the antibody was diffuse (Figure 3)", where the legend has a scan and nothing else.
    private static (string Said, string Shown)? ScanForStain(CallOut call, string sentence, string before, string legend)
    {
        var shown = Kinds(legend);
        return call.Items.Count == 1 && shown.Count > 0 && shown.IsSubsetOf(Scans) && Stained().IsMatch(sentence) && Kinds(sentence).SetEquals(["histology"]) && !Kinds(before).Overlaps(Scans) ? ("histology", shown.First()) : null;
    }

    [GeneratedRegex(@"\b(?:immuno)?(?:stain(?:ing|ed)|histochem\w+|reactivity|reactive)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stained();

    // "positive for CD34 and desmin"
    [GeneratedRegex(@"\b(?:positiv\w+|negativ\w+|express\w+|reactiv\w+|immunoreactiv\w+|stain\w+)\b[^.;]*(?:\b(?:CD\d+|desmin|actin|S-?100|keratins?|cytokeratins?|CK\d+|vimentin|SOX-?10|chromogranin|synaptophysin|Ki-67|EMA|GFAP|ERG|DOG-?1|HMB-?45|inhibin|p63|p40|TTF-?1)\b)|\b(?:CD\d+|desmin|actin|S-?100|cytokeratins?|vimentin|chromogranin|synaptophysin|Ki-67|GFAP)\b[^.;]*\b(?:positiv\w+|negativ\w+|express\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Markers();

    private static HashSet<string> Kinds(string text)
    {
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in Kind().Matches(text))
            kinds.Add(match.Groups["ct"].Success ? "CT" : match.Groups["mr"].Success ? "MRI" : match.Groups["us"].Success ? "ultrasound" : match.Groups["pet"].Success ? "PET" : match.Groups["x"].Success ? "radiographs" : match.Groups["scope"].Success ? "endoscopy" : match.Groups["tissue"].Success ? "histology" : match.Groups["op"].Success ? "operation" : "photograph");
        return kinds;
    }

    [GeneratedRegex(@"\b(?:(?<pet>PET(?:[-/]CT)?|(?i:positron emission tomograph\w+|scintigra\w+|uptake|took up)|SUV\w*|\w*DOTATATE|\w*DOTATOC|FDG|MIBG)|(?<ct>CTs?|(?i:(?<!\b(?:emission|coherence|resonance|impedance) )tomogra\w+))|(?<mr>MRIs?|MR|(?i:magnetic resonance\w*|gadolinium)|T[12]-weighted|FLAIR|STIR)|(?<us>(?i:ultraso\w+|sonogra\w+|echocardiogra\w+)|Doppler)|(?<x>X-rays?|(?i:radiographs?|plain films?|mammogra\w+|angiogra\w+))|(?<scope>(?i:\w*scop(?:y|ies|ic|e)(?<!microscop\w+)(?<!macroscop\w+)))|(?<tissue>(?i:histolog\w+|\w*micrograph\w*|h(?:a)?ematoxylin|immunohistochem\w+|microscop\w+|staining|stains?|stained|nests|spindle|mitos[ei]s|cytolog\w+|(?<!\b(?:after|before|since|following) (?:the |a |her |his )?)biops\w+|tissue)|H ?& ?E|HE|PAS|[×x]\d+)|(?<op>(?i:intra-?operative))|(?<photo>(?i:photograph\w*|gross|macroscop\w+|cut surface|specimen)))(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Kind();
}
