namespace Casus.Web;

/// <summary>Where an actor's page stands, for good: its id is its address.</summary>
internal static class ActorAddress
{
    private static readonly string[] Kinds = ["state/", "person/", "organisation/", "group/"];

    /// <summary>True for an id as the reader gives them; a dossier may have others for its parties.</summary>
    public static bool IsId(string text) => Kinds.Any(kind => text.Length > kind.Length && text.StartsWith(kind, StringComparison.Ordinal));

    public static string Of(string id) => "/actors/" + string.Join('/', id.Split('/').Select(Uri.EscapeDataString));

    /// <summary>The same as looked at from a viewpoint; what was supposed there is left behind.</summary>
    public static string Of(string id, Viewpoint? viewpoint) => viewpoint is null ? Of(id) : (viewpoint with { Set = [] }).Address(Of(id));
}
