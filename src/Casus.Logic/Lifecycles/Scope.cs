using Casus.Model;

namespace Casus.Logic;

/// <summary>What the standings of one evaluation are found from.</summary>
/// <param name="Bearing">What bears on what among the items known: what is not known yet must change no answer.</param>
/// <param name="Commitments">Those made by the valid time.</param>
/// <param name="Numbers">Their places in it.</param>
/// <param name="Effects">What the exercise of permissions does, by the commitment it is done to.</param>
internal sealed record Scope(
    KnownItems Items,
    Instant Valid,
    ILookup<string, (Instant From, Truth Value)> Suppositions,
    Bearing Bearing,
    List<Commitment> Commitments,
    Dictionary<string, int> Numbers,
    ILookup<string, (Effect Effect, Commitment Permission)> Effects)
{
    /// <param name="earlier">Of an evaluation that is revised.</param>
    public static Scope Of(KnownItems items, Instant valid, ILookup<string, (Instant From, Truth Value)> suppositions, Scope? earlier)
    {
        var bearing = earlier is not null && items.HasSameForm(earlier.Items) ? earlier.Bearing : Bearing.Of(items);
        var commitments = items.Commitments.FindAll(c => !(c.Made?.Start > valid));
        if (earlier is not null && ReferenceEquals(bearing, earlier.Bearing) && commitments.SequenceEqual(earlier.Commitments, ReferenceEqualityComparer.Instance))
        {
            return earlier with { Items = items, Valid = valid, Suppositions = suppositions, Bearing = bearing };
        }

        return new(
            items, valid, suppositions, bearing, commitments, commitments.Index().ToDictionary(c => c.Item.Id, c => c.Index, StringComparer.Ordinal),
            // Of permissions not made yet, too: what one is to create waits for it.
            (bearing.HasReferences ? items.Commitments : []).SelectMany(c => (c.Effects ?? []).Select(e => (Effect: e, Permission: c)))
                .ToLookup(e => e.Effect.Commitment, StringComparer.Ordinal));
    }

    public Commitment? Find(string commitment) => Numbers.TryGetValue(commitment, out var number) ? Commitments[number] : null;

    /// <summary>True when a commitment is the same item here and there, and the same permissions bear on it.</summary>
    public bool HasSame(Commitment commitment, Scope other) =>
        (ReferenceEquals(other.Commitments, Commitments) || ReferenceEquals(other.Find(commitment.Id), commitment))
        && (ReferenceEquals(Effects, other.Effects) || Effects[commitment.Id].SequenceEqual(other.Effects[commitment.Id]));
}
