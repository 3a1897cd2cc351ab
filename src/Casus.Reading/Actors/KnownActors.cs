using Casus.Model;

namespace Casus.Reading;

/// <summary>Looks actors up in the built-in tables by their ids, as the reader gives them.</summary>
public static class KnownActors
{
    private static readonly Lazy<ILookup<string, KnownActor>> Bodies = new(() => States().Concat(Organisations()).ToLookup(a => a.Actor, StringComparer.Ordinal));

    /// <summary>What is known of an actor: nothing, one, or several persons of one name, who share an id.</summary>
    public static IReadOnlyList<KnownActor> Find(string actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.StartsWith("person/", StringComparison.Ordinal)
            ? [.. ActorKnowledge.BuiltIn.People.Of(actor).Select(Person)]
            : [.. Bodies.Value[actor]];
    }

    /// <summary>Who speaks for a side on a day by an office of which it has one, the best known first.</summary>
    /// <param name="side">As <see cref="KnownActor.Side"/>.</param>
    public static IReadOnlyList<OfficeHolder> HoldersOn(string side, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(side);
        return [.. ActorKnowledge.BuiltIn.People.Holders(side, (((day.Year * 100) + day.Month) * 100) + day.Day)
            .OrderByDescending(h => h.Term.Weight).ThenBy(h => h.Term.Office, StringComparer.Ordinal)
            .Select(h => new OfficeHolder(h.Person.Actor, h.Person.Name, Office(h.Term)))];
    }

    private static KnownActor Person(KnownPerson person) => new(
        person.Actor, person.Name, SpeakerKind.Person, null, [.. person.OtherNames], [.. person.Terms.OrderByDescending(t => t.Since).ThenByDescending(t => t.Until).Select(Office)]);

    private static HeldOffice Office(Term term) => new(
        term.Office, term.Side.Length == 0 ? null : term.Side, Day(term.Since), term.Until == Term.Open ? null : Day(term.Until));

    // Some sources count thirty-one days in every month.
    private static DateOnly? Day(int day)
    {
        var (year, month) = (day / 10_000, day / 100 % 100);
        return year is < 1 or > 9999 || month is < 1 or > 12 ? null : new DateOnly(year, month, Math.Clamp(day % 100, 1, DateTime.DaysInMonth(year, month)));
    }

    private static IEnumerable<KnownActor> States() => Facts.Rows("actors.states.tsv")
        .Select(row => new KnownActor($"state/{row[0]}", row[1], SpeakerKind.State, row[0], Names(row[2], row[1]), []));

    private static IEnumerable<KnownActor> Organisations() => Facts.Rows("actors.bodies.tsv")
        .Select(row => new KnownActor(
            row[0],
            row[1],
            row[2] switch { "group" => SpeakerKind.Group, "office" => SpeakerKind.Office, _ => SpeakerKind.Organisation },
            row[3] switch { "=" => row[1], "" or "-" or NamedActor.OfTheText => null, var side => side },
            Names(row[4], row[1]),
            []));

    private static ValueList<string> Names(string names, string own) => [.. names.Split('|', StringSplitOptions.RemoveEmptyEntries).Where(n => n != own)];
}
