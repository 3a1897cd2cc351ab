using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>The page to sign in: it stands outside the desk's frame, which tells of the dossier.</summary>
internal sealed class SignInResult(string secret, string? name, string to, string? problem, int status) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var page = await PageResult.Render<SignInPage>(httpContext, ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(SignInPage.Name)] = name,
            [nameof(SignInPage.To)] = to,
            [nameof(SignInPage.Problem)] = problem,
        }));
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        await response.WriteAsync(FormToken.Write(page, secret), httpContext.RequestAborted);
    }
}
