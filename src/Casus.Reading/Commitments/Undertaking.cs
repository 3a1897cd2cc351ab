namespace Casus.Reading;

/// <summary>One clause of a content that says what would be done.</summary>
/// <param name="Root">Where the clause hangs in the content: its first verb.</param>
/// <param name="Verb">The verb of what would be done: <i>leave</i> in <i>they have agreed to leave</i>.</param>
/// <param name="Subject">The token that heads the subject of <paramref name="Verb"/>, wherever it stands; -1 for none.</param>
/// <param name="Mood">What marks it as something to come, or how it is asked for.</param>
/// <param name="Passive">Whether the subject is acted on.</param>
internal readonly record struct Undertaking(int Root, int Verb, int Subject, UndertakingMood Mood, bool Passive);

internal enum UndertakingMood
{
    /// <summary>Nothing marks it: a fact, a noun, a wish.</summary>
    Bare,

    /// <summary><i>to leave</i>, <i>leaving</i>: what the cue governs.</summary>
    Infinitive,

    /// <summary><i>will</i>, <i>would</i>, <i>is going to</i>, <i>plans to</i>.</summary>
    Future,

    /// <summary><i>may</i>, <i>can</i>, <i>could</i>.</summary>
    Possible,

    /// <summary><i>must</i>, <i>should</i>, <i>has to</i>, <i>needs to</i>.</summary>
    Duty,

    /// <summary><i>Leave!</i></summary>
    Order,
}
