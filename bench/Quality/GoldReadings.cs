using System.Text.Json;
using System.Text.RegularExpressions;
using Casus.Language;
using Casus.Model;
using Casus.Reading;

namespace Casus.Quality;

/// <summary>The annotators' speakers and acts as readings, so that what follows from them is measured alone.</summary>
internal static partial class GoldReadings
{
    public static List<GivenReading> Of(GoldDocument gold)
    {
        var who = new WhoSpeaks(gold.Document, gold.Sayings);
        return [.. gold.Labels.Select((label, i) => new GivenReading(new([.. Speakers(label, gold.Document, gold.Sayings[i]).Select(one => Known(one, who.Of(i).Speakers))], "given"), new([new(ActOf(label), 1)], ["given"])))];
    }

    // The labels have a name and a side; id and kind are the reader's where it found the same one.
    private static Speaker Known(Speaker given, ValueList<Speaker> read) =>
        read.FirstOrDefault(one => one.Kind != SpeakerKind.Anonymous && GoldNames.Same(given.Name, new ActorName(one.Actor, one.Name))) is { } found ? given with { Actor = found.Actor, Kind = found.Kind } : given;

    private static Act ActOf(JsonElement label) => StatementWords.TryReadAct(label.GetProperty("act").GetString() ?? string.Empty, out var act) ? act : Act.Report;

    private static ValueList<Speaker> Speakers(JsonElement label, ParsedDocument document, Saying saying)
    {
        string[] names = Parts(label, "speaker"), sides = Parts(label, "side");
        return [.. names.Select((name, i) => One(name, sides.Length == names.Length ? sides[i] : sides.Length == 1 ? sides[0] : null, document, saying))];
    }

    private static string[] Parts(JsonElement label, string key) =>
        label.GetProperty(key).GetString() is { } text ? text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];

    private static Speaker One(string name, string? side, ParsedDocument document, Saying saying)
    {
        side = side == "-" ? null : side;
        if (name == "anonymous")
        {
            return new(null, name, SpeakerKind.Anonymous, side);
        }

        if (Alpha3().IsMatch(name))
        {
            return new("state/" + name, document.Actors.StateName(name), SpeakerKind.State, name);
        }

        if (document.Actors.Names.Of(name) is [var known, ..])
        {
            return new(known.Actor, known.Name, known.Kind, side);
        }

        return new(null, name, name == side || IsBody(document.Doc, saying) ? SpeakerKind.Organisation : SpeakerKind.Person, side);
    }

    private static bool IsBody(Doc doc, Saying saying)
    {
        foreach (var range in saying.Source)
        {
            for (var i = range.First; i < range.End; i++)
            {
                if (doc[i].Head.Index is var head && (head < range.First || head >= range.End || head == i) && !doc[i].IsSpace)
                {
                    return doc[i].EntityType is "ORG" or "GPE" or "NORP" || doc[i].Lower is "it" or "which" || (doc[i].Pos == "NOUN" && Titles.Bodies.Contains(doc[i].Lemma));
                }
            }
        }

        return false;
    }

    [GeneratedRegex("^[A-Z]{3}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Alpha3();
}
