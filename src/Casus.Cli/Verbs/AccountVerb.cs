using System.CommandLine;
using System.Globalization;
using System.Text;
using Casus.Web;

namespace Casus.Cli;

/// <summary><c>casus account</c>: who may sign in at a served desk.</summary>
internal static class AccountVerb
{
    public static Command Create() => new("account", "Looks after the accounts of a served desk. A change counts at once, also while the desk runs.")
    {
        Add(), List(), Password(), Role(), Token(),
        Switch("disable", "Lets nobody in by the account, and ends what is signed in by it.", disabled: true),
        Switch("enable", "Lets a disabled account in again.", disabled: false),
    };

    private static Command Add()
    {
        var (name, accounts) = (Name(), AccountPath.Option());
        var role = RoleOption();
        var verb = new Command("add", "Adds an account. The password is asked for, or read from the first line of standard input.") { name, role, accounts };
        verb.SetAction(parsed =>
        {
            var file = AccountPath.Open(parsed.GetValue(accounts));
            file.Add(parsed.GetRequiredValue(name), RoleOf(parsed.GetRequiredValue(role)), ReadPassword());
            return Say($"added {parsed.GetRequiredValue(name)} ({parsed.GetRequiredValue(role)})");
        });
        return verb;
    }

    private static Command List()
    {
        var accounts = AccountPath.Option();
        var verb = new Command("list", "Lists the accounts: name, role, whether disabled, when last signed in; separated by tabs.") { accounts };
        verb.SetAction(parsed =>
        {
            using var output = Terminal.OpenText();
            foreach (var account in AccountPath.Open(parsed.GetValue(accounts)).All())
            {
                var signedIn = account.SignedIn?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "never";
                output.WriteLine($"{account.Name}\t{account.Role.Word()}\t{(account.IsDisabled ? "disabled" : "enabled")}\t{signedIn}");
            }

            return ExitCode.Done;
        });
        return verb;
    }

    private static Command Password()
    {
        var (name, accounts) = (Name(), AccountPath.Option());
        var verb = new Command("password", "Sets a password, asked for or read from the first line of standard input, and ends what is signed in.") { name, accounts };
        verb.SetAction(parsed =>
        {
            AccountPath.Open(parsed.GetValue(accounts)).SetPassword(parsed.GetRequiredValue(name), ReadPassword());
            return Say($"password of {parsed.GetRequiredValue(name)} set");
        });
        return verb;
    }

    private static Command Role()
    {
        var (name, accounts) = (Name(), AccountPath.Option());
        var role = RoleOption();
        var verb = new Command("role", "Gives an account another role.") { name, role, accounts };
        verb.SetAction(parsed =>
        {
            AccountPath.Open(parsed.GetValue(accounts)).SetRole(parsed.GetRequiredValue(name), RoleOf(parsed.GetRequiredValue(role)));
            return Say($"{parsed.GetRequiredValue(name)} is {parsed.GetRequiredValue(role)}");
        });
        return verb;
    }

    private static Command Token()
    {
        var (name, accounts) = (Name(), AccountPath.Option());
        var verb = new Command("token", "Prints a token for scripts and feed readers, to be sent as Authorization: Bearer. It is shown once.") { name, accounts };
        verb.SetAction(parsed => Say(AccountPath.Open(parsed.GetValue(accounts)).Token(parsed.GetRequiredValue(name)).Secret));
        return verb;
    }

    private static Command Switch(string word, string description, bool disabled)
    {
        var (name, accounts) = (Name(), AccountPath.Option());
        var verb = new Command(word, description) { name, accounts };
        verb.SetAction(parsed =>
        {
            AccountPath.Open(parsed.GetValue(accounts)).Disable(parsed.GetRequiredValue(name), disabled);
            return Say($"{parsed.GetRequiredValue(name)} {word}d");
        });
        return verb;
    }

    private static Argument<string> Name() => new("NAME") { Description = "Lower-case letters, digits, full stops, hyphens and underscores" };

    private static Option<string> RoleOption()
    {
        var words = Enum.GetValues<Role>().Select(r => r.Word()).ToArray();
        var role = new Option<string>("--role") { Description = $"What it may do: {string.Join(", ", words)}", HelpName = "ROLE", Required = true };
        role.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && RoleWords.Read(result.Tokens[0].Value) is null)
            {
                result.AddError($"--role: '{result.Tokens[0].Value}' is no role ({string.Join(", ", words)})");
            }
        });
        return role;
    }

    private static Role RoleOf(string word) => RoleWords.Read(word)!.Value;

    private static int Say(string line)
    {
        using var output = Terminal.OpenText();
        output.WriteLine(line);
        return ExitCode.Done;
    }

    // Never an argument: other users of a machine see those.
    private static string ReadPassword()
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine() ?? throw new WrongUseException("a password is needed on the first line of standard input");
        }

        var first = Ask("Password: ");
        return first == Ask("Again: ") ? first : throw new WrongUseException("the password was written in two ways");
    }

    private static string Ask(string prompt)
    {
        Console.Error.Write(prompt);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
