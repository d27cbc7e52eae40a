using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.RenderTree;

// The frames of a render tree are public, but may change with a version of ASP.NET Core; the tests of the pages would show it.
#pragma warning disable BL0006

namespace Kazus.Server.Pages;

/// <summary>
/// Writes a page from its components: each is made, given its parameters, built, and what it built is written. Made for pages that are
/// written once; a page takes half the time that the renderer of interactive pages took.
/// </summary>
internal sealed class PageWriter(PageBytes page, HttpContext context)
{
    private static readonly FrozenSet<string> Void = new[] { "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly ConcurrentDictionary<Type, Part> Parts = new();
    private readonly Stack<RenderTreeBuilder> _builders = new();

    /// <summary>Writes a page with parameters by their names.</summary>
    public void Write(Type type, IReadOnlyList<KeyValuePair<string, object?>> parameters)
    {
        var part = Parts.GetOrAdd(type, static t => new Part(t));
        var one = part.Make(context);
        foreach (var (name, value) in parameters) part.Set(one, name, value);
        Write(one);
        while (_builders.TryPop(out var builder)) builder.Dispose();
    }

    private void Write(PagePart one)
    {
        if (!_builders.TryPop(out var builder)) builder = new RenderTreeBuilder();
        one.Build(builder);
        var frames = builder.GetFrames();
        Write(frames.Array, 0, frames.Count);
        builder.Clear();
        _builders.Push(builder);
    }

    private void Write(RenderTreeFrame[] frames, int at, int end)
    {
        while (at < end)
        {
            ref var frame = ref frames[at];
            switch (frame.FrameType)
            {
                case RenderTreeFrameType.Text:
                    page.Words(frame.TextContent);
                    at++;
                    break;
                case RenderTreeFrameType.Markup:
                    page.Raw(frame.MarkupContent);
                    at++;
                    break;
                case RenderTreeFrameType.Element:
                    Element(frames, at, at + frame.ElementSubtreeLength);
                    at += frame.ElementSubtreeLength;
                    break;
                case RenderTreeFrameType.Region:
                    Write(frames, at + 1, at + frame.RegionSubtreeLength);
                    at += frame.RegionSubtreeLength;
                    break;
                case RenderTreeFrameType.Component:
                    Component(frames, at, at + frame.ComponentSubtreeLength);
                    at += frame.ComponentSubtreeLength;
                    break;
                default: throw new InvalidOperationException($"A page that is written once has no {frame.FrameType}.");
            }
        }
    }

    private void Element(RenderTreeFrame[] frames, int at, int end)
    {
        var name = frames[at].ElementName;
        page.Raw("<"u8);
        page.Raw(name);
        for (at++; at < end && frames[at].FrameType == RenderTreeFrameType.Attribute; at++)
        {
            if (frames[at].AttributeValue is not (string or true)) continue;
            page.Raw(" "u8);
            page.Raw(frames[at].AttributeName);
            if (frames[at].AttributeValue is not string value) continue;
            page.Raw("=\""u8);
            page.Words(value);
            page.Raw("\""u8);
        }
        if (at == end && Void.Contains(name))
        {
            page.Raw(" />"u8);
            return;
        }
        page.Raw(">"u8);
        Write(frames, at, end);
        page.Raw("</"u8);
        page.Raw(name);
        page.Raw(">"u8);
    }

    private void Component(RenderTreeFrame[] frames, int at, int end)
    {
        var part = Parts.GetOrAdd(frames[at].ComponentType, static t => new Part(t));
        var one = part.Make(context);
        for (at++; at < end && frames[at].FrameType == RenderTreeFrameType.Attribute; at++) part.Set(one, frames[at].AttributeName, frames[at].AttributeValue);
        Write(one);
    }

    /// <summary>How a component is made and given its parameters.</summary>
    private sealed class Part
    {
        private readonly Func<PagePart> _make;
        private readonly FrozenDictionary<string, Action<object, object?>> _parameters;
        private readonly Action<object, object?>? _context;

        public Part(Type type)
        {
            var make = type.GetConstructor(Type.EmptyTypes) ?? throw new ArgumentException($"{type} has no constructor without parameters.", nameof(type));
            var invoker = ConstructorInvoker.Create(make);
            _make = () => (PagePart)invoker.Invoke();
            var properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
            _parameters = properties.Where(p => p.IsDefined(typeof(ParameterAttribute))).ToFrozenDictionary(p => p.Name, Setter, StringComparer.Ordinal);
            // The one thing that comes to a component from above it.
            _context = properties.FirstOrDefault(p => p.IsDefined(typeof(CascadingParameterAttribute)) && p.PropertyType == typeof(HttpContext)) is { } above ? Setter(above) : null;
        }

        public PagePart Make(HttpContext context)
        {
            var one = _make();
            _context?.Invoke(one, context);
            return one;
        }

        public void Set(PagePart one, string name, object? value)
        {
            if (!_parameters.TryGetValue(name, out var set)) throw new InvalidOperationException($"{one.GetType().Name} has no parameter {name}.");
            set(one, value);
        }

        private static Action<object, object?> Setter(PropertyInfo property)
        {
            var set = MethodInvoker.Create(property.GetSetMethod(nonPublic: true)!);
            return (one, value) => set.Invoke(one, value);
        }
    }
}
