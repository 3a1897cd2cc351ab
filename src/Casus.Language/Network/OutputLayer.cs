namespace Casus.Language;

/// <summary>A linear layer whose largest output is the answer: the tagger and the senter.</summary>
internal sealed unsafe class OutputLayer
{
    private readonly NativeFloats _weights;
    private readonly int _k;
    private readonly int _panels;

    public OutputLayer(PackFile file, string component, int labels, int k)
    {
        _weights = Panels.Linear(file.Floats($"{component}.output.w", labels, k), labels, k);
        _k = k;
        _panels = Panels.CountFor(labels);

        // Columns beyond the labels never win.
        Bias = new(_panels * Kernel.PanelColumns);
        var bias = file.Floats($"{component}.output.b", labels);
        for (var label = 0; label < Bias.Count; label++)
        {
            Bias.Pointer[label] = label < labels ? bias[label] : float.NegativeInfinity;
        }
    }

    private NativeFloats Bias { get; }

    /// <summary>Room for the scores of one tile of eight rows.</summary>
    public int ScratchLength => 8 * _panels * Kernel.PanelColumns;

    /// <summary>The number of the best label of each row, the first among equals.</summary>
    public void Answer(Kernel kernel, float* rows, int stride, int count, float* scratch, Span<int> answers)
    {
        var columns = _panels * Kernel.PanelColumns;
        for (var row = 0; row < count; row += 8)
        {
            kernel.Panels(rows + ((long)row * stride), stride, 8, _weights.Pointer, (nint)_k * Kernel.PanelColumns, _k, _panels, scratch, columns);
            for (var i = 0; i < 8 && row + i < count; i++)
            {
                answers[row + i] = Best.Of(scratch + (i * columns), Bias.Pointer, columns);
            }
        }
    }
}
