using Casus.Model;

namespace Casus.Reading;

/// <summary>A person of a document: every mention under one roof.</summary>
internal sealed class TextPerson
{
    private readonly List<Role> _roles = [];

    /// <summary>The fullest name the document gives.</summary>
    public required string Name { get; set; }

    /// <summary>Its folded words.</summary>
    public required List<string> Keys { get; set; }

    /// <summary>'f', 'm', or '\0' while unknown.</summary>
    public char Gender { get; set; }

    public KnownPerson? Known { get; set; }

    /// <summary>What the document calls the person: title, apposition, predicate; in order.</summary>
    public IReadOnlyList<Role> Roles => _roles;

    public int Mentions { get; set; }

    /// <summary>Where the full name stands.</summary>
    public List<int> Fulls { get; } = [];

    /// <summary>Whether the document brings the person in as somebody's relative or predecessor: hardly meant by the surname alone.</summary>
    public bool IsAside { get; set; }

    public string Actor => Known?.Actor ?? "person/" + NameFold.Slug(Name);

    public string Shown => Known?.Name ?? Name;

    public void Add(Role role) => _roles.Add(role);

    /// <summary>Whether two names can be this person's: same surname, same or no given name.</summary>
    public bool Fits(List<string> words) => words.Count == 1 ? Keys[^1] == words[0] : KnownPerson.Fits(Keys, words) || SameInitial(words);

    private bool SameInitial(List<string> words) => Keys.Count > 1 && Keys[^1] == words[^1] && (Keys[0].Length == 1 || words[0].Length == 1) && Keys[0][0] == words[0][0];

    /// <summary>Whom the person speaks for on the document's day, and the words or the office that say so.</summary>
    public (string? Side, string Why) Side(ActorText text)
    {
        foreach (var role in _roles)
        {
            if (role.Speaks == RoleSpeaks.Candidate && !role.Former)
            {
                return (Keys.Count > 0 ? Shown.Split(' ')[^1] + " campaign" : null, $"“{role.Words}”");
            }
        }

        // A day after the term still counts: reports of a resignation call the holder by the office.
        if (text.Day > 0 && Known?.At(text.Day) is { } term && !_roles.Exists(r => r.Former && r.Kind == term.Kind && r.Kind != OfficeKind.Other))
        {
            return (term.Side.Length == 0 ? null : term.Side, term.Office.Length == 0 ? "the table of actors" : $"{term.Office} since {Since(term)}");
        }

        Role? former = null;
        // What is told of whom an office is goes before what is usual of it: “Major General Marten, its spokesman”.
        foreach (var role in Known is null ? _roles.OrderByDescending(one => one.IsTold) : _roles.AsEnumerable())
        {
            if (role.Former)
            {
                former ??= role;
            }
            else if (!role.IsTold && Known is not null && (Held(role) ?? (text.Day == 0 ? OnlySide() : null)) is { } held)
            {
                return (held, $"“{role.Words}”");
            }
            else if ((role.Side ?? (role.Its >= 0 ? text.Owner(role.Its) : null)) is { } side)
            {
                return (side, $"“{role.Words}”");
            }
            else if (role.Speaks == RoleSpeaks.Private)
            {
                return (null, $"“{role.Words}”, for themselves");
            }
        }

        return (null, former is null ? "no side is told" : $"“{former.Words}”, no longer");
    }

    // An office without a word of whose: whose office it was that this person is known to have held.
    private string? Held(Role role)
    {
        string? side = null;
        foreach (var exact in new[] { true, false })
        {
            foreach (var term in Known!.Terms)
            {
                if (term.Side.Length > 0 && (exact ? role.Words.Length > 6 && term.Office.Contains(role.Words, StringComparison.OrdinalIgnoreCase) : term.Kind == role.Kind && role.Kind != OfficeKind.Other))
                {
                    side = side is null || side == term.Side ? term.Side : string.Empty;
                }
            }

            if (side is not null)
            {
                return side.Length == 0 ? null : side;
            }
        }

        return null;
    }

    // The one side that a person of public life ever spoke for; null where there were several.
    private string? OnlySide() => Known!.Terms.Select(term => term.Side).Where(side => side.Length > 0).Distinct().ToList() is [var only] ? only : null;

    private static string Since(Term term) => term.Since == 0 ? "before" : (term.Since / 10_000).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public Speaker Speaker(ActorText text) => new(Actor, Shown, SpeakerKind.Person, Side(text).Side);
}

/// <summary>A person's name where it stands, without titles.</summary>
internal readonly record struct PersonMention(int First, int End, TextPerson Person);
