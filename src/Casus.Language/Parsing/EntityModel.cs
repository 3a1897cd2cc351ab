namespace Casus.Language;

/// <summary>The entity recogniser's weights and actions.</summary>
internal sealed class EntityModel
{
    public EntityModel(PackFile file, string[][] moves, int inputs, Labels entities)
    {
        if (moves.Length != 6 || moves[5] is not [""] || moves[1].Any(l => !moves[2].Contains(l) || !moves[3].Contains(l)))
        {
            throw new ModelFormatException(file.Name, "its entity recogniser has other moves than begin, in, last, unit and out");
        }

        Moves = new(moves, entities);
        Net = new(file, "ner", inputs, 3, Moves.Count);
    }

    public MoveTable Moves { get; }

    public TransitionNet Net { get; }
}
