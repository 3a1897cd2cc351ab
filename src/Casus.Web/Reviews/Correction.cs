using Casus.Model;
using Microsoft.Extensions.Primitives;

namespace Casus.Web;

/// <summary>Makes a corrected statement of what a form gives: words as they stand in the text, the act, the speaker, the conditions.</summary>
/// <remarks>Words that were left as they were keep their places; others are looked for, the nearest to the old place first.</remarks>
internal sealed class Correction(Document document, Statement proposed)
{
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string[]> Errors => _errors;

    /// <summary>The statement as corrected, with the id of the one it corrects; null with <see cref="Errors"/>.</summary>
    public Statement? Make(Func<string, StringValues> field)
    {
        var content = Words("content", field("content"), proposed.Content);
        if (content is null && !_errors.ContainsKey("content"))
        {
            Wrong("content", "A statement says something: give the words of its content.");
        }

        var source = Words("source", field("source"), proposed.Source);
        var cue = Words("cue", field("cue"), proposed.Cue);
        var conditions = Conditions(field("condition"), field("condition-kind"));
        var speakers = Speakers(One(field("speaker")), One(field("actor")));
        if (!StatementWords.TryReadAct(One(field("act")) ?? string.Empty, out var act))
        {
            Wrong("act", "Choose an act.");
        }

        return _errors.Count > 0 ? null : proposed with
        {
            Source = source,
            Cue = cue,
            Content = content!,
            Speakers = speakers,
            Act = act,
            Acts = act == proposed.Act ? proposed.Acts : [],
            Conditions = conditions,
            Commitment = act == proposed.Act ? proposed.Commitment : null,
        };
    }

    private Quoted? Words(string name, StringValues given, Quoted? before)
    {
        if (One(given) is not { } words)
        {
            return null;
        }

        if (before is not null && Same(words, before.Text))
        {
            return before;
        }

        return Place(words, before?.Start ?? proposed.Content.Start) is { } span ? Quoted.From(document.Text, span) : Lost(name, words);
    }

    private Quoted? Lost(string name, string words)
    {
        Wrong(name, $"These words do not stand in the text one after the other: “{WrongRequestException.Clip(words)}”. Quote them exactly.");
        return null;
    }

    private ValueList<ConditionClause> Conditions(StringValues words, StringValues kinds)
    {
        var conditions = new List<ConditionClause>();
        for (var i = 0; i < words.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(words[i]))
            {
                continue;
            }

            var text = Plain(words[i]!);
            var kind = i < kinds.Count && StatementWords.TryReadConditionKind(kinds[i] ?? string.Empty, out var read) ? read : ConditionKind.Other;
            var known = proposed.Conditions.FirstOrDefault(c => Same(text, c.Text));
            if (known is not null)
            {
                conditions.Add(known with { Kind = kind });
            }
            else if (Place(text, proposed.Content.Start) is { } span)
            {
                // What the new words mean as a formula is for a person to say, not for a guess.
                conditions.Add(new(span, span.In(document.Text), kind, null, null));
            }
            else
            {
                Lost("condition", text);
            }
        }

        return [.. conditions];
    }

    private ValueList<Speaker> Speakers(string? name, string? actor)
    {
        if (name is null)
        {
            return [];
        }

        var first = proposed.Speakers.IsEmpty ? null : proposed.Speakers[0];
        if (string.Join(" and ", proposed.Speakers.Select(s => s.Name)) == name && first?.Actor == actor)
        {
            return proposed.Speakers;
        }

        var kind = actor?.Split('/')[0] switch
        {
            "person" => SpeakerKind.Person,
            "state" => SpeakerKind.State,
            "organisation" => SpeakerKind.Organisation,
            "group" => SpeakerKind.Group,
            null => first?.Kind ?? SpeakerKind.Person,
            _ => (SpeakerKind?)null,
        };
        if (kind is null || actor is { Length: > Limits.Line } || actor?.Contains(' ', StringComparison.Ordinal) == true)
        {
            Wrong("actor", "An actor is written state/UKR, person/…, organisation/… or group/…; leave it empty where none is known.");
            return [];
        }

        return [new(actor, name, kind.Value, actor is ['s', 't', 'a', 't', 'e', '/', ..] ? actor[6..] : first?.Side)];
    }

    // All places of the words, whatever white space stands between them in the text; the one nearest to the old place.
    private Span? Place(string words, int near)
    {
        var parts = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Span? best = null;
        for (var at = document.Text.IndexOf(parts[0], StringComparison.Ordinal); at >= 0; at = document.Text.IndexOf(parts[0], at + 1, StringComparison.Ordinal))
        {
            if (End(parts, at) is { } end && (best is null || Math.Abs(at - near) < Math.Abs(best.Value.Start - near)))
            {
                best = new Span(at, end);
            }
        }

        return best;
    }

    private int? End(string[] parts, int at)
    {
        foreach (var (i, part) in parts.Index())
        {
            if (i > 0)
            {
                var space = at;
                while (at < document.Text.Length && char.IsWhiteSpace(document.Text[at]))
                {
                    at++;
                }

                if (at == space)
                {
                    return null;
                }
            }

            if (string.CompareOrdinal(document.Text, at, part, 0, part.Length) != 0)
            {
                return null;
            }

            at += part.Length;
        }

        return at;
    }

    private static bool Same(string given, string before) => Plain(given) == Plain(before);

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? One(StringValues values)
    {
        var text = values is [{ } first, ..] ? Plain(first) : string.Empty;
        return text.Length is > 0 and <= Limits.Prose ? text : null;
    }

    private void Wrong(string field, string why) => _errors.TryAdd(field, [why]);
}
