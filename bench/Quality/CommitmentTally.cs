using System.Globalization;
using System.Text.Json;
using Casus.Model;

namespace Casus.Quality;

/// <summary>Counts what the reader got right of a file of texts.</summary>
internal sealed class CommitmentTally(TextWriter? errors)
{
    private const double Same = 0.5;

    private readonly Dictionary<string, (int Right, int Of)> _shares = new(StringComparer.Ordinal);

    private int _traps;

    private int _alarms;

    public void Add(JsonElement line, string text, ValueList<Statement> read)
    {
        var id = line.GetProperty("id").GetString()!;
        var gold = line.GetProperty("statements").EnumerateArray().ToList();
        if (line.TryGetProperty("trap", out var trap))
        {
            _traps++;
            var alarm = read.FirstOrDefault(s => s.Conditions.Count > 0);
            _alarms += alarm is null ? 0 : 1;
            Note(alarm is null, id, $"false alarm ({trap})", alarm?.Conditions[0].Text);
        }

        var pairs = Match(gold, text, read);
        var used = pairs.Where(pair => pair.Found is not null).Select(pair => pair.Found!).ToHashSet();
        Count("statements found", gold.Count, used.Count);
        foreach (var (statement, found) in pairs)
        {
            Conditions(id, statement, text, found);
            Deadline(id, statement, text, found);
            Quantities(id, statement, text, found);
            if (statement.GetProperty("act").GetString() is "pledge" or "threat" or "offer" or "demand" or "refusal")
            {
                var right = found?.Commitment is { } commitment
                    ? Answers(statement, "debtors").Any(answer => ActorNames.SameAll(answer, commitment.Debtors))
                    : Answers(statement, "debtors").Any(answer => answer.Count == 0) && found is not null;
                Count("debtors", right);
                if (statement.GetProperty("toward").GetArrayLength() > 0)
                {
                    Count("toward", found?.Commitment is { } bound && Answers(statement, "toward").Any(answer => ActorNames.SameAll(answer, bound.Toward)));
                }
            }

            Count("act", found is not null && Values(statement, "act").Contains(found.Act.Word()));
        }
    }

    public void Write(TextWriter output)
    {
        foreach (var (name, (right, of)) in _shares)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-52} {(double)right / Math.Max(1, of):0.000}  ({right} of {of})"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"false alarms in traps",-52} {_alarms} of {_traps}"));
    }

    private void Conditions(string id, JsonElement statement, string text, Statement? found)
    {
        var gold = statement.GetProperty("conditions").EnumerateArray().ToList();
        var left = found?.Conditions.ToList() ?? [];
        Count("conditions found that are right", left.Count, 0);
        var all = new List<IReadOnlyList<FormulaForm>>();
        foreach (var condition in gold)
        {
            var span = Pieces.One(text, condition);
            var best = left.OrderByDescending(c => Pieces.Overlap([c.Span], [span])).FirstOrDefault();
            best = best is not null && Pieces.Overlap([best.Span], [span]) >= Same ? best : null;
            if (best is not null)
            {
                left.Remove(best);
            }

            Count("conditions found", best is not null);
            Count("conditions found exactly", best?.Span == span);
            Count("conditions found that are right", 0, best is not null ? 1 : 0);
            var kind = best is not null && best.Kind.Word() == condition.GetProperty("kind").GetString();
            Count("kind of all", kind);
            var answers = new List<FormulaForm> { FormulaForm.Of(condition.GetProperty("formula"), text) };
            answers.AddRange(condition.TryGetProperty("accept", out var others) ? others.EnumerateArray().Select(other => FormulaForm.Of(other, text)) : []);
            all.Add(answers);
            var mine = best is { Formula: { } written, Atoms: { } atoms } && FormulaSyntax.TryParse(written, out var formula, out _) ? FormulaForm.Of(formula, atoms) : null;
            var right = mine is not null && answers.Any(answer => answer.Matches(mine, words: true));
            Count("formula of all", right);
            if (best is not null)
            {
                Count("formula of the found", right);
                Count("kind of the found", kind);
            }

            Count("formula's skeleton of all", mine is not null && answers.Any(answer => answer.Matches(mine, words: false)));
            Count("formula of all, a not around it overlooked", mine is not null && answers.Any(answer => answer.Matches(mine, words: true) || answer.Turned().Matches(mine, words: true)));
            Note(best is not null, id, "condition missed", condition.GetProperty("text").GetString());
            Note(best is null || kind, id, "kind", $"{best?.Kind.Word()} for {condition.GetProperty("kind").GetString()}");
            Note(best is null || right, id, "formula", $"{best?.Formula ?? "none"} for {condition.GetProperty("formula")}");
            Note(best is null || best.Span == span, id, "span", $"{best?.Text} | {condition.GetProperty("text")}");
            if (condition.TryGetProperty("deadline", out var time) && time.ValueKind == JsonValueKind.Object)
            {
                Count("deadline in a condition: value", best?.Deadline?.Value is { } value && TimeForm.Same(value, time.GetProperty("value").GetString()!));
            }
        }

        foreach (var extra in left)
        {
            Note(false, id, "condition too many", extra.Text);
        }

        if (gold.Count > 0)
        {
            Count("formula of the whole statement", found is not null && Whole(all, found));
        }
    }

    // The conjunction of what was read against that of any choice of right answers.
    private static bool Whole(List<IReadOnlyList<FormulaForm>> gold, Statement found)
    {
        var mine = found.Conditions.Select(c => c is { Formula: { } written, Atoms: { } atoms } && FormulaSyntax.TryParse(written, out var formula, out _) ? FormulaForm.Of(formula, atoms) : null).ToList();
        if (mine.Count == 0 || mine.Any(form => form is null))
        {
            return false;
        }

        var whole = FormulaForm.All([.. mine.Select(form => form!)]);
        var choices = new List<List<FormulaForm>> { new() };
        foreach (var answers in gold)
        {
            choices = [.. choices.SelectMany(chosen => answers.Select(answer => (List<FormulaForm>)[.. chosen, answer]))];
        }

        return choices.Any(chosen => FormulaForm.All(chosen).Matches(whole, words: true));
    }

    private void Deadline(string id, JsonElement statement, string text, Statement? found)
    {
        var gold = statement.GetProperty("deadline");
        var mine = found?.Deadline;
        if (gold.ValueKind != JsonValueKind.Object)
        {
            var conditional = statement.GetProperty("conditions").EnumerateArray().Any(c => c.TryGetProperty("deadline", out _));
            if (mine is not null && !conditional)
            {
                Count("deadlines found that are asked for", false);
                Note(false, id, "deadline too many", mine.Text);
            }

            return;
        }

        var span = mine is not null && Pieces.Overlap([mine.Span], [Pieces.One(text, gold)]) >= Same;
        var value = mine?.Value is { } read && TimeForm.Same(read, gold.GetProperty("value").GetString()!);
        Count("deadline: span", span);
        Count("deadline: value", value);
        if (mine is not null)
        {
            Count("deadlines found that are asked for", true);
        }

        Note(span && value, id, "deadline", $"{mine?.Text} {mine?.Value} for {gold}");
    }

    private void Quantities(string id, JsonElement statement, string text, Statement? found)
    {
        var left = found?.Quantities?.ToList() ?? [];
        Count("quantities found that are right", left.Count, 0);
        foreach (var gold in statement.GetProperty("quantities").EnumerateArray())
        {
            var span = Pieces.One(text, gold);
            var best = left.FirstOrDefault(q => Pieces.Overlap([q.Span], [span]) >= Same);
            var right = best is not null && decimal.Parse(best.Value, CultureInfo.InvariantCulture) == decimal.Parse(gold.GetProperty("value").GetString()!, CultureInfo.InvariantCulture) && SameUnit(best, gold.GetProperty("unit").GetString()!);
            if (best is not null)
            {
                left.Remove(best);
            }

            Count("quantities", right);
            Count("quantities found that are right", 0, right ? 1 : 0);
            Note(right, id, "quantity", $"{best?.Text} {best?.Value} {best?.Currency ?? best?.Unit} for {gold}");
        }

        foreach (var extra in left)
        {
            Note(false, id, "quantity too many", extra.Text);
        }
    }

    // A noun by the last word of its phrase, in the singular; a rate as currency/what it is for.
    private static bool SameUnit(Quantity read, string gold)
    {
        var mine = read.Currency is { } currency ? read.Unit is { } per ? $"{currency}/{per}" : currency : read.Unit ?? string.Empty;
        return mine.Equals(gold, StringComparison.OrdinalIgnoreCase) || LastWord(mine).Equals(LastWord(gold), StringComparison.OrdinalIgnoreCase);
    }

    private static string LastWord(string words) => words[(words.LastIndexOf(' ') + 1)..];

    private static List<(JsonElement Gold, Statement? Found)> Match(List<JsonElement> gold, string text, ValueList<Statement> read)
    {
        var contents = gold.ConvertAll(statement => Pieces.Of(text, statement, "content"));
        var pairs = contents.SelectMany((content, i) => read.Select((statement, j) => (i, j, share: Pieces.Overlap(content, statement.Content.Spans)))).Where(pair => pair.share >= Same).OrderByDescending(pair => pair.share);
        var (mine, theirs) = (new int?[gold.Count], new HashSet<int>());
        foreach (var (i, j, _) in pairs)
        {
            if (mine[i] is null && theirs.Add(j))
            {
                mine[i] = j;
            }
        }

        return [.. gold.Select((statement, i) => (statement, mine[i] is { } j ? read[j] : null))];
    }

    private static IEnumerable<string> Values(JsonElement statement, string field)
    {
        yield return statement.GetProperty(field).GetString()!;
        if (statement.TryGetProperty("accept", out var accept) && accept.TryGetProperty(field, out var others))
        {
            foreach (var other in others.EnumerateArray())
            {
                yield return other.GetString() ?? string.Empty;
            }
        }
    }

    private static IEnumerable<List<string>> Answers(JsonElement statement, string field)
    {
        yield return [.. statement.GetProperty(field).EnumerateArray().Select(name => name.GetString()!)];
        if (statement.TryGetProperty("accept", out var accept) && accept.TryGetProperty(field, out var others))
        {
            foreach (var other in others.EnumerateArray())
            {
                yield return [.. other.EnumerateArray().Select(name => name.GetString()!)];
            }
        }
    }

    private void Note(bool fine, string id, string what, string? words)
    {
        if (!fine)
        {
            errors?.WriteLine($"    {id} {what}: {words}");
        }
    }

    private void Count(string name, bool right) => Count(name, 1, right ? 1 : 0);

    private void Count(string name, int of, int right)
    {
        var (before, all) = _shares.GetValueOrDefault(name);
        _shares[name] = (before + right, all + of);
    }
}
