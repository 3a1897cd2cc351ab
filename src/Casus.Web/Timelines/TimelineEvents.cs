using Casus.Ledger;
using Casus.Logic;
using Casus.Model;

namespace Casus.Web;

/// <summary>Gathers what a dossier has on days: items as known from the viewpoint, and the statements of its documents.</summary>
internal static class TimelineEvents
{
    /// <summary>Statements taken in; a dossier with more shows those of its latest documents.</summary>
    public const int MostStatements = 3000;

    public static IReadOnlyList<TimelineEvent> Of(DossierView view, ILedger ledger, TextShelf texts)
    {
        var here = view.Viewpoint.Address();
        var events = new List<TimelineEvent>();
        foreach (var status in view.Status.Commitments)
        {
            var (commitment, who) = (status.Commitment, view.Names.Shown([.. status.Commitment.Debtors]));
            var href = $"{here}#c-{commitment.Id}";
            if (commitment.Made is { } made)
            {
                events.Add(new(Lane.Said, made, commitment.Kind.Word(), string.Empty, view.What(commitment), who, href, commitment.Evidence));
            }

            if (status.Deadline is { } deadline)
            {
                events.Add(new(Lane.Due, deadline, "deadline", status.Word(), $"{view.What(commitment)}: {status.Label}", who, href, []));
            }
        }

        foreach (var finding in view.Known(view.Dossier.Findings))
        {
            var word = finding.Value ? "true" : "false";
            events.Add(new(
                Lane.Found, finding.From, $"found {word}", word, view.Roles.Find(finding.Proposition)?.Proposition.Text ?? finding.Proposition, Named(finding.Source, view), $"{here}#p-{finding.Proposition}", finding.Evidence));
        }

        foreach (var act in view.Known(view.Dossier.Acts))
        {
            events.Add(new(
                Lane.Said, act.On, act.Act.Word(), string.Empty, act.Text ?? $"{act.Act.Word()} {act.Commitment}", Named(act.By, view), $"{here}#c-{act.Commitment}", act.Evidence));
        }

        foreach (var incident in view.Known(view.Dossier.Incidents))
        {
            events.Add(new(
                Lane.Happened, incident.On, "incident", string.Empty, incident.Text, incident.AttributedTo is { } by ? [view.Names.Shown(by)] : Named(incident.Place, view), $"{here}#i-{incident.Id}", incident.Evidence));
        }

        foreach (var measure in view.Known(view.Dossier.Measures).Where(m => m.On is not null))
        {
            events.Add(new(
                Lane.Happened, measure.On!.Value, $"measure {measure.Stage.Word().Replace('-', ' ')}", string.Empty, measure.Text, Named(measure.Authority, view), $"{here}#m-{measure.Id}", measure.Evidence));
        }

        // What documents say is the same from every viewpoint.
        events.AddRange(view.Documents.Once("statements of the timeline", () => Statements(ledger, view.Documents.All, texts).ToList()));
        return [.. events.OrderBy(e => e.On.Start).ThenBy(e => e.Lane)];
    }

    private static IEnumerable<TimelineEvent> Statements(ILedger ledger, IReadOnlyList<DocumentSummary> documents, TextShelf texts)
    {
        var left = MostStatements;
        foreach (var document in documents.Where(d => d.Published is not null).OrderByDescending(d => d.Published!.Value.First))
        {
            if ((left -= document.Statements) < 0)
            {
                yield break;
            }

            // Another report of the same words is no second event.
            foreach (var statement in ledger.Statements(document.Sha256).Where(s => s.DuplicateOf is null && s.Within is null))
            {
                var at = Marks.Write(statement.Content.Spans, texts.Points(document.Sha256));
                yield return new(
                    Lane.Said, new Moment(statement.Said ?? document.Published!.Value), statement.Act.Word(), string.Empty, string.Empty, ShownActor.Speaking(statement), null, [])
                {
                    Proof = new(Quotation.Shown(statement.Content), document.Title ?? document.Name, at is null ? $"/documents/{document.Sha256}" : $"/documents/{document.Sha256}?at={at}#words", null, null),
                };
            }
        }
    }

    private static IReadOnlyList<ShownActor> Named(string? who, DossierView view) => who is null ? [] : [view.Names.Shown(who)];
}
