namespace Casus.Reading;

/// <summary>The state or organisation a phrase names as the side it speaks for.</summary>
internal static class Sides
{
    /// <summary>The alpha-3 code or organisation first named in tokens [first, end); null when there is none.</summary>
    public static string? In(Words words, int first, int end) => Actor(words, first, end)?.Side;

    public static KnownActor? Actor(Words words, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (!words.IsCapitalised(i))
            {
                continue;
            }

            for (var length = Math.Min(Gazetteer.MostWords, end - i); length > 0; length--)
            {
                var name = words.Text[words.Tokens[i].Start..words.Tokens[i + length - 1].End];
                if ((Gazetteer.Find(name) ?? Gazetteer.People(name)) is { } known)
                {
                    return known;
                }
            }
        }

        return null;
    }
}
