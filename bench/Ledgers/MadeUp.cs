using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Casus.Model;

namespace Casus.Ledgers;

/// <summary>Made-up documents, statements and a dossier, of the sizes that news has.</summary>
internal static class MadeUp
{
    private static readonly string[] Words =
        "harbour ferry strait toll pilot quay cable island council minister envoy winter patrol market grain treaty border river bridge signal convoy anchor lantern ledger courier".Split(' ');

    private static readonly Origin Unset = new("bench", Instant.Min, Instant.Min);

    /// <summary>A document of some ten sentences for each twenty statements.</summary>
    public static (Document Document, List<Statement> Statements) Document(int number, int statements)
    {
        var random = new Random(number);
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"Report {number}. "));
        var spans = new List<Span>();
        for (var i = 0; i < statements; i++)
        {
            var start = text.Length;
            for (var word = 0; word < 18; word++)
            {
                text.Append(word == 0 ? string.Empty : " ").Append(Words[random.Next(Words.Length)]);
            }

            spans.Add(new Span(start, text.Length));
            text.Append(". ");
        }

        var whole = text.ToString();
        var raw = Encoding.UTF8.GetBytes(whole);
        var document = new Document
        {
            Name = $"{number}.txt",
            Path = $"reports/{number}.txt",
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(raw)),
            Text = whole,
            Raw = raw,
            Title = $"Report {number}",
            Published = new PartialDate(new DateOnly(2020, 1, 1).AddDays(number % 2000)),
            PublishedFrom = DateSource.Text,
            Publisher = $"Gazette {number % 40}",
            Dateline = $"PORT {number % 90}",
            Language = "en",
        };
        return (document, [.. spans.Select((span, i) => Statement(document, span, number, i))]);
    }

    /// <summary>A dossier of some commitments, each on a proposition of its own.</summary>
    public static Dossier Dossier(int commitments) => new()
    {
        Id = "bench",
        Title = "A made-up dossier",
        Policy = new ReviewPolicy(1),
        Parties = [new Party("state/ALF", "Alfa", true, null, [], Unset)],
        Propositions = [.. Enumerable.Range(0, commitments).Select(i => new Proposition($"p{i}", $"Matter {i}", Absence.Open, null, null, [], Unset))],
        Commitments =
        [
            .. Enumerable.Range(0, commitments).Select(i => new Commitment(
                $"c{i}", CommitmentKind.Pledge, null, ["state/ALF"], [], Moment.FromDate(new DateOnly(2026, 1, 1)), Formula($"p{i}"), null, Formula($"p{(i + 1) % commitments}"),
                new Duration(0, 30, 0), null, [], Unset)),
        ],
        Findings = [.. Enumerable.Range(0, commitments).Select(i => new Finding($"f{i}", $"p{i}", i % 2 == 0, Moment.FromDate(new DateOnly(2026, 2, 1)), null, null, "seen", null, [], Unset))],
    };

    private static Statement Statement(Document document, Span span, int number, int i)
    {
        var content = Quoted.From(document.Text, span);
        return new Statement
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{number:x12}{i:x4}"),
            Source = Quoted.From(document.Text, new Span(span.Start, span.Start + 5)),
            Cue = Quoted.From(document.Text, new Span(span.Start + 6, span.Start + 10)),
            Content = content,
            Speakers = [new Speaker($"person/speaker-{number % 500}", $"Speaker {number % 500}", SpeakerKind.Person, $"S{number % 60}")],
            Act = (Act)(i % 12),
            Acts = [new ActProbability((Act)(i % 12), 0.8125), new ActProbability(Act.Report, 0.125)],
            Conditions = i % 4 == 0 ? [new ConditionClause(span, content.Text, ConditionKind.If, $"p{i}", span)] : [],
            Addressees = [new ActorName($"state/{number % 60}", $"State {number % 60}")],
            Commitment = i % 3 == 0 ? new CandidateCommitment(Act.Pledge, [new ActorName($"state/{number % 60}", "State")], [], content) : null,
            Said = document.Published,
            Confidence = (i % 100) / 100.0,
        };
    }

    private static Formula Formula(string text) =>
        FormulaSyntax.TryParse(text, out var formula, out var error) ? formula : throw new FormatException(error.Reason);
}
