using Casus.Exchange;
using Casus.Ledger;
using Casus.Model;

namespace Casus.Web;

/// <summary>Makes a stance of a request, or says of each field what is wrong with it.</summary>
internal sealed class StanceCheck(Dossier dossier, ILedger ledger, TextShelf texts)
{
    private const int MostParties = 20;

    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string[]> Errors => _errors;

    /// <summary>The number of the statement in its document, from 1, once it was found.</summary>
    public int Number { get; private set; }

    /// <summary>Null exactly when there are errors.</summary>
    public MadeStance? Check(StanceRequest request, Visitor visitor)
    {
        foreach (var (field, why) in DecisionCheck.Errors(string.IsNullOrWhiteSpace(request.Author) ? visitor.Name : request.Author, request.Reason, visitor))
        {
            _errors[field] = why;
        }

        var (document, held) = Statement(request);
        var proposition = request.Proposition?.Trim() ?? string.Empty;
        var said = new StanceSaid(Act(request.Act), request.Negated, By(request.By ?? []), On(request.On), Words(request.IfWords), Means(proposition, request.Means));
        if (_errors.Count > 0)
        {
            return null;
        }

        var made = StatementStances.Tie(dossier, document!, held!.Statement, proposition, said, held.Stances);
        if (!made.IsValue)
        {
            Wrong(made.Refusals[0].Code switch { "no-speaker" => "by", "bad-id" => "proposition", _ => "act" }, $"{char.ToUpperInvariant(made.Refusals[0].Reason[0])}{made.Refusals[0].Reason[1..]}.");
            return null;
        }

        return made.Value;
    }

    // What a new proposition says; null for one that the dossier has.
    private string? Means(string proposition, string? text)
    {
        var words = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        if (words?.Length > Limits.Line)
        {
            Wrong("means", $"At most {Limits.Line} characters.");
        }
        else if (proposition.Length == 0)
        {
            Wrong("proposition", "Say which proposition the statement is for or against.");
        }
        else if (dossier.Propositions.LastOrDefault(p => p.Id == proposition && p.Origin.Until is null) is { } standing)
        {
            // Sent once more after an answer was lost, it is there already.
            if (words is not null && words != standing.Text)
            {
                Wrong("means", $"The dossier has the proposition '{proposition}' already: “{standing.Text}”. Leave the words out, or give another id.");
            }
        }
        else if (words is null)
        {
            Wrong("proposition", $"{WrongRequestException.NoProposition(proposition, Standing(dossier.Propositions))} To make a new one, write what it says.");
        }
        else
        {
            return words;
        }

        return null;
    }

    private (Document? Document, ReviewedStatement? Held) Statement(StanceRequest request)
    {
        if (request.Document is not { } sha256 || texts.Find(sha256) is not { } document)
        {
            Wrong("document", "The ledger holds no document with this hash.");
            return default;
        }

        var (index, held) = ledger.Reviewed(dossier.Id, sha256).Index().FirstOrDefault(s => s.Item.Proposed.Id == request.Statement);
        if (held is null)
        {
            Wrong("statement", "The document has no statement with this id.");
        }

        Number = index + 1;
        return (document, held);
    }

    private StanceAct? Act(string? word)
    {
        if (string.IsNullOrWhiteSpace(word))
        {
            return null;
        }

        if (DossierWords.TryReadStanceAct(word, out var act))
        {
            return act;
        }

        Wrong("act", $"'{WrongRequestException.Clip(word)}' is no act for or against a proposition; write one of {string.Join(", ", Enum.GetValues<StanceAct>().Select(a => a.Word()))}.");
        return null;
    }

    private ValueList<string> By(IReadOnlyList<string> given)
    {
        var parties = Standing(dossier.Parties);
        var ids = given.Select(id => id.Trim()).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count > MostParties)
        {
            Wrong("by", $"At most {MostParties} parties can be given.");
        }
        else if (ids.Find(id => !parties.Contains(id)) is { } unknown)
        {
            Wrong("by", $"The dossier has no party '{WrongRequestException.Clip(unknown)}'{Nearest.Hint(unknown, parties)}.");
        }

        return [.. ids];
    }

    private Moment? On(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (Moment.TryParse(text.Trim(), out var moment))
        {
            return moment;
        }

        Wrong("on", $"'{WrongRequestException.Clip(text)}' is no date; write 2026-01-10, or an instant such as 2026-01-10T12:00:00Z.");
        return null;
    }

    private string? Words(string? text)
    {
        if (text?.Length > Limits.Prose)
        {
            Wrong("ifWords", $"At most {Limits.Prose} characters.");
        }

        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static HashSet<string> Standing<T>(ValueList<T> items)
        where T : IDossierItem => [.. items.Where(item => item.Origin.Until is null).Select(item => item.Id)];

    private void Wrong(string field, string why) => _errors.TryAdd(field, [why]);
}
