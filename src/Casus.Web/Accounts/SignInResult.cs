using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>The page to sign in: it stands outside the desk's frame, which tells of the dossier.</summary>
internal sealed class SignInResult(string secret, string? name, string to, string? problem, int status) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => PageResult.Send<SignInPage>(
        httpContext,
        ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(SignInPage.Name)] = name,
            [nameof(SignInPage.To)] = to,
            [nameof(SignInPage.Problem)] = problem,
        }),
        status,
        secret);
}
