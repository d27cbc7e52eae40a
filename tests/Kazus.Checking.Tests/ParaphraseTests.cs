using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Testing;
using Xunit;

namespace Kazus.Checking.Tests;

/// <summary>
/// One defect in many wordings and in every part of an article, and sound sentences beside them: three manuscripts with places
/// (<c>{{place:words}}</c>) and a list of what may stand there instead (<c>Paraphrases/wordings.txt</c>).
/// </summary>
public sealed partial class ParaphraseTests
{
    private sealed record Wording(string Manuscript, string Place, string Kind, string Words, bool Seen);

    private static string Folder => Path.Combine(Repository.Root, "tests", "Kazus.Checking.Tests", "Paraphrases");

    [Fact]
    public void The_manuscripts_themselves_are_sound() =>
        Assert.Empty(new[] { "arm", "nose", "sisters" }.SelectMany(m => Grave(With(m, null, "").Text)).Select(f => $"{f.Rule}: {f.Message}"));

    [Fact]
    public void Every_wording_of_a_defect_is_found_where_it_stands()
    {
        var missed = All().Where(w => w.Seen && w.Kind != "clean").AsParallel().Where(w => !Found(w)).Select(Say);
        Assert.Empty(missed);
    }

    [Fact]
    public void No_sound_wording_raises_an_error_or_a_warning()
    {
        var false_ = All().Where(w => w.Seen && w.Kind == "clean").AsParallel().SelectMany(w => Grave(With(w.Manuscript, w.Place, w.Words).Text).Select(f => $"{Say(w)}: {f.Rule} {f.Message}"));
        Assert.Empty(false_);
    }

    // What the list says is not seen yet must be taken off that list on the day it is.
    [Fact]
    public void What_is_marked_as_not_seen_is_not_seen() => Assert.Empty(All().Where(w => !w.Seen && w.Kind != "clean").AsParallel().Where(Found).Select(Say));

    private static bool Found(Wording wording)
    {
        var (text, start, end) = With(wording.Manuscript, wording.Place, wording.Words);
        // A missing statement and a date that does not fit are shown elsewhere than at the words that stand there instead.
        var anywhere = wording.Kind is "care-missing" or "date-arithmetic";
        return Grave(text).Any(f => anywhere || f.Places.Any(p => p.Start is { } from && p.End is { } to && from < end && start < to));
    }

    private static IEnumerable<Finding> Grave(string text) => Examples.Check(text).Where(f => f.Severity != Severity.Note);

    private static string Say(Wording w) => $"{w.Manuscript} {w.Place} {w.Kind}: {w.Words}";

    private static (string Text, int Start, int End) With(string manuscript, string? place, string words)
    {
        var source = File.ReadAllText(Path.Combine(Folder, manuscript + ".md")).ReplaceLineEndings("\n");
        var text = new System.Text.StringBuilder();
        var (at, start, end) = (0, 0, 0);
        foreach (Match slot in Slot().Matches(source))
        {
            text.Append(source, at, slot.Index - at);
            var chosen = slot.Groups["place"].Value == place;
            if (chosen) start = text.Length;
            text.Append(chosen ? words : slot.Groups["words"].Value);
            if (chosen) end = text.Length;
            at = slot.Index + slot.Length;
        }
        Assert.True(place is null || end > 0, $"{manuscript}.md has no place {place}.");
        return (text.Append(source, at, source.Length - at).ToString(), start, end);
    }

    private static IEnumerable<Wording> All()
    {
        foreach (var line in File.ReadLines(Path.Combine(Folder, "wordings.txt")).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var bare = line.TrimStart('?', ' ');
            var cut = bare.IndexOf(" | ", StringComparison.Ordinal);
            var head = bare[..cut].Split(' ');
            yield return new(head[0], head[1], head[2], bare[(cut + 3)..], line[0] != '?');
        }
    }

    [GeneratedRegex(@"\{\{(?<place>[\w-]+):(?<words>.*?)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Slot();
}
