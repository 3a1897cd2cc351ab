using System.Globalization;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Which of the twelve acts the sayings of a document perform, with probabilities. For one thread.</summary>
internal sealed class ActReader(ParsedDocument document, IReadOnlyList<Saying> sayings)
{
    private const int SignsShown = 4;

    // What grammar that names the act is worth beside the learnt signs.
    private const double Certainty = 0.85;

    // What is left of an accusation where no word blames: who is named and the past tense alone make none.
    private const double Unblamed = 0.1;

    private const int None = ActModel.Outcomes - 1;

    private static readonly Act[] Table = Enum.GetValues<Act>();

    private readonly SignReader _signs = new(document, sayings);

    private readonly double[] _probabilities = new double[ActModel.Outcomes];

    /// <summary>The act of a saying. The probabilities of the acts sum to one: that it is no act at all stands apart from them.</summary>
    public ActReading Of(int index)
    {
        var signs = _signs.Of(index);
        ActModel.Default.Read(signs, _probabilities);
        var rest = Math.Max(1e-9, 1 - _probabilities[None]);
        var acts = new ActProbability[Table.Length];
        for (var i = 0; i < acts.Length; i++)
        {
            acts[i] = new(Table[i], _probabilities[i] / rest);
        }

        if (!_signs.ShowsBlame)
        {
            acts[(int)Act.Accusation] = acts[(int)Act.Accusation] with { Probability = acts[(int)Act.Accusation].Probability * Unblamed };
            var sum = acts.Sum(one => one.Probability);
            for (var i = 0; i < acts.Length; i++)
            {
                acts[i] = acts[i] with { Probability = acts[i].Probability / sum };
            }
        }

        var stated = _signs.StatedOf(index);
        if (stated is { Act: var named })
        {
            for (var i = 0; i < acts.Length; i++)
            {
                acts[i] = acts[i] with { Probability = ((1 - Certainty) * acts[i].Probability) + (acts[i].Act == named ? Certainty : 0) };
            }
        }

        // Where two are alike the one higher in the table comes first.
        Array.Sort(acts, (a, b) => b.Probability.CompareTo(a.Probability) is var order && order != 0 ? order : a.Act.CompareTo(b.Act));
        ValueList<string> why = stated is { Act: var plain, Why: var words } && plain == acts[0].Act ? [$"act: {plain.Word()}, for {words}", Why(signs, acts[0], acts[1])] : [Why(signs, acts[0], acts[1])];
        return new([.. acts], why) { None = _probabilities[None] };
    }

    private static string Why(SignList signs, ActProbability act, ActProbability next)
    {
        Span<(float Weight, int Sign)> best = stackalloc (float, int)[SignsShown];
        best.Clear();
        for (var i = 0; i < signs.Count; i++)
        {
            var weight = ActModel.Default.For(signs.HashOf(i), (int)act.Act, (int)next.Act);
            for (var j = 0; j < SignsShown; j++)
            {
                if (weight > best[j].Weight)
                {
                    best[j..^1].CopyTo(best[(j + 1)..]);
                    best[j] = (weight, i);
                    break;
                }
            }
        }

        var shown = new List<string>(SignsShown);
        foreach (var (weight, sign) in best)
        {
            if (weight > 0)
            {
                shown.Add(signs[sign].ToString());
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"act: {act.Act.Word()} {act.Probability:0.00} before {next.Act.Word()} {next.Probability:0.00}{(shown.Count == 0 ? string.Empty : ", by " + string.Join("; ", shown))}");
    }
}
