using System.Reflection;
using System.Text.RegularExpressions;

namespace Casus.Ingestion.Tests;

public partial class InputCodesTests
{
    [Fact]
    public void EveryCode_IsInTheReferenceAndNoOther()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Join(root!.FullName, "Casus.slnx")))
        {
            root = root.Parent;
        }

        var page = File.ReadAllText(Path.Join(root.FullName, "docs/reference/errors.md"));
        var start = page.IndexOf("## Inputs", StringComparison.Ordinal);
        var end = page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        var inputs = end < 0 ? page[start..] : page[start..end];
        var written = Row().Matches(inputs).Select(m => m.Groups["code"].Value).Order(StringComparer.Ordinal);
        var codes = typeof(InputCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal);
        Assert.Equal(codes, written);
    }

    [GeneratedRegex(@"^\| `(?<code>[a-z0-9-]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Row();
}
