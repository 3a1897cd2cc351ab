using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Casus.Model;

namespace Casus.Reading;

/// <summary>The identity of a statement: the document's hash and where source, cue and content stand in it.</summary>
/// <remarks>
/// The first 16 lower-case hex digits of the SHA-256 over these ASCII bytes: the document's SHA-256 as 64 lower-case hex digits, then <c>|</c> and the
/// source's spans, <c>|</c> and the cue's, <c>|</c> and the content's. A span is <c>START-END</c> in decimal Unicode code points, end exclusive; the spans
/// of one role are joined by <c>,</c>; a role the statement lacks is empty. For example <c>4f41…|268-300|301-311|312-465</c>.
/// </remarks>
public static class StatementId
{
    public static string Of(string sha256, CodePoints points, Quoted? source, Quoted? cue, Quoted content)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(content);
        var layout = new StringBuilder(sha256.ToLowerInvariant());
        Append(source);
        Append(cue);
        Append(content);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(layout.ToString())))[..16];

        void Append(Quoted? role)
        {
            layout.Append('|');
            for (var i = 0; i < role?.Spans.Count; i++)
            {
                var span = points.FromUtf16(role.Spans[i]);
                layout.Append(i > 0 ? "," : string.Empty).Append(CultureInfo.InvariantCulture, $"{span.Start}-{span.End}");
            }
        }
    }
}
