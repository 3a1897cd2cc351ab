namespace Casus.Model;

/// <summary>A foreseeable refusal of one input: what was refused, a stable code, and the reason in plain words.</summary>
/// <remarks>Printed as <c>INPUT: CODE: reason</c>, on one line.</remarks>
/// <param name="Input">The input's name as the user gave it.</param>
/// <param name="Code">Lower-case words joined by hyphens; stable, for scripts.</param>
/// <param name="Reason">One sentence; says what is wrong and, where it helps, where.</param>
public sealed record Refusal(string Input, string Code, string Reason)
{
    public override string ToString() => $"{OneLine(Input)}: {Code}: {OneLine(Reason)}";

    private static string OneLine(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 ? text : string.Concat(text.Select(c => c < ' ' ? ' ' : c));
}

/// <summary>Either a value or the refusals that stand in its place.</summary>
public readonly record struct Outcome<T>
    where T : class
{
    private Outcome(T? value, ValueList<Refusal> refusals) => (Value, Refusals) = (value, refusals);

    public T? Value { get; }

    /// <summary>Empty exactly when there is a value.</summary>
    public ValueList<Refusal> Refusals { get; }

    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Value))]
    public bool IsValue => Value is not null;

    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Refusal refusal) => new(null, [refusal]);

    internal static Outcome<T> Make(T? value, ValueList<Refusal> refusals) => new(value, refusals);
}

/// <summary>Makes outcomes where no conversion reads well.</summary>
public static class Outcome
{
    public static Outcome<T> Of<T>(T value)
        where T : class => value;

    /// <exception cref="ArgumentException">There is no refusal: an outcome is one or the other.</exception>
    public static Outcome<T> Refuse<T>(IEnumerable<Refusal> refusals)
        where T : class
    {
        var list = refusals.ToValueList();
        return list.IsEmpty ? throw new ArgumentException("An outcome without a value needs a refusal.", nameof(refusals)) : Outcome<T>.Make(null, list);
    }
}
