using System.Runtime.InteropServices;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Joins sources, cues and contents to whole sayings: each content goes to its likeliest cue, each cue takes its likeliest source.</summary>
internal sealed class Linker(float[] sourceWeights, float[] contentWeights, Confidence confidence)
{
    /// <summary>Cues looked at on each side of a source or content.</summary>
    private const int Reach = 4;

    /// <summary>A saying's spans together must be worth so much: chosen where the exact scores on unseen articles are best.</summary>
    private const double LeastWorth = 0.1;

    /// <summary>What it counts for a content that its cue is surely one, beside the learnt weights, which were learnt from cues that all are; and how sure a cue is that gains nothing by it.</summary>
    private const float SureCueCounts = 0.5f;

    private const float SureCue = 0.8f;

    /// <summary>So much less likely than by itself may be a content that its cue breaks off.</summary>
    private const double BrokenOff = 0.08;

    /// <summary>Of what a verb that names an act governs, the network is less sure than the tree.</summary>
    private const double Unsure = 0.4;

    /// <summary>How often the content that the tree gives to a cue is right.</summary>
    private const double Completed = 0.7;

    public static Linker Of(PackFile file) => new(Floats(file, "link.source", LinkFeatures.Count + 1), Floats(file, "link.content", LinkFeatures.Count + 1), new(Floats(file, "confidence", Confidence.Count)));

    /// <summary>The cues that a source or content may belong to: those near it.</summary>
    public static IEnumerable<int> Near(IReadOnlyList<LabelledSpan> spans, int other)
    {
        foreach (var step in (int[])[-1, 1])
        {
            var found = 0;
            for (var i = other + step; i >= 0 && i < spans.Count && found < Reach; i += step)
            {
                if (spans[i].Role == SpanRole.Cue)
                {
                    found++;
                    yield return i;
                }
            }
        }
    }

    /// <param name="spans">In order, none overlapping.</param>
    public List<Saying> Join(ParsedDocument document, LinkFeatures features, IReadOnlyList<LabelledSpan> spans)
    {
        var completion = new Completion(document, features, spans);
        var sayings = new List<Saying>();
        foreach (var (cue, marked, joined) in Groups(features, spans))
        {
            // “together vowed”, “gravely concerned”: an adverb says nothing.
            var source = marked >= 0 && spans[marked].Range is { Count: 1, First: var word } && document.Doc[word].Pos == "ADV" ? -1 : marked;
            var contents = Worthwhile(cue, joined, spans);
            TokenRange? cueRange = cue < 0 ? null : spans[cue].Range;
            var (content, byTree) = Content(document, features, completion, spans, cue, source, contents);
            var speaker = completion.SourceOf(cue, source < 0 ? null : spans[source].Range);
            content = completion.AroundTelling(completion.WithinParagraph(completion.WithoutSource(content, speaker), cueRange), cueRange, speaker);
            content = completion.WithoutRelative(completion.WithItsFront(completion.WithItsBeginning(content, cueRange, speaker), cueRange, speaker), cueRange, speaker);
            content = content.Count > 0 ? completion.WithFirstVerb(completion.WithSubject(content, cueRange), cueRange) : content;
            content = content.Count > 0 ? completion.WithInfinitive(completion.WithCharge(content, cueRange), cueRange) : content;
            content = content.Count > 0 ? completion.WithoutReaction(completion.WithoutCoordinate(completion.WithoutStrays(content, cueRange), cueRange), cueRange) : content;
            var sure = byTree ? Completed * spans[cue].Probability : confidence.Of(spans, cue, source, contents);
            var shows = source < 0 && speaker is { } subject && NamedActs.Shows(document.Doc[features.Root(subject)].Lemma);
            (cueRange, content) = completion.WithPreposition(cueRange, content);
            var worth = contents.Append(cue).Append(source).Where(i => i >= 0).Sum(i => spans[i].Worth);
            if (content.Count > 0 && worth >= LeastWorth && !shows && !completion.IsConsequence(content, cueRange) && !completion.IsOpen(content))
            {
                sayings.Add(new() { Source = speaker is { } named ? [named] : [], Cue = cueRange is { } words ? [words] : [], Content = content, Confidence = sure, Evidence = [Evidence(document, spans, cue, source, contents, byTree)] });
            }
        }

        return sayings;
    }

    // What the network marks; what the tree gives where it marks nothing, or is in doubt where what is promised, refused or asked for ends.
    private static (ValueList<TokenRange> Content, bool ByTree) Content(ParsedDocument document, LinkFeatures features, Completion completion, IReadOnlyList<LabelledSpan> spans, int cue, int source, List<int> contents)
    {
        if (cue >= 0 && contents is [var only] && completion.IsOpen([spans[only].Range]) && completion.PointedAt(spans[cue].Range) is { } before)
        {
            return ([before], true);
        }

        var doubtful = contents.Count == 0 || (cue >= 0 && contents.TrueForAll(i => spans[i].Probability < Unsure) && NamedActs.Names(document.Doc[features.Root(spans[cue].Range)].Lemma));
        // What stands ahead of the cue gives way to a clause behind it, not to whom it is told.
        return doubtful && completion.ContentOf(cue, source) is { Count: > 0 } governed && (contents.TrueForAll(i => i > cue) || governed.Exists(range => Enumerable.Range(range.First, range.Count).Any(i => document.Doc[i].Pos == "VERB")))
            ? ([.. governed], true)
            : ([.. contents.Select(i => spans[i].Range)], false);
    }

    // Of several contents only those that are worth taking by themselves, or nearly so where they stand alone on their side of the cue; one must be.
    private static List<int> Worthwhile(int cue, List<int> contents, IReadOnlyList<LabelledSpan> spans) =>
        contents.FindAll(i => spans[i].Worth >= (contents.TrueForAll(other => other == i || i < cue != other < cue) ? -BrokenOff : 0)) is { Count: > 0 } sure ? sure : contents.Count == 0 ? [] : [contents.MaxBy(i => spans[i].Probability)];

    /// <summary>What belongs together, by places among the spans; −1 for no cue or no source. A cue whose words went to another saying has no contents.</summary>
    public List<(int Cue, int Source, List<int> Contents)> Groups(LinkFeatures features, IReadOnlyList<LabelledSpan> spans)
    {
        var cues = CuesOfContents(features, spans);
        var sources = SourcesOfCues(features, spans);
        var groups = new List<(int Cue, int Source, List<int> Contents)>();
        features.GiveBack(cues);
        features.WithoutColons(cues);
        features.ThatBack(cues);
        var contents = cues.Where(pair => pair.Cue >= 0).ToLookup(pair => pair.Cue, pair => pair.Content);
        for (var cue = 0; cue < spans.Count; cue++)
        {
            if (spans[cue].Role == SpanRole.Cue)
            {
                groups.Add((cue, sources.GetValueOrDefault(cue, -1), [.. contents[cue].Order()]));
            }
        }

        foreach (var (content, cue) in cues)
        {
            if (cue < 0)
            {
                groups.Add((-1, Beside(spans, content), [content]));
            }
        }

        return groups;
    }

    private static string Evidence(ParsedDocument document, IReadOnlyList<LabelledSpan> spans, int cue, int source, List<int> contents, bool byTree)
    {
        var parts = new List<string>();
        if (cue >= 0)
        {
            parts.Add(Part("cue", cue));
        }

        if (source >= 0)
        {
            parts.Add(Part("source", source));
        }

        parts.AddRange(contents.Select(content => $"content {Percent(spans[content].Probability)}"));
        return "attribution: the network marks " + string.Join(", ", parts) + (byTree ? "; the content is what the cue governs by the tree" : string.Empty);

        string Part(string role, int span) => $"{role} “{document.Words(spans[span].Range)}” {Percent(spans[span].Probability)}";
    }

    private static string Percent(double p) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{100 * p:0} %");

    /// <summary>For each content the cue it belongs to, or −1.</summary>
    private List<(int Content, int Cue)> CuesOfContents(LinkFeatures features, IReadOnlyList<LabelledSpan> spans)
    {
        var chosen = new List<(int, int)>();
        Span<float> row = stackalloc float[LinkFeatures.Count];
        for (var content = 0; content < spans.Count; content++)
        {
            if (spans[content].Role != SpanRole.Content)
            {
                continue;
            }

            var (best, highest) = (-1, contentWeights[^1]); // the last weight is what belonging to none is worth
            foreach (var cue in Near(spans, content))
            {
                features.Write(cue, content, row);
                var score = Score(row, contentWeights) + (SureCueCounts * ((float)spans[cue].Probability - SureCue));
                if (score > highest)
                {
                    (best, highest) = (cue, score);
                }
            }

            chosen.Add((content, best));
        }

        return chosen;
    }

    /// <summary>For each cue its source; one source may serve several.</summary>
    private Dictionary<int, int> SourcesOfCues(LinkFeatures features, IReadOnlyList<LabelledSpan> spans)
    {
        var best = new Dictionary<int, (int Source, float Score)>();
        Span<float> row = stackalloc float[LinkFeatures.Count];
        for (var source = 0; source < spans.Count; source++)
        {
            if (spans[source].Role != SpanRole.Source)
            {
                continue;
            }

            foreach (var cue in Near(spans, source))
            {
                features.Write(cue, source, row);
                var score = Score(row, sourceWeights);
                if (score > sourceWeights[^1] && (!best.TryGetValue(cue, out var other) || score > other.Score))
                {
                    best[cue] = (source, score);
                }
            }
        }

        return best.ToDictionary(pair => pair.Key, pair => pair.Value.Source);
    }

    private static int Beside(IReadOnlyList<LabelledSpan> spans, int content)
    {
        foreach (var i in (int[])[content - 1, content + 1])
        {
            if (i >= 0 && i < spans.Count && spans[i].Role == SpanRole.Source
                && (i < content ? spans[content].Range.First - spans[i].Range.End : spans[i].Range.First - spans[content].Range.End) <= 4)
            {
                return i;
            }
        }

        return -1;
    }

    private static float Score(ReadOnlySpan<float> row, float[] weights)
    {
        float sum = 0;
        for (var i = 0; i < row.Length; i++)
        {
            sum += row[i] * weights[i];
        }

        return sum;
    }

    private static float[] Floats(PackFile file, string section, int count)
    {
        var values = MemoryMarshal.Cast<byte, float>(file.Bytes(section).Span).ToArray();
        return values.Length == count ? values : throw new ModelFormatException(file.Name, $"its section '{section}' holds {values.Length} numbers where {count} are needed");
    }
}
