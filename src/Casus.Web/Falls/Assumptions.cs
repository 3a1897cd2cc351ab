using System.Globalization;
using Casus.Logic;
using Casus.Model;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>What is assumed of propositions to hold, in percent, where the dossier gives no probability or another is to be tried. Lives in the address; nothing is recorded.</summary>
/// <param name="Given">By id of a proposition, in [0, 100].</param>
/// <param name="Rest">For all that neither the dossier nor <paramref name="Given"/> tells; null: nothing is assumed of them.</param>
/// <param name="Settles">True: what is found true or false counts as certain.</param>
public sealed record Assumptions(IReadOnlyDictionary<string, double> Given, double? Rest, bool Settles)
{
    /// <summary>Before the id in an address: <c>p-union-guarantees=50</c>.</summary>
    public const string Prefix = "p-";

    public const string RestKey = "rest";

    public const string SettlesKey = "found";

    internal static Assumptions Read(IQueryCollection query, Dossier dossier)
    {
        var given = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (key, values) in query.Where(q => q.Key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var id = key[Prefix.Length..];
            if (dossier.Propositions.All(p => p.Id != id))
            {
                throw WrongRequestException.Missing(WrongRequestException.NoProposition(id, dossier.Propositions.Select(p => p.Id)));
            }

            if (Percent(id, values) is { } percent)
            {
                given[id] = percent;
            }
        }

        return new(given, Percent("the rest", query[RestKey]), query[SettlesKey] is not ["open", ..]);
    }

    /// <summary>What an address says of these assumptions.</summary>
    public IEnumerable<(string Key, string? Value)> Written =>
    [
        .. Given.Select(g => (Prefix + g.Key, (string?)Write(g.Value))),
        (RestKey, Rest is { } rest ? Write(rest) : null),
        (SettlesKey, Settles ? null : "open"),
    ];

    /// <summary>The probability that a basic proposition holds, in [0, 1]; null where nothing is known or assumed of it.</summary>
    public double? Of(Proposition proposition, Truth value) =>
        Settled(value) ?? (Given.TryGetValue(proposition.Id, out var percent) ? percent / 100 : (double?)null) ?? proposition.Probability ?? (Rest / 100);

    /// <summary>1 or 0 for what is found and counts as certain, else null.</summary>
    public double? Settled(Truth value) => (Settles, value) switch { (true, Truth.True) => 1, (true, Truth.False) => 0, _ => null };

    public static string Write(double percent) => percent.ToString("0.##", CultureInfo.InvariantCulture);

    private static double? Percent(string what, Microsoft.Extensions.Primitives.StringValues values)
    {
        if (values is not [{ Length: > 0 } text, ..])
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100
            ? percent
            : throw new WrongRequestException(
                StatusCodes.Status400BadRequest, "bad-probability", $"'{WrongRequestException.Clip(text)}' is no probability of {WrongRequestException.Clip(what)}; write a number from 0 to 100.");
    }
}
