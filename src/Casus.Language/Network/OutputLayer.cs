namespace Casus.Language;

/// <summary>A linear layer whose largest output is the answer: the tagger and the senter.</summary>
internal sealed unsafe class OutputLayer
{
    private readonly NativeFloats _weights;
    private readonly float[] _bias;
    private readonly int _k;
    private readonly int _panels;

    public OutputLayer(PackFile file, string component, int labels, int k)
    {
        _weights = Panels.Linear(file.Floats($"{component}.output.w", labels, k), labels, k);
        _bias = file.Floats($"{component}.output.b", labels);
        _k = k;
        _panels = Panels.CountFor(labels);
    }

    /// <summary>Room for the scores of one tile of eight rows.</summary>
    public int ScratchLength => 8 * _panels * Kernel.PanelColumns;

    /// <summary>The number of the best label of each row, the first among equals.</summary>
    public void Answer(Kernel kernel, float* rows, int stride, int count, float* scratch, Action<int, int> take)
    {
        var columns = _panels * Kernel.PanelColumns;
        for (var row = 0; row < count; row += 8)
        {
            kernel.Panels(rows + ((long)row * stride), stride, 8, _weights.Pointer, (nint)_k * Kernel.PanelColumns, _k, _panels, scratch, columns);
            for (var i = 0; i < 8 && row + i < count; i++)
            {
                var scores = scratch + (i * columns);
                var best = 0;
                var highest = scores[0] + _bias[0];
                for (var label = 1; label < _bias.Length; label++)
                {
                    if (scores[label] + _bias[label] is var score && score > highest)
                    {
                        (best, highest) = (label, score);
                    }
                }

                take(row + i, best);
            }
        }
    }
}
