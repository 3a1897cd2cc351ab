namespace Casus.Model;

/// <summary>What a source is reported to have said, with the exact words. Evidence, never truth.</summary>
public sealed record Statement
{
    /// <summary>First 16 hex digits of the SHA-256 over the document's hash and this statement's spans.</summary>
    public required string Id { get; init; }

    public Quoted? Source { get; init; }

    public Quoted? Cue { get; init; }

    public required Quoted Content { get; init; }

    public ValueList<Speaker> Speakers { get; init; } = [];

    public Voice Voice { get; init; }

    public Act Act { get; init; }

    /// <summary>Probabilities of acts, highest first; those not listed share the rest.</summary>
    public ValueList<ActProbability> Acts { get; init; } = [];

    public ValueList<ConditionClause> Conditions { get; init; } = [];

    public DeadlineClause? Deadline { get; init; }

    /// <summary>The numbers in the content with what they count, in the order of the text; null where there is none.</summary>
    public ValueList<Quantity>? Quantities { get; init; }

    public ValueList<ActorName> Addressees { get; init; } = [];

    /// <summary>The id of the statement in whose content this one stands.</summary>
    public string? Within { get; init; }

    /// <summary>The id of the first statement of which this is another report.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>The outlets through which the words came, the nearest to the speaker first; the document's own publisher is not among them.</summary>
    public ValueList<string> Relays { get; init => field = value ?? []; } = []; // an entry written before there were relays has none

    public CandidateCommitment? Commitment { get; init; }

    public PartialDate? Said { get; init; }

    /// <summary>In [0, 1].</summary>
    public double Confidence { get; init; }

    /// <summary>Why the reader took it so: one plain line a step, for <c>--explain</c>.</summary>
    public ValueList<string> Explanation { get; init; } = [];
}

/// <summary>Words of the document: ascending, disjoint spans and their text, parts joined by one space.</summary>
public sealed record Quoted(ValueList<Span> Spans, string Text)
{
    public static Quoted From(string text, params ReadOnlySpan<Span> spans)
    {
        var parts = new string[spans.Length];
        for (var i = 0; i < spans.Length; i++)
        {
            parts[i] = spans[i].In(text);
        }

        return new([.. spans], string.Join(' ', parts));
    }

    public int Start => Spans[0].Start;

    public int End => Spans[^1].End;
}

/// <summary>An actor by name; <see cref="Actor"/> is its id (<c>state/UKR</c>, <c>person/…</c>) or null when unknown.</summary>
public sealed record ActorName(string? Actor, string Name);

public sealed record Speaker(string? Actor, string Name, SpeakerKind Kind, string? Side);

public enum SpeakerKind
{
    Person,
    State,
    Organisation,
    Group,
    Office,
    Anonymous,
}

public enum Voice
{
    Indirect,
    Direct,
    Mixed,
}

/// <summary>The act a saying performs, in the order in which the higher wins when two fit.</summary>
public enum Act
{
    Threat,
    Pledge,
    Offer,
    Demand,
    Requirement,
    Refusal,
    Acceptance,
    Accusation,
    Denial,
    Warning,
    Assessment,
    Report,
}

public sealed record ActProbability(Act Act, double Probability);

/// <summary>A clause that makes the content depend on something; the span includes its connective.</summary>
/// <param name="Formula">Over propositions, where it can be read, as the dossier's language writes it.</param>
/// <param name="Governs">The span of the words it governs.</param>
public sealed record ConditionClause(Span Span, string Text, ConditionKind Kind, string? Formula, Span? Governs)
{
    /// <summary>The propositions of the formula with their words, in the order of writing; null without a formula.</summary>
    public ValueList<ConditionAtom>? Atoms { get; init; }

    /// <summary>The time that the condition itself sets.</summary>
    public DeadlineClause? Deadline { get; init; }
}

/// <summary>A proposition of a condition's formula: the id that the formula writes, made of its words, and the words themselves.</summary>
public sealed record ConditionAtom(string Id, Span Span, string Text);

public enum ConditionKind
{
    If,
    Unless,
    Until,
    Once,
    When,
    AsLongAs,
    Provided,
    InCaseOf,
    Without,
    DependsOn,
    Other,
}

/// <param name="Value">A TIMEX3 value, or null when it cannot be resolved.</param>
public sealed record DeadlineClause(Span Span, string Text, string? Value);

/// <summary>The commitment a statement would make: kind, who would act, toward whom, and what, without its condition.</summary>
public sealed record CandidateCommitment(Act Kind, ValueList<ActorName> Debtors, ValueList<ActorName> Toward, Quoted Content)
{
    /// <summary>What must hold before it binds; null when nothing.</summary>
    public Antecedent? Antecedent { get; init; }

    /// <summary>By when it falls due, where the statement says so.</summary>
    public DeadlineClause? Deadline { get; init; }
}

/// <summary>The conditions of a commitment together.</summary>
/// <param name="Formula">Over propositions, as the dossier's language writes it; null where one of the conditions could not be read.</param>
/// <param name="Words">The conditions' own words.</param>
public sealed record Antecedent(string? Formula, Quoted Words);
