using Casus.Model;

namespace Casus.Cli;

/// <summary>The command was used wrongly: one line on stderr, exit code 2.</summary>
internal sealed class WrongUseException(string message) : Exception(message);

/// <summary>An input the verb cannot do without was refused: a line for each refusal on stderr, exit code 1.</summary>
internal sealed class InputRefusedException(ValueList<Refusal> refusals) : Exception(refusals[0].ToString())
{
    public InputRefusedException(Refusal refusal)
        : this([refusal])
    {
    }

    public ValueList<Refusal> Refusals { get; } = refusals;
}
