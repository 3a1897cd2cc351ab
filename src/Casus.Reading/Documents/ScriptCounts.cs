namespace Casus.Reading;

internal enum Script
{
    Other,
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Devanagari,
    Bengali,
    Tamil,
    Thai,
    Georgian,
    Armenian,
    Ethiopic,
    Khmer,
    Kana,
    Han,
    Hangul,
}

/// <summary>How many letters of each script a text has; a sign that stands for a syllable or a word counts as two letters.</summary>
internal sealed class ScriptCounts
{
    private readonly int[] _counts = new int[(int)Script.Hangul + 1];

    public int Letters { get; private set; }

    public Script Main
    {
        get
        {
            // Japanese is told by its own signs, however many Chinese ones it has.
            var main = (Script)Array.IndexOf(_counts, _counts.Max());
            return main == Script.Han && Share(Script.Kana) > 0.05 ? Script.Kana : main;
        }
    }

    public double Share(Script script) => Letters == 0 ? 0 : _counts[(int)script] / (double)Letters;

    public void Add(string text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                var script = Of(c);
                var weight = script >= Script.Kana ? 2 : 1;
                _counts[(int)script] += weight;
                Letters += weight;
            }
        }
    }

    private static Script Of(char c) => c switch
    {
        < '\u0250' or (>= '\u1e00' and <= '\u1eff') => Script.Latin,
        >= '\u0370' and <= '\u03ff' or (>= '\u1f00' and <= '\u1fff') => Script.Greek,
        >= '\u0400' and <= '\u052f' => Script.Cyrillic,
        >= '\u0530' and <= '\u058f' => Script.Armenian,
        >= '\u0590' and <= '\u05ff' => Script.Hebrew,
        >= '\u0600' and <= '\u077f' or (>= '\u08a0' and <= '\u08ff') or (>= '\ufb50' and <= '\ufdff') or (>= '\ufe70' and <= '\ufefc') => Script.Arabic,
        >= '\u0900' and <= '\u097f' => Script.Devanagari,
        >= '\u0980' and <= '\u09ff' => Script.Bengali,
        >= '\u0b80' and <= '\u0bff' => Script.Tamil,
        >= '\u0e00' and <= '\u0e7f' => Script.Thai,
        >= '\u10a0' and <= '\u10ff' => Script.Georgian,
        >= '\u1200' and <= '\u137f' => Script.Ethiopic,
        >= '\u1780' and <= '\u17ff' => Script.Khmer,
        >= '\u3040' and <= '\u30ff' => Script.Kana,
        >= '\u3400' and <= '\u9fff' => Script.Han,
        >= '\uac00' and <= '\ud7a3' => Script.Hangul,
        _ => Script.Other,
    };
}
