using System.Security.Cryptography;
using System.Text;
using Casus.Model;

namespace Casus.Ledger.Tests;

/// <summary>Invented matters for the tests: Alfa, Bravo and a strait.</summary>
internal static class Samples
{
    public static readonly Instant Known = At("2026-01-06");

    public static Instant At(string date) => Moment.TryParse(date, out var moment) ? moment.Start : throw new FormatException(date);

    public static Moment On(string date) => Moment.TryParse(date, out var moment) ? moment : throw new FormatException(date);

    public static Formula Formula(string text) => FormulaSyntax.TryParse(text, out var formula, out var error) ? formula : throw new FormatException(error.Reason);

    public static Origin File(Instant? known = null, bool draft = false) => new("dossier.yaml:1", known ?? Known, draft ? null : known ?? Known);

    public static Document Document(string text, string name = "communique.txt", byte[]? raw = null)
    {
        raw ??= Encoding.UTF8.GetBytes(text);
        return new Document
        {
            Name = name,
            Path = "papers/" + name,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(raw)),
            Text = text,
            Raw = raw,
            Title = "Communiqué of the strait",
            Published = new PartialDate(2026, 1),
            PublishedFrom = DateSource.Text,
            Updated = "2026-01-07T10:00:00Z",
            Publisher = "Strait Gazette",
            RelayedFrom = "Northern Agency",
            Dateline = "PORT ALFA",
            Authors = ["A. Writer", "B. \"Second\" Writer"],
            Language = "en",
        };
    }

    public static Statement Statement(Document document, int start, int end, string speaker = "Minister Orla Venn")
    {
        var content = Quoted.From(document.Text, new Span(start, end));
        return new Statement
        {
            Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{document.Sha256}:{start}-{end}")))[..16],
            Source = new Quoted([new Span(0, Math.Min(4, start))], document.Text[..Math.Min(4, start)]),
            Cue = new Quoted([new Span(start, start + 1)], document.Text[start..(start + 1)]),
            Content = content,
            Speakers = [new Speaker("person/orla-venn", speaker, SpeakerKind.Person, "ALF"), new Speaker(null, "an aide", SpeakerKind.Anonymous, null)],
            Voice = Voice.Mixed,
            Act = Act.Pledge,
            Acts = [new ActProbability(Act.Pledge, 0.8125), new ActProbability(Act.Offer, 1e-7)],
            Conditions = [new ConditionClause(new Span(start, end), "once it is calm", ConditionKind.AsLongAs, "calm and not storm", new Span(0, 1))
            {
                Atoms = [new ConditionAtom("calm", new Span(start, end), "it is calm")],
                Deadline = new DeadlineClause(new Span(start, end), "by June", "2026-06"),
            }],
            Deadline = new DeadlineClause(new Span(start, end), "within 30 days", "P30D"),
            Quantities = [new Quantity(new Span(start, end), "40 to 50 ships", "40", "ship", null) { Upper = "50", Bound = QuantityBound.About }],
            Addressees = [new ActorName("state/BRV", "Bravo"), new ActorName(null, "the islands")],
            Within = "0123456789abcdef",
            DuplicateOf = "fedcba9876543210",
            Commitment = new CandidateCommitment(Act.Pledge, [new ActorName("state/ALF", "Alfa")], [], content)
            {
                Antecedent = new Antecedent("calm and not storm", content),
                Deadline = new DeadlineClause(new Span(start, end), "within 30 days", "P30D"),
            },
            Relays = ["Weir Press"],
            Said = new PartialDate(2026, 1, 5),
            Confidence = 0.93,
            Explanation = ["the cue is a verb of promising", "é ☂ \U0001F30A"],
        };
    }

    /// <summary>A dossier with an item of every kind, each with every field set.</summary>
    public static Dossier Strait(Instant? known = null)
    {
        var origin = File(known);
        ValueList<Evidence> words = [new Evidence("communique.txt", "will withdraw within 30 days", [new Span(10, 38)], null, "read aloud", "state/ALF")];
        return new Dossier
        {
            Id = "strait",
            Title = "The strait arrangement",
            Summary = "Two states and a strait.",
            AsOf = On("2026-01-06"),
            Policy = new ReviewPolicy(2),
            Parties = [new Party("state/ALF", "Alfa", true, "the northern shore", [], origin), new Party("state/BRV", "Bravo", false, null, words, origin)],
            Propositions =
            [
                new Proposition("ceasefire", "A ceasefire is in force.", Absence.Open, null, 0.6, words, origin),
                new Proposition("withdrawn", "Alfa has withdrawn.", Absence.Monitored, null, null, [], origin),
                new Proposition("guarantee", "It holds.", Absence.Open, Formula("at least 1 of (ceasefire, withdrawn)"), null, [], origin),
            ],
            Commitments =
            [
                new Commitment(
                    "alfa-withdraws", CommitmentKind.Pledge, "Alfa withdraws.", ["state/ALF"], ["state/BRV"], On("2026-01-02"), Formula("ceasefire and not guarantee"),
                    "once the guns are silent", Formula("withdrawn"), new Duration(0, 30, 0), On("2026-12"), words, origin),
            ],
            Dependencies = [new Dependency("d1", "guarantee", "ceasefire", "it rests on it", words, origin)],
            Findings = [new Finding("f1", "ceasefire", true, On("2026-01-05"), On("2026-03-01T12:00:00Z"), "Northern Agency", "seen", null, words, origin)],
            Acts = [new CommitmentAct("a1", "alfa-withdraws", CommitmentActKind.Suspend, On("2026-01-20"), "state/ALF", "state/BRV", "a pause", words, origin)],
            Stances = [new Stance("s1", "withdrawn", ["state/ALF"], StanceAct.Refusal, true, On("2026-01-04"), "unless the sea is calm", "0123456789abcdef", words, origin)],
            Contributions =
                [new Contribution("c1", "state/ALF", "sea", "ferries", 12345678901234567890.125m, "ships", ContributionStage.PromisedIf, On("2026"), "alfa-withdraws", words, origin)],
            Measures = [new Measure("m1", "A toll.", "the port", ["state/BRV"], MeasureStage.InForce, Formula("not ceasefire"), On("2026-02"), words, origin)],
            Incidents = [new Incident("i1", "A collision.", On("2026-01-03"), "the narrows", "state/BRV", "likely", words, origin) { Broke = "alfa-withdraws" }],
            Series = [new Series("s1", "Tolls paid", "EUR", [new SeriesPoint(On("2026-01"), On("2026-02"), "one month", 1.10m, "the port")], words, origin)],
        };
    }
}
