using System.CommandLine;
using Casus.Ledger;
using Casus.Model;

namespace Casus.Cli;

/// <summary><c>casus search WORDS…</c>: documents and statements of the ledger, newest first.</summary>
internal static class SearchVerb
{
    public static Command Create()
    {
        var words = new Argument<string[]>("WORDS") { Description = "All of them must be there; \"…\" for words side by side", Arity = ArgumentArity.ZeroOrMore };
        var dossier = new Option<string?>("--dossier") { Description = "Only what belongs to it, as it is decided there", HelpName = "ID" };
        var actor = new Option<string[]>("--actor") { Description = "Speaker, addressee, debtor or creditor; may be repeated", HelpName = "ID" };
        var speaker = new Option<string[]>("--speaker") { Description = "Speaker alone; may be repeated", HelpName = "ID" };
        var side = new Option<string?>("--side") { Description = "Whom the speaker speaks for", HelpName = "SIDE" };
        var act = new Option<string[]>("--act") { Description = "pledge, threat, …; may be repeated", HelpName = "ACT" };
        var from = new Option<string?>("--from") { Description = "Said or published on this date or later (YYYY, YYYY-MM or YYYY-MM-DD)", HelpName = "DATE" };
        var to = new Option<string?>("--to") { Description = "… or earlier", HelpName = "DATE" };
        var place = new Option<string?>("--place") { Description = "The place of the dateline", HelpName = "TEXT" };
        var publisher = new Option<string?>("--publisher") { Description = "Who published it", HelpName = "TEXT" };
        var state = new Option<string?>("--state") { Description = "Statements that are proposed, approved or rejected in --dossier", HelpName = "STATE" };
        state.AcceptOnlyFromAmong("proposed", "approved", "rejected");
        var only = new Option<string>("--only") { Description = "statements, documents or all (default)", HelpName = "WHAT", DefaultValueFactory = _ => "all" };
        only.AcceptOnlyFromAmong("statements", "documents", "all");
        var known = Times.Option("--known", "As known on");
        var ranked = new Option<bool>("--ranked") { Description = $"The best of the newest {SearchQuery.RankedBound} that fit" };
        var limit = new Option<int>("--limit") { Description = "At most so many (default 20)", HelpName = "N", DefaultValueFactory = _ => 20 };
        var cursor = new Option<string?>("--cursor") { Description = "Goes on after an earlier list", HelpName = "CURSOR" };
        var ledgerOption = LedgerPath.Option();
        var format = Formats.Option("text", "json");
        var verb = new Command("search", "Searches documents and statements of the ledger by words, actors, acts, dates and places; newest first.")
        {
            words, dossier, actor, speaker, side, act, from, to, place, publisher, state, only, known, ranked, limit, cursor, ledgerOption, format,
        };
        verb.SetAction(parsed =>
        {
            var (any, speakers) = (parsed.GetValue(actor) ?? [], parsed.GetValue(speaker) ?? []);
            if (any.Length > 0 && speakers.Length > 0)
            {
                throw new WrongUseException("--actor and --speaker exclude each other");
            }

            if (parsed.GetValue(state) is not null && parsed.GetValue(dossier) is null)
            {
                throw new WrongUseException("--state: a statement is decided in a dossier; name it by --dossier");
            }

            var query = new SearchQuery
            {
                Words = string.Join(' ', parsed.GetValue(words) ?? []),
                Dossier = parsed.GetValue(dossier),
                For = Enum.Parse<SearchFor>(parsed.GetValue(only)!, ignoreCase: true),
                Actors = [.. any, .. speakers],
                AsSpeaker = speakers.Length > 0,
                Side = parsed.GetValue(side),
                Acts = [.. (parsed.GetValue(act) ?? []).Select(ReadAct)],
                From = ReadDate(parsed.GetValue(from), "--from"),
                To = ReadDate(parsed.GetValue(to), "--to"),
                Place = parsed.GetValue(place),
                Publisher = parsed.GetValue(publisher),
                State = parsed.GetValue(state) is { } stands ? Enum.Parse<ReviewState>(stands, ignoreCase: true) : null,
                Known = parsed.GetValue(known) is { } time ? Times.Read(time, "--known").AsOf : null,
                Order = parsed.GetValue(ranked) ? SearchOrder.Ranked : SearchOrder.Newest,
                Cursor = parsed.GetValue(cursor),
                Limit = parsed.GetValue(limit) is > 0 and <= 500 and var count ? count : throw new WrongUseException("--limit: 1 to 500"),
            };
            var ledgerFile = LedgerPath.Of(parsed.GetValue(ledgerOption));
            using var ledger = SqliteLedger.Open(ledgerFile, LedgerAccess.Read);
            if (query.Dossier is not null)
            {
                DossierSource.Require(ledger, query.Dossier, ledgerFile);
            }

            var page = ledger.Search(query);
            if (parsed.GetValue(format) == "json")
            {
                JsonOutput.Write(json => SearchJson.Write(json, page));
            }
            else
            {
                using var output = Terminal.OpenText();
                SearchText.Write(output, page);
            }

            return ExitCode.Done;
        });
        return verb;
    }

    private static Act ReadAct(string word) =>
        StatementWords.TryReadAct(word, out var act) ? act : throw new WrongUseException($"--act: '{word}' is no act{Nearest.Hint(word, Enum.GetValues<Act>().Select(a => a.Word()))}");

    private static PartialDate? ReadDate(string? text, string option) =>
        text is null ? null : PartialDate.TryParse(text, out var date) ? date : throw new WrongUseException($"{option}: '{text}' is no date; write YYYY, YYYY-MM or YYYY-MM-DD");
}
