using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Casus.Ledger;
using Casus.Model;

namespace Casus.Web;

/// <summary>Makes a finding of a request, or says of each field what is wrong with it.</summary>
internal sealed class FindingCheck(Dossier dossier, IReadOnlyList<DocumentSummary> documents, TextShelf texts)
{
    private const int MostEvidence = 20;

    private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string[]> Errors => _errors.ToDictionary(e => e.Key, e => e.Value.ToArray());

    /// <summary>Null exactly when there are errors.</summary>
    /// <param name="key">Makes the finding's id: the same finding sent again has the same; null: the next free one.</param>
    public Finding? Check(FindingRequest request, string? key)
    {
        var proposition = Line("proposition", request.Proposition);
        if (proposition is null)
        {
            Wrong("proposition", "Say which proposition was found true or false.");
        }
        else if (!dossier.Propositions.Any(p => p.Id == proposition))
        {
            Wrong("proposition", WrongRequestException.NoProposition(proposition, dossier.Propositions.Select(p => p.Id)));
        }

        if (request.Value is null)
        {
            Wrong("value", "Say whether it was found true or false.");
        }

        var from = Time("from", request.From);
        if (from is null && !_errors.ContainsKey("from"))
        {
            Wrong("from", "Give the date from which it holds.");
        }

        var until = Time("until", request.Until);
        if (from is { } start && until is { } end && end.Start <= start.Start)
        {
            Wrong("until", "It must end after it begins.");
        }

        var corrects = Line("corrects", request.Corrects);
        if (corrects is not null && !dossier.Findings.Any(f => f.Id == corrects && f.Proposition == proposition && f.Origin.Until is null))
        {
            Wrong("corrects", $"There is no standing finding '{WrongRequestException.Clip(corrects)}' of this proposition.");
        }

        var reason = Prose("reason", request.Reason);
        var source = Line("source", request.Source);
        var evidence = Evidence(request.Evidence ?? []);
        if (evidence.IsEmpty && reason is null && !_errors.ContainsKey("evidence") && !_errors.ContainsKey("reason"))
        {
            Wrong("evidence", "Give the words of a document that prove it, or a reason.");
        }

        return _errors.Count > 0 ? null : new(
            key is null ? FreeId(proposition!, from!.Value) : KeptId(proposition!, from!.Value, key), proposition!, request.Value!.Value, from.Value, until, source, reason, corrects, evidence, new(string.Empty, Instant.Min, null));
    }

    /// <summary>The author's name, or null with an error.</summary>
    public string? Author(string? given, Visitor visitor)
    {
        var name = Line("author", given) ?? visitor.Name.Trim();
        if (!visitor.NamesAuthors && name != visitor.Name)
        {
            Wrong("author", DecisionCheck.OwnName(visitor));
            return null;
        }

        if (name.Length == 0)
        {
            Wrong("author", "Say who records it.");
            return null;
        }

        return name;
    }

    private ValueList<Evidence> Evidence(IReadOnlyList<EvidenceRequest> given)
    {
        if (given.Count > MostEvidence)
        {
            Wrong("evidence", $"At most {MostEvidence} passages can be given.");
            return [];
        }

        return [.. given.Where(e => !(string.IsNullOrWhiteSpace(e.Document) && string.IsNullOrWhiteSpace(e.Words))).Select(Evidence).OfType<Evidence>()];
    }

    private Evidence? Evidence(EvidenceRequest given)
    {
        var name = Line("evidence", given.Document);
        var matches = name is null ? [] : documents.Where(d => d.Sha256 == name || d.Name == name).ToList();
        if (matches is not [var summary] || texts.Find(summary.Sha256) is not { } document)
        {
            Wrong("evidence", name is null ? "Say in which document the words stand."
                : matches.Count > 1 ? $"More than one document is called '{WrongRequestException.Clip(name)}'; name it by its SHA-256."
                : $"The ledger holds no document '{WrongRequestException.Clip(name)}'{Nearest.Hint(name, documents.Select(d => d.Name))}.");
            return null;
        }

        var words = Prose("evidence", given.Words);
        var places = Places(given.Spans ?? [], document, summary);
        if (places is null)
        {
            return null;
        }

        if (words is null && !places.IsEmpty)
        {
            var spans = places.Select(texts.Points(summary.Sha256)!.ToUtf16).ToValueList();
            return new(summary.Name, string.Join(" … ", spans.Select(s => s.In(document.Text))), spans, summary.Sha256);
        }

        if (words is null)
        {
            Wrong("evidence", $"Give the words of {summary.Name} that prove it.");
            return null;
        }

        var found = Wording.Find(document, words, places);
        if (found.IsEmpty)
        {
            Wrong("evidence", $"These words do not stand in {summary.Name}: “{WrongRequestException.Clip(words)}”. Quote them exactly.");
            return null;
        }

        return new(summary.Name, words, found, summary.Sha256);
    }

    /// <summary>The spans given, in code points; null where one is none of this text.</summary>
    private ValueList<Span>? Places(IReadOnlyList<IReadOnlyList<int>> given, Document document, DocumentSummary summary)
    {
        var length = texts.Points(summary.Sha256)?.Length ?? document.Text.Length;
        if (given.Count <= MostEvidence && given.All(s => s is [>= 0 and var start, var end] && start < end && end <= length))
        {
            return [.. given.Select(s => new Span(s[0], s[1])).Order()];
        }

        Wrong("evidence", $"A span is empty or lies outside {summary.Name}, which has {length} characters.");
        return null;
    }

    private static string Id(string proposition, Moment from) => $"finding-{proposition}-{IsoDay.Write(from.Start.Date)}";

    private static string KeptId(string proposition, Moment from, string key) =>
        $"{Id(proposition, from)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 6))}";

    private string FreeId(string proposition, Moment from)
    {
        var taken = dossier.Findings.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var wanted = Id(proposition, from);
        var id = wanted;
        for (var i = 2; taken.Contains(id); i++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{i}");
        }

        return id;
    }

    private Moment? Time(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (Moment.TryParse(text.Trim(), out var moment))
        {
            return moment;
        }

        Wrong(field, $"'{WrongRequestException.Clip(text)}' is no date; write 2026-01-10, or an instant such as 2026-01-10T12:00:00Z.");
        return null;
    }

    private string? Line(string field, string? text) => Text(field, text, Limits.Line);

    private string? Prose(string field, string? text) => Text(field, text, Limits.Prose);

    private string? Text(string field, string? text, int limit)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (text.Length > limit)
        {
            Wrong(field, $"At most {limit} characters.");
            return null;
        }

        return text.Trim();
    }

    private void Wrong(string field, string why)
    {
        if (!_errors.TryGetValue(field, out var list))
        {
            _errors[field] = list = [];
        }

        list.Add(why);
    }
}
