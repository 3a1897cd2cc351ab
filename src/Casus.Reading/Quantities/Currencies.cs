using System.Collections.Frozen;
using Casus.Language;

namespace Casus.Reading;

/// <summary>Currencies by their names, symbols and ISO 4217 codes (<c>data/reading/currencies.tsv</c>).</summary>
internal static class Currencies
{
    private static readonly Tables All = Read();

    private sealed record Tables(FrozenDictionary<string, string> Plain, FrozenDictionary<(string, string), string> Qualified, FrozenDictionary<string, string> Symbols, FrozenSet<string> Codes, FrozenSet<string> Names);

    /// <summary>The code of a symbol that stands before its amount (<c>$</c>, <c>US$</c>, <c>€</c>) or of a code (<c>EUR</c>); null else.</summary>
    public static string? Before(string text) => All.Symbols.GetValueOrDefault(text) ?? (text.Length == 3 && All.Codes.Contains(text) ? text : null);

    /// <summary>The currency named at a token: <c>euros</c>, <c>Singapore dollars</c>, <c>EUR</c>. The code is null where the name is that of several (<c>pesos</c>).</summary>
    public static (int End, string? Code, string Name)? At(Doc doc, int at, int end)
    {
        if (at >= end)
        {
            return null;
        }

        if (Before(doc[at].Text) is { } code)
        {
            return (at + 1, code, code);
        }

        if (All.Names.Contains(doc[at].Lower))
        {
            return (at + 1, All.Plain.GetValueOrDefault(doc[at].Lower), doc[at].Lower);
        }

        // U.S. dollars, New Zealand dollars
        for (var words = 1; words <= 2 && at + words < end; words++)
        {
            var qualifier = words == 1 ? doc[at].Lower : doc[at].Lower + " " + doc[at + 1].Lower;
            if (All.Qualified.TryGetValue((qualifier, doc[at + words].Lower), out var found))
            {
                return (at + words + 1, found, doc[at + words].Lower);
            }
        }

        return null;
    }

    private static Tables Read()
    {
        var plain = new Dictionary<string, string>(StringComparer.Ordinal);
        var qualified = new Dictionary<(string, string), string>();
        var symbols = new Dictionary<string, string>(StringComparer.Ordinal);
        var (codes, names) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var row in Facts.Rows("currencies.tsv"))
        {
            codes.Add(row[0]);
            foreach (var name in Parts(row[1]))
            {
                names.Add(name);
                if (row[3] == "plain")
                {
                    plain.TryAdd(name, row[0]);
                }

                foreach (var qualifier in Parts(row[2]))
                {
                    qualified[(qualifier, name)] = row[0];
                }
            }

            foreach (var symbol in Parts(row[4]))
            {
                symbols.TryAdd(symbol, row[0]);
            }
        }

        return new(plain.ToFrozenDictionary(StringComparer.Ordinal), qualified.ToFrozenDictionary(), symbols.ToFrozenDictionary(StringComparer.Ordinal), codes.ToFrozenSet(StringComparer.Ordinal), names.ToFrozenSet(StringComparer.Ordinal));
    }

    private static string[] Parts(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries);
}
