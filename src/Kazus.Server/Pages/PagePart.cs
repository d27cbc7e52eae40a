using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Kazus.Server.Pages;

/// <summary>
/// What every component of the pages is: something that is written once, from its parameters. It has no state and no events; <see
/// cref="PageWriter"/> builds it without the renderer that interactive pages need, which compares each page with the one before it.
/// </summary>
public abstract class PagePart : ComponentBase
{
    // Its parameters are set.
    internal void Build(RenderTreeBuilder builder)
    {
        OnParametersSet();
        BuildRenderTree(builder);
    }
}
