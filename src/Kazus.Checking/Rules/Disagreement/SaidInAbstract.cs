using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checking.Reading.Learnt;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>A fact of the patient's history or treatment that the abstract tells, on which no other sentence of the article says anything: that the patient never smoked, that frozen sections were free.</summary>
internal static partial class SaidInAbstract
{
    // So sure must the reading of the abstract be, and so improbable that another sentence is about the same.
    private const float Sure = 0.6f;
    private const float Silent = 0.1f;

    public static IEnumerable<Finding> Only(Manuscript m)
    {
        List<Told>? others = null;
        foreach (var said in m.In(Part.Abstract).Where(t => !Advice().IsMatch(t.Text)).SelectMany(t => LearntSayings.In(t, Sure)).Where(s => Facts.Contains(s.Contrast.Name)).DistinctBy(s => s.Contrast))
        {
            others ??= [.. m.BesideAbstract.SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences).Select(s => s.Plain)
                .Concat(m.Document.Figures.SelectMany(f => f.Legend.Sentences).Select(s => s.Plain)).Select(p => new Told(Part.Case, p, 0)), .. m.OwnRows.SelectMany(r => r.Cells).Select(c => new Told(Part.Table, c.Cell.Plain, 0))];
            if (others.Exists(said.IsSaidIn) || others.Exists(t => LearntSayings.Chance(t, said.Contrast) >= Silent || Saying.In(t).Any(s => s.Contrast == said.Contrast))) continue;
            yield return Kz303OnlyInAbstract.Rule.Find($"\"{said.Words}\" stands only in the abstract.", "Tell it in the case section, or leave it out of the abstract.", "abstract.statement", m.At(said.Span, said.Words), m.At(said.Told.Whole));
        }
    }

    // What is a fact by itself; an outcome or a finding is told again in other measures.
    private static readonly HashSet<string> Facts = new(StringComparer.Ordinal) { "smoking", "alcohol", "exposure", "family history", "injury before", "immune suppression", "anticoagulation", "drugs taken", "frozen section", "blood supply", "blood products", "genetic testing", "fever and weight loss", "discovery", "discharge", "complications", "side effects", "second operation" };

    [GeneratedRegex(@"\b(?:should|(?-i:may)|must|can|recommend\w*|patients with|rare|literature)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Advice();
}
