using System.Net.Mime;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>A page for those who are not let in: it needs nothing that they could not load.</summary>
internal static class PlainPage
{
    public static Task Write(HttpResponse response, int status, string text)
    {
        response.StatusCode = status;
        response.ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8";
        return response.WriteAsync(
            $"<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Casus</title><h1>Casus</h1><p>{HtmlEncoder.Default.Encode(text)}</p></html>\n");
    }
}
