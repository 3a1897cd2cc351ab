using System.Text;
using Casus.Language;

namespace Casus.Reading.Tests;

/// <summary>The attribution network written down plainly, as training has it (<c>training/attribution/network.py</c>), with weights drawn at random: what the program's kernels must agree with.</summary>
internal sealed class PlainNetwork
{
    private const int LemmaWidth = 8;
    private const int Rows = 2 * NetworkWeights.EncoderWidth;
    private const int VectorWidth = 4;

    private static readonly int[] Distances = [1, 4];
    private static readonly (string Name, int Values, int Width)[] Tables = [("tag", 64, 5), ("dep", 64, 4), ("ent", 80, 3), ("shape", 16, 2), ("quote", 16, 2), ("place", 64, 3)];

    private readonly int _width;
    private readonly Random _random;
    private readonly Dictionary<string, float[]> _weights = [];

    /// <param name="labels">The names of tags, relations and entities, a line each.</param>
    public PlainNetwork(int width, string labels, int seed)
    {
        (_width, _random) = (width, new(seed));
        var writer = new PackWriter();
        writer.Add("lemmas", Encoding.UTF8.GetBytes("say\nmayor"));
        writer.Add("labels", Encoding.UTF8.GetBytes(labels));
        writer.Add("distances", Bytes(Distances));
        Draw("lemma", 3 * LemmaWidth, 1);
        foreach (var (name, values, columns) in Tables)
        {
            Draw(name, values * columns, 1);
            writer.Add(name + ".width", Bytes([columns]));
        }

        var inputs = Rows + VectorWidth + LemmaWidth + Tables.Sum(table => table.Width);
        Draw("enter.w", 2 * width * inputs, 1 / Math.Sqrt(inputs));
        Draw("enter.b", 2 * width, 0.3);
        Draw("norm.scale", width, 1);
        Draw("norm.shift", width, 0.3);
        for (var i = 0; i < Distances.Length; i++)
        {
            Draw($"layer{i}.mix.w", 2 * width * 7 * width, 1 / Math.Sqrt(7 * width));
            Draw($"layer{i}.mix.b", 2 * width, 0.3);
            Draw($"layer{i}.pool.w", 2 * width * 3 * width, 1 / Math.Sqrt(3 * width));
            Draw($"layer{i}.scale", width, 1);
            Draw($"layer{i}.shift", width, 0.3);
        }

        Draw("out.w", NetworkWeights.Labels * width, 1 / Math.Sqrt(width));
        Draw("out.b", NetworkWeights.Labels, 0);
        Draw("transitions", NetworkWeights.Labels * NetworkWeights.Labels, 1);
        foreach (var (name, values) in _weights)
        {
            writer.Add(name, Bytes(Array.ConvertAll(values, x => (Half)x)));
        }

        writer.Add("words.keys", Bytes([(uint)(StringIds.Of("bridge") >> 32)]));
        writer.Add("words.rows", Bytes([(ushort)0]));
        writer.Add("words.bytes", [1, 2, 253, 4]);
        writer.Add("words.scales", Bytes([0.5f]));
        Pack = writer.ToBytes();
    }

    public byte[] Pack { get; }

    /// <summary>The scores of a document's tokens, without the bias of the labels.</summary>
    public double[] Scores(TokenFeatures features, EncoderRows rows, Form[] forms, LabelNumbers numbers)
    {
        var x = new double[features.Count][];
        for (var i = 0; i < x.Length; i++)
        {
            var word = forms[i].Text == "bridge" ? (float[])[0.5f, 1, -1.5f, 2] : new float[VectorWidth];
            var lemma = features.Lemmas[i] switch { "say" => 1, "mayor" => 2, _ => 0 };
            int[] categories =
            [
                numbers.Tags[features.Tags[i]], numbers.Relations[features.Relations[i]], (numbers.Entities[features.Entities[i] >> 2] << 2) | (features.Entities[i] & 3), features.Shapes[i], features.Quotes[i], features.Places[i],
            ];
            var input = rows.Row(i).ToArray().Concat(rows.EntityRow(i).ToArray()).Concat(word).Concat(_weights["lemma"].Skip(lemma * LemmaWidth).Take(LemmaWidth))
                .Concat(Tables.SelectMany((table, t) => _weights[table.Name].Skip(categories[t] * table.Width).Take(table.Width))).Select(value => (double)value).ToArray();
            x[i] = Normal(Largest(Product("enter.w", input), "enter.b", []), "norm");
        }

        for (var layer = 0; layer < Distances.Length; layer++)
        {
            x = Mixed(x, layer, features);
        }

        return [.. x.SelectMany(row => Product("out.w", row))];
    }

    private double[][] Mixed(double[][] x, int layer, TokenFeatures features)
    {
        var (distance, nothing) = (Distances[layer], new double[_width]);
        var sentences = features.Sentences[^1] + 1;
        var pooled = Enumerable.Range(0, sentences).Select(s => Most(Enumerable.Range(0, x.Length).Where(i => features.Sentences[i] == s))).ToArray();
        var mixed = new double[x.Length][];
        for (var i = 0; i < x.Length; i++)
        {
            var head = features.Heads[i];
            var children = Most(Enumerable.Range(0, x.Length).Where(child => child != features.Heads[child] && features.Heads[child] == i));
            double[][] far = layer % 2 == 0 ? [x[features.TopLeft[i]], x[features.TopRight[i]]] : [x[features.Heads[head]], [.. At(i - (2 * distance)).Zip(At(i + (2 * distance)), (a, b) => a + b)]];
            var row = Product($"layer{layer}.mix.w", [.. x[i], .. At(i - distance), .. At(i + distance), .. x[head], .. children, .. far[0], .. far[1]]);
            var s = features.Sentences[i];
            var around = Product($"layer{layer}.pool.w", [.. s == 0 ? nothing : pooled[s - 1], .. pooled[s], .. s + 1 < sentences ? pooled[s + 1] : nothing]);
            mixed[i] = [.. Normal(Largest(row, $"layer{layer}.mix.b", around), $"layer{layer}").Zip(x[i], (a, b) => a + b)];
        }

        return mixed;

        double[] At(int token) => (uint)token < (uint)x.Length ? x[token] : nothing;

        double[] Most(IEnumerable<int> tokens) => tokens.Select(token => x[token]).Aggregate((double[]?)null, (most, row) => most is null ? row : [.. most.Zip(row, Math.Max)]) ?? nothing;
    }

    private double[] Product(string name, double[] input)
    {
        var weights = _weights[name];
        return [.. Enumerable.Range(0, weights.Length / input.Length).Select(row => Enumerable.Range(0, input.Length).Sum(i => weights[(row * input.Length) + i] * input[i]))];
    }

    // The larger of two pieces of each number.
    private double[] Largest(double[] pieces, string bias, double[] added) => [.. Enumerable.Range(0, _width).Select(i => Math.Max(Piece(i, pieces, bias, added), Piece(i + _width, pieces, bias, added)))];

    private double Piece(int i, double[] pieces, string bias, double[] added) => pieces[i] + _weights[bias][i] + (added.Length == 0 ? 0 : added[i]);

    private double[] Normal(double[] row, string name)
    {
        var mean = row.Average();
        var spread = Math.Sqrt(row.Average(value => (value - mean) * (value - mean)) + 1e-8);
        return [.. row.Select((value, i) => ((value - mean) / spread * _weights[name + ".scale"][i]) + _weights[name + ".shift"][i])];
    }

    private void Draw(string name, int count, double spread) => _weights[name] = [.. Enumerable.Range(0, count).Select(_ => (float)(Half)(((_random.NextDouble() * 2) - 1) * 1.7 * spread))];

    private static byte[] Bytes<T>(T[] values)
        where T : struct => System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
}
