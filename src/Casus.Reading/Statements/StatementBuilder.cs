using Casus.Model;

namespace Casus.Reading;

/// <summary>From the sayings of a document, as spans, to its statements: who speaks, which act, on which condition, binding whom.</summary>
internal sealed class StatementBuilder
{
    private const double LeastBinding = 0.15;

    /// <summary>A saying that reports no act, or is hardly one, is left out: what its spans are worth was asked before (<see cref="LabelledSpan.Worth"/>). Chosen on unseen articles.</summary>
    private const double Fewest = 0.25;

    private readonly ParsedDocument _document;
    private readonly IReadOnlyList<Saying> _sayings;
    private readonly WhoSpeaks _who;
    private readonly ActReader _acts;
    private readonly CommitmentReader _commitments;
    private readonly IReadOnlyList<GivenReading>? _given;

    private StatementBuilder(ParsedDocument document, IReadOnlyList<Saying> sayings, IReadOnlyList<GivenReading>? given)
    {
        (_document, _sayings, _given) = (document, sayings, given);
        _who = new(document, sayings);
        var participants = new Participants(document, _who);
        _acts = new(document, sayings, participants);
        _commitments = new(document, sayings, participants);
    }

    /// <param name="sayings">Ordered by where they begin, an outer one before what stands in it.</param>
    /// <param name="given">What is known beforehand of each saying, so that the later stages can be measured alone; null reads all.</param>
    public static ValueList<Statement> Build(ParsedDocument document, IReadOnlyList<Saying> sayings, CancellationToken ct, IReadOnlyList<GivenReading>? given = null) =>
        new StatementBuilder(document, sayings, given).Build(ct);

    private ValueList<Statement> Build(CancellationToken ct)
    {
        var statements = new List<Statement>(_sayings.Count);
        var ids = new string?[_sayings.Count];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < _sayings.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            var statement = Make(i, ids);
            // A document's own sentence is a statement when it does something; what it merely tells is its author's voice.
            if (statement.Confidence >= Fewest && !(_sayings[i] is { OfDocument: true, Cue.Count: 0 } && statement.Act is Act.Report or Act.Assessment) && seen.Add(statement.Id))
            {
                statements.Add(statement);
                ids[i] = statement.Id;
            }
            else
            {
                ids[i] = statement.Within;
            }
        }

        return [.. statements];
    }

    private Statement Make(int index, string?[] ids)
    {
        var saying = _sayings[index];
        var (source, cue, content) = (_document.Quote(saying.Source), _document.Quote(saying.Cue), _document.Quote(saying.Content)!);
        var found = _who.Of(index); // also where a speaker is given: pronouns lean on who spoke before
        var speaker = _given?[index].Speaker ?? found;
        var act = _given?[index].Act ?? _acts.Of(index, speaker.Speakers);
        var conditions = ConditionReader.Of(_document, saying);
        var commitment = _commitments.Of(index, speaker.Speakers, act, conditions);
        return new()
        {
            Id = StatementId.Of(_document.Document.Sha256, _document.Points, source, cue, content),
            Source = source,
            Cue = cue,
            Content = content,
            Speakers = speaker.Speakers,
            Voice = VoiceOf(_document, saying),
            Act = act.Act,
            Acts = [.. act.Acts.Where(p => p.Probability >= 0.05).Select(p => p with { Probability = Math.Round(p.Probability, 2) })],
            Conditions = conditions.Conditions,
            Deadline = MayFallDue(act) ? conditions.Deadline : null,
            Quantities = QuantityReader.Of(_document, saying),
            Addressees = commitment.Addressees,
            Within = saying.Within < 0 ? null : ids[saying.Within],
            Commitment = commitment.Commitment,
            Relays = RelayReader.Of(_document, _sayings, index, speaker.Speakers),
            Said = SaidDay.Of(_document, saying),
            Confidence = Math.Round(saying.Confidence * (1 - act.None), 2),
            Explanation = [.. saying.Evidence, "speaker: " + speaker.Why, .. act.Why, .. conditions.Why, .. commitment.Why],
        };
    }

    // Only an act that binds, or says what must be, falls due.
    private static bool MayFallDue(ActReading act) =>
        act.Acts.Where(p => p.Act is Act.Threat or Act.Pledge or Act.Offer or Act.Demand or Act.Requirement or Act.Refusal).Sum(p => p.Probability) >= LeastBinding;

    /// <summary>Whether a content stands in quotation marks: all of it, part of it or none; function words outside do not count.</summary>
    internal static Voice VoiceOf(ParsedDocument document, Saying saying)
    {
        int inside = 0, outside = 0;
        foreach (var range in saying.Content)
        {
            for (var i = range.First; i < range.End; i++)
            {
                var token = document.Doc[i];
                if (token.IsSpace || token.Pos is "PUNCT" or "SYM" || document.Quotes.IsMark(i))
                {
                    continue;
                }

                if (document.Quotes.IsInside(i))
                {
                    inside++;
                }
                else if (token.Pos is not ("SCONJ" or "DET" or "PRON" or "CCONJ" or "PART" or "ADP"))
                {
                    outside++;
                }
            }
        }

        return inside == 0 ? Voice.Indirect : outside == 0 ? Voice.Direct : Voice.Mixed;
    }
}
