namespace Casus.Reading;

/// <summary>What a token does in its clause, as far as a lexicon and its neighbours can tell.</summary>
internal enum WordClass : byte
{
    Noun,
    Name,
    Adjective,
    Number,
    Determiner,
    Pronoun,
    Relative,
    Possessive,
    Preposition,
    To,
    Coordinator,
    Subordinator,
    That,
    Adverb,
    Negation,
    Modal,
    Auxiliary,

    /// <summary>A finite verb or a bare infinitive.</summary>
    Verb,
    Participle,
    Gerund,
    Comma,
    Colon,
    Dash,
    Stop,
    Opening,
    Closing,
    Quote,
    Other,
}
