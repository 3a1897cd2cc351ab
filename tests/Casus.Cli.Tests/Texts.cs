namespace Casus.Cli.Tests;

/// <summary>Small reports and dossiers written for these tests, about invented states.</summary>
internal static class Texts
{
    public const string Report = """
        Mirov warns of closure

        PORT ELMA, 12 March 2026

        Velian Foreign Minister Ada Mirov said on Thursday that her country will close the strait if the inspections go on.

        “We will not wait for ever,” she told reporters. Korland rejected the demand.
        """;

    public const string Page = """
        <!doctype html>
        <html lang="en"><head><title>Harbour talks resume</title><meta charset="utf-8">
        <meta property="article:published_time" content="2026-04-02T08:00:00Z"></head>
        <body><nav><a href="/a">Home</a> <a href="/b">World</a></nav>
        <article><h1>Harbour talks resume</h1>
        <p>Negotiators from Velia and Korland went back to the table on Thursday after a pause of three weeks, officials of both sides said in the port.</p>
        <p>“We have agreed on the agenda and on nothing else,” the Korland envoy, Piet Aldan, told reporters as he went into the hall for the first session.</p>
        <p>Velian President Oro Lend said that the fees would be lifted once the two governments had signed a protocol on the pilots’ safety.</p></article>
        <footer>All rights reserved. Share this story. Related: ten harbours to see.</footer></body></html>
        """;

    public const string Dossier = """
        dossier: harbour
        title: The harbour arrangement
        asOf: 2026-01-10
        policy: { reviewers: 1 }
        parties: [{ id: state/VEL, name: Velia }, { id: state/KOR, name: Korland }]
        propositions:
          - { id: protocol, text: The protocol is signed }
          - { id: fees-lifted, text: Velia has lifted its fees, absence: monitored }
          - { id: pilots-safe, text: The pilots are safe }
        commitments:
          - { id: velia-lifts, kind: pledge, debtors: [state/VEL], toward: [state/KOR], made: 2026-01-02, if: protocol, then: fees-lifted, within: P30D,
              evidence: [{ document: report.txt, words: will lift the fees }] }
          - { id: korland-closes, kind: threat, debtors: [state/KOR], toward: [state/VEL], made: 2026-01-03, if: not pilots-safe, then: protocol }
        findings: []
        """;
}
