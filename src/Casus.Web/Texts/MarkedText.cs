using Casus.Model;

namespace Casus.Web;

/// <summary>A stretch of a document's text under the same marks.</summary>
/// <param name="At">Where it begins, in code points of the whole text.</param>
/// <param name="Statements">Numbers (from 1) of the statements it belongs to.</param>
/// <param name="Opens">Numbers of the statements whose content begins here.</param>
/// <param name="IsFirst">True for the first stretch of the words looked for.</param>
public sealed record Piece(
    int Start, int End, int At, MarkKinds Kinds, IReadOnlyList<int> Statements, IReadOnlyList<int> Opens, bool IsFirst)
{
    public bool IsSought => Kinds.HasFlag(MarkKinds.Sought);
}

/// <summary>What a stretch of text is part of.</summary>
[Flags]
public enum MarkKinds
{
    None = 0,
    Source = 1,
    Cue = 2,
    Content = 4,
    Condition = 8,
    Deadline = 16,

    /// <summary>The words the reader came for.</summary>
    Sought = 32,
}

/// <summary>Cuts a document's text where marks begin and end; the pieces in order are the text.</summary>
internal static class MarkedText
{
    public static IReadOnlyList<Piece> Pieces(Document document, IReadOnlyList<Statement> statements, ValueList<Span> sought, Span part, CodePoints points)
    {
        var marks = new List<(Span Span, MarkKinds Kind, int Statement)>();
        for (var i = 0; i < statements.Count; i++)
        {
            var number = i + 1;
            AddQuoted(statements[i].Source, MarkKinds.Source, number);
            AddQuoted(statements[i].Cue, MarkKinds.Cue, number);
            AddQuoted(statements[i].Content, MarkKinds.Content, number);
            foreach (var condition in statements[i].Conditions)
            {
                Add(condition.Span, MarkKinds.Condition, number);
            }

            if (statements[i].Deadline is { } deadline)
            {
                Add(deadline.Span, MarkKinds.Deadline, number);
            }
        }

        foreach (var span in sought)
        {
            Add(span, MarkKinds.Sought, 0);
        }

        return Cut(marks, statements, part, points);

        void AddQuoted(Quoted? quoted, MarkKinds kind, int number)
        {
            foreach (var span in quoted?.Spans ?? [])
            {
                Add(span, kind, number);
            }
        }

        void Add(Span span, MarkKinds kind, int number)
        {
            if (span.Overlaps(part) && span.End <= document.Text.Length)
            {
                marks.Add((span, kind, number));
            }
        }
    }

    private static List<Piece> Cut(List<(Span Span, MarkKinds Kind, int Statement)> marks, IReadOnlyList<Statement> statements, Span part, CodePoints points)
    {
        var cuts = new SortedSet<int> { part.Start, part.End };
        foreach (var (span, _, _) in marks)
        {
            cuts.Add(Math.Max(span.Start, part.Start));
            cuts.Add(Math.Min(span.End, part.End));
        }

        var opens = Enumerable.Range(1, statements.Count).ToLookup(n => statements[n - 1].Content.Start);
        marks.Sort((a, b) => a.Span.CompareTo(b.Span));
        var (pieces, active, next, found) = (new List<Piece>(cuts.Count), new List<(Span Span, MarkKinds Kind, int Statement)>(), 0, false);
        var start = -1;
        foreach (var cut in cuts)
        {
            if (start >= 0)
            {
                for (; next < marks.Count && marks[next].Span.Start <= start; next++)
                {
                    active.Add(marks[next]);
                }

                active.RemoveAll(m => m.Span.End <= start);
                var kinds = active.Aggregate(MarkKinds.None, (sum, m) => sum | m.Kind);
                var isFirst = !found && kinds.HasFlag(MarkKinds.Sought);
                found |= isFirst;
                pieces.Add(new(
                    start, cut, points.FromUtf16(start), kinds, [.. active.Select(m => m.Statement).Where(n => n > 0).Distinct().Order()], [.. opens[start]], isFirst));
            }

            start = cut;
        }

        return pieces;
    }
}
