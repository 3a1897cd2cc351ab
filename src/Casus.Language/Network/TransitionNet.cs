namespace Casus.Language;

/// <summary>The weights by which parser and entity recogniser score their actions: projection, precomputed lower layer of two-piece maxouts, upper layer.</summary>
internal sealed unsafe class TransitionNet
{
    public TransitionNet(PackFile file, string component, int inputs, int features, int actions)
    {
        var shape = file.Section($"{component}.lower.w").Shape;
        if (shape is not [var f, var hidden, 2, var projected] || f != features || hidden % 16 != 0 || projected != hidden)
        {
            throw new ModelFormatException(file.Name, $"its network '{component}' has the shape {string.Join('×', shape)}");
        }

        (Features, HiddenWidth, Inputs) = (features, hidden, inputs);
        Projection = Panels.Linear(file.Floats($"{component}.projection.w", hidden, inputs), hidden, inputs);
        ProjectionBias = NativeFloats.Of(file.Floats($"{component}.projection.b", hidden));

        // Columns of the file are feature, unit, piece; here both pieces of a feature lie one after the other.
        int Source(int column) => (column / (2 * hidden) * 2 * hidden) + (column % hidden * 2) + (column / hidden % 2);
        Lower = Panels.Linear(file.Floats($"{component}.lower.w", features, hidden, 2, hidden), features * hidden * 2, hidden, Source);
        LowerBias = NativeFloats.Of(Ordered(file.Floats($"{component}.lower.b", hidden, 2)));
        Pad = NativeFloats.Of(Ordered(file.Floats($"{component}.lower.pad", 1, features, hidden, 2)));
        Actions = actions;
        Columns = (actions + 15) / 16 * 16;
        Upper = new((long)hidden * Columns);
        UpperBias = new(Columns);
        var upper = file.Floats($"{component}.upper.w", actions, hidden);
        for (var action = 0; action < actions; action++)
        {
            for (var i = 0; i < hidden; i++)
            {
                Upper.Pointer[(i * Columns) + action] = upper[(action * hidden) + i];
            }
        }

        var bias = file.Floats($"{component}.upper.b", actions);
        for (var action = 0; action < Columns; action++)
        {
            UpperBias.Pointer[action] = action < actions ? bias[action] : float.NegativeInfinity;
        }

        float[] Ordered(float[] values)
        {
            var ordered = new float[values.Length];
            for (var i = 0; i < ordered.Length; i++)
            {
                ordered[i] = values[Source(i)];
            }

            return ordered;
        }
    }

    public int Features { get; }

    public int Inputs { get; }

    public int HiddenWidth { get; }

    public int Actions { get; }

    /// <summary>Actions, made up to a multiple of 16; those beyond score −∞.</summary>
    public int Columns { get; }

    public NativeFloats Projection { get; }

    public NativeFloats ProjectionBias { get; }

    public NativeFloats Lower { get; }

    public NativeFloats LowerBias { get; }

    public NativeFloats Pad { get; }

    public NativeFloats Upper { get; }

    public NativeFloats UpperBias { get; }
}
