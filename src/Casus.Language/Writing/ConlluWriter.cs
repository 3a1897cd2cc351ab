using System.Globalization;

namespace Casus.Language;

/// <summary>
/// Writes documents as CoNLL-U: a comment with the document's name, then sentences with their text, ten columns a token. Relations are spaCy's (CLEAR), entities stand in MISC.
/// </summary>
/// <remarks>
/// White space within a form or lemma is written as <c>\s</c>, <c>\n</c>, <c>\r</c>, <c>\t</c> or <c>\uXXXX</c>, for a column must not be broken; a token that is nothing but white space has
/// the part of speech SPACE. The text of a sentence is its forms, with a space after each but those marked <c>SpaceAfter=No</c>.
/// Format: universaldependencies.org/format.html.
/// </remarks>
public sealed class ConlluWriter(TextWriter writer)
{
    private int _sentences;

    /// <summary>Writes one document; sentences are numbered through all of them. A document without a token has no sentence and leaves nothing.</summary>
    public void Write(string name, Doc doc)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(doc);
        if (doc.Count == 0)
        {
            return;
        }

        writer.Write(name.Length == 0 ? "# newdoc\n" : $"# newdoc id = {Visible(name)}\n");
        foreach (var sentence in doc.Sentences)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"# sent_id = {++_sentences}\n# text = "));
            foreach (var token in sentence.Tokens)
            {
                writer.Write(Word(token.Text));
                writer.Write(token.HasSpace && token.Index < sentence.End - 1 ? " " : "");
            }

            writer.Write('\n');
            foreach (var token in sentence.Tokens)
            {
                Token(token, sentence.Start);
            }

            writer.Write('\n');
        }
    }

    private void Token(DocToken token, int first)
    {
        var head = token.Head.Index == token.Index ? 0 : token.Head.Index - first + 1;
        string?[] misc = [token.EntityTag == "O" ? null : "NER=" + token.EntityTag, token.HasSpace ? null : "SpaceAfter=No"];
        string[] columns =
        [
            (token.Index - first + 1).ToString(CultureInfo.InvariantCulture), Word(token.Text), Word(token.Lemma), Filled(token.Pos), Filled(token.Tag), Filled(token.Morph),
            head.ToString(CultureInfo.InvariantCulture), head == 0 ? "root" : Filled(token.Dep), "_", Filled(string.Join('|', misc.Where(m => m is not null))),
        ];
        writer.Write(string.Join('\t', columns));
        writer.Write('\n');
    }

    private static string Filled(string value) => value.Length == 0 ? "_" : value;

    private static string Word(string value) => Filled(Visible(value, spaces: true));

    /// <summary>White space that would break a line or a column, made visible.</summary>
    private static string Visible(string text, bool spaces = false)
    {
        if (!text.Any(c => Breaks(c, spaces)))
        {
            return text;
        }

        return string.Concat(text.Select(c => !Breaks(c, spaces) ? c.ToString() : c switch
        {
            ' ' => "\\s",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
        }));
    }

    private static bool Breaks(char c, bool spaces) => c == ' ' ? spaces : PythonText.IsSpace(c) || char.IsControl(c);
}
