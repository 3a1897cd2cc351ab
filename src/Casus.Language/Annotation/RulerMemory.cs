namespace Casus.Language;

/// <summary>A worker's memory of what the attribute ruler does to a token, by all that the rules can ask about it; so a token costs one look-up.</summary>
internal sealed class RulerMemory(AttributeRuler ruler)
{
    private readonly Dictionary<long, Outcome> _outcomes = [];
    private readonly List<(int Target, int Rule)> _longer = [];

    private sealed record Outcome(int[] Rules, bool BeginsLonger, RulerEffect Effect);

    /// <summary>Applies the rules to all tokens; the columns' tags and relations are replaced.</summary>
    public void Apply(WorkColumns columns, Form[] forms, int count, CancellationToken cancellation)
    {
        _longer.Clear();
        (int, int, int, bool) Token(int i) => (columns.Tags[i], forms[i].RulerCode, columns.Relations[i], forms[i].IsSpace);

        for (var i = 0; i < count; i++)
        {
            if (At(columns, forms[i], i).BeginsLonger)
            {
                ruler.MatchLonger(i, count, Token, _longer);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        _longer.Sort();
        var next = 0;
        for (var i = 0; i < count; i++)
        {
            var outcome = At(columns, forms[i], i);
            var effect = outcome.Effect;
            if (next < _longer.Count && _longer[next].Target == i)
            {
                var first = next;
                while (next < _longer.Count && _longer[next].Target == i)
                {
                    next++;
                }

                effect = ruler.Fold([.. outcome.Rules.Concat(_longer[first..next].Select(l => l.Rule)).Order()]);
            }

            if (effect.Tag >= 0)
            {
                columns.Tags[i] = (ushort)effect.Tag;
            }

            if (effect.Relation >= 0)
            {
                columns.Relations[i] = (ushort)effect.Relation;
            }

            columns.PartsOfSpeech[i] = (byte)Math.Max(0, effect.PartOfSpeech);
            columns.Morphologies[i] = (ushort)Math.Max(0, effect.Morphology);
            columns.Lemmas[i] = effect.Lemma;
        }
    }

    private Outcome At(WorkColumns columns, Form form, int i)
    {
        var key = ((long)columns.Tags[i] << 40) | ((long)columns.Relations[i] << 24) | ((long)form.RulerCode << 1) | (form.IsSpace ? 1L : 0);
        if (!_outcomes.TryGetValue(key, out var outcome))
        {
            var (rules, longer) = ruler.Match(columns.Tags[i], form.RulerCode, columns.Relations[i], form.IsSpace);
            _outcomes.Add(key, outcome = new(rules, longer, ruler.Fold(rules)));
        }

        return outcome;
    }
}
