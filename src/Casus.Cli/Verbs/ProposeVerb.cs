using System.CommandLine;
using Casus.Exchange;
using Casus.Ledger;
using Casus.Logic;
using Casus.Model;

namespace Casus.Cli;

/// <summary><c>casus propose KIND DOSSIER …</c>: adds a party, a proposition, a commitment, a dependency or a stance to a dossier, from statements or from what is said on the line.</summary>
internal static class ProposeVerb
{
    public static Command Create() =>
        new("propose", "Adds to a dossier in the ledger: a party, a proposition, a commitment, a dependency, a stance. A draft where the dossier has two reviewers.")
        {
            Party(), Proposition(), Commitment(), Dependency(), Stance(),
        };

    private static Command Party()
    {
        var shared = new Shared();
        var id = new Argument<string>("ID") { Description = "state/UKR, organisation/…, group/…, person/…" };
        var name = new Option<string>("--name") { Description = "Its name", HelpName = "TEXT", Required = true };
        var note = new Option<string?>("--note") { Description = "What must be known beside it", HelpName = "TEXT" };
        var verb = shared.Verb("party", "Adds a party.", id, name, note);
        verb.SetAction((parsed, cancellationToken) => shared.RecordAsync(parsed, (_, evidence) => [Shared.Of(ItemProposals.Party(parsed.GetRequiredValue(id), parsed.GetRequiredValue(name), parsed.GetValue(note), evidence))], cancellationToken));
        return verb;
    }

    private static Command Proposition()
    {
        var shared = new Shared();
        var id = new Argument<string>("ID") { Description = "Its id, as formulas write it" };
        var text = new Option<string>("--text") { Description = "The matter in a sentence", HelpName = "TEXT", Required = true };
        var monitored = new Option<bool>("--monitored") { Description = "No true finding by the end of a window means false" };
        var holds = new Option<string?>("--holds") { Description = "For a derived one: what it is made of", HelpName = "FORMULA" };
        var probability = new Option<double?>("--probability") { Description = "Between 0 and 1", HelpName = "P" };
        var verb = shared.Verb("proposition", "Adds a proposition.", id, text, monitored, holds, probability);
        verb.SetAction((parsed, cancellationToken) => shared.RecordAsync(
            parsed,
            (dossier, evidence) => [Shared.Of(ItemProposals.Proposition(
                dossier, parsed.GetRequiredValue(id), parsed.GetRequiredValue(text), parsed.GetValue(monitored), parsed.GetValue(holds), parsed.GetValue(probability), evidence))],
            cancellationToken));
        return verb;
    }

    private static Command Commitment()
    {
        var shared = new Shared();
        var id = new Argument<string>("ID") { Description = "Its id, new in the dossier, or of the one that is changed" };
        var kind = new Option<string?>("--kind") { Description = "pledge, threat, offer, demand, obligation, prohibition or permission (default: the statement's)", HelpName = "KIND" };
        var debtor = new Option<string[]>("--debtor") { Description = "Who is bound (default: as the statement says); may be repeated", HelpName = "PARTY" };
        var toward = new Option<string[]>("--toward") { Description = "Toward whom; may be repeated", HelpName = "PARTY" };
        var @if = new Option<string?>("--if") { Description = "The condition (default: the statement's)", HelpName = "FORMULA" };
        var then = new Option<string?>("--then") { Description = "What is to come about (default: a new proposition in the statement's words)", HelpName = "FORMULA" };
        var within = new Option<string?>("--within") { Description = "A deadline counted from the condition", HelpName = "DURATION" };
        var by = new Option<string?>("--by") { Description = "A deadline as a date", HelpName = "DATE" };
        var made = new Option<string?>("--made") { Description = "When it was made (default: when it was said)", HelpName = "DATE" };
        var text = new Option<string?>("--text") { Description = "In a sentence (default: the statement's words)", HelpName = "TEXT" };
        var verb = shared.Verb("commitment", "Adds a commitment, with the parties and propositions of its statement that the dossier lacks; or changes one that it has: what no option says stays as it stands.", id, kind, debtor, toward, @if, then, within, by, made, text);
        verb.SetAction((parsed, cancellationToken) => shared.RecordAsync(parsed, (dossier, evidence) =>
        {
            var name = parsed.GetRequiredValue(id);
            var basis = shared.Statement is { } statement ? StatementItems.Basis(dossier, shared.Document!, statement, name)
                : dossier.Commitments.LastOrDefault(c => c.Id == name && c.Origin.Until is null) is { } stands ? CommitmentBasis.Of(stands)
                : CommitmentBasis.Nothing;
            var outcome = CommitmentProposal.Make(dossier, name, basis, new()
            {
                Kind = parsed.GetValue(kind),
                Text = parsed.GetValue(text),
                Debtors = parsed.GetValue(debtor) is { Length: > 0 } bound ? bound : null,
                Toward = parsed.GetValue(toward) is { Length: > 0 } owed ? owed : null,
                Made = parsed.GetValue(made),
                If = parsed.GetValue(@if),
                Then = parsed.GetValue(then),
                Within = parsed.GetValue(within),
                By = parsed.GetValue(by),
            });
            return outcome.IsValue ? outcome.Value.Items
                : shared.Statement is { } told && outcome.Refusals.Any(r => r.Code is "no-commitment" or "no-debtor")
                    ? throw new InputRefusedException([.. outcome.Refusals.Where(r => r.Code is "no-commitment" or "no-debtor").Select(r => r with { Input = told.Id })])
                : throw Shared.Wrong(outcome.Refusals[0]);
        }, cancellationToken));
        return verb;
    }

    private static Command Dependency()
    {
        var shared = new Shared();
        var of = new Option<string>("--of") { Description = "The proposition or commitment that cannot hold without", HelpName = "ID", Required = true };
        var needs = new Option<string>("--needs") { Description = "The proposition it needs", HelpName = "PROPOSITION", Required = true };
        var text = new Option<string?>("--text") { Description = "In a sentence", HelpName = "TEXT" };
        var verb = shared.Verb("dependency", "Adds a dependency.", of, needs, text);
        verb.SetAction((parsed, cancellationToken) => shared.RecordAsync(
            parsed, (dossier, evidence) => [Shared.Of(ItemProposals.Dependency(dossier, parsed.GetRequiredValue(of), parsed.GetRequiredValue(needs), parsed.GetValue(text), evidence))], cancellationToken));
        return verb;
    }

    private static Command Stance()
    {
        var shared = new Shared();
        var proposition = new Argument<string>("PROPOSITION") { Description = "What the statement is for or against" };
        var act = new Option<string?>("--act") { Description = "pledge, offer, acceptance, demand, affirmation, refusal, threat or denial (default: the statement's)", HelpName = "ACT" };
        var negated = new Option<bool>("--negated") { Description = "The act is about its not being so: a promise that it shall not be" };
        var by = new Option<string[]>("--by") { Description = "Whose position it is (default: as the statement says); may be repeated", HelpName = "PARTY" };
        var on = new Option<string?>("--on") { Description = "When it was said (default: as the statement says)", HelpName = "DATE" };
        var words = new Option<string?>("--if-words") { Description = "The words of the condition that weakens it (default: the statement's)", HelpName = "TEXT" };
        var verb = shared.Verb("stance", "Ties a statement to a proposition, for or against, and tells how the positions on it moved.", proposition, act, negated, by, on, words);
        verb.SetAction((parsed, cancellationToken) => shared.RecordAsync(parsed, (dossier, _) =>
        {
            var matter = parsed.GetRequiredValue(proposition);
            Shared.Require(dossier.Propositions.Where(p => p.Origin.Until is null).Select(p => p.Id), matter, "PROPOSITION", "proposition");
            var what = parsed.GetValue(act) is not { } word ? (StanceAct?)null
                : DossierWords.TryReadStanceAct(word, out var read) ? read
                : throw new WrongUseException($"--act: '{word}' is no act for or against a proposition{Nearest.Hint(word, Enum.GetValues<StanceAct>().Select(a => a.Word()))}");
            var said = new StanceSaid(what, parsed.GetValue(negated), Shared.Parties(dossier, parsed.GetValue(by) ?? [], "--by"), Shared.Moment(parsed.GetValue(on), "--on"), parsed.GetValue(words));
            if (shared.Statement is { } statement)
            {
                var outcome = StatementStances.Tie(dossier, shared.Document!, statement, matter, said, shared.Tied);
                return outcome.IsValue ? outcome.Value.Items : throw new InputRefusedException(outcome.Refusals);
            }

            return what is { } given && !said.By.IsEmpty && said.On is { } day && shared.Reason(parsed) is not null
                ? [new Stance(StatementStances.Id(matter, $"{given.Word()}-{day}"), matter, said.By, given, said.Negated, day, said.IfWords, null, [], Shared.Unset)]
                : throw new WrongUseException("a stance needs --statement, or --act, --by, --on and --reason");
        }, cancellationToken, Moved));
        return verb;
    }

    // How those stand now on what was just said, drafts among it where it is one.
    private static IEnumerable<string> Moved(Dossier dossier, IReadOnlyList<IDossierItem> recorded, bool drafts)
    {
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        var positions = Watch.Over(dossier, now, Instant.Max, now, drafts).Positions;
        return recorded.OfType<Stance>().SelectMany(stance => positions.Where(course => course.Proposition == stance.Proposition && stance.By.Contains(course.Actor))).Select(WatchText.Say);
    }

    /// <summary>What all of them take: the dossier, whose statement it rests on, who adds it and why.</summary>
    private sealed class Shared
    {
        public static readonly Origin Unset = new("new", default, null);

        private readonly Argument<string> _dossier = new("DOSSIER") { Description = "The dossier's id in the ledger, a folder with dossier.yaml, or a YAML file" };
        private readonly Option<string?> _statement = new("--statement") { Description = "The statement it rests on: a document of the dossier by name or SHA-256, and the statement's id", HelpName = "DOCUMENT:STATEMENT" };
        private readonly Option<string?> _reason = new("--reason") { Description = "Why", HelpName = "TEXT" };
        private readonly Option<string?> _author = Authors.Option();
        private readonly Option<string?> _ledger = LedgerPath.Option();

        public Document? Document { get; private set; }

        /// <summary>As it counts in the dossier.</summary>
        public Statement? Statement { get; private set; }

        /// <summary>What the statement is tied to by now.</summary>
        public ValueList<Stance> Tied { get; private set; } = [];

        public Command Verb(string name, string description, params Symbol[] own)
        {
            var verb = new Command(name, description) { _dossier };
            foreach (var symbol in own)
            {
                switch (symbol)
                {
                    case Argument argument:
                        verb.Add(argument);
                        break;
                    case Option option:
                        verb.Add(option);
                        break;
                }
            }

            verb.Add(_statement);
            verb.Add(_reason);
            verb.Add(_author);
            verb.Add(_ledger);
            return verb;
        }

        public async Task<int> RecordAsync(ParseResult parsed, Func<Dossier, ValueList<Evidence>, ValueList<IDossierItem>> make, CancellationToken cancellationToken, Func<Dossier, IReadOnlyList<IDossierItem>, bool, IEnumerable<string>>? tell = null)
        {
            var name = Authors.Of(parsed.GetValue(_author));
            using var target = await DossierSource.InLedgerAsync(parsed.GetRequiredValue(_dossier), parsed.GetValue(_ledger), name, cancellationToken).ConfigureAwait(false);
            var evidence = Find(target, parsed.GetValue(_statement));
            var items = make(target.Ledger.FindDossier(target.Id)!, evidence);
            var receipts = target.Ledger.RecordAll(target.Id, items, new Edit(name) { Reason = parsed.GetValue(_reason) });
            using var output = Terminal.OpenText();
            foreach (var (item, receipt) in items.Zip(receipts))
            {
                output.WriteLine(PlainText.Line($"{(receipt.IsDraft ? "proposed" : "recorded")} {receipt.Entry} in {target.LedgerFile}: {item.GetType().Name.ToLowerInvariant()} {item.Id}"));
            }

            foreach (var line in tell?.Invoke(target.Ledger.FindDossier(target.Id)!, items, receipts.Any(receipt => receipt.IsDraft)) ?? [])
            {
                output.WriteLine(PlainText.Wrap(PlainText.Line(line), 2));
            }

            return ExitCode.Done;
        }

        public string? Reason(ParseResult parsed) => parsed.GetValue(_reason);

        public static IDossierItem Of<T>(Outcome<T> outcome)
            where T : class, IDossierItem => outcome.IsValue ? outcome.Value : throw Wrong(outcome.Refusals[0]);

        /// <summary>What is wrong with a field, told of the option that says it.</summary>
        public static WrongUseException Wrong(Refusal refusal) => new($"{refusal.Input switch { "id" => "ID", "debtors" => "--debtor", var field => $"--{field}" }}: {refusal.Reason}");

        public static ValueList<string> Parties(Dossier dossier, string[] ids, string option)
        {
            var known = dossier.Parties.Where(p => p.Origin.Until is null).Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var id in ids)
            {
                Require(known, id, option, "party");
            }

            return [.. ids];
        }

        public static Moment? Moment(string? text, string option) =>
            text is null ? null : Casus.Model.Moment.TryParse(text, out var moment) ? moment : throw new WrongUseException($"{option}: '{text}' is not a date");

        public static void Require(IEnumerable<string> known, string id, string option, string what)
        {
            if (!known.Contains(id))
            {
                throw new WrongUseException($"{option}: the dossier has no {what} '{id}'{Nearest.Hint(id, known)}");
            }
        }

        private ValueList<Evidence> Find(LedgerDossier target, string? named)
        {
            if (named is null)
            {
                return [];
            }

            var colon = named.LastIndexOf(':');
            var (name, id) = colon > 0 ? (named[..colon], named[(colon + 1)..]) : throw new WrongUseException($"--statement: '{named}' is not DOCUMENT:STATEMENT");
            var documents = target.Ledger.Documents(target.Id);
            var matches = documents.Where(d => d.Name == name || d.Sha256 == name).ToList();
            if (matches.Count != 1)
            {
                throw new WrongUseException(matches.Count == 0
                    ? $"--statement: dossier '{target.Id}' has no document '{name}'{Nearest.Hint(name, documents.Select(d => d.Name))}"
                    : $"--statement: {matches.Count} documents are named '{name}'; give one by its SHA-256");
            }

            var statements = target.Ledger.Reviewed(target.Id, matches[0].Sha256);
            Document = target.Ledger.FindDocument(matches[0].Sha256)!;
            var found = statements.FirstOrDefault(s => s.Proposed.Id == id)
                ?? throw new WrongUseException($"--statement: document '{name}' has no statement '{id}'{Nearest.Hint(id, statements.Select(s => s.Proposed.Id))}");
            (Statement, Tied) = (found.Statement, found.Stances);
            return [new Evidence(Document.Name, Statement.Content.Text, Statement.Content.Spans, Document.Sha256)];
        }
    }
}
