using System.Globalization;
using System.Text;

namespace Casus.Model;

/// <summary>A part of a formula that looks at times, figures or where a commitment stands; as a whole it is true or false at a time like a proposition.</summary>
public abstract record Timed : Leaf
{
    private protected Timed()
    {
    }

    /// <summary>The formulas it looks at over time, in the order of writing.</summary>
    public IReadOnlyList<Formula> Operands => Below;

    private protected static void Wrap(StringBuilder text, int parent, Action write)
    {
        text.Append(parent >= 4 ? "(" : string.Empty);
        write();
        text.Append(parent >= 4 ? ")" : string.Empty);
    }
}

/// <summary><c>X before Y</c>: X held at an instant at which Y had never held yet.</summary>
public sealed record Before(Formula First, Formula Second) : Timed
{
    internal override IReadOnlyList<Formula> Below => [First, Second];

    internal override void Write(StringBuilder text, int parent) => Wrap(text, parent, () =>
    {
        First.Write(text, 4);
        text.Append(" before ");
        Second.Write(text, 4);
    });
}

/// <summary><c>X after Y</c>: X held at an instant from the first one on at which Y held.</summary>
public sealed record After(Formula Later, Formula Earlier) : Timed
{
    internal override IReadOnlyList<Formula> Below => [Later, Earlier];

    internal override void Write(StringBuilder text, int parent) => Wrap(text, parent, () =>
    {
        Later.Write(text, 4);
        text.Append(" after ");
        Earlier.Write(text, 4);
    });
}

/// <summary><c>X within D of Y</c>: X held at an instant from the first one at which Y held until D later. Without X: that time is now.</summary>
public sealed record Within(Formula? What, Duration Length, Formula Of) : Timed
{
    internal override IReadOnlyList<Formula> Below => What is null ? [Of] : [What, Of];

    internal override void Write(StringBuilder text, int parent) => Wrap(text, parent, () =>
    {
        What?.Write(text, 4);
        text.Append(What is null ? string.Empty : " ").Append("within ").Append(DurationSyntax.Write(Length)).Append(" of ");
        Of.Write(text, 4);
    });
}

/// <summary><c>X for D</c>: X has held without a break for D.</summary>
public sealed record Lasting(Formula What, Duration Length) : Timed
{
    internal override IReadOnlyList<Formula> Below => [What];

    internal override void Write(StringBuilder text, int parent) => Wrap(text, parent, () =>
    {
        What.Write(text, 4);
        text.Append(" for ").Append(DurationSyntax.Write(Length));
    });
}

/// <summary>A date on the right of <c>before</c>, <c>after</c> or <c>of</c>: it holds from its first instant on.</summary>
public sealed record Dated(Moment At) : Timed
{
    internal override IReadOnlyList<Formula> Below => [];

    internal override void Write(StringBuilder text, int parent) => text.Append(At);
}

/// <summary>How a figure is compared.</summary>
public enum FigureSign
{
    Above,
    AtLeast,
    Below,
    AtMost,
    Equal,
}

/// <summary><c>price(oil) &gt; 80</c>: the figure of a series compared with a number.</summary>
/// <param name="Series">As written: a series' id, or <c>word(id)</c>.</param>
public sealed record Threshold(string Series, FigureSign Sign, decimal Value) : Timed
{
    internal override IReadOnlyList<Formula> Below => [];

    /// <summary>The ids a series may have to be meant, the likeliest first: of <c>price(oil)</c> these are price(oil), oil, price-oil, oil-price and the like.</summary>
    public IEnumerable<string> Candidates
    {
        get
        {
            yield return Series;
            var at = Series.IndexOf('(', StringComparison.Ordinal);
            if (at > 0)
            {
                var (word, of) = (Series[..at], Series[(at + 1)..^1]);
                yield return of;
                foreach (var joint in "-/._")
                {
                    yield return $"{word}{joint}{of}";
                    yield return $"{of}{joint}{word}";
                }
            }
        }
    }

    internal override void Write(StringBuilder text, int parent) =>
        text.Append(CultureInfo.InvariantCulture, $"{Series} {Sign switch { FigureSign.Above => ">", FigureSign.AtLeast => ">=", FigureSign.Below => "<", FigureSign.AtMost => "<=", _ => "=" }} {Value}");
}

/// <summary><c>violated(ID)</c>, <c>delivered(ID)</c>: where a commitment stands, or the stage a contribution has come to.</summary>
/// <param name="Word">One of <see cref="StandingWords"/>.</param>
public sealed record StandsAs(string Word, string Item) : Timed
{
    /// <summary>True when it speaks of a contribution.</summary>
    public bool IsStage => StandingWords.IsStage(Word);

    internal override IReadOnlyList<Formula> Below => [];

    internal override void Write(StringBuilder text, int parent) => text.Append(Word).Append('(').Append(Item).Append(')');
}

/// <summary>The words that stand before an id in parentheses.</summary>
public static class StandingWords
{
    private static readonly string[] States =
        ["conditional", "detached", "satisfied", "expired", "cancelled", "violated", "released", "overdue", "suspended", "transferred", "repaired"];

    private static readonly string[] Stages = ["pledged", "promised-if", "allocated", "delivered", "withdrawn"];

    // Words of single kinds for states of the table.
    private static readonly Dictionary<string, string> OfKinds = new(StringComparer.Ordinal)
    {
        ["executed"] = "satisfied", ["met"] = "satisfied", ["exercised"] = "satisfied", ["available"] = "detached", ["lapsed"] = "expired",
    };

    public static IEnumerable<string> All => [.. States, .. Stages, .. OfKinds.Keys];

    public static bool IsStage(string word) => Stages.Contains(word, StringComparer.Ordinal);

    /// <summary>The table's word for it; null when it is none.</summary>
    public static string? Plain(string word) =>
        OfKinds.GetValueOrDefault(word) ?? (States.Contains(word, StringComparer.Ordinal) || IsStage(word) ? word : null);
}
