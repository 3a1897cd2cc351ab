namespace Casus.Language;

/// <summary>The parser's weights and actions, with what its relations mean: the root's, and those that say where a lifted arc belongs.</summary>
internal sealed class ParserModel
{
    public const string LiftMark = "||";

    public ParserModel(PackFile file, string[][] moves, int inputs, Labels relations)
    {
        if (moves is not [["" or "*"], ["" or "*"], _, _, [_]])
        {
            throw new ModelFormatException(file.Name, "its parser has other moves than shift, reduce, left, right and break");
        }

        Moves = new(moves, relations);
        Root = relations.Add("ROOT");
        Net = new(file, "parser", inputs, 8, Moves.Count);
        Lifted = [];
        foreach (var label in moves.SelectMany(m => m).Where(l => l.Contains(LiftMark, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
        {
            var at = label.IndexOf(LiftMark, StringComparison.Ordinal);
            Lifted[relations.Add(label)] = (relations.Add(label[..at]), relations.Add(label[(at + LiftMark.Length)..]));
        }
    }

    public MoveTable Moves { get; }

    public TransitionNet Net { get; }

    public int Root { get; }

    /// <summary>By the number of a label <c>X||Y</c>: the relation X, and the relation Y of the head it belongs under.</summary>
    public Dictionary<int, (int Relation, int HeadRelation)> Lifted { get; }
}
