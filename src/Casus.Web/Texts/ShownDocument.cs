using System.Globalization;
using Casus.Ledger;
using Casus.Model;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>A document, or one part of a long one, as the page shows it.</summary>
/// <param name="Part">Which of the parts is shown, from 0.</param>
/// <param name="Listed">The statements of this part as the dossier holds them, with their numbers in the document.</param>
/// <param name="Correcting">The id of the statement whose correction the address opens; null for none.</param>
/// <param name="IsLost">True when words were looked for that do not stand in it.</param>
public sealed record ShownDocument(
    Document Document,
    CodePoints Points,
    IReadOnlyList<Span> Parts,
    int Part,
    IReadOnlyList<Piece> Pieces,
    IReadOnlyList<(int Number, ReviewedStatement Held)> Listed,
    bool IsLost,
    string? Correcting)
{
    /// <summary>By hash, with the words that the address names by place (<c>at</c>) or by quoting them (<c>quote</c>).</summary>
    internal static ShownDocument Find(ILedger ledger, TextShelf texts, string sha256, IQueryCollection query, string dossier)
    {
        var document = texts.Find(sha256) ?? throw WrongRequestException.Missing("The ledger holds no document with this hash.");
        var points = texts.Points(sha256)!;
        var held = ledger.Reviewed(dossier, sha256);
        var statements = held.Select(h => h.Statement).ToList();
        var (at, quote) = ((string?)query["at"], (string?)query["quote"]);
        var sought = at is not null ? Marks.Read(at, points)
            : quote is { Length: > 0 and <= Limits.Prose } ? Wording.Find(document, quote)
            : [];
        var parts = Web.Parts.Of(document.Text);
        var part = Chosen(query["part"], sought, parts);
        var range = parts[part];
        return new(
            document,
            points,
            parts,
            part,
            MarkedText.Pieces(document, statements, sought, range, points),
            [.. held.Index().Select(s => (s.Index + 1, s.Item)).Where(s => s.Item.Statement.Content.Spans[0].Overlaps(range))],
            sought.IsEmpty && (at ?? quote) is { Length: > 0 },
            query["correct"]);
    }

    private static int Chosen(string? asked, ValueList<Span> sought, IReadOnlyList<Span> parts)
    {
        if (!sought.IsEmpty)
        {
            return Math.Max(0, parts.Index().FirstOrDefault(p => p.Item.Contains(sought[0].Start)).Index);
        }

        return int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, parts.Count) - 1 : 0;
    }
}
