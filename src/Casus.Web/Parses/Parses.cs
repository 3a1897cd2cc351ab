using Casus.Language;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>Reads pasted texts. The model is opened when the first is read and closed with the desk; one that was not there is looked for again.</summary>
internal sealed class Parses(DeskOptions options) : IDisposable
{
    public const string Model = "en_core_web_sm";

    private readonly Lock _opening = new();

    private Pipeline? _pipeline;

    /// <summary>The text as read, or why it was not.</summary>
    /// <exception cref="ModelFormatException">The model's file is cut short, altered or something else.</exception>
    public (Doc? Doc, Refused? Problem) Read(string text, CancellationToken cancellation)
    {
        if (text.Length > Limits.Parse)
        {
            return (null, new(StatusCodes.Status422UnprocessableEntity, "too-long", FormattableString.Invariant(
                $"The text has {text.Length:N0} characters; at most {Limits.Parse:N0} are read here. The command reads more: casus parse FILE.")));
        }

        return Open() is { } pipeline
            ? (pipeline.Read(text, cancellation), null)
            : (null, new(StatusCodes.Status503ServiceUnavailable, "no-model",
                $"The model is missing: {Model}.casus. It is looked for in the folder that {ModelFiles.Variable} names, then in a folder 'models' in {AppContext.BaseDirectory} and in each folder above it."));
    }

    public void Dispose() => _pipeline?.Dispose();

    private Pipeline? Open()
    {
        lock (_opening)
        {
            return _pipeline ??= options.Language();
        }
    }

    /// <summary>Why a text was not read, for a person and, by its code, for a script.</summary>
    internal sealed record Refused(int Status, string Code, string Reason);
}
