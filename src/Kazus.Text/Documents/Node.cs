namespace Kazus.Text.Documents;

/// <summary>A part of a document that knows its place in the document's text.</summary>
public abstract record Node(Span Span)
{
    /// <summary>The parts of this part, in reading order. Each lies inside this part's span.</summary>
    public virtual IEnumerable<Node> Children => [];

    /// <summary>This part and everything in it.</summary>
    public IEnumerable<Node> Descendants()
    {
        yield return this;
        foreach (var child in Children)
            foreach (var node in child.Descendants())
                yield return node;
    }

    // Two parts are the same part only when they are the same object: comparing whole trees by value is never wanted.
    public virtual bool Equals(Node? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
