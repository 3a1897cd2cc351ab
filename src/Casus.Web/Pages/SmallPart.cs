using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Casus.Web;

/// <summary>A small component that pages hold thousands of: it is written once its parameters are set, and has none of the life of a <see cref="ComponentBase"/>.</summary>
public abstract class SmallPart : IComponent
{
    private RenderHandle _handle;

    public void Attach(RenderHandle renderHandle) => _handle = renderHandle;

    public Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        _handle.Render(Write);
        return Task.CompletedTask;
    }

    protected abstract void Write(RenderTreeBuilder builder);
}
