namespace Casus.Reading;

/// <summary>The persons of a document and where each is named.</summary>
/// <remarks>Full names first; then surnames and given names alone join the person they fit, or one that is known by the surname on the document's day.</remarks>
internal sealed class TextPeople
{
    private const int TitleReach = 10;

    private const int AppositionReach = 40;

    private readonly ActorText _text;
    private readonly RoleReader _roles;
    private readonly List<TextPerson> _people = [];
    private readonly Dictionary<string, List<TextPerson>> _bySurname = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TextPerson>> _byGiven = new(StringComparer.Ordinal);
    private readonly List<PersonMention> _mentions = [];
    private readonly int[] _at;

    public TextPeople(ActorText text, RoleReader roles)
    {
        (_text, _roles) = (text, roles);
        _at = new int[text.Count];
        Array.Fill(_at, -1);
        var runs = new NameRuns(text).Find();
        var settled = new List<(NameRun Run, TextPerson Person)>();
        foreach (var run in runs.Where(r => r.Keys.Count >= 2))
        {
            var person = Full(run);
            person.Fulls.Add(run.First);
            person.IsAside |= person.Fulls.Count == 1 && IsAside(run.First);
            Settle(run, person);
        }

        // A surname alone means whoever the document names most by it, so full names were counted first.
        foreach (var run in runs.Where(r => r.Keys.Count == 1))
        {
            if (Alone(run) is { } person)
            {
                Settle(run, person);
            }
        }

        foreach (var (run, person) in settled.OrderBy(p => p.Run.First))
        {
            Array.Fill(_at, _mentions.Count, run.First, run.End - run.First);
            _mentions.Add(new(run.First, run.End, person));
        }

        void Settle(NameRun run, TextPerson person)
        {
            settled.Add((run, person));
            person.Mentions++;
            person.Gender = person.Gender == '\0' ? run.Gender : person.Gender;
        }

        _roles.PersonAt = token => At(token)?.Person;
        foreach (var mention in _mentions)
        {
            Describe(mention);
        }
    }

    public IReadOnlyList<PersonMention> Mentions => _mentions;

    public IReadOnlyList<TextPerson> People => _people;

    public PersonMention? At(int token) => (uint)token < (uint)_at.Length && _at[token] >= 0 ? _mentions[_at[token]] : null;

    /// <summary>The person here whom a surname alone means; null when nobody has it.</summary>
    public TextPerson? Called(string surname)
    {
        TextPerson? best = null;
        foreach (var person in _bySurname.GetValueOrDefault(surname) ?? [])
        {
            best = best is null || person.Mentions > best.Mentions ? person : best;
        }

        return best;
    }

    /// <summary>The index of the last mention that begins before a token; -1 for none.</summary>
    public int Before(int token)
    {
        int low = 0, high = _mentions.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _mentions[middle].First < token ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    private TextPerson Full(NameRun run)
    {
        foreach (var person in _bySurname.GetValueOrDefault(run.Keys[^1]) ?? [])
        {
            if (person.Fits(run.Keys))
            {
                if (run.Keys.Count > person.Keys.Count && run.Name.Length < 40 && run.Keys[0] == person.Keys[0])
                {
                    (person.Name, person.Keys) = (run.Name, run.Keys);
                }

                Link(person);
                return person;
            }
        }

        foreach (var person in _byGiven.GetValueOrDefault(run.Keys[0]) ?? [])
        {
            if (person.Fits(run.Keys))
            {
                return person;
            }
        }

        // Two spellings or a nickname of one known person (Joe Biden, Joseph R. Biden Jr.).
        if (_text.Knowledge.People.Find(run.Keys, _text.Day) is { } known && _people.Find(p => ReferenceEquals(p.Known, known)) is { } same)
        {
            return same;
        }

        return Make(run);
    }

    private void Link(TextPerson person) => person.Known ??= _text.Knowledge.People.Find(person.Keys, _text.Day);

    private TextPerson Make(NameRun run)
    {
        var person = new TextPerson { Name = run.Name, Keys = run.Keys };
        Link(person);
        if (run.Keys.Count > 1)
        {
            var given = _text.Knowledge.Given(run.Keys[0]);
            person.Gender = run.Gender != '\0' ? run.Gender : given is 'f' or 'm' ? given : '\0';
            Index(_byGiven, run.Keys[0], person);
        }

        _people.Add(person);
        Index(_bySurname, person.Keys[^1], person);
        return person;
    }

    private static void Index(Dictionary<string, List<TextPerson>> index, string key, TextPerson person)
    {
        if (!index.TryGetValue(key, out var list))
        {
            index[key] = list = [];
        }

        if (!list.Contains(person))
        {
            list.Add(person);
        }
    }

    // A single word: the surname of somebody here, somebody's given name, or a surname the day knows.
    private TextPerson? Alone(NameRun run)
    {
        var key = run.Keys[0];
        if (Pick(_bySurname.GetValueOrDefault(key), run) is { } surname)
        {
            return surname;
        }

        if ((run.IsLikely || _text.Knowledge.Given(key) == '\0') && Pick(_byGiven.GetValueOrDefault(key), run) is { } given && (given.Known is not null || run.IsLikely))
        {
            return given;
        }

        if (run.IsLikely || _text.Doc[run.First].Pos == "PROPN")
        {
            if (_text.Knowledge.People.Surname(key, _text.Day, _text.Names.IsNamed) is { } known)
            {
                if (_people.Find(p => ReferenceEquals(p.Known, known)) is { } same)
                {
                    return same;
                }

                var person = Make(run);
                (person.Known, person.Name, person.Keys) = (known, known.Name, known.Keys);
                person.Gender = person.Gender == '\0' && _text.Knowledge.Given(known.Keys[0]) is var gender and ('f' or 'm') ? gender : person.Gender;
                return person;
            }
        }

        return run.IsCertain ? Make(run) : null;
    }

    // “his brother, Alfa Marten”, “former President Alfa Marten's wife”
    private bool IsAside(int first)
    {
        for (var i = first - 1; i >= 0 && first - i < 6 && !_text.StartsParagraph(i + 1); i--)
        {
            if (_text.Lower(i) is "brother" or "sister" or "wife" or "husband" or "father" or "mother" or "son" or "daughter" or "late" or "son-in-law" or "then" or "cousin" or "uncle")
            {
                return true;
            }
        }

        return false;
    }

    private TextPerson? Pick(List<TextPerson>? people, NameRun run)
    {
        TextPerson? best = null;
        var most = int.MinValue;
        foreach (var person in people ?? [])
        {
            if (run.Gender != '\0' && person.Gender != '\0' && person.Gender != run.Gender)
            {
                continue;
            }

            // Somebody brought in by full name just before; somebody named in full once and then by surname; whoever comes first.
            var last = person.Fulls.FindLastIndex(f => f < run.First);
            var near = last >= 0 && _text.Sentence(run.First) - _text.Sentence(person.Fulls[last]) <= 2;
            var weight = (near ? 4 : 0) + (person.IsAside ? -6 : 0) + Math.Min(person.Mentions - person.Fulls.Count, 12) + (person.Fulls.Count > 0 && person.Fulls[0] == people!.Where(p => p.Fulls.Count > 0).Min(p => p.Fulls[0]) ? 3 : 0)
                + (person.Known?.At(_text.Day) is { Weight: > 2 } ? 2 : 0) + (person.Fulls.Count == 1 ? 1 : 0);
            if (weight > most)
            {
                (best, most) = (person, weight);
            }
        }

        return best;
    }

    private void Describe(PersonMention mention)
    {
        // “the foreign minister of Norway, Ambassador Alfa Marten”: the apposition says of whom; “Energy Minister Alfa Marten of Norway”: what follows does.
        var (title, apposed) = (Title(mention), Apposed(mention));
        if (title is { IsTold: false, Speaks: RoleSpeaks.State or RoleSpeaks.Head } && _text.StateBehindOf(mention.End) is { } state)
        {
            title = title with { Side = state, IsTold = true };
        }

        // What is usual of an office gives way to the state that speaks in the paragraph.
        if (title is { IsTold: false, Group: "spokesperson" } && (title.Side is null || title.Side == _text.Country) && _text.StateBefore(mention.First) is { } near)
        {
            title = title with { Side = near };
        }

        if (title is { Side: null } && apposed is not null)
        {
            (title, apposed) = (apposed, title);
        }

        Add(mention, title);
        Add(mention, apposed);
        Add(mention, After(mention));
        Add(mention, Seat(mention));
        Add(mention, Of(mention));
    }

    private static void Add(PersonMention mention, Role? role)
    {
        if (role is not null && !role.Plural && mention.Person.Roles.Count < 8)
        {
            mention.Person.Add(role);
        }
    }

    // “Norwegian Foreign Minister Alfa Marten”
    private Role? Title(PersonMention mention)
    {
        var first = mention.First;
        while (first > 0 && mention.First - first < TitleReach && Belongs(first - 1))
        {
            first--;
        }

        return first == mention.First ? null : _roles.Read(first, mention.First);

        bool Belongs(int token) => !_text.StartsParagraph(token + 1) && At(token) is not { } && (_text.Doc[token].Pos is "PROPN" or "ADJ" or "NOUN" or "NUM" || _text.Doc[token].Tag is "VBN" or "JJ" || _text.Lower(token) is "-" or "–" or "press" || _text.IsPossessive(token) || _text.Names.At(token) is { Actor.Sense: NameSense.Adjective }
            || (_text.Lower(token) == "and" && _text.Lower(token + 1) is "former" or "onetime") || (_text.Lower(token) is "of" or "for" && first < mention.First && token > 0 && RoleWords.Is(_text.Lower(token - 1)))
            || (_text.Lower(token) == "the" && first < mention.First && token > 1 && _text.Lower(token - 1) is "of" or "for" && RoleWords.Is(_text.Lower(token - 2)) && _text.IsCapital(token - 2)));
    }

    // “the minister of the economy, Mr. Marten”: the name is the apposition.
    private Role? Apposed(PersonMention mention)
    {
        var comma = mention.First - 1;
        while (comma > 0 && mention.First - comma < 4 && (_text.Lower(comma) is "mr." or "mrs." or "ms." or "dr." || (RoleWords.Is(_text.Lower(comma)) && _text.IsCapital(comma))))
        {
            comma--;
        }

        if (comma < 1 || _text.Lower(comma) != ",")
        {
            return null;
        }

        var name = _text.Doc[mention.End - 1];
        var head = name.Dep == "appos" && name.Head.Index < mention.First ? name.Head.Index : comma - 1;
        if (name.Dep != "appos" && !OpensSentence(comma) && _text.Lower(comma - 1) != "counterpart")
        {
            return null;
        }

        if (head < comma - AppositionReach || At(head) is not null || _text.Doc[head].Pos is not ("NOUN" or "PROPN"))
        {
            return null;
        }

        var first = Math.Max(_text.Doc[head].LeftEdge.Index, comma - AppositionReach);
        while (first < head && _text.Doc[first].Pos is "PUNCT" or "SPACE")
        {
            first++;
        }

        return _text.Lower(first) is "the" or "its" or "their" or "a" or "an" or "his" or "her" || _text.Names.At(first) is not null ? _roles.Read(first, comma) : null;
    }

    private bool OpensSentence(int comma)
    {
        for (var i = comma; i >= 0 && comma - i < 14; i--)
        {
            if (_text.Doc[i].IsSentenceStart)
            {
                return _text.Lower(i) is "the" or "a" or "an" || _text.Names.At(i) is not null;
            }
        }

        return false;
    }

    // “Alfa Marten, the foreign minister of Norway, …”, “… , who heads …”
    private Role? After(PersonMention mention)
    {
        var at = mention.End;
        if (_text.Lower(at) is "is" && at + 1 < _text.Count && _text.Lower(at + 1) is "the" or "a" or "an")
        {
            return _roles.Read(at + 1, End(at + 1));
        }

        if (_text.Lower(at) != "," || at + 1 >= _text.Count)
        {
            return null;
        }

        at++;
        if (_text.Doc[at].Pos == "NUM" && _text.Lower(at + 1) == ",")
        {
            at += 2;
        }

        if (_text.Lower(at) == "who" || _text.Lower(at) == "whose")
        {
            return Clause(at + 1);
        }

        if (at >= _text.Count || At(at) is not null || (_text.Doc[at].Pos is "VERB" or "AUX" or "PRON" or "CCONJ" or "SCONJ" or "PUNCT" or "SPACE" or "ADP" && _text.Lower(at) != "its"))
        {
            return null;
        }

        var end = End(at);
        var role = _roles.Read(at, end);
        return role is not null && role.Noun - at < 12 ? role : null;
    }

    private Role? Clause(int verb)
    {
        var past = false;
        for (var i = verb; i < Math.Min(_text.Count, verb + 4); i++)
        {
            var token = _text.Doc[i];
            past |= token.Tag == "VBD";
            // “who leads the Swedish Coast Guard”: of the body that is led.
            if (token is { Lemma: "chair" or "command" or "head" or "lead" or "run", Tag: "VBD" or "VBZ" or "VBP" })
            {
                var led = _text.Lower(i + 1) is "the" ? i + 2 : i + 1;
                var role = led < _text.Count ? _roles.Member(led, End(led)) : null;
                return role is null || !past ? role : role with { Former = true };
            }

            if (token.Lemma is "serve" or "act" or "work" or "be")
            {
                var end = End(i + 1);
                var role = _roles.Read(i + 1, end);
                return role is null || !past ? role : role with { Former = true };
            }
        }

        return null;
    }

    private int End(int first)
    {
        var end = first;
        while (end < _text.Count && end - first < AppositionReach && _text.Doc[end] is var token && token.Text is not ("," or ";" or ")" or "—" or "--" or "." or ":" or "”" or "\"") && !token.IsSpace && token.Tag is not ("VBD" or "VBZ" or "WP" or "WDT") && !_text.StartsParagraph(end + 1 < _text.Count ? end : first))
        {
            end++;
        }

        return end;
    }

    // “Alfa Marten of Harbour Watch”
    private Role? Of(PersonMention mention)
    {
        if (_text.Lower(mention.End) is not "of" || mention.End + 2 >= _text.Count)
        {
            return null;
        }

        var at = mention.End + (_text.Lower(mention.End + 1) == "the" ? 2 : 1);
        return _text.Names.At(at) is { } hit && hit.Actor.Sense == NameSense.Body || _text.Doc[at].EntityType == "ORG" && _text.IsCapital(at)
            ? _roles.Member(at, Math.Min(_text.Count, at + 8))
            : null;
    }

    // (D-Calif.), R-S.C.: a seat in the American Congress.
    private Role? Seat(PersonMention mention)
    {
        var source = _text.Doc.Text;
        var at = _text.Doc[mention.End - 1].End;
        while (at < source.Length && source[at] is ' ' or ',' or '(')
        {
            at++;
        }

        return at + 2 < source.Length && source[at] is 'R' or 'D' or 'I' && source[at + 1] is '-' or '–' && char.IsUpper(source[at + 2])
            ? new("lawmaker", RoleSpeaks.State, false, false, "USA", null, mention.End, source.Substring(at, Math.Min(8, source.Length - at)).Split(' ', ')', ',')[0])
            : null;
    }
}
