using System.Text.Encodings.Web;
using System.Text.Json;

namespace Casus.Cli;

/// <summary>One JSON value on stdout, indented, whole or not at all.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static void Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        buffer.WriteByte((byte)'\n');
        using var output = Terminal.OpenOutput();
        buffer.WriteTo(output);
        output.Flush();
    }
}
