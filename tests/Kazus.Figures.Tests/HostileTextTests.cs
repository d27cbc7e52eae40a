using System.Xml.Linq;
using Kazus.Terms;
using Kazus.Time;
using Xunit;

namespace Kazus.Figures.Tests;

public sealed class HostileTextTests
{
    public static TheoryData<string> Texts() =>
    [
        "<script>alert(1)</script>", "a & b < c > \"d\" 'e'", "]]><!--", "\u202eevil\u202c and \u2066isolated", "nul \0 bell \u0007 tab\tnew\nline", "lone \ud800 surrogate",
        "مريض من الرياض", "ילד עם גידול נדיר מאוד", "脊椎平滑肌肉腫の一例", "👩‍⚕️🩻 emoji", new string('W', 400), string.Concat(Enumerable.Repeat("Škiljić-Đurđević ", 30)), "e\u0301\u0301\u0301\u0301\u0301", "   ", "",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Any_text_is_escaped_fitted_and_harmless(string text)
    {
        Figure[] figures =
        [
            new TimelineFigure { DayZero = text, Title = text, Lesions = [new("l", text, [new(LesionState.Present, DayRange.On(-3))])], Events = [new(text, EventMark.Surgery, text, DayRange.On(0)) { Words = text, Finding = text }, new("b", EventMark.Imaging, text, DayRange.On(30)) { Words = text }] },
            new SwimmerFigure { Rows = [new(text, text, 3, SwimmerEnd.Alive, "primary", [new(EventMark.Surgery, 0, null, text)]), new("b", text, null, SwimmerEnd.Dead, null, [])], Clock = text.Length > 60 ? "surgery" : text },
            new SurvivalFigure { Quantity = text, Groups = [new(text, [new(1, 0.9, 0.5, 1, 10, 1, 0) { Cases = [text] }]), new("b" + text, [new(1, 0.8, 0.4, 1, 10, 2, 0)])] },
            new VertebralMapFigure { Cases = [new(text, text, VertebralExtent.Parse("C5"), text, text)] },
            new ForestFigure { Effect = text, Rows = [new(text, 0.5, 0.1, 0.9, 1, "1/2")], Pooled = new(text, 0.5, 0.4, 0.6) },
            new FlowFigure { Stages = [new(text, 3, [new(text, 1)]), new(text, 2, [])] },
        ];
        foreach (var figure in figures)
        {
            var drawn = figure.Draw();
            Assert.DoesNotContain(drawn.Root().DescendantsAndSelf(), e => e.Name.LocalName == "script");
            Assert.DoesNotContain(drawn.Root().DescendantsAndSelf().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
            Assert.True(Faults.Of(drawn) is [], $"{figure.Id}: {string.Join("; ", Faults.Of(drawn))}");
            Assert.DoesNotContain('\u202e', drawn.Svg);
        }
    }
}
