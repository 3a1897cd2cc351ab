using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Questions to the runs of tokens of one role.</summary>
internal static class TokenRanges
{
    public static bool Holds(this ValueList<TokenRange> ranges, int token)
    {
        foreach (var range in ranges)
        {
            if (token >= range.First && token < range.End)
            {
                return true;
            }
        }

        return false;
    }
}
