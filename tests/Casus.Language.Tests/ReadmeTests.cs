using System.Runtime.CompilerServices;

namespace Casus.Language.Tests;

/// <summary>The README's use of the library is the code below, and prints what it says.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void UseInTheReadme_RunsAndPrintsWhatItSays()
    {
        var output = new StringWriter();
        // <readme>
        using var pipeline = Pipeline.Load(ModelFiles.Find("en_core_web_sm")!);
        var doc = pipeline.Read("The mayor of London won't reopen the old harbour before Monday.");
        foreach (var token in doc.Tokens.Where(t => t.Dep is "nsubj" or "ROOT" or "dobj"))
        {
            output.WriteLine($"{token.Dep}: {token.Lemma} ({token.Pos}) under {token.Head}");
        }

        output.WriteLine(string.Join("; ", doc.Entities.Select(e => $"{e.Text} is {e.Label}")));
        output.WriteLine(string.Join("; ", doc.NounChunks));
        // </readme>
        var blocks = Readme().Split("```");
        Assert.Contains(blocks, b => b.StartsWith("csharp\n", StringComparison.Ordinal) && Lines(b["csharp\n".Length..]).SequenceEqual(Lines(Source().Split("// <readme>\n")[1].Split("// </readme>")[0]).Select(l => l.Replace("output.", "Console.", StringComparison.Ordinal))));
        Assert.Equal(blocks.Single(b => b.StartsWith("text\n", StringComparison.Ordinal))["text\n".Length..], output.ToString());
    }

    private static IEnumerable<string> Lines(string code) => code.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0);

    private static string Source([CallerFilePath] string path = "") => File.ReadAllText(path);

    private static string Readme() => File.ReadAllText(Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Model.File))!, "src", "Casus.Language", "README.md"));
}
