namespace Casus.Language;

/// <summary>The parser's weights and actions, with what its relations mean: the root's, and those that say where a lifted arc belongs.</summary>
internal sealed class ParserModel
{
    public const string LiftMark = "||";

    private int[] _lifted = [];
    private int[] _lowered = [];

    public ParserModel(PackFile file, string[][] moves, int inputs, Labels relations)
    {
        if (moves is not [["" or "*"], ["" or "*"], _, _, [_]])
        {
            throw new ModelFormatException(file.Name, "its parser has other moves than shift, reduce, left, right and break");
        }

        Moves = new(moves, relations);
        Root = relations.Add("ROOT");
        Net = new(file, "parser", inputs, 8, Moves.Count);
        foreach (var labels in moves)
        {
            foreach (var label in labels)
            {
                if (label.IndexOf(LiftMark, StringComparison.Ordinal) is var at and >= 0)
                {
                    Lift(relations.Add(label), relations.Add(label[..at]), relations.Add(label[(at + LiftMark.Length)..]));
                }
            }
        }
    }

    public MoveTable Moves { get; }

    public TransitionNet Net { get; }

    public int Root { get; }

    /// <summary>Of a label <c>X||Y</c> the relation X, and the relation Y of the head it belongs under; false for any other label.</summary>
    public bool IsLifted(int label, out int relation, out int headRelation)
    {
        (relation, headRelation) = label < _lifted.Length ? (_lifted[label], _lowered[label]) : (0, 0);
        return relation != 0 || headRelation != 0;
    }

    private void Lift(int label, int relation, int headRelation)
    {
        if (label >= _lifted.Length)
        {
            Array.Resize(ref _lifted, label + 32);
            Array.Resize(ref _lowered, label + 32);
        }

        (_lifted[label], _lowered[label]) = (relation, headRelation);
    }
}
