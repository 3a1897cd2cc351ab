using Casus.Model;

namespace Casus.Exchange;

/// <summary>Makes a commitment of what is known of it and what a person says, or tells what is wrong, field by field.</summary>
/// <remarks>The command, the desk's form and its API all propose by it. The input of a refusal is the field: <c>id</c>, <c>kind</c>, <c>debtors</c>, <c>if</c>, …</remarks>
public sealed class CommitmentProposal
{
    private readonly Dossier _dossier;

    private readonly StandingIds _known;

    private readonly CommitmentBasis _basis;

    private readonly CommitmentSaid _said;

    private readonly List<Refusal> _refusals = [];

    private readonly List<IDossierItem> _new = [];

    private CommitmentProposal(Dossier dossier, CommitmentBasis basis, CommitmentSaid said) =>
        (_dossier, _known, _basis, _said) = (dossier, new(dossier), basis, said);

    /// <param name="id">Of a commitment that is new in the dossier, or of the one that is amended.</param>
    /// <returns>The commitment, after the parties and propositions it needs and the dossier lacks; or a refusal for each field that is wrong.</returns>
    public static Outcome<MadeItems> Make(Dossier dossier, string id, CommitmentBasis basis, CommitmentSaid said)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(said);
        return new CommitmentProposal(dossier, basis, said).Make(id.Trim());
    }

    private Outcome<MadeItems> Make(string id)
    {
        if (_basis.Stands is null && Ids.Wrong(id, inFormulas: true) is { } wrong)
        {
            Wrong("id", "bad-id", id.Length == 0 ? "give it an id" : $"'{Words.Short(id)}' cannot be the id of a commitment: {wrong}");
        }

        var kind = Kind();
        var debtors = Parties("debtors", _said.Debtors, _basis.Debtors);
        if (debtors.IsEmpty && !_refusals.Exists(r => r.Input == "debtors"))
        {
            Wrong("debtors", "no-debtor", _basis.Evidence.IsEmpty ? "say who is bound" : "the statement names nobody who is bound, and nobody who speaks: say who is bound");
        }

        var toward = Parties("toward", _said.Toward, _basis.Toward);
        var condition = Formula("if", _said.If, _basis.If);
        var then = Formula("then", _said.Then, _basis.Then);
        if (then is null && !_refusals.Exists(r => r.Input == "then"))
        {
            Wrong("then", "no-consequent", "say what it commits to, as a formula");
        }

        var made = Moment("made", _said.Made, _basis.Made);
        var (within, by) = Deadline();
        if (_refusals.Count > 0)
        {
            return Outcome.Refuse<MadeItems>(_refusals);
        }

        var commitment = new Commitment(
            id,
            kind!.Value,
            Line(_said.Text, _basis.Text),
            debtors,
            toward,
            made,
            condition,
            condition is null && _said.IfWords is null ? null : Line(_said.IfWords, _basis.IfWords),
            then!,
            within,
            by,
            _basis.Evidence,
            Made.Unset)
        {
            Opens = _basis.Stands?.Opens,
            WithinOf = within is null ? null : _basis.Stands?.WithinOf,
            Standing = _basis.Stands?.Standing,
            Effects = kind == CommitmentKind.Permission ? _basis.Stands?.Effects : null,
        };
        return new MadeItems([.. _new, commitment], commitment);
    }

    private CommitmentKind? Kind()
    {
        if (string.IsNullOrWhiteSpace(_said.Kind))
        {
            if (_basis.Kind is null || _said.Kind is not null)
            {
                Wrong("kind", "no-commitment", _basis.Missing ?? "say which kind of commitment it is");
            }

            return _basis.Kind;
        }

        if (DossierWords.TryReadCommitmentKind(_said.Kind.Trim(), out var kind))
        {
            return kind;
        }

        Wrong("kind", "bad-word", $"'{Words.Short(_said.Kind)}' is no kind of commitment{Nearest.Hint(_said.Kind, Enum.GetValues<CommitmentKind>().Select(k => k.Word()))}");
        return null;
    }

    private ValueList<string> Parties(string field, IReadOnlyList<string>? said, ValueList<string> otherwise)
    {
        ValueList<string> ids = said is null ? otherwise : [.. said.Select(id => id.Trim()).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal)];

        // A dossier that declares no parties names them all the same: who stood there already stays.
        foreach (var id in ids.Where(id => !_new.Exists(item => item is Party && item.Id == id) && !(_basis.Stands is not null && otherwise.Contains(id))))
        {
            var name = _said.Parties.FirstOrDefault(party => party.Id == id)?.Says.Trim();
            if (_known.Parties.Contains(id))
            {
                var standing = _dossier.Parties.Last(party => party.Id == id && party.Origin.Until is null);
                if (!string.IsNullOrEmpty(name) && name != standing.Name)
                {
                    Wrong("parties", "exists", Has("party", id, standing.Name));
                }
            }
            else if (_basis.Items.OfType<Party>().FirstOrDefault(party => party.Id == id) is { } told)
            {
                _new.Add(string.IsNullOrEmpty(name) ? told : told with { Name = name });
            }
            else if (string.IsNullOrEmpty(name))
            {
                Wrong(field, "unknown-party", $"the dossier has no party '{Words.Short(id)}'{Nearest.Hint(id, _known.Parties)}");
            }
            else if (Ids.Wrong(id, inFormulas: false) is { } wrong)
            {
                Wrong(field, "bad-id", $"'{Words.Short(id)}' cannot be the id of a party: {wrong}");
            }
            else
            {
                _new.Add(new Party(id, name, true, null, _basis.Evidence, Made.Unset));
            }
        }

        return ids;
    }

    private Formula? Formula(string field, string? said, Formula? otherwise)
    {
        var text = said ?? otherwise?.ToString();
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var reading = FormulaReading.Of(text.Trim(), _known);
        if (reading.Why is { } why)
        {
            Wrong(field, "bad-formula", why);
            return null;
        }

        foreach (var unknown in reading.Unknown)
        {
            Propose(field, unknown);
        }

        foreach (var id in reading.Formula!.Propositions.Where(_known.Propositions.Contains))
        {
            var standing = _dossier.Propositions.Last(proposition => proposition.Id == id && proposition.Origin.Until is null);
            if (_said.Propositions.FirstOrDefault(said => said.Id == id)?.Says.Trim() is { Length: > 0 } says && says != standing.Text)
            {
                Wrong("propositions", "exists", Has("proposition", id, standing.Text));
            }
        }

        return reading.Formula;
    }

    // What a formula names and the dossier lacks is made where somebody said what it says.
    private void Propose(string field, UnknownName unknown)
    {
        var id = unknown.Name.Id;
        if (unknown.Name.Kind != NameKind.Proposition)
        {
            Wrong(field, $"unknown-{unknown.Kind}", unknown.Why);
            return;
        }

        if (_new.Exists(item => item is Proposition && item.Id == id))
        {
            return;
        }

        var says = _said.Propositions.FirstOrDefault(said => said.Id == id)?.Says.Trim();
        if (_basis.Items.OfType<Proposition>().FirstOrDefault(proposition => proposition.Id == id) is { } told)
        {
            _new.Add(string.IsNullOrEmpty(says) ? told : told with { Text = says });
        }
        else if (string.IsNullOrEmpty(says))
        {
            Wrong(field, "unknown-proposition", unknown.Why);
        }
        else
        {
            _new.Add(new Proposition(id, says, Absence.Open, null, null, _basis.Evidence, Made.Unset));
        }
    }

    // A commitment has one deadline: a person's word for one takes the place of the other.
    private (Duration? Within, Moment? By) Deadline()
    {
        var within = string.IsNullOrWhiteSpace(_said.Within) ? (Duration?)null
            : Duration.TryParse(_said.Within.Trim(), out var read) ? read
            : Wrong<Duration>("within", "bad-value", $"'{Words.Short(_said.Within)}' is no duration; write P30D, P2M, PT48H");
        var by = Moment("by", _said.By, null);
        if (within is not null && by is not null)
        {
            Wrong("by", "both-deadlines", "a commitment has one deadline: a duration from its condition on, or a date, not both");
        }

        return (within ?? (_said.Within is null && by is null ? _basis.Within : null), by ?? (_said.By is null && within is null ? _basis.By : null));
    }

    private Moment? Moment(string field, string? said, Moment? otherwise) =>
        said is null ? otherwise
        : string.IsNullOrWhiteSpace(said) ? null
        : Casus.Model.Moment.TryParse(said.Trim(), out var moment) ? moment
        : Wrong<Moment>(field, "bad-value", $"'{Words.Short(said)}' is no date; write 2026-01-10, or an instant such as 2026-01-10T12:00:00Z");

    private static string? Line(string? said, string? otherwise) => said is null ? otherwise : string.IsNullOrWhiteSpace(said) ? null : said.Trim();

    private static string Has(string kind, string id, string says) => $"the dossier has the {kind} '{id}' already: “{says}”; leave the words out, or give another id";

    private void Wrong(string field, string code, string reason)
    {
        var refusal = new Refusal(field, code, reason);
        if (!_refusals.Contains(refusal))
        {
            _refusals.Add(refusal);
        }
    }

    private T? Wrong<T>(string field, string code, string reason)
        where T : struct
    {
        Wrong(field, code, reason);
        return null;
    }
}
