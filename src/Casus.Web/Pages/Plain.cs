using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Casus.Web;

/// <summary>Somebody else's text: isolated, so that its direction stays inside, with what would hide or reorder it made visible.</summary>
/// <remarks>A page has thousands of these: written in C# and without the life of a <see cref="ComponentBase"/>, none of which it needs.</remarks>
public sealed class Plain : IComponent
{
    private RenderHandle _handle;

    [Parameter, EditorRequired] public required string Text { get; set; }

    public void Attach(RenderHandle renderHandle) => _handle = renderHandle;

    public Task SetParametersAsync(ParameterView parameters)
    {
        Text = parameters.GetValueOrDefault<string>(nameof(Text)) ?? throw new InvalidOperationException("A plain text needs its text.");
        _handle.Render(Write);
        return Task.CompletedTask;
    }

    private void Write(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "bdi");
        builder.AddAttribute(1, "dir", "auto");
        if (PlainText.IsPlain(Text))
        {
            builder.AddContent(2, Text);
        }
        else
        {
            foreach (var run in PlainText.Runs(Text, 0, Text.Length))
            {
                if (run.Sign is null)
                {
                    builder.AddContent(2, Text[run.Start..run.End]);
                }
                else if (run.Sign.Length > 0)
                {
                    builder.OpenElement(3, "span");
                    builder.AddAttribute(4, "class", "sign");
                    builder.AddContent(5, run.Sign);
                    builder.CloseElement();
                }
            }
        }

        builder.CloseElement();
    }
}
