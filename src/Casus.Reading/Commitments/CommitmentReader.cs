using Casus.Model;

namespace Casus.Reading;

/// <summary>Whom a saying addresses, and the commitment it would make: who would act, toward whom, and what, without its condition.</summary>
internal sealed class CommitmentReader(ParsedDocument document, IReadOnlyList<Saying> sayings, WhoSpeaks who)
{
    public CommitmentReading Of(int saying, ValueList<Speaker> speakers, ActReading act, ConditionReading conditions)
    {
        _ = (document, sayings[saying], who, speakers, act, conditions);
        return new([], null, []);
    }
}
