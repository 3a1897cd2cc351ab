using Casus.Model;

namespace Casus.Logic;

/// <summary>What the standings of one evaluation are found from.</summary>
/// <param name="Bearing">What bears on what among the items known: what is not known yet must change no answer.</param>
/// <param name="Commitments">Those made by the valid time.</param>
/// <param name="Effects">What the exercise of permissions does, by the commitment it is done to.</param>
internal sealed record Scope(
    KnownItems Items,
    Instant Valid,
    ILookup<string, (Instant From, Truth Value)> Suppositions,
    Bearing Bearing,
    List<Commitment> Commitments,
    Dictionary<string, Commitment> ById,
    ILookup<string, (Effect Effect, Commitment Permission)> Effects)
{
    /// <param name="earlier">Of an evaluation that is revised.</param>
    public static Scope Of(KnownItems items, Instant valid, ILookup<string, (Instant From, Truth Value)> suppositions, Scope? earlier)
    {
        var bearing = earlier is not null && items.HasSameForm(earlier.Items) ? earlier.Bearing : Bearing.Of(items);
        var commitments = items.Commitments.FindAll(c => !(c.Made?.Start > valid));
        return new(
            items, valid, suppositions, bearing, commitments, commitments.ToDictionary(c => c.Id, StringComparer.Ordinal),
            (bearing.HasReferences ? commitments : []).SelectMany(c => (c.Effects ?? []).Select(e => (Effect: e, Permission: c)))
                .ToLookup(e => e.Effect.Commitment, StringComparer.Ordinal));
    }

    /// <summary>True when a commitment is the same item here and there, and the same permissions bear on it.</summary>
    public bool HasSame(Commitment commitment, Scope other) =>
        ReferenceEquals(other.ById.GetValueOrDefault(commitment.Id), commitment)
        && (ReferenceEquals(Effects, other.Effects) || Effects[commitment.Id].SequenceEqual(other.Effects[commitment.Id]));
}
