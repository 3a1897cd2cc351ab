using Casus.Model;

namespace Casus.Exchange;

/// <summary>A formula as a person wrote it, read against a dossier: itself, or where and why it cannot be read; and what it names that the dossier lacks.</summary>
/// <param name="Formula">Null exactly where there is an <paramref name="Error"/>.</param>
/// <param name="Names">Every name with its place, in the order of writing.</param>
/// <param name="Unknown">Each name that the dossier lacks once, in the order of writing.</param>
public sealed record FormulaReading(string Text, Formula? Formula, FormulaError? Error, IReadOnlyList<FormulaName> Names, IReadOnlyList<UnknownName> Unknown)
{
    public static FormulaReading Of(string text, StandingIds known)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(known);
        if (!FormulaSyntax.TryParse(text, out var formula, out var error, out var names))
        {
            return new(text, null, error, [], []);
        }

        var unknown = names.Where(name => !known.Has(name)).DistinctBy(name => (name.Kind, name.Id));
        return new(text, formula, null, names, [.. unknown.Select(name => new UnknownName(name, Nearest.To(name.Id, known.Of(name.Kind))))]);
    }

    /// <summary>Why it cannot be read, with the place (counted from 1 in code points) and what was perhaps meant; null where it can.</summary>
    public string? Why => Error is null ? null : $"at character {new CodePoints(Text).FromUtf16(Error.Span.Start) + 1}: {Error}";
}

/// <param name="Nearest">The id that was perhaps meant, or null.</param>
public sealed record UnknownName(FormulaName Name, string? Nearest)
{
    public string Kind => Name.Kind.ToString().ToLowerInvariant();

    /// <summary>That the dossier lacks it, in a clause.</summary>
    public string Why => $"the dossier has no {Kind} '{Words.Short(Name.Id)}'{(Nearest is null ? string.Empty : $"; did you mean '{Nearest}'?")}";
}
