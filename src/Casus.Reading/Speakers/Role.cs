namespace Casus.Reading;

/// <summary>What a phrase says somebody is: the British prime minister, a spokesman for the port authority, a professor of law.</summary>
/// <param name="Group">One word for roles that go by several names: lawmaker, chief executive.</param>
/// <param name="Side">Whom such a one speaks for; null when for themselves, or untold.</param>
/// <param name="Of">The person served or spoken for: the minister of the minister's aide.</param>
/// <param name="Noun">The token of the noun.</param>
internal sealed record Role(string Group, RoleSpeaks Speaks, bool Plural, bool Former, string? Side, TextPerson? Of, int Noun, string Words)
{
    /// <summary>Whether the words themselves tell the side; otherwise it is what is usual in such a document.</summary>
    public bool IsTold { get; init; }

    /// <summary>Where <em>its</em> stands that says of whom; -1 where none does.</summary>
    public int Its { get; init; } = -1;

    /// <summary>The kind of office its words name.</summary>
    public string Kind { get; } = OfficeKind.Of(Words);
}
