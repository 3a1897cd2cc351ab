namespace Casus.Exchange;

/// <summary>All definitions of a set of files by kind and name, and how names are looked up: in the container where they are used, then outwards, then everywhere.</summary>
internal sealed class PsaDefinitions
{
    // By kind.
    private readonly Dictionary<string, PsaDefinition>[] _byName = [[], [], [], []];
    private readonly Dictionary<string, int> _leftOut = new(StringComparer.Ordinal);

    public List<PsaDefinition> All { get; } = [];

    /// <summary>Common-cause groups with the containers they stand in.</summary>
    public List<(PsaElement Group, string Scope)> Groups { get; } = [];

    /// <summary>Elements that do not bear on fault trees, with how many.</summary>
    public IEnumerable<string> LeftOut => _leftOut.Select(e => $"{e.Key} ({e.Value})");

    public void Add(PsaElement root)
    {
        if (root.Name != "opsa-mef")
        {
            throw root.Refuse("not-open-psa", $"an Open-PSA file begins with 'opsa-mef', this one with '{root.Name}'");
        }

        foreach (var part in root.Parts)
        {
            Container(part, string.Empty, isPrivate: false);
        }
    }

    public PsaDefinition? Find(PsaKind kind, string name, string scope)
    {
        for (var container = scope; ; container = container[..Math.Max(0, container.LastIndexOf('.'))])
        {
            if (_byName[(int)kind].TryGetValue(container.Length == 0 ? name : $"{container}.{name}", out var found))
            {
                return found;
            }

            if (container.Length == 0)
            {
                return null;
            }
        }
    }

    /// <summary>A member of a common-cause group: standing there defines it, where nothing else does.</summary>
    public PsaDefinition Member(PsaElement member, string scope)
    {
        if (Find(PsaKind.BasicEvent, member.Required("name"), scope) is { } found)
        {
            return found;
        }

        Define(PsaKind.BasicEvent, member, scope, isPrivate: false);
        return All[^1];
    }

    public IEnumerable<string> Names(PsaKind kind) => _byName[(int)kind].Keys;

    // Recursion is bounded by the depth of nesting.
    private void Container(PsaElement element, string scope, bool isPrivate)
    {
        switch (element.Name)
        {
            case "define-fault-tree" or "define-component":
                var inner = scope.Length == 0 ? element.Required("name") : $"{scope}.{element.Required("name")}";
                foreach (var part in element.Parts)
                {
                    Container(part, inner, IsPrivate(element, isPrivate));
                }

                break;
            case "model-data":
                foreach (var part in element.Parts)
                {
                    Container(part, scope, isPrivate);
                }

                break;
            case "define-gate":
                Define(PsaKind.Gate, element, scope, isPrivate);
                break;
            case "define-basic-event":
                Define(PsaKind.BasicEvent, element, scope, isPrivate);
                break;
            case "define-house-event":
                Define(PsaKind.HouseEvent, element, scope, isPrivate);
                break;
            case "define-parameter":
                Define(PsaKind.Parameter, element, scope, isPrivate);
                break;
            case "define-CCF-group":
                Groups.Add((element, scope));
                break;
            case "include" or "define-substitution":
                throw element.Refuse("unsupported", $"'{element.Name}' is not supported: it would change what the tree means");
            default:
                _leftOut[element.Name] = _leftOut.GetValueOrDefault(element.Name) + 1;
                break;
        }
    }

    private static bool IsPrivate(PsaElement element, bool outer) => element["role"] switch { "private" => true, "public" => false, _ => outer };

    private void Define(PsaKind kind, PsaElement element, string scope, bool isPrivate)
    {
        var name = element.Required("name");
        var path = scope.Length == 0 ? name : $"{scope}.{name}";
        isPrivate = IsPrivate(element, isPrivate);
        var definition = new PsaDefinition(kind, isPrivate ? path : name, scope, element);
        All.Add(definition);
        foreach (var key in isPrivate || path == name ? (string[])[path] : [path, name])
        {
            if (!_byName[(int)kind].TryAdd(key, definition))
            {
                var first = _byName[(int)kind][key].Element;
                throw element.Refuse("duplicate-name", $"'{name}' is defined twice; first at {first.File}:{first.Line}");
            }
        }
    }
}

internal enum PsaKind
{
    Gate,
    BasicEvent,
    HouseEvent,
    Parameter,
}

/// <param name="Name">As it is told: bare for what is public, with its containers for what is private.</param>
/// <param name="Scope">The containers it stands in, joined by dots.</param>
internal sealed record PsaDefinition(PsaKind Kind, string Name, string Scope, PsaElement Element);
