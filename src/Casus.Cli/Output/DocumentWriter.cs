using System.Buffers;
using System.Text.Json;
using Casus.Exchange;
using Casus.Reading;

namespace Casus.Cli;

/// <summary>Writes documents one after another to stdout, each as soon as it is there.</summary>
internal interface IDocumentWriter
{
    void Begin();

    void Write(ReadingResult result);

    void End();
}

/// <summary>The forms in which documents are printed.</summary>
internal static class DocumentWriter
{
    public static IDocumentWriter JsonLines(bool text, bool explain) => new Json(array: false, ReadObject(text, explain));

    public static IDocumentWriter JsonArray(bool text, bool explain) => new Json(array: true, ReadObject(text, explain));

    public static IDocumentWriter CleanJson(bool array) => new Json(array, (json, result) => Exchange.CleanJson.Write(json, result.Document));

    public static IDocumentWriter CleanText() => new Plain((output, result) => output.WriteLine(result.Document.Text));

    public static IDocumentWriter Text(bool explain) => new Plain((output, result) => StatementText.Write(output, result, explain));

    private static Action<Utf8JsonWriter, ReadingResult> ReadObject(bool text, bool explain) =>
        (json, result) => ReadJson.Write(json, result.Document, result.Statements, result.Refused, text, explain);

    private sealed class Json(bool array, Action<Utf8JsonWriter, ReadingResult> write) : IDocumentWriter
    {
        private readonly Stream _output = Terminal.OpenOutput();
        private readonly ArrayBufferWriter<byte> _object = new();
        private bool _first = true;

        public void Begin()
        {
            if (array)
            {
                _output.WriteByte((byte)'[');
            }
        }

        public void Write(ReadingResult result)
        {
            // Whole objects only: an interrupt or a failure never leaves half a line.
            _object.ResetWrittenCount();
            if (array)
            {
                _object.Write(_first ? "\n"u8 : ",\n"u8);
            }

            _first = false;
            using (var json = new Utf8JsonWriter(_object, CasusJson.Options(indented: false)))
            {
                write(json, result);
            }

            if (!array)
            {
                _object.Write("\n"u8);
            }

            _output.Write(_object.WrittenSpan);
            _output.Flush();
        }

        public void End()
        {
            if (array)
            {
                _output.Write("\n]\n"u8);
            }

            _output.Flush();
        }
    }

    private sealed class Plain(Action<TextWriter, ReadingResult> write) : IDocumentWriter
    {
        private readonly StreamWriter _output = Terminal.OpenText();

        public void Begin()
        {
        }

        public void Write(ReadingResult result)
        {
            write(_output, result);
            _output.Flush();
        }

        public void End() => _output.Flush();
    }
}
