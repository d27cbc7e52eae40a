using System.Globalization;
using System.Text;
using Kazus.Checking.Guidelines;
using Kazus.Checks;

namespace Kazus.Checking.Output;

/// <summary>The checklist of a guideline on the page for an editor: every item with its judgement and the sentence it rests on.</summary>
internal static class ChecklistPage
{
    public static string Row(int list, ItemJudged item) => string.Create(CultureInfo.InvariantCulture, $"c{list}-{item.Item.Number}");

    public static string Anchor(int list, ItemJudged item, Place place) => string.Create(CultureInfo.InvariantCulture, $"c{list}-{item.Item.Number}-{place.Start}");

    public static void Write(StringBuilder html, IReadOnlyList<GuidelineReading> readings)
    {
        for (var i = 0; i < readings.Count; i++) Write(html, readings[i], i, readings.Count > 1);
    }

    private static void Write(StringBuilder html, GuidelineReading reading, int list, bool named)
    {
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"checklist\" aria-labelledby=\"checklist{list}\">\n<h2 id=\"checklist{list}\">{CheckPage.Text(reading.Guideline.Name)}, item by item</h2>\n<p class=\"source\">{CheckPage.Text(reading.Guideline.Source)}.{(named ? " " + CheckPage.Text(reading.Path) + "." : "")} There is no score. What a program finds by its words a reader may judge otherwise.</p>\n<table><thead><tr><th>Item</th><th>Asks for</th><th>Is</th><th>Where, or what would complete it</th></tr></thead>\n<tbody>\n");
        var topic = "";
        foreach (var item in reading.Items)
        {
            var word = item.Judgement.Name();
            var first = item.Item.Topic != topic;
            topic = item.Item.Topic;
            html.Append(CultureInfo.InvariantCulture, $"<tr id=\"{Row(list, item)}\" class=\"{word}{(first ? " first" : "")}\"><td>{item.Item.Number}</td><td>{(first ? $"<span class=\"topic\">{CheckPage.Text(topic)}</span>" : "")}{CheckPage.Text(item.Item.Asks)}</td><td><span class=\"judgement\">{word.Replace('-', ' ')}</span></td><td>");
            foreach (var place in item.Evidence.Take(2)) Evidence(html, place, Anchor(list, item, place));
            if (item.Completes is { } completes) html.Append("<span class=\"completes\">").Append(CheckPage.Text(completes)).Append("</span>");
            html.Append("</td></tr>\n");
        }
        html.Append("</tbody></table>\n</section>\n");
    }

    private static void Evidence(StringBuilder html, Place place, string anchor) =>
        html.Append(CultureInfo.InvariantCulture, $"<a href=\"#{anchor}\"><span class=\"where\">{CheckPage.Text(place.Where ?? "")}</span> <q>{CheckPage.Text(CheckPage.Cut(CheckPage.Clean(place.Quote ?? ""), 110))}</q></a> ");
}
