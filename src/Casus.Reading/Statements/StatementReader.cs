using System.Globalization;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>One document's statements, in the order in which they begin.</summary>
internal sealed class StatementReader
{
    private readonly Document _document;
    private readonly CodePoints _points;
    private readonly Words _words;
    private readonly Frames _frames;
    private readonly SpeakerResolver _resolver;
    private readonly Commitments _commitments;

    private StatementReader(Document document, CancellationToken ct)
    {
        _document = document;
        _points = new(document.Text);
        _words = new(document.Text, ct);
        _frames = new(_words, ct);
        _resolver = new(_words, People.Of(_words, ct));
        _commitments = new(_frames, _resolver);
    }

    public static ValueList<Statement> Read(Document document, CancellationToken ct) => new StatementReader(document, ct).Read(ct);

    private ValueList<Statement> Read(CancellationToken ct)
    {
        var attributions = Attributions.Find(_frames, ct);
        attributions.Sort((a, b) => (First(a), a.Start, -a.End).CompareTo((First(b), b.Start, -b.End)));
        var statements = new List<Statement>(attributions.Count);
        var open = new List<(Attribution Attribution, Statement Statement)>(); // those a later one can stand in
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attribution in attributions)
        {
            ct.ThrowIfCancellationRequested();
            open.RemoveAll(outer => outer.Attribution.End <= First(attribution));
            var outer = open.FindLast(outer => Holds(outer.Attribution, attribution)).Statement;
            var statement = Make(attribution, outer);
            if (ids.Add(statement.Id))
            {
                statements.Add(statement);
                open.Add((attribution, statement));
            }
        }

        return [.. statements];
    }

    private Statement Make(Attribution attribution, Statement? outer)
    {
        var source = attribution.Source is { } range ? Quote([range]) : null;
        var cue = attribution.Cue.Count > 0 ? Quote(attribution.Cue) : null;
        var content = Quote(attribution.Content)!;
        var (speakers, how) = _resolver.Resolve(attribution, outer?.Speakers);
        var acts = ActTable.Of(_words, attribution.Cue, attribution.Content);
        var act = acts[0].Act;
        var conditions = ConditionFinder.Find(_frames, attribution.Content);
        var addressees = _commitments.Addressees(attribution, act, speakers);
        var deadline = Deadlines.Find(_words, attribution.Content, _document.Published);
        return new()
        {
            Id = StatementId.Of(_document.Sha256, _points, source, cue, content),
            Source = source,
            Cue = cue,
            Content = content,
            Speakers = speakers,
            Voice = Voices.Of(_frames, attribution.Content),
            Act = act,
            Acts = [.. acts.Where(p => p.Probability >= 0.05).Select(p => p with { Probability = Math.Round(p.Probability, 2) })],
            Conditions = [.. conditions.Select(condition => Clause(attribution, condition.Range, condition.Kind))],
            Deadline = deadline is { } due ? new(_words.Span(due.Range.First, due.Range.End), Text(due.Range), due.Value) : null,
            Addressees = addressees,
            Within = outer?.Id,
            Commitment = _commitments.Of(attribution, act, speakers, addressees, conditions),
            Said = _document.Published,
            Confidence = Math.Round(attribution.Strength, 2),
            Explanation = Explain(attribution, how, acts, conditions.Count),
        };
    }

    private static ValueList<string> Explain(Attribution attribution, string how, List<ActProbability> acts, int conditions)
    {
        var lines = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"attribution: '{attribution.Key}' with {Word(attribution.Pattern)}; right in {attribution.Strength:P0} of the training articles' cases"),
            "speaker: " + how,
            string.Create(CultureInfo.InvariantCulture, $"act: {acts[0].Act.Word()} {acts[0].Probability:0.00}, then {acts[1].Act.Word()} {acts[1].Probability:0.00}, by the words of cue and content"),
        };
        if (conditions > 0)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"conditions: {conditions}, each by its connective; the formula is left open"));
        }

        return [.. lines];
    }

    private static string Word(Pattern pattern) => pattern switch
    {
        Pattern.Left => "the content before it",
        Pattern.QuoteLeft => "a quote before it",
        Pattern.QuoteRight => "a quote after it",
        Pattern.That => "a that-clause",
        Pattern.Clause => "a clause",
        Pattern.Wh => "a question clause",
        Pattern.Infinitive => "an infinitive",
        Pattern.ObjectInfinitive => "an object and an infinitive",
        Pattern.As => "an object and 'as'",
        Pattern.Noun => "an object",
        Pattern.Preposition => "a prepositional object",
        Pattern.Gerund => "a gerund",
        Pattern.NounThat => "a that-clause of the noun",
        Pattern.NounInfinitive => "an infinitive of the noun",
        Pattern.According => "a source named after it",
        Pattern.Colon => "a name before the colon",
        _ => "another form",
    };

    private ConditionClause Clause(Attribution attribution, TokenRange range, ConditionKind kind)
    {
        // What it governs: the rest of the part of the content it stands in, on its longer side.
        var part = attribution.Content.Find(content => content.First <= range.First && range.End <= content.End);
        Span? governs = range.First - part.First >= part.End - range.End
            ? Trimmed(part.First, range.First) : Trimmed(range.End, part.End);
        return new(_words.Span(range.First, range.End), Text(range), kind, null, governs);
    }

    private Span? Trimmed(int first, int end)
    {
        while (first < end && _words.Class(first) is WordClass.Comma or WordClass.That or WordClass.Quote)
        {
            first++;
        }

        while (end > first && _words.Class(end - 1) is WordClass.Comma or WordClass.Stop or WordClass.Quote)
        {
            end--;
        }

        return end > first ? _words.Span(first, end) : null;
    }

    private Quoted? Quote(List<TokenRange> ranges)
    {
        var spans = new List<Span>();
        foreach (var range in ranges.OrderBy(range => range.First))
        {
            var span = _words.Span(range.First, range.End);
            if (spans.Count == 0 || span.Start >= spans[^1].End)
            {
                spans.Add(span);
            }
        }

        return spans.Count == 0 ? null : Quoted.From(_document.Text, [.. spans]);
    }

    private string Text(TokenRange range) => _words.Span(range.First, range.End).In(_document.Text);

    private static int First(Attribution attribution) =>
        Math.Min(attribution.Start, Math.Min(attribution.Source?.First ?? int.MaxValue, attribution.Cue.Count > 0 ? attribution.Cue[0].First : int.MaxValue));

    private static bool Holds(Attribution outer, Attribution inner) =>
        outer != inner && inner.Content.TrueForAll(part => outer.Content.Exists(whole => whole.First <= part.First && part.End <= whole.End))
        && (inner.Cue.Count == 0 || outer.Content.Exists(whole => whole.First <= inner.Cue[0].First && inner.Cue[0].End <= whole.End));
}
