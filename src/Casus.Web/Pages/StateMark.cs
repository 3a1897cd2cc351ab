using System.Collections.Frozen;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Casus.Web;

/// <summary>A shape for each state or value, so that none is told by colour alone.</summary>
public sealed class StateMark : SmallPart
{
    private const string Ring = """<circle class="line" cx="8" cy="8" r="6"></circle>""";

    private const string Disc = """<circle class="fill" cx="8" cy="8" r="6.5"></circle>""";

    private const string None = Ring + """<path class="line" d="M5 8h6"></path>""";

    private static readonly FrozenDictionary<string, string> Shapes = new (string[] Words, string Shape)[]
    {
        (["violated", "false"], """<path class="fill" d="M8 1 15 8 8 15 1 8Z"></path><path class="cut" d="M5.5 5.5 10.5 10.5M10.5 5.5 5.5 10.5"></path>"""),
        (["overdue"], """<path class="fill" d="M8 1.5 15.2 14.5H.8Z"></path><path class="cut" d="M8 6v4M8 11.6v1"></path>"""),
        (["detached"], Disc + """<path class="cut" d="M8 4.5V8l2.5 2"></path>"""),
        (["undetermined", "contested"], Ring + """<path class="fill" d="M8 2a6 6 0 0 1 0 12Z"></path>"""),
        (["conditional", "open"], Ring),
        (["unknown"], """<circle class="line dashed" cx="8" cy="8" r="6"></circle>"""),
        (["suspended"], Ring + """<path class="line" d="M6.3 5.5v5M9.7 5.5v5"></path>"""),
        (["satisfied", "repaired", "true"], Disc + """<path class="cut" d="M4.8 8.2 7 10.4l4.2-4.6"></path>"""),
        (["transferred"], """<path class="line" d="M2 8h10M8.5 4l4 4-4 4"></path>"""),
    }.SelectMany(s => s.Words.Select(word => (word, Mark: Mark(word, s.Shape)))).ToFrozenDictionary(s => s.word, s => s.Mark, StringComparer.Ordinal);

    [Parameter, EditorRequired] public required string Word { get; set; }

    // Nothing but the word is not the desk's own, and that is encoded.
    protected override void Write(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddMarkupContent(0, Shapes.GetValueOrDefault(Word) ?? Mark(HtmlEncoder.Default.Encode(Word), None));
    }

    private static string Mark(string encoded, string shape) =>
        $"""<svg class="mark" data-state="{encoded}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">{shape}</svg>""";
}
