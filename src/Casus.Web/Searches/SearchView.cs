using Casus.Ledger;
using Casus.Model;

namespace Casus.Web;

/// <summary>What a search finds, and by what it can be narrowed down.</summary>
/// <param name="Names">Of the dossier's parties.</param>
public sealed record SearchView(SearchAsked Asked, Page<SearchHit> Found, SearchFacets Facets, Names Names)
{
    /// <summary>Hits of one page.</summary>
    public const int Listed = 40;

    internal static SearchView At(SearchAsked asked, DossierShelf.Held held, ILedger ledger)
    {
        var query = asked.Query(held.Dossier.Id, Listed);
        return new(asked, ledger.Search(query), ledger.CountFacets(query), new(held.Dossier));
    }

    /// <summary>The facets that have something to choose, each value with the address that takes it up or leaves it again.</summary>
    public IReadOnlyList<FacetList> Lists =>
    [
        .. new[]
        {
            Of("act", "Act", Facets.Acts, v => Asked.Acts.Any(a => a.Word() == v), (v, on) => Asked with { Acts = Toggled(Asked.Acts, StatementWords.TryReadAct(v, out var act) ? act : default, on) }),
            Of("actor", "Actor", Facets.Actors, Asked.Actors.Contains, (v, on) => Asked with { Actors = Toggled(Asked.Actors, v, on) }, Name),
            Of("side", "Side", Facets.Sides, v => Same(Asked.Side, v), (v, on) => Asked with { Side = on ? v : null }),
            Of("date", "Date", Facets.Dates, v => Asked.From?.ToString() == v && Asked.To?.ToString() == v, (v, on) => Dated(on ? v : null)),
            Of("place", "Place", Facets.Places, v => Same(Asked.Place, v), (v, on) => Asked with { Place = on ? v : null }),
            Of("state", "In the dossier", Facets.States, v => Asked.State is { } s && SearchAsked.Word(s) == v, (v, on) => Asked with { State = on ? Enum.Parse<ReviewState>(v, ignoreCase: true) : null }),
        }.Where(l => l.Values.Count > 0),
    ];

    /// <summary>What narrows the search now, each with the address without it.</summary>
    public IReadOnlyList<FacetChoice> Chosen
    {
        get
        {
            var chosen = new List<FacetChoice>();
            chosen.AddRange(Asked.Acts.Select(a => Left(a.Word(), Asked with { Acts = [.. Asked.Acts.Where(o => o != a)] })));
            chosen.AddRange(Asked.Actors.Select(a => Left(Name(new(a, a, 0)), Asked with { Actors = [.. Asked.Actors.Where(o => o != a)] })));
            Add(Asked.Side, Asked with { Side = null });
            Add(Asked.Place, Asked with { Place = null });
            Add(Asked.Publisher, Asked with { Publisher = null });
            Add(Asked.State is { } state ? SearchAsked.Word(state) : null, Asked with { State = null });
            Add(Asked.From is { } from ? $"from {from}" : null, Asked with { From = null });
            Add(Asked.To is { } to ? $"to {to}" : null, Asked with { To = null });
            Add(Asked.For == SearchFor.All ? null : Asked.For.ToString().ToLowerInvariant(), Asked with { For = SearchFor.All });
            return chosen;

            void Add(string? name, SearchAsked without)
            {
                if (name is not null)
                {
                    chosen.Add(Left(name, without));
                }
            }
        }
    }

    public string? Next => Found.Next is { } next ? (Asked with { After = next }).Address() : null;

    private static FacetList Of(string key, string title, Facet facet, Func<string, bool> isChosen, Func<string, bool, SearchAsked> with, Func<FacetValue, string>? name = null) => new(
        key,
        title,
        [.. facet.Values.Select(v => new FacetChoice(name?.Invoke(v) ?? v.Name, v.Count, isChosen(v.Value), (with(v.Value, !isChosen(v.Value)) with { After = null }).Address()))],
        facet.Counted,
        facet.IsWhole);

    // A dossier names its parties; others have the name they were found by.
    private string Name(FacetValue actor) => Names.Of(actor.Value) is var named && named != actor.Value ? named : Facets.Actors.Values.FirstOrDefault(v => v.Value == actor.Value)?.Name ?? actor.Name;

    private SearchAsked Dated(string? date) => PartialDate.TryParse(date ?? string.Empty, out var given) ? Asked with { From = given, To = given } : Asked with { From = null, To = null };

    private static FacetChoice Left(string name, SearchAsked without) => new(name, 0, true, (without with { After = null }).Address());

    private static ValueList<T> Toggled<T>(ValueList<T> values, T value, bool on) => on ? [.. values, value] : [.. values.Where(v => !Equals(v, value))];

    private static bool Same(string? asked, string value) => string.Equals(asked, value, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A facet as a list of addresses.</summary>
/// <param name="IsWhole">False: it was counted over the newest <paramref name="Counted"/> alone.</param>
public sealed record FacetList(string Key, string Title, IReadOnlyList<FacetChoice> Values, int Counted, bool IsWhole);

/// <param name="Href">Takes the value up, or leaves it again where it is chosen.</param>
public sealed record FacetChoice(string Name, int Count, bool IsChosen, string Href);
