using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Casus.Web;

/// <summary>Somebody else's text: isolated, so that its direction stays inside, with what would hide or reorder it made visible.</summary>
public sealed class Plain : SmallPart
{
    [Parameter, EditorRequired] public required string Text { get; set; }

    protected override void Write(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
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
