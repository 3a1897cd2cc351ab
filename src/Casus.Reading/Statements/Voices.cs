using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Whether a content stands in quotation marks: all of it, part of it or none; function words outside do not count.</summary>
internal static class Voices
{
    public static Voice Of(Frames frames, IReadOnlyList<TokenRange> content)
    {
        int inside = 0, outside = 0;
        foreach (var range in content)
        {
            for (var i = range.First; i < range.End; i++)
            {
                if (frames.Words.Tokens[i].Kind is TokenKind.Punctuation or TokenKind.Symbol)
                {
                    continue;
                }

                if (frames.QuoteAt(i) is not null)
                {
                    inside++;
                }
                else if (!(frames.Words.Class(i) is WordClass.That or WordClass.Determiner or WordClass.To or WordClass.Pronoun or WordClass.Coordinator))
                {
                    outside++;
                }
            }
        }

        return inside == 0 ? Voice.Indirect : outside == 0 ? Voice.Direct : Voice.Mixed;
    }
}
