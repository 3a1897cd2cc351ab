using System.Text.RegularExpressions;
using Casus.Model;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Casus.Web;

/// <summary>A sentence of the logic for a reader: its days in the browser's own form, actors by their names. What it quotes stands as it was said.</summary>
public sealed partial class Told : SmallPart
{
    [Parameter, EditorRequired] public required string Text { get; set; }

    [Parameter, EditorRequired] public required Names Names { get; set; }

    protected override void Write(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var at = 0;
        foreach (Match match in Piece().Matches(Text))
        {
            // A day or an id that is a part of another word, such as a commitment's own id, is that word's.
            if (match.Groups["quote"].Success || IsJoined(match.Index - 1) || IsJoined(match.Index + match.Length))
            {
                continue;
            }

            if (match.Groups["time"].Success && Moment.TryParse(match.Value, out var moment))
            {
                Plain(builder, at, match.Index);
                builder.OpenComponent<When>(2);
                builder.AddComponentParameter(3, nameof(When.On), (Moment?)moment);
                builder.CloseComponent();
                at = match.Index + match.Length;
            }
            else if (match.Groups["actor"].Success && Names.Of(match.Value) is var name && name != match.Value)
            {
                Plain(builder, at, match.Index);
                builder.OpenComponent<Plain>(4);
                builder.AddComponentParameter(5, nameof(Web.Plain.Text), name);
                builder.CloseComponent();
                at = match.Index + match.Length;
            }
        }

        Plain(builder, at, Text.Length);
    }

    private bool IsJoined(int at) => at >= 0 && at < Text.Length && (char.IsLetterOrDigit(Text[at]) || Text[at] is '-' or '/' or '_');

    private void Plain(RenderTreeBuilder builder, int start, int end)
    {
        if (start < end)
        {
            builder.OpenComponent<Plain>(0);
            builder.AddComponentParameter(1, nameof(Web.Plain.Text), Text[start..end]);
            builder.CloseComponent();
        }
    }

    [GeneratedRegex(
        """(?<quote>“[^”]*”|"[^"]*")|(?<time>[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?Z)?)|(?<actor>(state|person|organisation|group)/[A-Za-z0-9][A-Za-z0-9-]*)""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Piece();
}
