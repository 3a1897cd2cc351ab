using System.Globalization;
using System.Xml;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>An element of an Open-PSA file with its place, line and column from 1.</summary>
internal sealed record PsaElement(string Name, string File, int Line, int Column, Dictionary<string, string> Attributes, List<PsaElement> Children)
{
    /// <summary>The most characters a file may hold.</summary>
    public const int MaxCharacters = 64 * 1024 * 1024;

    /// <summary>How deep elements may be nested.</summary>
    public const int MaxDepth = 500;

    /// <summary>The text of an element that holds no other.</summary>
    public string Text { get; set; } = string.Empty;

    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    /// <summary>What it says of itself beside its meaning.</summary>
    public bool IsRemark => Name is "label" or "attributes";

    /// <summary>The children that are no remarks.</summary>
    public IEnumerable<PsaElement> Parts => Children.Where(c => !c.IsRemark);

    public string? Label => Children.Find(c => c.Name == "label")?.Text.Trim();

    public PsaException Refuse(string code, string reason) => new(new Refusal($"{File}:{Line}:{Column}", code, reason));

    /// <summary>An attribute that must be there.</summary>
    public string Required(string attribute) => this[attribute] is { Length: > 0 } value ? value : throw Refuse("missing-attribute", $"'{Name}' needs the attribute '{attribute}'");

    public int Whole(string attribute) =>
        int.TryParse(Required(attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refuse("bad-value", $"'{attribute}' of '{Name}' is a whole number, not '{this[attribute]}'");

    public double Number(string attribute) =>
        double.TryParse(Required(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Refuse("bad-value", $"'{attribute}' of '{Name}' is a number, not '{this[attribute]}'");

    /// <summary>Reads a file; no document type, no entities of its own, nothing from elsewhere.</summary>
    /// <exception cref="PsaException">It is not XML, or too large or deep.</exception>
    public static PsaElement Read(string file, Stream stream)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        };
        try
        {
            using var reader = XmlReader.Create(stream, settings);
            return Read(file, reader);
        }
        catch (XmlException failure)
        {
            // Where nothing was read yet there is no place, and of a document type the reader speaks of its own settings.
            var reason = failure.Message.Contains("DTD", StringComparison.Ordinal) ? "it begins with a document type, which is not read" : failure.Message;
            throw new PsaException(new Refusal($"{file}:{Math.Max(1, failure.LineNumber)}:{Math.Max(1, failure.LinePosition)}", "bad-xml", reason));
        }
    }

    private static PsaElement Read(string file, XmlReader reader)
    {
        var open = new Stack<PsaElement>();
        var place = (IXmlLineInfo)reader;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = new PsaElement(reader.LocalName, file, place.LineNumber, Math.Max(1, place.LinePosition - 1), [], []);
                    if (open.Count >= MaxDepth)
                    {
                        throw element.Refuse("too-deep", $"elements are nested more than {MaxDepth} deep");
                    }

                    var isEmpty = reader.IsEmptyElement;
                    while (reader.MoveToNextAttribute())
                    {
                        element.Attributes[reader.LocalName] = reader.Value;
                    }

                    if (open.TryPeek(out var parent))
                    {
                        parent.Children.Add(element);
                    }

                    if (!isEmpty || open.Count == 0)
                    {
                        open.Push(element);
                    }

                    if (isEmpty && ReferenceEquals(open.Peek(), element))
                    {
                        Finish(reader);
                        return element;
                    }

                    break;
                case XmlNodeType.EndElement:
                    var closed = open.Pop();
                    if (open.Count == 0)
                    {
                        Finish(reader);
                        return closed;
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when open.TryPeek(out var holder):
                    holder.Text += reader.Value;
                    break;
            }
        }

        throw new PsaException(new Refusal(file, "bad-xml", "the file holds no element"));
    }

    // What follows the root must be well-formed too.
    private static void Finish(XmlReader reader)
    {
        while (reader.Read())
        {
        }
    }
}

/// <summary>An Open-PSA file cannot be used.</summary>
internal sealed class PsaException(Refusal refusal) : Exception(refusal.ToString())
{
    public Refusal Refusal { get; } = refusal;
}
