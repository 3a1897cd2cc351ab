using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Casus.Exchange;
using Casus.Model;

namespace Casus.Web.Tests;

/// <summary>An invented arrangement: eight states pledge an escort through a strait, two of them named, all on the same words.</summary>
internal static class Strait
{
    public const string Words = "eight states have pledged to escort ships once the strait is open";

    public const string For = "Minister Orla Venn said Alfa had put two ships at the escort's disposal";

    public const string Against = "no ship of Alfa has left its port";

    public static readonly Document Communique = Document("communique.txt", $"PORT BRAVO, 2 January 2026\n\nThe conference let it be known that {Words}. It called the part of Alfa necessary.\n");

    public static readonly Document Agency = Document("agency.txt", $"{For}. A harbour master said that {Against}.\n");

    public static Document Document(string name, string text)
    {
        var raw = Encoding.UTF8.GetBytes(text);
        return new()
        {
            Name = name,
            Path = $"papers/{name}",
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(raw)),
            Text = text,
            Raw = raw,
            Title = $"Paper {name}",
            Published = new PartialDate(2026, 1, 2),
            PublishedFrom = DateSource.Option,
            Language = "en",
        };
    }

    /// <summary>A statement over the first occurrence of the words.</summary>
    public static Statement Statement(Document document, string content, string? source = null)
    {
        var at = document.Text.IndexOf(content, StringComparison.Ordinal);
        return new()
        {
            Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document.Sha256 + content)))[..16],
            Source = source is null ? null : Quoted.From(document.Text, Place(document, source)),
            Content = Quoted.From(document.Text, new Span(at, at + content.Length)),
            Speakers = [new(null, source ?? "the conference", SpeakerKind.Organisation, null)],
            Act = Act.Pledge,
            Confidence = 0.75,
        };
    }

    public static Dossier Dossier(int reviewers = 1)
    {
        var parties = string.Concat(Enumerable.Range(1, 8).Select(i => i switch
        {
            1 => "  - { id: state/ALF, name: Alfa }\n",
            2 => "  - { id: state/BRV, name: Bravo }\n",
            _ => Line($"  - {{ id: unnamed-{i}, name: not named in the report, named: false }}\n"),
        }));
        var joins = string.Concat(Enumerable.Range(1, 8).Select(i => Line($"  - {{ id: escorts-{i}, text: State {i} escorts ships }}\n")));
        var pledges = string.Concat(Enumerable.Range(1, 8).Select(i => Line(
            $"  - {{ id: pledge-{i}, kind: pledge, debtors: [{(i == 1 ? "state/ALF" : i == 2 ? "state/BRV" : $"unnamed-{i}")}], toward: [group/shipping], made: 2026-01-02, if: strait-open or truce, then: escorts-{i}, evidence: [{{ document: communique.txt, words: {Words} }}] }}\n")));
        var yaml = $$"""
            dossier: strait
            title: The escort <through> the strait
            summary: Eight states, one promise.
            asOf: 2026-01-03
            policy: { reviewers: {{reviewers.ToString(CultureInfo.InvariantCulture)}} }
            parties:
            {{parties}}  - { id: group/shipping, name: Shipping }
            propositions:
              - { id: strait-open, text: The strait is open }
              - { id: truce, text: A truce holds }
              - { id: alfa-part, text: Alfa takes part }
              - { id: escort, text: The escort holds }
            {{joins}}commitments:
            {{pledges}}  - { id: threat-1, kind: threat, debtors: [state/BRV], toward: [state/ALF], made: 2026-01-02, if: not truce, then: escorts-2, evidence: [] }
            dependencies:
              - { of: escort, needs: alfa-part, text: The part of Alfa is called necessary, evidence: [{ document: communique.txt, words: It called the part of Alfa necessary }] }
            findings:
              - { proposition: alfa-part, value: true, from: 2026-01-02, to: null, recorded: 2026-01-03, source: Orla Venn, evidence: [{ document: agency.txt, words: {{For}} }] }
              - { proposition: alfa-part, value: false, from: 2026-01-02, to: null, recorded: 2026-01-03, source: a harbour master, evidence: [{ document: agency.txt, words: {{Against}} }] }
            contributions: [{ party: state/ALF, domain: sea, capability: ships, quantity: 2, stage: promised-if, evidence: [] }]
            measures: [{ text: Tolls are raised, authority: Bravo, targets: [state/ALF], stage: threatened, evidence: [] }]
            incidents: [{ text: A buoy was cut, on: 2026-01-01, place: Narrows, evidence: [] }]
            series: [{ id: passages, text: Passages, unit: ships, points: [{ at: 2026-01-01, value: 12 }, { at: 2026-01-02, value: 9 }] }]

            """;
        var outcome = DossierYaml.Read("dossier.yaml", yaml.Replace("\r", string.Empty, StringComparison.Ordinal));
        var dossier = outcome.Value ?? throw new InvalidOperationException(string.Join('\n', outcome.Refusals));
        return EvidenceResolver.Resolve(dossier, [Communique, Agency]).Dossier;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static Span Place(Document document, string words)
    {
        var at = document.Text.IndexOf(words, StringComparison.Ordinal);
        return new(at, at + words.Length);
    }
}
