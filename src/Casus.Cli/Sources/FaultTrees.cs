using Casus.Exchange;
using Casus.Logic;
using Casus.Model;

namespace Casus.Cli;

/// <summary>Fault trees in Open-PSA files, for <c>casus critical --open-psa</c>.</summary>
internal static class FaultTrees
{
    public static CriticalAnswer Ask(IReadOnlyList<string> files, string? top, Func<CriticalQuestion, CriticalQuestion> limited)
    {
        var tree = Read(files, top);
        var question = new CriticalQuestion(tree.Circuit, tree.Event, i => tree.Events[i].Probability) { Name = i => tree.Events[i].Name };
        return new($"{tree.Top} occurs", [tree.Top], false, Critical.Analyze(limited(question)), i => new(tree.Events[i].Name, tree.Events[i].Label));
    }

    private static FaultTree Read(IReadOnlyList<string> files, string? top)
    {
        var streams = new List<(string Name, Stream Bytes)>();
        try
        {
            foreach (var file in files)
            {
                streams.Add((Path.GetFileName(file), Open(file)));
            }

            var outcome = FaultTreeReader.Read(streams, top);
            if (!outcome.IsValue)
            {
                throw new InputRefusedException(outcome.Refusals);
            }

            var tree = outcome.Value;
            if (!tree.OtherTops.IsEmpty && top is null)
            {
                Terminal.Error($"casus: no gate uses {string.Join(", ", tree.OtherTops.Take(10))} either; '{tree.Top}' is taken for the top event (--top names another)");
            }

            if (!tree.LeftOut.IsEmpty)
            {
                Terminal.Error($"casus: left out, since it does not bear on fault trees: {string.Join(", ", tree.LeftOut)}");
            }

            return tree;
        }
        finally
        {
            streams.ForEach(s => s.Bytes.Dispose());
        }
    }

    private static FileStream Open(string file)
    {
        if (Directory.Exists(file))
        {
            throw new InputRefusedException(new Refusal(file, "not-a-file", "a folder; --open-psa takes files"));
        }

        try
        {
            return File.OpenRead(file);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputRefusedException(new Refusal(file, "missing", "there is no such file"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InputRefusedException(new Refusal(file, failure is UnauthorizedAccessException ? "not-permitted" : "unreadable", failure.Message));
        }
    }
}
