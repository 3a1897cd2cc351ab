using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Casus.Web;

/// <summary>A page: a component rendered once, inside the desk's frame, as HTML. Whatever text it holds is encoded.</summary>
internal sealed class PageResult(Type component, IReadOnlyDictionary<string, object?> parameters, string title, int status) : IResult
{
    public static PageResult Of<T>(string title, IReadOnlyDictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where T : IComponent => new(typeof(T), parameters, title, status);

    /// <summary>A page that says one thing: why there is no other.</summary>
    public static PageResult Message(int status, string text)
    {
        var heading = status switch
        {
            StatusCodes.Status404NotFound => "Not found",
            StatusCodes.Status429TooManyRequests => "Not so fast",
            StatusCodes.Status503ServiceUnavailable => "Not now",
            >= StatusCodes.Status500InternalServerError => "The desk failed",
            _ => "Not possible",
        };
        return Of<MessagePage>(heading, new Dictionary<string, object?> { [nameof(MessagePage.Heading)] = heading, [nameof(MessagePage.Text)] = text }, status);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var frame = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(Frame.Title)] = title,
            [nameof(Frame.Island)] = component.GetCustomAttribute<IslandAttribute>()?.Name,
            [nameof(Frame.Place)] = Place.Of(httpContext, services.GetRequiredService<DossierShelf>()),
            [nameof(Frame.Content)] = (RenderFragment)(builder =>
            {
                builder.OpenComponent(0, component);
                builder.AddMultipleAttributes(1, parameters!);
                builder.CloseComponent();
            }),
        });
        await Send<Frame>(httpContext, frame, status, httpContext.Features.Get<Session>() is { IsToken: false } session ? session.Secret : null);
    }

    /// <summary>Answers with a component rendered once, by itself.</summary>
    /// <param name="secret">Of a browser's session, whose token its forms then carry; null: they need none.</param>
    public static async Task Send<T>(HttpContext context, ParameterView parameters, int status, string? secret)
        where T : IComponent
    {
        var services = context.RequestServices;
        using var html = new PageBuffer();
        await using (var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>()))
        {
            await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(parameters)).WriteHtmlTo(html));
        }

        using var whole = new PageBuffer();
        if (secret is not null)
        {
            FormToken.Write(html.Written, secret, whole);
        }

        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        await (secret is null ? html : whole).SendAsync(response.Body, context.RequestAborted);
    }
}
