namespace Casus.Web;

/// <summary>A page with a script of its own, <c>/islands/NAME.js</c>, beside the one of every page.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class IslandAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
