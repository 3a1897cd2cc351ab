using System.Globalization;
using System.Text;
using Casus.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Casus.Exchange;

/// <summary>A YAML value about to be written; short mappings and lists go on one line.</summary>
internal abstract record Written
{
    private const int LineLength = 110;

    /// <summary>Its length on one line, or more than <see cref="LineLength"/> where it cannot stand on one.</summary>
    protected abstract int Width { get; }

    public static Written Plain(string value) => new WrittenScalar(value, ScalarStyle.Plain);

    /// <summary>A text, in quotes where another reader could take it for something else.</summary>
    public static Written Text(string value)
    {
        var text = WellFormed(value);
        return new WrittenScalar(text, IsBlock(text) ? ScalarStyle.Literal : NeedsQuotes(text) ? ScalarStyle.DoubleQuoted : ScalarStyle.Any);
    }

    public static Written List(IEnumerable<Written> items) => new WrittenList([.. items]);

    /// <summary>The whole document as text, lines ended by <c>\n</c>.</summary>
    public string Document()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var emitter = new Emitter(text, new EmitterSettings(2, int.MaxValue, false, 1024, skipAnchorName: false, indentSequences: true, newLine: "\n"));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, root: true);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    protected abstract void Emit(IEmitter emitter, bool root = false);

    /// <summary>A lone surrogate cannot be written in any encoding; it becomes U+FFFD.</summary>
    private static string WellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (++i == text.Length || !char.IsSurrogatePair(text[i - 1], text[i])))
            {
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            }
        }

        return text;
    }

    private static bool NeedsQuotes(string text) =>
        text.Length == 0
        || text.AsSpan().Trim().Length != text.Length
        || text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF')
        || text.ToLowerInvariant() is "null" or "~" or "true" or "false" or "yes" or "no" or "on" or "off" or "y" or "n" or ".nan" or ".inf" or "<<" or "="
        || (text[0] is '-' or '+' or '.' or (>= '0' and <= '9') && LooksLikeNumber(text));

    /// <summary>Numbers, dates and times in any of the forms YAML 1.1 and 1.2 take for one.</summary>
    private static bool LooksLikeNumber(string text) => text.All(c => char.IsAsciiHexDigit(c) || c is '.' or '-' or '+' or '_' or ':' or 'x' or 'o' or 'T' or 'Z' or 't' or 'z' or ' ' or 'i' or 'n' or 'I' or 'N');

    /// <summary>True for lines of prose, which a block keeps readable as they are.</summary>
    private static bool IsBlock(string text) =>
        text.Contains('\n')
        && text[0] is not (' ' or '\n')
        && !text.EndsWith("\n\n", StringComparison.Ordinal)
        && !text.Contains(" \n", StringComparison.Ordinal)
        && text[^1] != ' '
        && !text.Any(c => (char.IsControl(c) && c != '\n') || c is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF');

    private sealed record WrittenScalar(string Value, ScalarStyle Style) : Written
    {
        protected override int Width => Style == ScalarStyle.Literal ? LineLength + 1 : Value.Length;

        protected override void Emit(IEmitter emitter, bool root) =>
            emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, Value, Style, isPlainImplicit: true, isQuotedImplicit: true));
    }

    private sealed record WrittenList(ValueList<Written> Items) : Written
    {
        protected override int Width => Items.Sum(i => i.Width + 2);

        protected override void Emit(IEmitter emitter, bool root)
        {
            var isFlow = Items.All(i => i is WrittenScalar or WrittenList) && Width <= LineLength;
            emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, isFlow ? SequenceStyle.Flow : SequenceStyle.Block));
            foreach (var item in Items)
            {
                item.Emit(emitter);
            }

            emitter.Emit(new SequenceEnd());
        }
    }

    protected sealed record WrittenMap(ValueList<KeyValuePair<string, Written>> Entries) : Written
    {
        // A list of mappings inside asks for lines of its own.
        protected override int Width => Entries.Any(e => e.Value is WrittenList list && list.Items.Any(i => i is WrittenMap))
            ? LineLength + 1
            : Entries.Sum(e => e.Key.Length + e.Value.Width + 4);

        protected override void Emit(IEmitter emitter, bool root)
        {
            var isFlow = !root && Width <= LineLength;
            emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, isFlow ? MappingStyle.Flow : MappingStyle.Block));
            foreach (var (key, value) in Entries)
            {
                emitter.Emit(new Scalar(key));
                value.Emit(emitter);
            }

            emitter.Emit(new MappingEnd());
        }
    }

    /// <summary>Gathers a mapping key by key; what is null or empty is left out.</summary>
    public sealed class Mapping
    {
        private readonly List<KeyValuePair<string, Written>> _entries = [];

        public Mapping Text(string key, string? value) => Add(key, value is null ? null : Written.Text(value));

        public Mapping Plain(string key, string? value) => Add(key, value is null ? null : Written.Plain(value));

        public Mapping Texts(string key, ValueList<string> values, bool always = false) =>
            Add(key, values.IsEmpty && !always ? null : Written.List(values.Select(Written.Text)));

        public Mapping Add(string key, Written? value)
        {
            if (value is not null)
            {
                _entries.Add(new(key, value));
            }

            return this;
        }

        public Written ToWritten() => new WrittenMap([.. _entries]);
    }
}
