using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Casus.Web;

/// <summary>Names as a sentence joins them, each leading to its actor's page. Written in C#, as no white space may come between them.</summary>
public sealed class ActorNames : SmallPart
{
    [Parameter, EditorRequired] public required IReadOnlyList<ShownActor> Of { get; set; }

    /// <summary>From where the page is looked at; null: now.</summary>
    [Parameter] public Viewpoint? From { get; set; }

    protected override void Write(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (Of.Count == 0)
        {
            builder.AddContent(0, Names.Join([]));
        }

        for (var i = 0; i < Of.Count; i++)
        {
            builder.AddContent(1, i == 0 ? string.Empty : i == Of.Count - 1 ? " and " : ", ");
            var actor = Of[i];
            if (actor.Actor is { } id)
            {
                builder.OpenElement(2, "a");
                builder.AddAttribute(3, "class", "actor");
                builder.AddAttribute(4, "href", ActorAddress.Of(id, From));
                Name(builder, actor.Name);
                builder.CloseElement();
            }
            else
            {
                Name(builder, actor.Name);
            }

            if (actor.Side is { } side && side != actor.Name)
            {
                builder.AddContent(8, " (");
                Name(builder, side);
                builder.AddContent(9, ")");
            }
        }
    }

    private static void Name(RenderTreeBuilder builder, string name)
    {
        builder.OpenComponent<Plain>(5);
        builder.AddComponentParameter(6, nameof(Plain.Text), name);
        builder.CloseComponent();
    }
}
