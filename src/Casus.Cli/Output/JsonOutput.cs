using System.Text.Json;
using Casus.Exchange;

namespace Casus.Cli;

/// <summary>One JSON value on stdout, indented, whole or not at all.</summary>
internal static class JsonOutput
{
    public static void Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, CasusJson.Options(indented: true)))
        {
            write(json);
        }

        buffer.WriteByte((byte)'\n');
        using var output = Terminal.OpenOutput();
        buffer.WriteTo(output);
        output.Flush();
    }
}
