using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Questions to the runs of tokens of one role.</summary>
internal static class TokenRanges
{
    public static bool Holds(this ValueList<TokenRange> ranges, int token)
    {
        for (var i = 0; i < ranges.Count; i++)
        {
            if (token >= ranges[i].First && token < ranges[i].End)
            {
                return true;
            }
        }

        return false;
    }
}
