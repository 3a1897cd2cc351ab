namespace Casus.Language;

/// <summary>The actions of a transition system in the order of their scores: per move (by spaCy's number) a range of labels.</summary>
internal sealed class MoveTable
{
    public MoveTable(string[][] moves, Labels labels)
    {
        Starts = new int[moves.Length + 1];
        for (var move = 0; move < moves.Length; move++)
        {
            Starts[move + 1] = Starts[move] + moves[move].Length;
        }

        Moves = new byte[Starts[^1]];
        LabelNumbers = new int[Moves.Length];
        for (var move = 0; move < moves.Length; move++)
        {
            for (var i = 0; i < moves[move].Length; i++)
            {
                Moves[Starts[move] + i] = (byte)move;
                LabelNumbers[Starts[move] + i] = labels.Add(moves[move][i]);
            }
        }
    }

    /// <summary>Where each move's actions begin.</summary>
    public int[] Starts { get; }

    public byte[] Moves { get; }

    public int[] LabelNumbers { get; }

    public int Count => Moves.Length;
}
