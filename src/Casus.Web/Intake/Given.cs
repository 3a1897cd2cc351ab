using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>What a form gives to be read: addresses or a text in its box, and files.</summary>
internal sealed record Given(IReadOnlyList<string> Addresses, string? Text, string? Name, IReadOnlyList<IFormFile> Files, int PassedOver)
{
    /// <summary>Inputs in one form; more are sent in several.</summary>
    public const int Most = 200;

    /// <summary>Files are larger than any other form; a little is left for what stands around them.</summary>
    public const int MostBytes = Intake.MostBytes + (1024 * 1024);

    public bool IsEmpty => Addresses.Count == 0 && Text is null && Files.Count == 0;

    public static async Task<Given> ReadAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var (box, name) = (((string?)form["given"])?.Trim(), ((string?)form["name"])?.Trim());
        var lines = (box ?? string.Empty).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var areAddresses = lines.Length > 0 && lines.All(IsAddress);

        // An empty file field sends one nameless, empty file; a folder sends all that is in it.
        var sent = form.Files.Where(f => f.FileName.Length > 0).ToList();
        var files = sent.Count == 1 ? sent : [.. sent.Where(f => Intake.IsMeant(f.FileName))];
        var given = new Given(
            areAddresses ? lines : [], areAddresses || string.IsNullOrEmpty(box) ? null : box.Replace("\r\n", "\n", StringComparison.Ordinal), name is { Length: > 0 and <= Limits.Line } ? name : null, files, sent.Count - files.Count);
        return given.Addresses.Count + given.Files.Count <= Most
            ? given
            : throw new WrongRequestException(StatusCodes.Status413PayloadTooLarge, "too-many", $"At most {Most} at once.");
    }

    internal static bool IsAddress(string line) =>
        line.Length <= 2000 && !line.Any(char.IsWhiteSpace)
        && (line.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || line.StartsWith("https://", StringComparison.OrdinalIgnoreCase));
}
