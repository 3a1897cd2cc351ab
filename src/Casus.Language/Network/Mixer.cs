using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Casus.Language;

/// <summary>
/// Embeds forms and mixes their features. The mixer is linear before its maxout, so each feature adds a share of its own to the sums; thousands of words have a few hundred
/// prefixes and shapes between them, and the shares of all but the norm are kept.
/// </summary>
internal sealed unsafe class Mixer : IDisposable
{
    /// <summary>Forms that are mixed together.</summary>
    public const int Batch = 64;

    private readonly EncoderWeights _weights;
    private readonly Kernel _kernel;
    private readonly int _width;
    private readonly int _sums;
    private readonly int _parts;
    private readonly ShareCache?[] _kept;
    private readonly float*[] _shares;
    private readonly float*[] _unmade = new float*[Batch];
    private readonly NativeFloats _inputs;
    private readonly NativeFloats _made;
    private readonly NativeFloats _own;
    private readonly NativeFloats _vectorInputs;
    private readonly float[] _row;

    public Mixer(EncoderWeights weights, Kernel kernel)
    {
        (_weights, _kernel, _width, _sums) = (weights, kernel, weights.Width, 3 * weights.Width);
        _parts = weights.MixerParts;
        _kept = new ShareCache?[weights.Columns.Length];
        for (var column = 0; column < _kept.Length; column++)
        {
            _kept[column] = weights.Columns[column] == FeatureColumn.Norm ? null : new(_sums);
        }

        _shares = new float*[Batch * _parts];
        _inputs = new((long)Batch * Panels.CountFor(_width) * Kernel.PanelColumns);
        _made = new((long)Batch * _sums);
        _own = new((long)_parts * Batch * _sums);
        _vectorInputs = new((long)Batch * (weights.Vectors?.Width ?? 0));
        _row = new float[_width];
    }

    /// <summary>Asks the machine for the rows of a form's norm, which lie scattered over the model's file; the other features are mostly known.</summary>
    public void Prefetch(Form form)
    {
        for (var column = 0; column < _kept.Length; column++)
        {
            if (_kept[column] is null)
            {
                var table = _weights.Tables[column];
                var keys = Murmur.Keys(form.NormId, _weights.Seeds[column]);
                table.Prefetch((int)(keys.First % (uint)table.Rows));
                table.Prefetch((int)(keys.Second % (uint)table.Rows));
                table.Prefetch((int)(keys.Third % (uint)table.Rows));
                table.Prefetch((int)(keys.Fourth % (uint)table.Rows));
            }
        }
    }

    /// <summary>The mixer's output for each form, one row of the encoder's width after the other.</summary>
    /// <param name="forms">At most <see cref="Batch"/>, each with whether a space follows it.</param>
    public void Mix(ReadOnlySpan<(Form Form, bool Space)> forms, float* mixed)
    {
        for (var column = 0; column < _kept.Length; column++)
        {
            if (_kept[column] is { } kept)
            {
                FindShares(column, kept, forms);
            }
            else
            {
                for (var i = 0; i < forms.Length; i++)
                {
                    Embed(column, Feature(column, forms[i].Form, forms[i].Space), new(_inputs.Pointer + ((long)i * _width), _width));
                }

                OwnShares(column, _inputs.Pointer, _width, forms.Length);
            }
        }

        if (_weights.Vectors is not null)
        {
            ProjectVectors(forms);
            OwnShares(_parts - 1, _inputs.Pointer, Panels.CountFor(_width) * Kernel.PanelColumns, forms.Length);
        }

        var mixer = _weights.Mixer;
        fixed (float** shares = _shares)
        {
            for (var i = 0; i < forms.Length; i++, mixed += _width)
            {
                _kernel.SumMaxout(shares + (i * _parts), _parts, mixer.Panels, mixer.Bias.Pointer, mixed);
                _kernel.Normalize(mixed, _width, mixer.Scale.Pointer, mixer.Shift.Pointer, null, mixed);
            }
        }
    }

    /// <summary>The shares of a feature, looked up; those that are not known are made together and kept.</summary>
    private void FindShares(int column, ShareCache kept, ReadOnlySpan<(Form Form, bool Space)> forms)
    {
        kept.MakeRoom(forms.Length);
        var missing = 0;
        for (var i = 0; i < forms.Length; i++)
        {
            var value = Feature(column, forms[i].Form, forms[i].Space);
            var entry = _shares[(i * _parts) + column] = kept.Entry(value, out var isNew);
            if (isNew)
            {
                Embed(column, value, new(_inputs.Pointer + ((long)missing * _width), _width));
                _unmade[missing++] = entry;
            }
        }

        if (missing > 0)
        {
            Weigh(column, _inputs.Pointer, _width, missing, _made.Pointer);
            for (var i = 0; i < missing; i++)
            {
                new Span<float>(_made.Pointer + ((long)i * _sums), _sums).CopyTo(new(_unmade[i], _sums));
            }
        }
    }

    /// <summary>The shares of what is each form's own.</summary>
    private void OwnShares(int part, float* inputs, int stride, int count)
    {
        var shares = _own.Pointer + ((long)part * Batch * _sums);
        Weigh(part, inputs, stride, count, shares);
        for (var i = 0; i < count; i++)
        {
            _shares[(i * _parts) + part] = shares + ((long)i * _sums);
        }
    }

    private void Weigh(int part, float* inputs, int stride, int count, float* shares)
    {
        var mixer = _weights.Mixer;
        var weights = mixer.Weights.Pointer + ((long)part * _width * Kernel.PanelColumns);
        _kernel.Panels(inputs, stride, count, weights, (nint)mixer.K * Kernel.PanelColumns, _width, mixer.Panels, shares, _sums);
    }

    private void Embed(int column, ulong value, Span<float> target)
    {
        var table = _weights.Tables[column];
        var keys = Murmur.Keys(value, _weights.Seeds[column]);
        table.Read((int)(keys.First % (uint)table.Rows), target);
        AddRow(table, keys.Second, target);
        AddRow(table, keys.Third, target);
        AddRow(table, keys.Fourth, target);
    }

    private ulong Feature(int column, Form form, bool space) => _weights.Columns[column] switch
    {
        FeatureColumn.Norm => form.NormId,
        FeatureColumn.Prefix => form.PrefixId,
        FeatureColumn.Suffix => form.SuffixId,
        FeatureColumn.Shape => form.ShapeId,
        FeatureColumn.Spacy => space ? 1UL : 0UL,
        _ => form.IsSpace ? 1UL : 0UL,
    };

    private void AddRow(in FloatTable table, uint key, Span<float> sum)
    {
        table.Read((int)(key % (uint)table.Rows), _row);
        ref var total = ref MemoryMarshal.GetReference(sum);
        ref var added = ref MemoryMarshal.GetArrayDataReference(_row);
        for (nuint i = 0; i < (nuint)sum.Length; i += 4)
        {
            (Vector128.LoadUnsafe(ref total, i) + Vector128.LoadUnsafe(ref added, i)).StoreUnsafe(ref total, i);
        }
    }

    /// <summary>Each word's static vector, projected, into the inputs; zeros for a word without one.</summary>
    private void ProjectVectors(ReadOnlySpan<(Form Form, bool Space)> forms)
    {
        var vectors = _weights.Vectors!;
        for (var i = 0; i < forms.Length; i++)
        {
            var input = new Span<float>(_vectorInputs.Pointer + ((long)i * vectors.Width), vectors.Width);
            if (forms[i].Form.VectorRow < 0)
            {
                input.Clear();
            }
            else
            {
                vectors.Read(forms[i].Form.VectorRow, input);
            }
        }

        var panels = Panels.CountFor(_width);
        _kernel.Panels(
            _vectorInputs.Pointer, vectors.Width, forms.Length, _weights.VectorProjection!.Pointer, (nint)vectors.Width * Kernel.PanelColumns, vectors.Width, panels, _inputs.Pointer,
            panels * Kernel.PanelColumns);
    }

    public void Dispose()
    {
        foreach (var kept in _kept)
        {
            kept?.Dispose();
        }

        foreach (var floats in (NativeFloats[])[_inputs, _made, _own, _vectorInputs])
        {
            floats.Dispose();
        }
    }
}
