using System.CommandLine;

namespace Casus.Cli;

/// <summary><c>casus completion SHELL</c>: a script that asks the command itself for suggestions.</summary>
internal static class CompletionVerb
{
    private const string Bash = """
        # casus completion for bash: source <(casus completion bash)
        _casus() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
          [ ${#COMPREPLY[@]} -eq 0 ] && COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o filenames -F _casus casus ./casus
        """;

    private const string Zsh = """
        #compdef casus
        # casus completion for zsh: source <(casus completion zsh)
        _casus() {
          local -a suggestions
          suggestions=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          if [[ -n "${suggestions[1]}" ]]; then compadd -a suggestions; else _files; fi
        }
        compdef _casus casus
        """;

    private const string Fish = """
        # casus completion for fish: casus completion fish > ~/.config/fish/completions/casus.fish
        complete -c casus -a '(casus "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var verb = new Command("completion", "Prints a completion script for a shell.") { shell };
        verb.SetAction(parsed =>
        {
            using var output = Terminal.OpenText();
            output.WriteLine(parsed.GetRequiredValue(shell) switch { "bash" => Bash, "zsh" => Zsh, _ => Fish });
        });
        return verb;
    }
}
