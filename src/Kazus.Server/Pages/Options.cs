using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Kazus.Cases;
using Kazus.Server.Entry;
using Kazus.Server.Words;
using Microsoft.AspNetCore.Components;
using static Kazus.Server.Words.Texts;

namespace Kazus.Server.Pages;

/// <summary>Choices that stand on every page of a case and are the same for all of them: written once for each language.</summary>
internal static class Options
{
    private static readonly ConcurrentDictionary<(Language, EventKind?), MarkupString> KindsOf = new();
    private static readonly ConcurrentDictionary<Language, MarkupString> QuestionsIn = new();

    /// <summary>All questions by their groups.</summary>
    public static MarkupString Questions => QuestionsIn.GetOrAdd(Language.Now, static _ =>
    {
        var text = new StringBuilder();
        foreach (var group in Variables.All.GroupBy(v => v.Group))
        {
            text.Append("<optgroup label=\"").Append(WebUtility.HtmlEncode(Tell(Say.Group(group.Key)))).Append("\">");
            foreach (var variable in group) One(text, variable.Id, Say.Header(variable), chosen: false);
            text.Append("</optgroup>");
        }
        return new MarkupString(text.ToString());
    });

    /// <summary>All kinds of events, one of them chosen by its name.</summary>
    public static MarkupString Kinds(string? chosen)
    {
        var key = (Language.Now, Enum.TryParse<EventKind>(chosen, ignoreCase: true, out var kind) ? kind : (EventKind?)null);
        return KindsOf.GetOrAdd(key, static k =>
        {
            var text = new StringBuilder();
            foreach (var kind in Enum.GetValues<EventKind>()) One(text, kind.ToString(), Tell(EventWords.Name(kind)), kind == k.Item2);
            return new MarkupString(text.ToString());
        });
    }

    private static void One(StringBuilder text, string value, string words, bool chosen) =>
        text.Append("<option value=\"").Append(WebUtility.HtmlEncode(value)).Append(chosen ? "\" selected>" : "\">").Append(WebUtility.HtmlEncode(words)).Append("</option>");
}
