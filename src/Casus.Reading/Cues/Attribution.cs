using Casus.Language;

namespace Casus.Reading;

/// <summary>How a cue takes its content.</summary>
internal enum Pattern : byte
{
    /// <summary><c>…, X said.</c></summary>
    Left,

    /// <summary><c>“…,” X said.</c></summary>
    QuoteLeft,

    /// <summary><c>X said: “…”</c></summary>
    QuoteRight,

    /// <summary><c>X said that …</c></summary>
    That,

    /// <summary><c>X said Y would …</c></summary>
    Clause,

    /// <summary><c>X asked whether …</c></summary>
    Wh,

    /// <summary><c>X vowed to …</c></summary>
    Infinitive,

    /// <summary><c>X urged Y to …</c></summary>
    ObjectInfinitive,

    /// <summary><c>X described Y as …</c></summary>
    As,

    /// <summary><c>X welcomed Y</c></summary>
    Noun,

    /// <summary><c>X called for Y</c></summary>
    Preposition,

    /// <summary><c>X denied taking …</c></summary>
    Gerund,

    /// <summary><c>X's warning that …</c></summary>
    NounThat,

    /// <summary><c>X's pledge to …</c></summary>
    NounInfinitive,

    /// <summary><c>according to X</c></summary>
    According,

    /// <summary><c>X: …</c></summary>
    Colon,
}

/// <summary>How a cue stands in its clause.</summary>
internal enum CueMode : byte
{
    Finite,
    Gerund,
    Infinitive,
    Passive,
    Other,
}

/// <summary>Source, cue and content in tokens, before anybody asks who speaks and what it does.</summary>
internal sealed class Attribution
{
    public required Pattern Pattern { get; init; }

    public CueMode Mode { get; init; }

    /// <summary>The cue's base form, <c>say</c>, or what stands for it.</summary>
    public required string Base { get; init; }

    public TokenRange? Source { get; set; }

    public List<TokenRange> Cue { get; init; } = [];

    public required List<TokenRange> Content { get; init; }

    /// <summary>The one addressed, as in <c>told Y that</c> and <c>urged Y to</c>.</summary>
    public TokenRange? Addressee { get; init; }

    /// <summary>The name under which its counts are kept; <see cref="Base"/> unless said.</summary>
    public string Key { get => field ?? Base; init; }

    /// <summary>How often such a cue was an attribution in the articles it was measured on.</summary>
    public double Strength => CueTable.Strength(Key, Pattern);

    public Frame? Frame { get; init; }

    public int Start => Content[0].First;

    public int End => Content[^1].End;
}
