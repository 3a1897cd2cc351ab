using Casus.Model;

namespace Casus.Exchange;

/// <summary>The ids that a file's items name, kept until all that it declares are known.</summary>
internal sealed class References(Diagnostics found)
{
    private readonly List<(ScalarNode Scalar, string Kind)> _named = [];
    private readonly List<(ScalarNode Scalar, FormulaName Name)> _inFormulas = [];
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
            _named.Add((scalar, kind));
        }
    }

    /// <param name="prefix">UTF-16 units of <paramref name="names"/>' text before the scalar's own.</param>
    public void AddFormula(ScalarNode scalar, IReadOnlyList<FormulaName> names, int prefix = 0)
    {
        foreach (var name in names)
        {
            _inFormulas.Add((scalar, name with { Span = new Span(name.Span.Start - prefix, name.Span.End - prefix) }));
        }
    }

    public void Check()
    {
        foreach (var (scalar, name) in _inFormulas)
        {
            if (found.IsFull)
            {
                return;
            }

            CheckName(scalar, name);
        }

        foreach (var (scalar, kind) in _named)
        {
            if (found.IsFull)
            {
                return;
            }

            if (kind == "item")
            {
                CheckItem(scalar);
            }
            else if (!this[kind].Contains(scalar.Value) && !(kind == "party" && this[kind].All.Count == 0))
            {
                Refuse(scalar.Start, kind, scalar.Value, this[kind].All);
            }
        }
    }

    private void CheckName(ScalarNode scalar, FormulaName name)
    {
        var kind = name.Kind.ToString().ToLowerInvariant();
        IEnumerable<string> candidates = name.Kind == NameKind.Series ? new Threshold(name.Id, FigureSign.Equal, 0).Candidates : [name.Id];
        if (!candidates.Any(this[kind].Contains))
        {
            Refuse(ScalarOffsets.InSource(found.Text, scalar, name.Span.Start), kind, name.Id, this[kind].All);
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
