using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>Takes what is given to be read: as a page for a form, as JSON for the island that sends one thing at a time.</summary>
internal static class ReadPages
{
    // Files are larger than any other form, and only here; a little is left for what stands around them.
    private const int MostBytes = Intake.MostBytes + (1024 * 1024);

    public static void MapRead(this IEndpointRouteBuilder pages) => pages.MapPost("/read", Read)
        .RequireRateLimiting(RequestLimits.Write)
        .For(Role.Analyst)
        .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
        .WithFormOptions(valueLengthLimit: MostBytes, multipartBodyLengthLimit: MostBytes, valueCountLimit: 16);

    private static async Task<IResult> Read(HttpRequest request, Intake intake, DossierShelf shelf)
    {
        var given = await Given.ReadAsync(request);
        var cancellation = request.HttpContext.RequestAborted;
        var items = new List<IntakeItem>();
        foreach (var address in given.Addresses)
        {
            items.Add(await intake.FetchAsync(address, cancellation));
        }

        if (given.Text is { } text)
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            items.Add(await intake.ReadAsync(given.Name is { } name ? WithEnding(name) : TitleOf(text), stream, cancellation));
        }

        foreach (var file in given.Files)
        {
            await using var stream = file.OpenReadStream();
            items.Add(await intake.ReadAsync(file.FileName, stream, cancellation));
        }

        if (request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
        {
            return TypedResults.Json<IReadOnlyList<IntakeItem>>(items, DeskJson.Default.IReadOnlyListIntakeItem);
        }

        return PageResult.Of<DocumentsPage>("Documents", new Dictionary<string, object?>
        {
            [nameof(DocumentsPage.Documents)] = shelf.Take().Documents.All,
            [nameof(DocumentsPage.Read)] = items,
            [nameof(DocumentsPage.PassedOver)] = given.PassedOver,
            [nameof(DocumentsPage.IsEmpty)] = given.IsEmpty,
        });
    }

    // A pasted text is named by its first words, so that it can be found again.
    private static string TitleOf(string text)
    {
        var words = text.Split((char[]?)null, 9, StringSplitOptions.RemoveEmptyEntries).Take(8);
        var name = Intake.SafeName(string.Join(' ', words).Replace('/', ' ').Replace('\\', ' '));
        return WithEnding(name.Length <= 60 ? name : name[..60].Trim());
    }

    private static string WithEnding(string name) => Intake.IsMeant(name) ? name : $"{name}.txt";
}
