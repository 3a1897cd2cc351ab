namespace Casus.Web.Tests;

public sealed class AccountFileTests : IDisposable
{
    private const string Password = "correct horse battery";

    private readonly string _folder = Directory.CreateTempSubdirectory("casus-accounts-").FullName;

    private readonly ShiftedClock _clock = new();

    private AccountFile Accounts => AccountFile.Open(Path.Combine(_folder, "a.casus"), _clock);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Added_SignsInByItsPasswordAlone()
    {
        Accounts.Add("maria", Role.Analyst, Password);
        var session = Accounts.SignIn("maria", Password);
        Assert.Equal(("maria", Role.Analyst), (session!.Account, session.Role));
        Assert.Equal(session, Accounts.Find(session.Secret, isToken: false));
        Assert.Null(Accounts.Find(session.Secret, isToken: true));
        Assert.Null(Accounts.SignIn("maria", Password + " "));
        Assert.Null(Accounts.SignIn("Maria", Password));
        Assert.Null(Accounts.SignIn("jon", Password));
        Assert.Null(Accounts.SignIn("maria' or 1=1 --", Password));
        Assert.NotNull(Assert.Single(Accounts.All()).SignedIn);
    }

    [Fact]
    public void File_HoldsNeitherPasswordsNorSecretsAndIsItsOwnersAlone()
    {
        Accounts.Add("maria", Role.Analyst, Password);
        var session = Accounts.SignIn("maria", Password)!;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(_folder))
        {
            var text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file));
            Assert.DoesNotContain(Password, text, StringComparison.Ordinal);
            Assert.DoesNotContain(session.Secret, text, StringComparison.Ordinal);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }
    }

    [Fact]
    public void Disabled_IsOutAtOnceAndBackWhenEnabled()
    {
        Accounts.Add("maria", Role.Analyst, Password);
        var session = Accounts.SignIn("maria", Password)!;
        var token = Accounts.Token("maria");
        Accounts.Disable("maria", true);
        Assert.Null(Accounts.Find(session.Secret, isToken: false));
        Assert.Null(Accounts.Find(token.Secret, isToken: true));
        Assert.Null(Accounts.SignIn("maria", Password));
        Accounts.Disable("maria", false);
        Assert.NotNull(Accounts.SignIn("maria", Password));
    }

    [Fact]
    public void NewPassword_EndsEverySession()
    {
        Accounts.Add("maria", Role.Analyst, Password);
        var session = Accounts.SignIn("maria", Password)!;
        Accounts.SetPassword("maria", "another good password");
        Assert.Null(Accounts.Find(session.Secret, isToken: false));
        Assert.Null(Accounts.SignIn("maria", Password));
        Assert.NotNull(Accounts.SignIn("maria", "another good password"));
    }

    [Fact]
    public void Session_EndsWhenUnusedAndAfterAWeekHoweverMuchItIsUsed()
    {
        Accounts.Add("maria", Role.Analyst, Password);
        var unused = Accounts.SignIn("maria", Password)!;
        var used = Accounts.SignIn("maria", Password)!;
        for (var hours = 0; hours < 7 * 24; hours += 8)
        {
            Assert.NotNull(Accounts.Find(used.Secret, isToken: false));
            _clock.Ahead += TimeSpan.FromHours(8);
        }

        Assert.Null(Accounts.Find(used.Secret, isToken: false));
        Assert.Null(Accounts.Find(unused.Secret, isToken: false));
    }

    [Fact]
    public void Role_CountsForSessionsThatAreOpen()
    {
        Accounts.Add("maria", Role.Administrator, Password);
        var session = Accounts.SignIn("maria", Password)!;
        Accounts.SetRole("maria", Role.Reader);
        Assert.Equal(Role.Reader, Accounts.Find(session.Secret, isToken: false)!.Role);
    }

    [Theory]
    [InlineData("maria", "short", "bad-password")]
    [InlineData("maria", "aaaaaaaaaaaaaaaa", "bad-password")]
    [InlineData("maria", "maria's long password", "bad-password")]
    [InlineData("Maria", Password, "bad-name")]
    [InlineData("", Password, "bad-name")]
    [InlineData("../maria", Password, "bad-name")]
    [InlineData("mar\u0456a", Password, "bad-name")]
    [InlineData("maria\n", Password, "bad-name")]
    public void BadNameOrPassword_IsRefused(string name, string password, string code)
    {
        Assert.Equal(code, Assert.Throws<AccountException>(() => Accounts.Add(name, Role.Reader, password)).Code);
        Assert.Empty(Accounts.All());
    }

    [Fact]
    public void SecondOfOneName_IsRefusedAndTheFirstStays()
    {
        Accounts.Add("maria", Role.Reader, Password);
        Assert.Equal("exists", Assert.Throws<AccountException>(() => Accounts.Add("maria", Role.Administrator, "another good password")).Code);
        Assert.Equal(Role.Reader, Accounts.SignIn("maria", Password)!.Role);
        Assert.Equal("no-such-account", Assert.Throws<AccountException>(() => Accounts.SetRole("mario", Role.Reader)).Code);
    }

    [Fact]
    public void OtherFile_IsLeftAlone()
    {
        var path = Path.Combine(_folder, "letter.txt");
        File.WriteAllText(path, new string('a', 5000));
        Assert.Equal("not-accounts", Assert.Throws<AccountException>(() => AccountFile.Open(path)).Code);
        Assert.Equal(new string('a', 5000), File.ReadAllText(path));
        Casus.Ledger.SqliteLedger.Open(Path.Combine(_folder, "l.casus"), Casus.Ledger.LedgerAccess.Create).Dispose();
        Assert.Equal("not-accounts", Assert.Throws<AccountException>(() => AccountFile.Open(Path.Combine(_folder, "l.casus"))).Code);
    }

    private sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 10, 12, 0, 0, TimeSpan.Zero) + Ahead;
    }
}
