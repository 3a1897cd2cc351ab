namespace Casus.Reading;

/// <summary>What a clause of a content says, as far as acts depend on it. The words are those of closed lists, or lemmas.</summary>
internal readonly record struct Clause
{
    /// <summary>The token of its predicate: a verb, or what a copula links its subject to.</summary>
    public required int Predicate { get; init; }

    /// <summary>The verb that carries tense and subject; the predicate itself without a copula or a chain (<i>has to leave</i>).</summary>
    public required int Verb { get; init; }

    /// <summary>The token of the subject; -1 for none.</summary>
    public required int Subject { get; init; }

    /// <summary><c>I</c>, <c>we</c>, <c>self</c> (the source itself in indirect speech), <c>you</c>, <c>he</c>, <c>person</c>, <c>state</c>, <c>it</c>, <c>none</c>, …</summary>
    public required string Who { get; init; }

    /// <summary><c>will</c>, <c>must</c>, <c>have to</c>, <c>want to</c>, …; without one the tense: <c>past</c>, <c>perfect</c>, <c>present</c>, <c>order</c>, …</summary>
    public required string Mood { get; init; }

    public bool Negated { get; init; }

    public bool Passive { get; init; }

    /// <summary>The verb or adjective the clause was reached through: <i>think</i> in <i>I think that …</i>; null for none.</summary>
    public string? Through { get; init; }

    /// <summary>The subject as acts need it: <c>speaker</c>, <c>hearer</c>, <c>another</c> (somebody named or meant), <c>thing</c>, <c>none</c>.</summary>
    public string Party => PartyOf(Who);

    /// <summary>The mood as acts need it: <c>future</c>, <c>must</c>, <c>may</c>, <c>past</c>, <c>present</c>, <c>order</c>, …</summary>
    public string Sense => Mood switch
    {
        "will" or "would" or "shall" or "going to" => "future",
        "must" or "should" or "have to" or "need to" or "ought" or "need" => "must",
        "can" or "could" or "may" or "might" => "may",
        "past" or "perfect" => "past",
        "present" or "progressive" => "present",
        _ => Mood,
    };

    public static string PartyOf(string who) => who switch
    {
        "I" or "we" or "self" or "ours" => "speaker",
        "you" => "hearer",
        "he" or "they" or "person" or "state" or "body" or "name" or "theirs" => "another",
        "none" => "none",
        _ => "thing",
    };
}
