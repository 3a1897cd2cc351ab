using Casus.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Casus.Web;

/// <summary>The page of one series: <c>/series?of=ID</c>, of all its days or of some.</summary>
internal static class SeriesPages
{
    public static void MapSeries(this IEndpointRouteBuilder pages) => pages.MapGet("/series", Series);

    private static PageResult Series(HttpRequest request, DossierShelf shelf)
    {
        var view = shelf.Look(request.Query);
        var id = (string?)request.Query["of"] ?? string.Empty;
        var series = view.Series.FirstOrDefault(s => s.Id == id)
            ?? throw WrongRequestException.Missing($"The dossier has no series '{WrongRequestException.Clip(id)}'{Nearest.Hint(id, view.Series.Select(s => s.Id))}.");
        return PageResult.Of<SeriesPage>(series.Text, new Dictionary<string, object?>
        {
            [nameof(SeriesPage.Series)] = series,
            [nameof(SeriesPage.View)] = view,
            [nameof(SeriesPage.From)] = IsoDay.Read(request.Query["from"], "from"),
            [nameof(SeriesPage.To)] = IsoDay.Read(request.Query["to"], "to"),
        });
    }
}
