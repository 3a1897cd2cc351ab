using System.Globalization;

namespace Casus.Language;

/// <summary>Parses Python's regular expressions: alternatives, groups, classes, counts, anchors and looks. Back-references, named groups and case-folding are errors.</summary>
internal sealed class PatternParser
{
    private readonly string _pattern;
    private readonly Dictionary<string, CodePointSet> _classes;
    private int _at;

    private PatternParser(string pattern, Dictionary<string, CodePointSet> classes)
    {
        _pattern = pattern;
        _classes = classes;
    }

    /// <param name="classes">Classes already read, by their text: a model repeats its big ones.</param>
    /// <exception cref="FormatException">The expression is beyond what is known here.</exception>
    public static PatternNode Parse(string pattern, Dictionary<string, CodePointSet> classes)
    {
        var parser = new PatternParser(pattern, classes);
        if (pattern.StartsWith("(?u)", StringComparison.Ordinal))
        {
            parser._at = 4;
        }

        var node = parser.Alternatives();
        return parser._at == pattern.Length ? node : throw parser.Bad("a group closes that never opened");
    }

    private PatternNode Alternatives()
    {
        var choices = new List<PatternNode>();
        do
        {
            choices.Add(Sequence());
        }
        while (Skip('|'));
        return choices.Count == 1 ? choices[0] : new PatternNode.Alternation(choices);
    }

    private PatternNode Sequence()
    {
        var parts = new List<PatternNode>();
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            parts.Add(Counted(Atom()));
        }

        return parts.Count == 1 ? parts[0] : new PatternNode.Sequence(parts);
    }

    private PatternNode Counted(PatternNode part)
    {
        var (least, most) = (1, 1);
        if (Skip('*'))
        {
            (least, most) = (0, -1);
        }
        else if (Skip('+'))
        {
            (least, most) = (1, -1);
        }
        else if (Skip('?'))
        {
            (least, most) = (0, 1);
        }
        else if (_at + 1 < _pattern.Length && _pattern[_at] == '{' && char.IsAsciiDigit(_pattern[_at + 1]))
        {
            var close = _pattern.IndexOf('}', _at);
            var bounds = _pattern[(_at + 1)..close].Split(',');
            least = int.Parse(bounds[0], CultureInfo.InvariantCulture);
            most = bounds.Length == 1 ? least : bounds[1].Length == 0 ? -1 : int.Parse(bounds[1], CultureInfo.InvariantCulture);
            _at = close + 1;
        }
        else
        {
            return part;
        }

        return new PatternNode.Repeat(part, least, most, Skip('?'));
    }

    private PatternNode Atom()
    {
        var c = CodePoint();
        switch (c)
        {
            case '^':
                return new PatternNode.Start();
            case '$':
                return new PatternNode.End();
            case '.':
                return new PatternNode.Set(new CodePointSet.Builder { Negated = true }.Add('\n', '\n').Build());
            case '[':
                return new PatternNode.Set(Class());
            case '(':
                return Group();
            case '\\':
                var builder = new CodePointSet.Builder();
                return Escape(builder) is var escaped and >= 0 ? new PatternNode.Set(CodePointSet.Of(escaped)) : new PatternNode.Set(builder.Build());
            case '*' or '+' or '?':
                throw Bad("a count follows nothing");
            default:
                return new PatternNode.Set(CodePointSet.Of(c));
        }
    }

    private PatternNode Group()
    {
        var (look, behind, negative) = (false, false, false);
        if (Skip('?'))
        {
            if (!Skip(':'))
            {
                behind = Skip('<');
                negative = Skip('!');
                look = negative || Skip('=') ? true : throw Bad("a group of an unknown kind");
            }
        }

        var inner = Alternatives();
        if (!Skip(')'))
        {
            throw Bad("a group never closes");
        }

        return !look ? inner
            : behind && inner.Width() < 0 ? throw Bad("a look behind of no fixed width")
            : new PatternNode.Look(inner, behind, negative);
    }

    private CodePointSet Class()
    {
        var start = _at;
        var builder = new CodePointSet.Builder { Negated = Skip('^') };
        var first = true;
        while (first || _at >= _pattern.Length || _pattern[_at] != ']')
        {
            first = false;
            var from = Member(builder);
            if (from < 0)
            {
                continue;
            }

            if (_at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] != ']')
            {
                _at++;
                var to = Member(builder);
                builder.Add(from, to >= from ? to : throw Bad("a range runs backwards"));
            }
            else
            {
                builder.Add(from, from);
            }
        }

        _at++;
        var text = _pattern[start.._at];
        if (!_classes.TryGetValue(text, out var set))
        {
            _classes.Add(text, set = builder.Build());
        }

        return set;
    }

    /// <summary>One member of a class, or −1 when it was a class itself and is already added.</summary>
    private int Member(CodePointSet.Builder builder) => CodePoint() is var c && c == '\\' ? Escape(builder) : c;

    private int Escape(CodePointSet.Builder builder)
    {
        var c = CodePoint();
        switch (c)
        {
            case 'w':
                builder.Word = true;
                return -1;
            case 'd':
                builder.Digit = true;
                return -1;
            case 's':
                builder.Space = true;
                return -1;
            case 'S':
                builder.NotSpace = true;
                return -1;
            case 'x':
                return Hexadecimal(2);
            case 'u':
                return Hexadecimal(4);
            case 'U':
                return Hexadecimal(8);
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            default:
                return c < 128 && char.IsAsciiLetterOrDigit((char)c) ? throw Bad($"the escape \\{(char)c} is not known") : c;
        }
    }

    private int Hexadecimal(int digits)
    {
        if (_at + digits > _pattern.Length || !int.TryParse(_pattern.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            throw Bad("an escape is cut short");
        }

        _at += digits;
        return value;
    }

    private int CodePoint()
    {
        if (_at >= _pattern.Length)
        {
            throw Bad("it ends too early");
        }

        var c = char.IsHighSurrogate(_pattern[_at]) && _at + 1 < _pattern.Length ? char.ConvertToUtf32(_pattern[_at], _pattern[_at + 1]) : _pattern[_at];
        _at += c > 0xFFFF ? 2 : 1;
        return c;
    }

    private bool Skip(char c)
    {
        if (_at < _pattern.Length && _pattern[_at] == c)
        {
            _at++;
            return true;
        }

        return false;
    }

    private FormatException Bad(string reason) => new($"regular expression, at {_at}: {reason}");
}
