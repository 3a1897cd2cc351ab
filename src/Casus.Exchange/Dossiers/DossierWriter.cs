using System.Globalization;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>Writes what stands of a dossier: keys in the order of <see cref="DossierKeys"/>, what the reader would assume left out.</summary>
internal sealed class DossierWriter(Dossier dossier)
{
    public Written Write() => new Written.Mapping()
        .Text("dossier", dossier.Id)
        .Text("title", dossier.Title)
        .Text("summary", dossier.Summary)
        .Plain("asOf", dossier.AsOf?.ToString())
        .Add("policy", new Written.Mapping().Plain("reviewers", dossier.Policy.Reviewers.ToString(CultureInfo.InvariantCulture)).ToWritten())
        .Add("parties", Parties())
        .Add("propositions", Section(dossier.Propositions, Proposition))
        .Add("commitments", Section(dossier.Commitments, Commitment))
        .Add("dependencies", Section(dossier.Dependencies, Dependency))
        .Add("findings", Section(dossier.Findings, Finding))
        .Add("acts", Section(dossier.Acts, Act))
        .Add("stances", Section(dossier.Stances, Stance))
        .Add("contributions", Section(dossier.Contributions, Contribution))
        .Add("measures", Section(dossier.Measures, Measure))
        .Add("incidents", Section(dossier.Incidents, Incident))
        .Add("series", Section(dossier.Series, Series))
        .ToWritten();

    private static Written? ListOrNone(IReadOnlyList<Written> items) => items.Count == 0 ? null : Written.List(items);

    private Written? Section<T>(ValueList<T> items, Func<Written.Mapping, T, Written.Mapping> write)
        where T : IDossierItem => ListOrNone([.. Items(items, write)]);

    private IEnumerable<Written> Items<T>(ValueList<T> items, Func<Written.Mapping, T, Written.Mapping> write)
        where T : IDossierItem => Standing(items).Select(i => Common(write(new Written.Mapping().Text("id", i.Id), i), i));

    private Written Common(Written.Mapping map, IDossierItem item)
    {
        var origin = item.Origin;
        return map
            .Add("evidence", item.Evidence.IsEmpty ? null : Written.List(item.Evidence.Select(Evidence)))
            .Plain("recorded", origin.Known == KnownTimes.Of(item, dossier.AsOf) ? null : Time(origin.Known))
            .Plain("approved", origin.Approved is { } approved && approved != origin.Known ? Time(approved) : null)
            .Text("author", origin.Author)
            .Plain("draft", origin.Approved is null ? "true" : null)
            .ToWritten();
    }

    // A file that declares parties declares all: those that items of a ledger name and nobody declared have their ids for names.
    private Written? Parties()
    {
        var declared = Standing(dossier.Parties).Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var missing = declared.Count == 0 ? [] : Named().Where(id => !declared.Contains(id));
        return ListOrNone([.. Items(dossier.Parties, Party), .. missing.Select(id => new Written.Mapping().Text("id", id).Text("name", id).ToWritten())]);
    }

    private IEnumerable<string> Named() => Standing(dossier.Commitments).SelectMany(c => c.Debtors.Concat(c.Toward))
        .Concat(Standing(dossier.Acts).SelectMany(a => new[] { a.By, a.Act == CommitmentActKind.Supersede ? null : a.To }).OfType<string>())
        .Concat(Standing(dossier.Stances).SelectMany(s => s.By))
        .Concat(Standing(dossier.Contributions).Select(c => c.Party))
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<T> Standing<T>(ValueList<T> items)
        where T : IDossierItem => items.Where(i => i.Origin.Until is null);

    private static Written.Mapping Party(Written.Mapping map, Party party) => map
        .Text("name", party.Name)
        .Plain("named", party.Named ? null : "false")
        .Text("note", party.Note);

    private static Written.Mapping Proposition(Written.Mapping map, Proposition proposition) => map
        .Text("text", proposition.Text)
        .Plain("absence", proposition.Absence == Absence.Open ? null : proposition.Absence.Word())
        .Text("holds", proposition.Holds?.ToString())
        .Plain("probability", proposition.Probability?.ToString("R", CultureInfo.InvariantCulture))
        .Text("cause", proposition.Cause)
        .Plain("share", proposition.Share?.ToString("R", CultureInfo.InvariantCulture));

    private static Written.Mapping Commitment(Written.Mapping map, Commitment commitment) => map
        .Plain("kind", commitment.Kind.Word())
        .Texts("debtors", commitment.Debtors, always: true)
        .Texts("toward", commitment.Toward)
        .Text("text", commitment.Text)
        .Plain("made", commitment.Made?.ToString())
        .Text("if", commitment.If?.ToString())
        .Text("if-words", commitment.IfWords)
        .Text("then", commitment.Then.ToString())
        .Plain("from", commitment.Opens?.ToString())
        .Text("within", commitment.WithinOf is null ? commitment.Within?.ToString() : new Within(null, commitment.Within ?? default, commitment.WithinOf).ToString()["within ".Length..])
        .Plain("by", commitment.By?.ToString())
        .Plain("standing", commitment.Standing == true ? "true" : null)
        .Add("effects", commitment.Effects is { } effects ? Written.List(effects.Select(Effect)) : null);

    private static Written Effect(Effect effect) => new Written.Mapping().Plain("do", effect.Does.Word()).Text("commitment", effect.Commitment).ToWritten();

    private static Written.Mapping Dependency(Written.Mapping map, Dependency dependency) => map
        .Text("of", dependency.Of)
        .Text("needs", dependency.Needs)
        .Text("text", dependency.Text);

    private static Written.Mapping Finding(Written.Mapping map, Finding finding) => map
        .Text("proposition", finding.Proposition)
        .Plain("value", finding.Value ? "true" : "false")
        .Plain("from", finding.From.ToString())
        .Plain("to", finding.To?.ToString())
        .Text("source", finding.Source)
        .Text("reason", finding.Reason)
        .Text("corrects", finding.Corrects);

    private static Written.Mapping Act(Written.Mapping map, CommitmentAct act) => map
        .Text("commitment", act.Commitment)
        .Plain("act", act.Act.Word())
        .Plain("on", act.On.ToString())
        .Text("by", act.By)
        .Text("to", act.To)
        .Text("text", act.Text);

    private static Written.Mapping Stance(Written.Mapping map, Stance stance) => map
        .Text("proposition", stance.Proposition)
        .Texts("by", stance.By, always: true)
        .Plain("act", stance.Act.Word())
        .Plain("negated", stance.Negated ? "true" : null)
        .Plain("on", stance.On?.ToString())
        .Text("if-words", stance.IfWords)
        .Text("statement", stance.Statement);

    private static Written.Mapping Contribution(Written.Mapping map, Contribution contribution) => map
        .Text("party", contribution.Party)
        .Text("domain", contribution.Domain)
        .Text("capability", contribution.Capability)
        .Plain("quantity", contribution.Quantity?.ToString(CultureInfo.InvariantCulture))
        .Text("unit", contribution.Unit)
        .Plain("stage", contribution.Stage.Word())
        .Plain("on", contribution.On?.ToString())
        .Text("commitment", contribution.Commitment);

    private static Written.Mapping Measure(Written.Mapping map, Measure measure) => map
        .Text("text", measure.Text)
        .Text("authority", measure.Authority)
        .Texts("targets", measure.Targets)
        .Plain("stage", measure.Stage.Word())
        .Text("trigger", measure.Trigger?.ToString())
        .Plain("on", measure.On?.ToString());

    private static Written.Mapping Incident(Written.Mapping map, Incident incident) => map
        .Text("text", incident.Text)
        .Plain("on", incident.On.ToString())
        .Text("place", incident.Place)
        .Text("attributed-to", incident.AttributedTo)
        .Text("certainty", incident.Certainty)
        .Text("broke", incident.Broke);

    private static Written.Mapping Series(Written.Mapping map, Series series) => map
        .Text("text", series.Text)
        .Text("unit", series.Unit)
        .Add("points", series.Points.IsEmpty ? null : Written.List(series.Points.Select(Point)));

    private static Written Point(SeriesPoint point) => new Written.Mapping()
        .Plain("at", point.At?.ToString())
        .Plain("until", point.Until?.ToString())
        .Text("period", point.Period)
        .Plain("value", point.Value.ToString(CultureInfo.InvariantCulture))
        .Text("source", point.Source)
        .ToWritten();

    private static Written Evidence(Evidence evidence) => new Written.Mapping()
        .Text("document", evidence.Document)
        .Text("words", evidence.Words)
        .Text("note", evidence.Note)
        .Text("by", evidence.By)
        .Add("span", Spans(evidence))
        .ToWritten();

    /// <summary>Spans of resolved evidence count UTF-16 and stand only here; the words find them again.</summary>
    private static Written? Spans(Evidence evidence)
    {
        if (evidence.Spans.IsEmpty || evidence.Sha256 is not null)
        {
            return null;
        }

        var pairs = evidence.Spans.Select(s => Written.List([Number(s.Start), Number(s.End)])).ToList();
        return pairs.Count == 1 ? pairs[0] : Written.List(pairs);

        static Written Number(int offset) => Written.Plain(offset.ToString(CultureInfo.InvariantCulture));
    }

    private static string Time(Instant time) => time.IsMidnight && time.Date.Year < 9999 ? new PartialDate(time.Date).ToString() : time.ToString();
}
