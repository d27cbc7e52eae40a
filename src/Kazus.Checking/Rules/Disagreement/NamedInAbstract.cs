using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>A procedure, finding or measure with the word that says which, in the abstract's account of the patient and nowhere else: an "iris biopsy", "frozen sections", a "superficial infection".</summary>
internal static partial class NamedInAbstract
{
    // How far apart the two words may stand elsewhere: "biopsy of the iris".
    private const int Near = 6;

    // Words that share so many letters are one.
    private const int Letters = 5;

    public static IEnumerable<Finding> Only(Manuscript m)
    {
        var story = m.AbstractStory;
        var said = new HashSet<string>(StringComparer.Ordinal);
        HashSet<(string Which, string What)>? body = null;
        foreach (var told in story.Take(Math.Max(1, story.Count - 1)).Where(t => !Advice().IsMatch(t.Text)))
            for (var i = 1; i < told.Terms.Count; i++)
            {
                var (which, what) = (told.Terms[i - 1], told.Terms[i]);
                if (!Things.Contains(what.Stem) || what.Lower.EndsWith("ic", StringComparison.Ordinal) || which.Lower.Any(char.IsAsciiDigit) || !which.IsWord || which.Lower.Length < 4 || Dull.Contains(which.Lower) || told.OfRelative(what.Start) || !said.Add(Cut(which.Lower) + what.Stem)) continue;
                if ((body ??= [.. Pairs(m)]).Contains((Cut(which.Lower), what.Stem))) continue;
                // "A fistula of grade B" is the pancreatic one of the abstract, where the case section names no other.
                if (Complications.Contains(what.Stem) && body.Any(p => p.What == what.Stem)) continue;
                if (Complications.Contains(what.Stem) && IsToldByItsFluid(m, which.Lower)) continue;
                // "Had been embolised" is told where the embolisation is.
                if (what.Lower.EndsWith("ed", StringComparison.Ordinal) && body.Any(p => p.What == what.Stem)) continue;
                yield return Kz303OnlyInAbstract.Rule.Find($"\"{told.Text[which.Start..what.End]}\" stands only in the abstract.", "Tell it in the case section, or leave it out of the abstract.", "abstract.term", m.At(told.Span(which.Start, what.End - which.Start), told.Text[which.Start..what.End]), m.At(told.Whole));
            }
    }

    // Each thing that the rest of the article names, with every word near it.
    private static IEnumerable<(string, string)> Pairs(Manuscript m)
    {
        foreach (var text in m.BesideAbstract.SelectMany(s => s.Paragraphs).Select(p => p.Plain.Text)
            .Concat(m.Document.Figures.Select(f => f.Legend.Plain.Text)).Concat(m.Document.Tables.SelectMany(t => t.Rows).Select(r => string.Join(' ', r.Cells.Select(c => c.Text)))))
        {
            var terms = Term.Of(text).FindAll(t => !t.IsStop);
            for (var i = 0; i < terms.Count; i++)
                if (Things.Contains(terms[i].Stem))
                    for (var j = Math.Max(0, i - Near); j < Math.Min(terms.Count, i + Near + 1); j++) yield return (Cut(terms[j].Lower), terms[i].Stem);
        }
    }

    // "A biliary leak" is told where "a biloma was drained".
    private static bool IsToldByItsFluid(Manuscript m, string which) =>
        Fluid(which) is { } words && m.In(Part.Case).Any(t => words.IsIn(t.Text));

    private static Regex? Fluid(string which) => which switch
    {
        "urinary" or "urine" or "ureteral" or "ureteric" or "calyceal" => Urine(),
        "biliary" or "bile" => Bile(),
        "chyle" or "chylous" or "lymphatic" or "lymph" => Chyle(),
        "spinal" or "cerebrospinal" or "fluid" or "dural" => Spinal(),
        "pancreatic" => Pancreas(),
        "anastomotic" => Anastomosis(),
        _ => null,
    };

    // What a fluid does that has left its way.
    private const string Escapes = @"(?:leak\w*|escap\w+|collect\w+|extravasat\w+|drain\w*|flow\w*|discharg\w+)";

    [GeneratedRegex(@"\burinomas?\b|\burine\b[^.;]{0,30}\b" + Escapes + @"\b|\b" + Escapes + @"\b[^.;]{0,20}\burine\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Urine();

    [GeneratedRegex(@"\bbilomas?\b|\bbil(?:e|iary|ious)\b[^.;]{0,30}\b" + Escapes + @"\b|\b" + Escapes + @"\b[^.;]{0,20}\bbile\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bile();

    [GeneratedRegex(@"\b(?:chylo(?:thorax|us|peritoneum)|chyle|lympho(?:cele|rrh\w+)|chylous|milky)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Chyle();

    [GeneratedRegex(@"\b(?:pseudomeningocele|rhinorrh\w+|otorrh\w+)\b|\b(?:CSF|liquor|cerebrospinal fluid)\b[^.;]{0,30}\b" + Escapes + @"\b|\b" + Escapes + @"\b[^.;]{0,20}\b(?:CSF|liquor|cerebrospinal fluid)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spinal();

    [GeneratedRegex(@"\bamylase\b[^.;]{0,40}\bdrain|\bdrain[^.;]{0,40}\bamylase\b|\bpancreatic (?:juice|collection)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pancreas();

    [GeneratedRegex(@"\b(?:anastomos[ei]s|anastomotic)\b[^.;]{0,40}\b(?:insufficien\w+|dehisc\w+|leak\w*|disrupt\w+|gave way|opened)\b|\b(?:insufficien\w+|dehisc\w+|leak\w*|disrupt\w+)\b[^.;]{0,20}\banastomos[ei]s\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Anastomosis();

    private static string Cut(string word) => word.Length > Letters ? word[..Letters] : word;

    private static readonly HashSet<string> Things = [.. "biopsy section culture scan scintigraphy angiography embolization embolisation injection block catheter drainage infection fracture transfusion puncture score index graft grafting fistula mutation rearrangement translocation deletion amplification thrombosis embolism haematoma hematoma abscess leak cytology aspiration lavage washing endoscopy laryngoscopy bronchoscopy colonoscopy cystoscopy stent shunt".Split(' ').Select(Keys.Stem)];

    private static readonly HashSet<string> Complications = [.. "fistula leak abscess haematoma hematoma".Split(' ').Select(Keys.Stem)];

    private static readonly HashSet<string> Dull = new(StringComparer.Ordinal) { "neither", "either", "both", "with", "this", "that", "definitive", "permanent", "functional", "paraffin", "require", "requires", "required", "needs", "need", "first", "second", "third", "three", "four", "core", "further", "another", "same", "only", "repeat", "repeated", "both", "left", "right", "after", "before", "large", "small", "without", "every", "early", "late", "following", "from", "into", "under", "during", "between", "such", "their", "several", "multiple", "single", "local", "severe", "mild", "extensive", "whole", "minor", "major", "previous", "prior", "initial", "successful", "emergency", "urgent", "surgical", "bilateral", "unilateral", "preoperative", "postoperative", "histological", "serial", "these", "some", "computed", "resonance", "emission", "percutaneous", "guided", "needle", "trucut", "imaging", "radiological", "magnetic", "image", "deep", "arterial", "venous", "open", "wound", "then", "thus", "later", "also", "next", "finally" };

    [GeneratedRegex(@"\b(?:should|(?-i:may)|must|can|could|recommend\w*|consider\w*|advisable|advised|usually|often|warrants?|deserves?|is indicated|is required)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Advice();
}
