namespace Casus.Language;

/// <summary>spaCy's BILUO recogniser, greedy from left to right; no entity crosses a sentence start or begins with white space.</summary>
internal sealed unsafe class EntityRecognizer : IDisposable
{
    private const int Begin = 1, In = 2, Last = 3, Unit = 4, Out = 5;

    private readonly EntityModel _model;
    private readonly TokenRows _rows;
    private readonly NativeFloats _scores;
    private readonly NativeFloats _masks;

    public EntityRecognizer(EntityModel model, Kernel kernel)
    {
        _model = model;
        _rows = new(model.Net, kernel);
        _scores = new(model.Net.Columns);

        // Masks 0 to 3: nothing open, by whether BEGIN and UNIT are valid. Then two for each entity: LAST alone, and with IN.
        var columns = model.Net.Columns;
        var labels = 1;
        foreach (var number in model.Moves.LabelNumbers)
        {
            labels = Math.Max(labels, number + 1);
        }

        _masks = new((4L + (2 * labels)) * columns);
        new Span<float>(_masks.Pointer, (int)_masks.Count).Fill(float.NegativeInfinity);
        for (var action = 0; action < model.Moves.Count; action++)
        {
            var (move, label) = (model.Moves.Moves[action], model.Moves.LabelNumbers[action]);
            for (var set = 0; set < 4; set++)
            {
                if (move == Out || (move == Begin && (set & 1) != 0) || (move == Unit && label != 0 && (set & 2) != 0))
                {
                    _masks.Pointer[(set * columns) + action] = 0;
                }
            }

            if (move is In or Last)
            {
                _masks.Pointer[((4 + (2 * label) + 1) * columns) + action] = 0;
            }

            if (move == Last)
            {
                _masks.Pointer[((4 + (2 * label)) * columns) + action] = 0;
            }
        }
    }

    public TokenRows Rows => _rows;

    /// <summary>Entities as <see cref="WorkColumns.Entities"/> holds them, over the tokens that <see cref="Rows"/> has begun.</summary>
    public void Recognize(int count, Form[] forms, bool[] starts, ushort[] entities, CancellationToken cancellation)
    {
        Span<int> features = stackalloc int[3];
        var (open, label) = (-1, 0);
        for (var i = 0; i < count; i++)
        {
            if ((i & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (i % Encoder.ChunkRows == 0)
            {
                _rows.Forget(open < 0 ? i : open);
            }

            features[0] = i;
            features[1] = open;
            features[2] = open < 0 ? -1 : i - 1;
            _rows.Score(features, _scores.Pointer);
            var goesOn = i + 1 < count && !starts[i + 1];
            var mask = open >= 0 ? 4 + (2 * label) + (goesOn ? 1 : 0) : forms[i].IsSpace ? 0 : goesOn ? 3 : 2;
            var action = Best.Of(_scores.Pointer, _masks.Pointer + (mask * _model.Net.Columns), _model.Net.Columns);
            var move = _model.Moves.Moves[action];
            if (move is Begin or Unit)
            {
                label = _model.Moves.LabelNumbers[action];
                open = i;
            }

            entities[i] = (ushort)(move == Out ? 0 : (label << 2) | (open == i ? 2 : 1));
            if (move is Last or Unit)
            {
                open = -1;
            }
        }
    }

    public void Dispose()
    {
        _rows.Dispose();
        _scores.Dispose();
        _masks.Dispose();
    }
}
