using System.Reflection;
using System.Text;
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
    public static PageResult Message(int status, string text) => Of<MessagePage>(
        status == StatusCodes.Status404NotFound ? "Not found" : "Not possible", new Dictionary<string, object?> { [nameof(MessagePage.Text)] = text }, status);

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
        var html = await Render<Frame>(httpContext, frame);
        if (httpContext.Features.Get<Session>() is { IsToken: false } session)
        {
            html = FormToken.Write(html, session.Secret);
        }

        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";

        // At once: text written in pieces is compressed in pieces, to four times as much.
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(html), httpContext.RequestAborted);
    }

    /// <summary>A component rendered once, by itself.</summary>
    public static async Task<string> Render<T>(HttpContext context, ParameterView parameters)
        where T : IComponent
    {
        var services = context.RequestServices;
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(parameters)).ToHtmlString());
    }
}
