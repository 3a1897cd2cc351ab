using Casus.Logic;
using Casus.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Casus.Web;

/// <summary>Reads and writes what is supposed, as the command does: <c>ceasefire=true@2026-02-01</c>.</summary>
internal static class Suppositions
{
    public static ValueList<Supposition> Read(StringValues texts, Dossier dossier)
    {
        if (texts.Count > Limits.Suppositions)
        {
            throw new WrongRequestException(StatusCodes.Status400BadRequest, "too-many", $"At most {Limits.Suppositions} propositions can be supposed at once.");
        }

        var read = new List<Supposition>(texts.Count);
        foreach (var text in texts)
        {
            var supposition = Read(text ?? string.Empty, dossier);

            // The last word on a proposition counts, as when a control is set twice.
            read.RemoveAll(s => s.Proposition == supposition.Proposition);
            read.Add(supposition);
        }

        return [.. read];
    }

    public static string Write(Supposition supposition) =>
        $"{supposition.Proposition}={supposition.Value.Word()}{(supposition.From is { } from ? $"@{from}" : string.Empty)}";

    private static Supposition Read(string text, Dossier dossier)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var at = text.IndexOf('@', equals + 1);
        var (id, value) = equals < 0 ? (text, string.Empty) : (text[..equals], at < 0 ? text[(equals + 1)..] : text[(equals + 1)..at]);
        Truth? truth = value switch { "true" => Truth.True, "false" => Truth.False, "unknown" => Truth.Unknown, _ => null };
        if (truth is null)
        {
            throw new WrongRequestException(
                StatusCodes.Status400BadRequest, "bad-supposition", $"'{WrongRequestException.Clip(text)}' is no supposition; write PROPOSITION=true, =false or =unknown, and @DATE where it begins.");
        }

        Moment? from = null;
        if (at >= 0)
        {
            from = Moment.TryParse(text[(at + 1)..], out var moment) ? moment : throw WrongRequestException.BadTime(id, text[(at + 1)..]);
        }

        return dossier.Propositions.Any(p => p.Id == id)
            ? new(id, truth.Value, from)
            : throw WrongRequestException.Missing(WrongRequestException.NoProposition(id, dossier.Propositions.Select(p => p.Id)));
    }
}
