using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>One reported statement as it was found: where its source, cue and content stand, in tokens.</summary>
/// <remarks>Ranges of one role ascend and do not overlap. A list of sayings is ordered by where they begin; an outer one comes before what stands in it.</remarks>
internal sealed record Saying
{
    /// <summary>The noun phrase of the source; empty when the text names none.</summary>
    public ValueList<TokenRange> Source { get; init; } = [];

    /// <summary>The words that make it an attribution; empty when there are none.</summary>
    public ValueList<TokenRange> Cue { get; init; } = [];

    /// <summary>What is attributed, without outer quotation marks; never empty.</summary>
    public required ValueList<TokenRange> Content { get; init; }

    /// <summary>The index, in the same list, of the saying in whose content this one stands; -1 for none.</summary>
    public int Within { get; init; } = -1;

    /// <summary>How often such a saying is right, in [0, 1].</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>True when the document itself speaks (a communiqué, a speech): its issuer is the source even where none is named.</summary>
    public bool OfDocument { get; init; }

    /// <summary>Why it was taken for one: one plain line a step.</summary>
    public ValueList<string> Evidence { get; init; } = [];

    /// <summary>What the cue governs: the first piece behind it, else the first of all; a condition that was put in front (<em>if it rains</em>, she promised | <em>to stay</em>) is none.</summary>
    public TokenRange Governed
    {
        get
        {
            foreach (var part in Content)
            {
                if (Cue.Count == 0 || part.First >= Cue[^1].End)
                {
                    return part;
                }
            }

            return Content[0];
        }
    }

    /// <summary>The first token of any of its parts.</summary>
    public int First => Math.Min(Content[0].First, Math.Min(Source.Count > 0 ? Source[0].First : int.MaxValue, Cue.Count > 0 ? Cue[0].First : int.MaxValue));
}
