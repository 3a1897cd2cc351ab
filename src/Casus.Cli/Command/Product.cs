using System.Reflection;

namespace Casus.Cli;

/// <summary>What the command says of itself.</summary>
internal static class Product
{
    public static string Version { get; } =
        typeof(Product).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
