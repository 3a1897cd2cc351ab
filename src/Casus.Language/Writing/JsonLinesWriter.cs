namespace Casus.Language;

/// <summary>
/// Writes documents as JSON lines in columns: name, text, start and length (code points), space, norm, tag, pos, morph, lemma, head (token index), dep, sent_start, ent.
/// </summary>
public sealed class JsonLinesWriter(Stream stream)
{
    private readonly Utf8Buffer _buffer = new(stream);

    /// <summary>Writes one document as one line.</summary>
    public void Write(string name, Doc doc)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(doc);
        var columns = doc.Columns;
        var buffer = _buffer;
        buffer.Raw("{\"name\":"u8);
        buffer.Json(name);
        buffer.Raw(",\"text\":"u8);
        buffer.Json(doc.Text);
        Starts(doc);
        Key(",\"length\":["u8);
        for (var i = 0; i < doc.Count; i++)
        {
            Comma(i);
            buffer.Number(CodePointCount.Of(columns.Forms[i].Text));
        }

        Key("],\"space\":["u8);
        for (var i = 0; i < doc.Count; i++)
        {
            Comma(i);
            buffer.Raw(columns.Spaces[i] ? "1"u8 : "0"u8);
        }

        Key("],\"norm\":["u8);
        for (var i = 0; i < doc.Count; i++)
        {
            Comma(i);
            buffer.Json(columns.Forms[i].Norm);
        }

        Names("],\"tag\":["u8, doc.Labels.Tags, columns.Tags);
        Key("],\"pos\":["u8);
        for (var i = 0; i < doc.Count; i++)
        {
            Comma(i);
            buffer.Json(doc.Labels.PartsOfSpeech[columns.PartsOfSpeech[i]]);
        }

        Names("],\"morph\":["u8, doc.Labels.Morphologies, columns.Morphologies);
        Key("],\"lemma\":["u8);
        for (var i = 0; i < doc.Count; i++)
        {
            Comma(i);
            buffer.Json(columns.Lemmas[i]);
        }

        Key("],\"head\":["u8);
        for (var i = 0; i < doc.Count; i++)
        {
            Comma(i);
            buffer.Number(columns.Heads[i]);
        }

        Names("],\"dep\":["u8, doc.Labels.Relations, columns.Relations);
        Key("],\"sent_start\":["u8);
        for (var i = 0; i < doc.Count; i++)
        {
            Comma(i);
            buffer.Raw(columns.SentenceStarts[i] ? "1"u8 : "0"u8);
        }

        Key("],\"ent\":["u8);
        for (var i = 0; i < doc.Count; i++)
        {
            Comma(i);
            Entity(doc, i);
        }

        Key("]}\n"u8);
        buffer.Flush();
    }

    private void Starts(Doc doc)
    {
        Key(",\"start\":["u8);
        var (at, points) = (0, 0);
        for (var i = 0; i < doc.Count; i++)
        {
            Comma(i);
            var start = doc.Columns.Starts[i];
            points += CodePointCount.Of(doc.Text.AsSpan(at, start - at));
            at = start;
            _buffer.Number(points);
        }

        Key("]"u8);
    }

    private void Entity(Doc doc, int i)
    {
        var entity = doc.Columns.Entities[i];
        _buffer.Raw((entity & 3) switch
        {
            2 => "\"B-"u8,
            1 => "\"I-"u8,
            _ => "\"O"u8,
        });
        _buffer.Text(doc.Labels.Entities[entity >> 2]);
        _buffer.Raw("\""u8);
    }

    private void Names(ReadOnlySpan<byte> key, Labels labels, ushort[] numbers)
    {
        Key(key);
        for (var i = 0; i < numbers.Length; i++)
        {
            Comma(i);
            _buffer.Json(labels[numbers[i]]);
        }
    }

    private void Key(ReadOnlySpan<byte> key) => _buffer.Raw(key);

    private void Comma(int i)
    {
        if (i > 0)
        {
            _buffer.Raw(","u8);
        }
    }
}
