using System.Globalization;
using System.Text.Json;
using Casus.Model;
using Casus.Reading;

namespace Casus.Quality;

/// <summary>Compares addressees, debtors and those toward whom a commitment goes with the annotators', on their spans, speakers and acts.</summary>
internal static class AddresseeScore
{
    /// <param name="half">0 or 1 for every other document, null for all.</param>
    /// <param name="given">Whether the annotators' speakers and acts are given.</param>
    /// <param name="show">Writes each difference.</param>
    public static void Write(string gold, string texts, int? half, bool given, bool show, TextWriter output)
    {
        var counts = new SortedDictionary<string, (int Asked, int Found, int Right, int Exact, int All)>(StringComparer.Ordinal);
        var number = 0;
        var (building, marking, statements) = (TimeSpan.Zero, TimeSpan.Zero, 0);
        var finder = new DuplicateFinder();
        foreach (var document in GoldSpans.Read(gold, texts))
        {
            if (half is { } part && number++ % 2 != part)
            {
                continue;
            }

            List<GivenReading>? readings = given ? GoldReadings.Of(document) : null;
            var built = StatementBuilder.Build(document.Document, document.Sayings, CancellationToken.None, readings);
            Commitments(document, readings); // once to warm the code
            building += Commitments(document, readings);
            var began = Environment.CpuUsage.TotalTime;
            finder.Mark(new(document.Document.Document, built, null));
            marking += Environment.CpuUsage.TotalTime - began;
            statements += built.Count;
            var read = built.ToDictionary(one => one.Id);
            for (var i = 0; i < document.Labels.Count; i++)
            {
                var (label, saying) = (document.Labels[i], document.Sayings[i]);
                var id = StatementId.Of(document.Document.Document.Sha256, document.Document.Points, document.Document.Quote(saying.Source), document.Document.Quote(saying.Cue), document.Document.Quote(saying.Content)!);
                var act = label.GetProperty("act").GetString()!;
                if (act == "none" || !read.TryGetValue(id, out var statement))
                {
                    continue;
                }

                Compare("addressees " + act, label.GetProperty("addressees"), statement.Addressees, statement);
                if (label.TryGetProperty("commitment", out var commitment) && commitment.ValueKind == JsonValueKind.Object)
                {
                    Compare("debtor " + act, commitment.GetProperty("debtor"), statement.Commitment?.Debtors ?? [], statement);
                    if (commitment.TryGetProperty("toward", out var toward) && toward.ValueKind == JsonValueKind.Array)
                    {
                        Compare("toward " + act, toward, statement.Commitment?.Toward ?? [], statement);
                    }
                }
            }
        }

        foreach (var group in counts.GroupBy(row => row.Key[..row.Key.IndexOf(' ', StringComparison.Ordinal)]).ToList())
        {
            var sum = group.Select(row => row.Value).Aggregate((a, b) => (a.Asked + b.Asked, a.Found + b.Found, a.Right + b.Right, a.Exact + b.Exact, a.All + b.All));
            foreach (var (name, row) in group.Select(row => (row.Key, row.Value)).Append((group.Key + ", all", sum)))
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26} statements {row.All,5}  exact {Share(row.Exact, row.All):0.000}  names: precision {Share(row.Right, row.Found):0.000} recall {Share(row.Right, row.Asked):0.000}  ({row.Asked} in gold, {row.Found} found)"));
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{statements} statements: {building.TotalMicroseconds / statements:0.0} µs of CPU each for addressees and commitment, {marking.TotalMicroseconds / statements:0.0} µs to hold against those before"));

        void Compare(string key, JsonElement wanted, ValueList<ActorName> found, Statement statement)
        {
            var names = wanted.EnumerateArray().Select(name => name.GetString()!).ToList();
            var left = found.ToList();
            var right = 0;
            foreach (var name in names)
            {
                if (left.FindIndex(one => GoldNames.Same(name, one)) is var index and >= 0)
                {
                    left.RemoveAt(index);
                    right++;
                }
            }

            var exact = right == names.Count && found.Count == names.Count;
            var before = counts.GetValueOrDefault(key);
            counts[key] = (before.Asked + names.Count, before.Found + found.Count, before.Right + right, before.Exact + (exact ? 1 : 0), before.All + 1);
            if (show && names.Count + found.Count > 0)
            {
                output.WriteLine($"{(exact ? "ok " : string.Empty)}{key} | gold {string.Join("; ", names)} | found {string.Join("; ", found.Select(one => one.Name))} | {string.Join("; ", statement.Speakers.Select(s => s.Name + "/" + s.Side))} | [{statement.Source?.Text}] <{statement.Cue?.Text}> {statement.Content.Text.ReplaceLineEndings(" ")[..Math.Min(160, statement.Content.Text.ReplaceLineEndings(" ").Length)]} | {string.Join(" / ", statement.Explanation.TakeLast(2))}");
            }
        }
    }

    // What the stage alone takes, the stages before it done.
    private static TimeSpan Commitments(GoldDocument document, List<GivenReading>? given)
    {
        var who = new WhoSpeaks(document.Document, document.Sayings);
        var participants = new Participants(document.Document, who);
        var acts = new ActReader(document.Document, document.Sayings, participants);
        var before = document.Sayings.Select((saying, i) => (Speakers: who.Of(i), saying)).Select((one, i) => (one.Speakers, Act: given?[i].Act ?? acts.Of(i, one.Speakers.Speakers), Conditions: ConditionReader.Of(document.Document, one.saying))).ToList();
        var began = Environment.CpuUsage.TotalTime;
        var stage = new CommitmentReader(document.Document, document.Sayings, participants);
        for (var i = 0; i < before.Count; i++)
        {
            stage.Of(i, given?[i].Speaker?.Speakers ?? before[i].Speakers.Speakers, before[i].Act, before[i].Conditions);
        }

        return Environment.CpuUsage.TotalTime - began;
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : part / (double)whole;
}
