using System.Text.Json;
using Casus.Exchange;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>An answer that is the command's own JSON: written once, in Exchange, for both.</summary>
internal sealed class ContractJson(Action<Utf8JsonWriter> write) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        await httpContext.Response.WriteAsync(CasusJson.Text(indented: false, write), httpContext.RequestAborted);
    }
}
