using System.Xml.Linq;
using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Testing;
using Xunit;

namespace Kazus.Figures.Tests;

public sealed class EveryFigureTests
{
    public static TheoryData<string, double> Kinds()
    {
        var data = new TheoryData<string, double>();
        foreach (var figure in Examples.All)
            foreach (var width in new[] { Figure.Column, Figure.Page }) data.Add(figure.Id, width);
        return data;
    }

    private static SvgFigure Drawn(string id, double width) => (Examples.All.Single(f => f.Id == id) with { WidthMm = width }).Draw();

    [Theory]
    [InlineData("timeline")]
    [InlineData("swimmer")]
    [InlineData("survival")]
    [InlineData("levels")]
    [InlineData("forest")]
    [InlineData("flow")]
    public void A_figure_of_one_column_is_the_approved_one(string id) =>
        Approve.Text(Drawn(id, Figure.Column).Svg, "tests", "Kazus.Figures.Tests", "approved", id + ".svg");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Words_never_lie_on_words_and_never_leave_the_sheet(string id, double width) => Assert.Empty(Faults.Of(Drawn(id, width)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Letters_are_never_smaller_than_seven_points(string id, double width) =>
        Assert.All(Drawn(id, width).Words(), w => Assert.True(w.Size >= 7, w.Text));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_figure_names_and_describes_itself_to_a_screen_reader(string id, double width)
    {
        var figure = Drawn(id, width);
        var root = figure.Root();
        Assert.Equal("img", root.Attribute("role")!.Value);
        var named = root.Attribute("aria-labelledby")!.Value.Split(' ').Select(n => root.Elements().Single(e => e.Attribute("id")?.Value == n)).ToList();
        Assert.Equal(["title", "desc"], named.Select(e => e.Name.LocalName));
        Assert.Equal([figure.Title, figure.Description], named.Select(e => e.Value));
        Assert.False(string.IsNullOrWhiteSpace(figure.Caption));
        var ids = root.DescendantsAndSelf().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, i => Assert.StartsWith(id, i));
    }

    [Fact]
    public void The_same_data_draw_the_same_characters_in_a_Croatian_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var here = Examples.All.Select(f => f.Draw()).ToList();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("hr-HR");
            Assert.Equal(here, Examples.All.Select(f => f.Draw()));
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void The_order_of_the_input_does_not_change_the_figure()
    {
        Assert.Equal(Examples.Swimmer.Draw().Svg, (Examples.Swimmer with { Rows = [.. Examples.Swimmer.Rows.Reverse()] }).Draw().Svg);
        Assert.Equal(Examples.Levels.Draw().Svg, (Examples.Levels with { Cases = [.. Examples.Levels.Cases.Reverse()] }).Draw().Svg);
        Assert.Equal(Examples.Timeline.Draw().Svg, (Examples.Timeline with { Events = [.. Examples.Timeline.Events.Reverse()] }).Draw().Svg);
    }

    [Fact]
    public void The_theme_only_selects_colours_that_figures_use()
    {
        var used = Examples.All.SelectMany(f => Regex.Matches(f.Draw().Svg, "(fill|stroke)=\"#[0-9a-f]{6}\"").Select(m => m.Value)).ToHashSet();
        foreach (Match rule in Regex.Matches(FigureTheme.Css, "\\[(fill=\"#[0-9a-f]{6}\")\\]")) Assert.Contains(rule.Groups[1].Value, used);
        Assert.Equal(FigureTheme.Css.Count(c => c == '{'), FigureTheme.Css.Count(c => c == '}'));
    }

    [Fact]
    public void An_id_that_could_break_out_of_the_markup_is_refused() =>
        Assert.Throws<ArgumentException>(() => Examples.Flow with { Id = "a\"><script>" });
}

/// <summary>What is wrong with where a figure put its words.</summary>
internal static class Faults
{
    public static List<string> Of(SvgFigure figure)
    {
        var words = figure.Words();
        var faults = new List<string>();
        var (width, height) = (figure.WidthMm * SvgFigure.PointsPerMillimetre, figure.HeightMm * SvgFigure.PointsPerMillimetre);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Left < -0.5 || words[i].Right > width + 0.5 || words[i].Top < -0.5 || words[i].Bottom > height + 0.5) faults.Add($"\"{words[i].Text}\" leaves the sheet");
            for (var j = i + 1; j < words.Count; j++)
                if (words[i].Overlaps(words[j])) faults.Add($"\"{words[i].Text}\" lies on \"{words[j].Text}\"");
        }
        return faults;
    }
}
