using System.Globalization;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Which of the twelve acts the sayings of a document perform, with probabilities. For one thread.</summary>
internal sealed class ActReader(ParsedDocument document, IReadOnlyList<Saying> sayings, Participants participants)
{
    private const int SignsShown = 4;

    // What grammar that names the act is worth beside the learnt signs.
    private const double Certainty = 0.85;

    // What is left of an accusation where no word blames: who is named and the past tense alone make none.
    private const double Unblamed = 0.1;

    // A deed to come is looked at where the learnt signs give its acts so much.
    private const double Announced = 0.15;

    private const int None = ActModel.Outcomes - 1;

    private static readonly Act[] Table = Enum.GetValues<Act>();

    private readonly SignReader _signs = new(document, sayings, participants);

    private readonly double[] _probabilities = new double[ActModel.Outcomes];

    /// <summary>The act of a saying. The probabilities of the acts sum to one: that it is no act at all stands apart from them.</summary>
    /// <param name="speakers">Who says it: what their own side will do is announced, what another will do is foretold or asked for.</param>
    public ActReading Of(int index, ValueList<Speaker> speakers)
    {
        var signs = _signs.Of(index, speakers);
        ActModel.Default.Read(signs, _probabilities);
        var rest = Math.Max(1e-9, 1 - _probabilities[None]);
        var acts = new ActProbability[Table.Length];
        for (var i = 0; i < acts.Length; i++)
        {
            acts[i] = new(Table[i], _probabilities[i] / rest);
        }

        if (!_signs.ShowsBlame)
        {
            Scale(acts, Unblamed, Act.Accusation);
            Normalize(acts);
        }

        string? also = null;
        var none = _probabilities[None];
        if (_signs.Provides(index) is { } modal)
        {
            none *= Unblamed;
            // What a document provides for is no news of it; what it says somebody may do, it agrees to.
            if (modal == "may")
            {
                Scale(acts, 1 - Certainty, Table);
                acts[(int)Act.Acceptance] = acts[(int)Act.Acceptance] with { Probability = acts[(int)Act.Acceptance].Probability + Certainty };
            }
            else
            {
                Scale(acts, Unblamed, Act.Report, Act.Assessment);
                Normalize(acts);
            }

            also = $"act: “{modal}” provides for something in the document's own words";
        }

        if ((acts[(int)Act.Threat].Probability >= Announced || acts[(int)Act.Pledge].Probability + acts[(int)Act.Offer].Probability + acts[(int)Act.Refusal].Probability + acts[(int)Act.Warning].Probability >= Announced) && _signs.DeedOf(index) is { } deed)
        {
            Move(acts, deed.To, deed.From);
            also = $"act: {deed.To.Word()}, for {deed.Why}";
        }

        if (_signs.Labels(index))
        {
            Move(acts, Act.Assessment, Act.Demand, Act.Offer, Act.Pledge);
        }

        if (_signs.OwnDeedOf(index) is bool refuses)
        {
            var to = refuses ? Act.Refusal : acts.Where(one => one.Act is Act.Pledge or Act.Threat or Act.Offer or Act.Refusal).MaxBy(one => one.Probability)!.Act;
            Move(acts, to, Act.Report, Act.Assessment);
            also ??= $"act: {to.Word()}, for what the speaker's own side will do is announced";
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
        return new([.. acts], also is null ? why : [also, .. why]) { None = none };
    }

    private static void Scale(ActProbability[] acts, double by, params ReadOnlySpan<Act> those)
    {
        foreach (var act in those)
        {
            acts[(int)act] = acts[(int)act] with { Probability = acts[(int)act].Probability * by };
        }
    }

    private static void Normalize(ActProbability[] acts)
    {
        var sum = acts.Sum(one => one.Probability);
        for (var i = 0; i < acts.Length; i++)
        {
            acts[i] = acts[i] with { Probability = acts[i].Probability / sum };
        }
    }

    private static void Move(ActProbability[] acts, Act to, params ReadOnlySpan<Act> from)
    {
        foreach (var act in from)
        {
            acts[(int)to] = acts[(int)to] with { Probability = acts[(int)to].Probability + acts[(int)act].Probability };
            acts[(int)act] = acts[(int)act] with { Probability = 0 };
        }
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
