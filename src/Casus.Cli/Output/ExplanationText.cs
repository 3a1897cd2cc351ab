using Casus.Logic;
using Casus.Model;

namespace Casus.Cli;

/// <summary>Why everything stands as it does, for reading: each step under what rests on it.</summary>
internal static class ExplanationText
{
    public static void Write(TextWriter output, Dossier dossier, DossierStatus status)
    {
        output.WriteLine(PlainText.Line($"{dossier.Title} · true on {TimeText.AsOf(status.Valid)} · known on {TimeText.AsOf(status.Known)}{(status.Drafts ? " · with drafts" : string.Empty)}"));
        foreach (var commitment in status.Commitments)
        {
            output.WriteLine();
            Write(output, commitment.Explain(), 0);
            if (commitment.Nearest is { } nearest)
            {
                output.WriteLine(PlainText.Wrap(PlainText.Line($"  nearest change: {nearest}"), 4));
            }
        }

        foreach (var proposition in status.Propositions)
        {
            output.WriteLine();
            Write(output, proposition.Explain(), 0);
        }
    }

    private static void Write(TextWriter output, ReasonTree tree, int indent)
    {
        var where = tree.Reason.Document is { } document ? $" [{document}]" : string.Empty;
        output.WriteLine(PlainText.Wrap(PlainText.Line($"{new string(' ', indent)}{tree.Reason.Text}{where}"), indent + 2));
        foreach (var below in tree.Below)
        {
            Write(output, below, indent + 2);
        }
    }
}
