using Casus.Model;

namespace Casus.Web;

/// <summary>The parts a long text is shown in, cut at the end of a line where one is near.</summary>
internal static class Parts
{
    public static IReadOnlyList<Span> Of(string text)
    {
        var parts = new List<Span>();
        var start = 0;
        do
        {
            var end = Math.Min(start + Limits.Part, text.Length);
            if (end < text.Length)
            {
                var line = text.LastIndexOf('\n', end - 1, Limits.Part / 4);
                end = line > start ? line + 1 : char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
            }

            parts.Add(new(start, end));
            start = end;
        }
        while (start < text.Length);

        return parts;
    }
}
