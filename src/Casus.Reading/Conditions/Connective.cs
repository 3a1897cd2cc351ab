using Casus.Model;

namespace Casus.Reading;

/// <summary>What a connective takes after it.</summary>
internal enum Shape
{
    /// <summary>A clause with its subject, or one cut short (<c>if asked</c>).</summary>
    Clause,

    /// <summary>A noun phrase or a gerund.</summary>
    Phrase,

    /// <summary>A clause with its auxiliary before its subject (<c>should they refuse</c>); the auxiliary is the connective.</summary>
    Inverted,

    /// <summary>A verb that depends on its object (<c>depends on</c>, <c>requires</c>).</summary>
    Verb,

    /// <summary>One word that stands for a condition told before.</summary>
    Bare,

    /// <summary>An order or an assertion that stands for a condition: <c>pay and you may pass</c>, <c>pay or else</c>.</summary>
    Order,

    /// <summary><c>The longer it lasts, the …</c></summary>
    Correlative,
}

/// <summary>A word or phrase that may open a condition.</summary>
/// <param name="Name">Its words in lower case, as the filter's table names them.</param>
/// <param name="First">Its first token.</param>
/// <param name="Body">The first token after it.</param>
internal readonly record struct Connective(ConditionKind Kind, Shape Shape, string Name, int First, int Body);
