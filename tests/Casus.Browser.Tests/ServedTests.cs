using Casus.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Browser.Tests;

/// <summary>A desk that is served by accounts, in a browser: its door, its account page, and the same pages behind them.</summary>
public sealed class ServedTests(Chromium chromium) : IDisposable
{
    private const string Password = "correct horse battery";

    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Fact]
    public async Task SigningIn_ByKeyboard_LeadsToWhatWasAskedForAndHasNothingSerious()
    {
        var added = _casus.Run(["account", "add", "maria", "--role", "analyst"], System.Text.Encoding.UTF8.GetBytes(Password + "\n"));
        Assert.True(added.ExitCode == 0, added.Error);
        using var desk = OpenDesk.Served(_casus, SampleDesks.StraitFolder);
        await using var at = await chromium.OpenAsync(desk, "/review");
        var page = at.Page;
        await page.ArrivesUnderAsync("Sign in");
        Assert.Empty(await at.FlawsInEveryGuiseAsync("sign-in"));

        // A wrong password is told, and the name stays.
        await page.WriteAsync("input[name=name]", "maria");
        await page.WriteAsync("input[name=password]", "wrong horse battery");
        await page.KeysAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(page.Locator("input[name=name]")).ToHaveValueAsync("maria");
        Assert.Empty(await at.FlawsAsync());
        await page.WriteAsync("input[name=password]", Password);
        await page.KeysAsync("Enter");
        await page.ArrivesAtAsync("/review$");
        await page.ArrivesUnderAsync("Review");

        // An analyst decides nothing here, and says so.
        await Expect(page.Locator("form[data-decide]")).ToHaveCountAsync(0);
        await page.ToAsync("a.account");
        await page.KeysAsync("Enter");
        await page.ArrivesUnderAsync("Your account");
        Assert.Empty(await at.FlawsInEveryGuiseAsync("account"));
        await page.ToAsync("form[action='/sign-out'] button");
        await page.KeysAsync("Enter");
        await page.ArrivesUnderAsync("Sign in");
    }
}
