using Casus.Model;

namespace Casus.Ledger;

/// <summary>Writes items and statements with the names that stay.</summary>
internal static class MergedItems
{
    /// <summary>The item with every actor's id by the name that stays; the same object where nothing changes.</summary>
    public static IDossierItem In(IDossierItem item, MergedNames names)
    {
        if (names.IsEmpty)
        {
            return item;
        }

        var merged = item switch
        {
            Party x => x with { Id = names.Of(x.Id), Evidence = Evidence(x.Evidence, names) },
            Proposition x => x with { Evidence = Evidence(x.Evidence, names) },
            Commitment x => x with { Debtors = List(x.Debtors, names), Toward = List(x.Toward, names), Evidence = Evidence(x.Evidence, names) },
            Dependency x => x with { Evidence = Evidence(x.Evidence, names) },
            Finding x => x with { Source = Name(x.Source, names), Evidence = Evidence(x.Evidence, names) },
            CommitmentAct x => x with { By = Name(x.By, names), To = Name(x.To, names), Evidence = Evidence(x.Evidence, names) },
            Contribution x => x with { Party = names.Of(x.Party), Evidence = Evidence(x.Evidence, names) },
            Stance x => x with { By = List(x.By, names), Evidence = Evidence(x.Evidence, names) },
            Measure x => x with { Authority = Name(x.Authority, names), Targets = List(x.Targets, names), Evidence = Evidence(x.Evidence, names) },
            Incident x => x with { AttributedTo = Name(x.AttributedTo, names), Evidence = Evidence(x.Evidence, names) },
            Series x => x with { Evidence = Evidence(x.Evidence, names) },
            _ => item,
        };
        return merged.Equals(item) ? item : merged;
    }

    public static Statement In(Statement statement, MergedNames actors, MergedNames statements)
    {
        if (actors.IsEmpty && statements.IsEmpty)
        {
            return statement;
        }

        return statement with
        {
            Speakers = [.. statement.Speakers.Select(speaker => speaker with { Actor = Name(speaker.Actor, actors) }).Distinct()],
            Addressees = Actors(statement.Addressees, actors),
            Commitment = statement.Commitment is { } commitment
                ? commitment with { Debtors = Actors(commitment.Debtors, actors), Toward = Actors(commitment.Toward, actors) }
                : null,
            DuplicateOf = statements.Of(statement.Id) is var into && into != statement.Id ? into : Name(statement.DuplicateOf, statements),
        };
    }

    private static string? Name(string? id, MergedNames names) => id is null ? null : names.Of(id);

    private static ValueList<string> List(ValueList<string> ids, MergedNames names) => [.. ids.Select(names.Of).Distinct(StringComparer.Ordinal)];

    private static ValueList<ActorName> Actors(ValueList<ActorName> list, MergedNames names) =>
        [.. list.Select(actor => actor with { Actor = Name(actor.Actor, names) }).Distinct()];

    private static ValueList<Evidence> Evidence(ValueList<Evidence> evidence, MergedNames names) =>
        evidence.Any(words => words.By is { } by && names.Of(by) != by) ? [.. evidence.Select(words => words with { By = Name(words.By, names) })] : evidence;
}
