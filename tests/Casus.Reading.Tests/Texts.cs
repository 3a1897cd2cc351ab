using System.Security.Cryptography;
using System.Text;
using Casus.Model;

namespace Casus.Reading.Tests;

/// <summary>Makes inputs as ingestion would hand them over.</summary>
internal static class Texts
{
    public static FetchedText Plain(string text, string name = "note.txt") => Make(text, name, TextKind.Plain);

    public static FetchedText Page(string html, string name = "page.html") => Make(html, name, TextKind.Page);

    public static ValueList<Statement> Read(string text)
    {
        var reader = new Reader(new());
        return reader.Read(reader.Open(Plain(text))).Statements;
    }

    private static FetchedText Make(string text, string name, TextKind kind)
    {
        var raw = Encoding.UTF8.GetBytes(text);
        return new() { Name = name, Path = "in/" + name, Raw = raw, Sha256 = Convert.ToHexStringLower(SHA256.HashData(raw)), Text = text, Kind = kind };
    }
}
