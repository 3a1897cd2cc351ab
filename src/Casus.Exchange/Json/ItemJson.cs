using System.Text.Json;
using Casus.Logic;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>Parts that the objects of status, what-if and changes share; one is made for each object written.</summary>
/// <param name="json">Where to.</param>
/// <param name="dossier">Gives parties their names, where it is at hand.</param>
/// <param name="points">A document's code points by the name it is cited by; spans are left empty without them.</param>
internal sealed class ItemJson(Utf8JsonWriter json, Dossier? dossier, Func<string, CodePoints?>? points)
{
    private readonly Dictionary<string, string> _names = (dossier?.Parties ?? [])
        .Where(p => p.Origin.Until is null)
        .DistinctBy(p => p.Id)
        .ToDictionary(p => p.Id, p => p.Name, StringComparer.Ordinal);

    private readonly Dictionary<string, CodePoints?> _points = new(StringComparer.Ordinal);

    public IEnumerable<string> Names(ValueList<string> parties) => parties.Select(p => _names.GetValueOrDefault(p, p));

    public void Reasons(IEnumerable<Reason> reasons) => json.Array("reasons", reasons, reason =>
    {
        json.WriteStartObject();
        Reason(reason);
        json.WriteEndObject();
    });

    private void Reason(Reason reason)
    {
        json.Text("rule", reason.Rule);
        json.Text("proposition", reason.Proposition);
        json.Text("entry", reason.Entry);
        json.Text("document", reason.Document);
        json.Spans("spans", reason.Spans, Points(reason.Document));
        json.Text("text", reason.Text);
    }

    /// <summary>A tree of reasons, each with what it rests on below it.</summary>
    public void Tree(string name, ReasonTree tree)
    {
        json.WritePropertyName(name);
        Tree(tree);
    }

    private void Tree(ReasonTree tree)
    {
        json.WriteStartObject();
        Reason(tree.Reason);
        json.Array("below", tree.Below, Tree);
        json.WriteEndObject();
    }

    public void Evidence(ValueList<Evidence> evidence) => json.Array("evidence", evidence, e =>
    {
        json.WriteStartObject();
        json.Text("document", e.Document);
        json.Text("sha256", e.Sha256);
        json.Spans("spans", e.Spans, e.Sha256 is null ? null : Points(e.Document));
        json.Text("words", e.Words);
        json.Text("note", e.Note);
        json.Text("by", e.By);
        json.WriteEndObject();
    });

    public void Finding(Finding finding)
    {
        json.WriteStartObject();
        json.Text("id", finding.Id);
        json.WriteBoolean("value", finding.Value);
        json.Text("from", finding.From.ToString());
        json.Text("to", finding.To?.ToString());
        json.Text("recorded", CasusJson.When(finding.Origin.Known));
        json.Text("source", finding.Source);
        json.Text("reason", finding.Reason);
        json.Text("corrects", finding.Corrects);
        json.Text("entry", finding.Origin.Entry);
        Evidence(finding.Evidence);
        json.WriteEndObject();
    }

    /// <summary>What a proposition is worth, without who it is.</summary>
    public void State(PropositionStatus status)
    {
        json.Text("value", status.Value.Word());
        json.Text("from", CasusJson.When(status.From));
        json.Text("to", CasusJson.When(status.To));
        json.Array("findings", status.Findings, Finding);
        Flags(status.BlockedBy, status.NotAssuredBy, status.RestsOnDraft);
    }

    /// <summary>Where a commitment stands, without which it is.</summary>
    public void State(CommitmentStatus status)
    {
        json.Text("status", status.Word());
        json.Texts("states", status.States.Select(s => s.Word()));
        json.Text("label", status.Label);
        json.Text("since", CasusJson.When(status.Since));
        json.Text("deadline", status.Deadline?.ToString()); // a date is itself in time, an instant is the last one
        Flags(status.BlockedBy, status.NotAssuredBy, status.RestsOnDraft);
        json.Text("successor", status.Successor);
        json.Text("nearest", status.Nearest);
        json.Texts("circle", status.Circle);
    }

    private void Flags(ValueList<Need> blocked, ValueList<Need> notAssured, bool restsOnDraft)
    {
        json.Texts("blockedBy", blocked.Select(n => n.Dependency.Needs).Distinct());
        json.Texts("notAssuredBy", notAssured.Select(n => n.Dependency.Needs).Distinct());
        json.WriteBoolean("restsOnDraft", restsOnDraft);
    }

    private CodePoints? Points(string? document)
    {
        if (document is null || points is null)
        {
            return null;
        }

        if (!_points.TryGetValue(document, out var found))
        {
            _points.Add(document, found = points(document));
        }

        return found;
    }
}
