using Casus.Model;

namespace Casus.Logic;

/// <summary>Reads suppositions into values from instants on.</summary>
internal static class Suppositions
{
    public static readonly ILookup<string, (Instant From, Truth Value)> None = Array.Empty<Supposition>().ToLookup(s => s.Proposition, s => (default(Instant), s.Value));

    public static ILookup<string, (Instant From, Truth Value)> Read(ValueList<Supposition> suppositions, Instant valid) =>
        suppositions.ToLookup(s => s.Proposition, s => (s.From?.Start ?? Begin(valid), s.Value), StringComparer.Ordinal);

    // The end of a day stands for the day as a whole, so what is supposed without a date is supposed from its first instant.
    public static Instant Begin(Instant valid) => valid.Next.IsMidnight ? Instant.FromDate(valid.Date) : valid;
}
