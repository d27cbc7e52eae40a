using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>A laboratory value is called normal, low or high in one part of the article, and the number that the case section gives for it is not.</summary>
internal static partial class Kz323LaboratoryWord
{
    public static Rule Rule { get; } = new("KZ323", "laboratory-word", Severity.Warning, "value-disagrees", Check) { WhyNot = Manuscript.UnlessOfOne };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var all = m.Retold.SelectMany(LaboratoryValue.In).ToList();
        // The limits are those of adults.
        if (all.Count == 0 || Age.In(m).Any(a => a is { AtPresentation: true, Years: < 16 })) yield break;
        foreach (var said in all.Where(v => v.Word is not null && !Reached().IsMatch(v.Told.Text[..v.Start]) && v.Told.Part is not (Part.Case or Part.Table)).DistinctBy(v => (v.Told.Part, v.Test, v.Word)))
        {
            var measured = all.FindAll(v => v.Measured is not null && v.Told.Part == Part.Case && v.Test == said.Test);
            // Several were measured one after the other: the words may mean any, unless they say that it is the first.
            if (Came(said.Told)) measured = [.. measured.Take(1)];
            if (measured.Count == 0 || measured.Exists(v => v.Allows(said.Word!)) || all.Exists(v => v.Told.Part == Part.Case && v.Word == said.Word && v.Test == said.Test)) continue;
            var number = measured[0];
            yield return Rule.Find($"\"{said.Words}\" in {m.Document.WhereIs(said.Told.Span(said.Start, said.Size).Start)}, \"{number.Words}\" in {m.Document.WhereIs(number.Told.Span(number.Start, number.Size).Start)}.", "Look it up in the record and correct the one that is wrong.", "laboratory",
                m.At(said.Told.Span(said.Start, said.Size), said.Words), m.At(said.Told.Whole), m.At(number.Told.Span(number.Start, number.Size), number.Words), m.At(number.Told.Whole));
        }
    }

    // "Two operations achieved normal calcium": of the time after.
    [GeneratedRegex(@"\b(?:achiev\w+|restor\w+|reach\w+|returned? to|back to|regain\w+|attain\w+|obtain\w+|became|brought|led to|maintain\w+|last|after) (?:[\p{L}-]+ ){0,2}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reached();

    private static bool Came(Told told) => told.Terms.Exists(t => t.Lower is "admission" or "presentation" or "initial" or "initially" or "preoperative" or "preoperatively" or "diagnosis");
}
