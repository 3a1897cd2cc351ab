namespace Casus.Exchange;

/// <summary>The ids that a file's items name, kept until all that it declares are known.</summary>
internal sealed class References(Diagnostics found)
{
    private readonly List<(ScalarNode Scalar, string Kind, bool IsFormula)> _named = [];
    private readonly Dictionary<string, IdRegister> _known = new(StringComparer.Ordinal);

    /// <summary>The ids of each kind, by its word.</summary>
    public IdRegister this[string kind]
    {
        get
        {
            if (!_known.TryGetValue(kind, out var register))
            {
                _known.Add(kind, register = new IdRegister(kind, found));
            }

            return register;
        }
    }

    /// <summary>An item of the kind is named; <c>party</c> is checked only where the file declares parties.</summary>
    public void Add(ScalarNode? scalar, string kind)
    {
        if (scalar is not null)
        {
            _named.Add((scalar, kind, false));
        }
    }

    public void AddFormula(ScalarNode scalar) => _named.Add((scalar, "proposition", true));

    public void Check()
    {
        foreach (var (scalar, kind, isFormula) in _named)
        {
            if (found.IsFull)
            {
                return;
            }

            if (isFormula)
            {
                CheckFormula(scalar);
            }
            else if (kind == "item")
            {
                CheckItem(scalar);
            }
            else if (!this[kind].Contains(scalar.Value) && !(kind == "party" && this[kind].All.Count == 0))
            {
                Refuse(scalar.Start, kind, scalar.Value, this[kind].All);
            }
        }
    }

    private void CheckFormula(ScalarNode scalar)
    {
        foreach (var (span, id) in FormulaNames.In(scalar.Value))
        {
            if (!this["proposition"].Contains(id))
            {
                Refuse(ScalarOffsets.InSource(found.Text, scalar, span.Start), "proposition", id, this["proposition"].All);
            }
        }
    }

    private void CheckItem(ScalarNode scalar)
    {
        if (!this["proposition"].Contains(scalar.Value) && !this["commitment"].Contains(scalar.Value))
        {
            found.AddUnknown(
                scalar.Start,
                "unknown-proposition",
                scalar.Value,
                $"no proposition and no commitment has the id '{Words.Short(scalar.Value)}'",
                this["proposition"].All.Concat(this["commitment"].All));
        }
    }

    private void Refuse(int offset, string kind, string id, IEnumerable<string> known) =>
        found.AddUnknown(offset, $"unknown-{kind}", id, $"no {kind} has the id '{Words.Short(id)}'", known);
}
