using Kazus.Text.Documents;
using Xunit;

namespace Kazus.Text.Tests.Documents;

public sealed class NodeSpanTests
{
    // Tracked changes and comments come from Word files; the Word tests hold them to the same rule.
    private static readonly Type[] OnlyInWord = [typeof(Revision), typeof(Comment)];

    [Fact]
    public void Every_kind_of_node_occurs_in_the_example_and_has_a_span()
    {
        var seen = Examples.Manuscript.Descendants().Select(n => n.GetType()).ToHashSet();
        var kinds = typeof(Node).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Node)) && !t.IsAbstract);
        Assert.Empty(kinds.Except(seen).Except(OnlyInWord));
    }

    [Fact]
    public void Every_node_lies_inside_its_parent() => AssertInside(Examples.Manuscript);

    /// <summary>Fails unless every node lies inside the node it hangs under.</summary>
    internal static void AssertInside(Node parent)
    {
        foreach (var child in parent.Children)
        {
            Assert.True(child.Span.Start <= child.Span.End, $"{child.GetType().Name} {child.Span} ends before it begins");
            Assert.True(parent.Span.Contains(child.Span), $"{child.GetType().Name} {child.Span} outside {parent.GetType().Name} {parent.Span}");
            AssertInside(child);
        }
    }

    [Fact]
    public void Clean_text_and_document_agree_character_by_character()
    {
        var document = Examples.Manuscript;
        foreach (var sentence in document.Sentences)
            for (var i = 0; i < sentence.Text.Length; i++)
                if (sentence.Text[i] != ' ') Assert.Equal(sentence.Text[i], document.Text[sentence.Plain.ToDocument(i)]);
    }
}
