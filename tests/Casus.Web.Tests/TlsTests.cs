using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Casus.Web.Tests;

public sealed class TlsTests
{
    [Fact]
    public async Task Certificate_TheDeskSpeaksTlsAndTheCookieIsBoundToTheHost()
    {
        using var certificate = Certificate();
        await using var desk = await ServedDesk.OnStrait(change: s => s with { Certificate = certificate });
        Assert.Equal("https", desk.Root.Scheme);
        using var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown!.Thumbprint == certificate.Thumbprint,
        };
        using var client = new HttpClient(handler) { BaseAddress = desk.Root };
        using var form = await client.GetAsync(new Uri("/sign-in", UriKind.Relative), OpenDesk.Cancel);
        Assert.Equal("max-age=31536000", Assert.Single(form.Headers.GetValues("Strict-Transport-Security")));
        var token = System.Text.RegularExpressions.Regex.Match(await form.Content.ReadAsStringAsync(OpenDesk.Cancel), "[0-9a-f]{128}").Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["antiforgery"] = token, ["name"] = "the-reader", ["password"] = ServedDesk.Password }),
            Headers = { { "Origin", desk.Root.GetLeftPart(UriPartial.Authority) } },
        };
        using var response = await client.SendAsync(request, OpenDesk.Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-casus-", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
