using Casus.Logic;
using Casus.Model;

namespace Casus.Web;

/// <summary>Makes the brief of what a page shows.</summary>
internal sealed class BriefMaker
{
    private readonly DossierView _view;

    private readonly List<BriefNote> _notes = [];

    private readonly Dictionary<(string?, string?, string?, string?, string?), int> _numbers = [];

    private BriefMaker(DossierView view) => _view = view;

    /// <exception cref="WrongRequestException">The extent names a section or a part that the brief does not have.</exception>
    public static Brief Of(DossierView view, BriefExtent extent)
    {
        var maker = new BriefMaker(view);
        var all = maker.Sections().Where(s => s.Count > 0).ToList();
        if (extent.List is { } asked && all.All(s => s.Id != asked))
        {
            throw WrongRequestException.Missing($"The brief has no section '{WrongRequestException.Clip(asked)}' here{Nearest.Hint(asked, all.Select(s => s.Id))}.");
        }

        var (told, sections) = (0, new List<BriefSection>());
        foreach (var section in all.Where(s => extent.List is null || s.Id == extent.List))
        {
            var range = extent.Of(section.Count, told);
            var claims = section.Tell(range);
            sections.Add(new(section.Id, section.Title, section.Gloss, range.Start.Value + 1, section.Count, claims));
            told += claims.Count;
        }

        return new(
            view.Dossier.Id,
            view.Dossier.Title,
            view.Dossier.Summary,
            view.Status.Valid.ToString(),
            view.Status.Known.ToString(),
            view.Status.Drafts,
            view.Dossier.Policy.Reviewers,
            [.. view.Viewpoint.Set.Select(Suppositions.Write)],
            told,
            all.Sum(s => s.Count),
            sections,
            maker._notes);
    }

    // What needs somebody first comes first.
    private IEnumerable<Section> Sections()
    {
        foreach (var group in _view.Groups)
        {
            yield return Of($"s-{group.Word}", group.Title, group.Gloss, group.Count, group.Folds.SelectMany(f => f.Items), Commitment);
        }

        foreach (var group in _view.Values)
        {
            yield return Of($"v-{group.Value.Word()}", $"{group.Title} propositions", group.Gloss, group.Count, group.Folds.SelectMany(f => f.Items), Proposition);
        }

        yield return Of("dependencies", "Dependencies", "what cannot hold without what", _view.Roles.Dependencies, Dependency);
        yield return Of("contributions", "Contributions", "what each party gives", _view.Contributions.Items, c => Item(c, c.Stage.Word(), Words(c)));
        yield return Of("measures", "Measures", "sanctions and their liftings", _view.Known(_view.Dossier.Measures), m => Item(m, m.Stage.Word(), Words(m)));
        yield return Of("incidents", "Incidents", "what happened, and whom it is attributed to", _view.Known(_view.Dossier.Incidents), i => Item(i, string.Empty, Words(i)));
        yield return Of("series", "Series", "figures over time", _view.Known(_view.Dossier.Series), s => Item(s, string.Empty, Words(s)));
    }

    private static Section Of<T>(string id, string title, string gloss, IReadOnlyList<T> items, Func<T, BriefClaim> say) => Of(id, title, gloss, items.Count, items, say);

    private static Section Of<T>(string id, string title, string gloss, int count, IEnumerable<T> items, Func<T, BriefClaim> say) =>
        new(id, title, gloss, count, range => [.. items.Take(range).Select(say)]);

    private BriefClaim Commitment(CommitmentStatus status)
    {
        var commitment = status.Commitment;
        var toward = commitment.Toward.IsEmpty ? string.Empty : $" toward {_view.Names.Of(commitment.Toward)}";
        return new(
            "commitment",
            commitment.Id,
            status.Label,
            $"{_view.Names.Of(commitment.Debtors)}{toward}, {commitment.Kind.Word()}: {_view.What(commitment)}",
            commitment.If is null ? null : commitment.IfWords is { } words ? $"{commitment.If} (“{words}”)" : commitment.If.ToString(),
            status.Since?.ToString(),
            status.Deadline?.ToString(),
            Flags(status.BlockedBy, status.NotAssuredBy),
            status.RestsOnDraft,
            LastStep.Of(status.Reasons)?.Text,
            Notes(commitment.Evidence, commitment.Origin));
    }

    private BriefClaim Proposition(PropositionStatus status) => new(
        "proposition",
        status.Proposition.Id,
        status.Value.Word(),
        status.Proposition.Text,
        status.Proposition.Holds is { } holds ? $"holds when {holds}" : null,
        status.From?.ToString(),
        status.To?.ToString(),
        Flags(status.BlockedBy, status.NotAssuredBy),
        status.RestsOnDraft,
        LastStep.Of(status.Reasons)?.Text,
        status.Findings.IsEmpty
            ? Notes([], status.Proposition.Origin)
            : [.. status.Findings.SelectMany(f => Notes(f.Evidence, f.Origin, f.Reason)).Distinct()]);

    private BriefClaim Dependency(Dependency dependency) =>
        Item(dependency, _view.Roles.Find(dependency.Needs)?.Value.Word() ?? string.Empty, $"{dependency.Of} needs {dependency.Needs}{(dependency.Text is { } text ? $": {text}" : string.Empty)}");

    private BriefClaim Item(IDossierItem item, string state, string text) =>
        new(item.Kind(), item.Id, state, text, null, null, null, [], item.Origin.Approved is null, null, Notes(item.Evidence, item.Origin));

    private string Words(Contribution c) => string.Join(", ", new[] { $"{_view.Names.Of(c.Party)}: {c.Domain ?? "no domain said"}", c.Amount(), c.On?.ToString() }.OfType<string>());

    private string Words(Measure m) => string.Join(", ", new[]
    {
        m.Text, m.Authority is null ? null : $"by {_view.Names.Of(m.Authority)}", m.Targets.IsEmpty ? null : $"against {_view.Names.Of(m.Targets)}",
    }.OfType<string>());

    private static string Words(Incident i) => string.Join(", ", new[] { i.Text, i.On.ToString(), i.Place }.OfType<string>());

    private static string Words(Series s) => $"{s.Text}{(s.Unit is { } unit ? $", in {unit}" : string.Empty)}: {string.Join("; ", s.Points.Select(Words))}";

    private static string Words(SeriesPoint p) => string.Concat(
        ContributionWords.Figure(p.Value),
        p.At is { } at ? p.Until is { } until ? $" from {at} to {until}" : $" on {at}" : string.Empty,
        p.Period is { } period ? $" ({period})" : string.Empty,
        p.Source is { } source ? $" by {source}" : string.Empty);

    private static List<string> Flags(ValueList<Need> blocked, ValueList<Need> notAssured) =>
    [
        .. blocked.Select(n => $"blocked: {n.Dependency.Of} needs {n.Dependency.Needs}, which is {n.Value.Word()}"),
        .. notAssured.Select(n => $"not assured: {n.Dependency.Of} needs {n.Dependency.Needs}, which is {n.Value.Word()}"),
    ];

    /// <summary>At least one: where nothing is quoted, the entry that says it and its author's reason.</summary>
    private List<int> Notes(ValueList<Evidence> evidence, Origin origin, string? reason = null) => evidence.IsEmpty
        ? [Number(new(0, null, null, null, null, null, null, origin.Author, reason, origin.Entry, null))]
        : [.. evidence.Select(Note).Distinct()];

    private int Note(Evidence evidence)
    {
        var proof = _view.Proofs.Of(evidence);
        var document = (evidence.Sha256 ?? evidence.Document) is { } cited ? _view.Documents.Cited(cited) : null;
        return Number(new(
            0,
            proof.Document,
            document?.Title,
            document?.Publisher,
            document?.Published?.ToString(),
            document?.Sha256 ?? evidence.Sha256,
            proof.Words,
            proof.By?.Name,
            proof.Note,
            null,
            proof.Href));
    }

    private int Number(BriefNote note)
    {
        var key = (note.Sha256 ?? note.Document, note.Href ?? note.Words, note.By, note.Remark, note.Entry);
        if (!_numbers.TryGetValue(key, out var number))
        {
            _numbers[key] = number = _notes.Count + 1;
            _notes.Add(note with { Number = number });
        }

        return number;
    }

    /// <param name="Tell">Works out the claims of a range, and no others.</param>
    private sealed record Section(string Id, string Title, string Gloss, int Count, Func<Range, IReadOnlyList<BriefClaim>> Tell);
}
