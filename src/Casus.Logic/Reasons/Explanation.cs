using Casus.Model;

namespace Casus.Logic;

/// <summary>Tells which propositions decide a condition at a time, and by which findings.</summary>
internal static class Explanation
{
    /// <summary>Reasons named are at most this many a step; a gate over thousands needs no thousand lines.</summary>
    private const int MostLeaves = 64;

    /// <summary>Definitions are followed this deep; further down a derived proposition stands for itself.</summary>
    private const int MostLevels = 8;

    /// <summary>A heading that names the rule and the formula, then the findings it rests on at that time.</summary>
    /// <param name="heading">The same for a rule, a time and a subject; made when it is first needed.</param>
    /// <param name="subject">The id of whom it is told, where the heading names it.</param>
    /// <param name="view">How it is read.</param>
    public static ValueList<Reason> Of(Condition condition, string rule, Instant time, Func<string> heading, string? subject = null, View view = View.Concluded)
    {
        if (condition.Reasons.TryGetValue((rule, time, subject, view), out var known))
        {
            return known;
        }

        var reasons = new List<Reason>();
        var value = condition.In(view).At(time);
        var leaves = new List<PropositionNode>();
        Collect(condition, time, value, leaves, MostLevels, view);
        if (value.IsDetermined() && leaves.Exists(l => !l.In(view).At(time).IsDetermined()))
        {
            reasons.Add(new(
                "either-way", null, null, null, [], $"it is {value.Word()} whatever {Say.List([.. leaves.Where(l => !l.In(view).At(time).IsDetermined()).Select(l => l.Id)])} turns out to be"));
        }

        if (condition.IsInexact)
        {
            reasons.Add(new("not-exact", null, null, null, [], "the formula is too entangled to be decided exactly: it was taken part by part"));
        }

        ValueList<Reason> notes = [.. reasons];
        foreach (var leaf in leaves)
        {
            reasons.AddRange(Of(leaf, time, view));
        }

        // At the head, once it is known how many tell of it.
        reasons.Insert(0, new(rule, (condition.Formula as Atom)?.Proposition, null, null, [], heading())
        {
            Unfolding = new(reasons.Count, () => [.. notes.Select(n => new ReasonTree(n, [])), .. Below(condition, time, view, MostLevels)]),
        });
        ValueList<Reason> list = [.. reasons];
        condition.Reasons.Add((rule, time, subject, view), list);
        return list;
    }

    /// <summary>Why a proposition is worth what it is at a time.</summary>
    public static ValueList<Reason> Of(PropositionNode node, Instant time, View view = View.Concluded)
    {
        if (!node.Reasons.TryGetValue((time, view), out var reasons))
        {
            reasons = [.. Why(node, time, view)];
            node.Reasons.Add((time, view), reasons);
        }

        return reasons;
    }

    // What decides it, one definition at a time.
    private static ValueList<ReasonTree> Below(Condition condition, Instant time, View view, int levels)
    {
        var leaves = new List<PropositionNode>();
        Collect(condition, time, condition.In(view).At(time), leaves, 0, view);
        return [.. leaves.SelectMany(l => Trees(l, time, view, levels))];
    }

    private static IEnumerable<ReasonTree> Trees(PropositionNode node, Instant time, View view, int levels)
    {
        if (node.IsExpandedAt(time) && levels > 0)
        {
            var reason = new Reason("derived", node.Id, node.Item?.Origin.Entry, null, [], $"{node.Id} is {node.In(view).At(time).Word()}: {node.Definition}");
            return [new(reason, Below(node.Definition!, time, view, levels - 1))];
        }

        var reasons = Of(node, time, view);
        return node.Timed is null || reasons.IsEmpty
            ? reasons.Select(r => new ReasonTree(r, []))
            : [new(reasons[0], ReasonTree.Of([.. reasons.Skip(1)]))];
    }

    /// <summary>Each reason once, in the order in which it first stands.</summary>
    public static ValueList<Reason> Once(List<Reason> reasons)
    {
        if (reasons.Count > 32)
        {
            return [.. reasons.Distinct()];
        }

        // Few, and mostly the very same objects: cheaper than hashing their texts.
        var kept = 0;
        for (var i = 0; i < reasons.Count; i++)
        {
            var isNew = true;
            for (var k = 0; k < kept && isNew; k++)
            {
                isNew = !ReferenceEquals(reasons[k], reasons[i]) && !(reasons[k].Text == reasons[i].Text && reasons[k].Equals(reasons[i]));
            }

            if (isNew)
            {
                reasons[kept++] = reasons[i];
            }
        }

        reasons.RemoveRange(kept, reasons.Count - kept);
        return [.. reasons];
    }

    private static IEnumerable<Reason> Why(PropositionNode node, Instant time, View view)
    {
        var value = node.In(view).At(time);
        if (node.Explain is { } explain)
        {
            return explain(time);
        }

        if (node.Supposed?.At(time) is { } supposed)
        {
            var from = node.Supposed.Start(node.Supposed.IndexAt(time));
            return [new("supposed", node.Id, null, null, [], $"{node.Id} is supposed {supposed.Word()}{Say.From(from)}")];
        }

        var covering = node.Findings.Where(f => f.From.Start <= time && !(f.To?.Start <= time)).ToList();
        if (covering.Count > 0)
        {
            var isContested = value == Truth.Contested;
            return covering.SelectMany(f => Say.Steps(isContested ? "contested" : f.Value ? "finding-true" : "finding-false", node.Id, f, Sentence(f)));
        }

        if (!node.Circle.IsEmpty)
        {
            return [new("circular-definition", node.Id, node.Item?.Origin.Entry, null, [], $"{node.Id} is unknown: it is defined in a circle, {string.Join(" → ", node.Circle)}")];
        }

        if (node.Definition is not null)
        {
            return [new("derived", node.Id, node.Item?.Origin.Entry, null, [], $"{node.Id} is {value.Word()}: {node.Definition}")];
        }

        if (node.IsMonitored && value == Truth.False)
        {
            return [new("absence-monitored", node.Id, node.Item?.Origin.Entry, null, [], $"nothing says that {node.Id} holds, and it is monitored")];
        }

        if (value == Truth.Unknown && node.Findings.Where(f => f.To?.Start <= time && f.To?.Start > f.From.Start).MaxBy(f => f.To!.Value.Start) is { } last)
        {
            return Say.Steps("gap", node.Id, last, $"{node.Id} is unknown since {last.To}: the last finding ({(last.Value ? "true" : "false")}) ended then");
        }

        return node.IsMonitored
            ? [new("window-open", node.Id, node.Item?.Origin.Entry, null, [], $"{node.Id} is open: it is monitored, and a window on it has not closed")]
            : [new("open", node.Id, node.Item?.Origin.Entry, null, [], $"{node.Id} is open: nothing is known of it")];
    }

    private static string Sentence(Finding finding)
    {
        var verb = finding.Value ? "holds" : "does not hold";
        var to = finding.To is { } end ? $" until {end}" : string.Empty;
        var source = finding.Source is { } by ? $", by {by}" : string.Empty;
        var reason = finding.Reason is { } why ? $" ({why})" : string.Empty;
        return $"{finding.Proposition} {verb} from {finding.From}{to}{source}{reason}";
    }

    private static void Collect(Condition condition, Instant time, Truth value, List<PropositionNode> leaves, int levels, View view)
    {
        if (!value.IsDetermined() && !condition.IsReadOnce && Supervaluation.Undetermined(condition, time, n => n.In(view).At(time)) is { } matter)
        {
            foreach (var node in matter)
            {
                Add(node, leaves);
            }

            return;
        }

        Visit(condition.Term);

        void Visit(Term term)
        {
            if (leaves.Count >= MostLeaves)
            {
                return;
            }

            switch (term)
            {
                case Term.Leaf leaf when leaf.Node.IsExpandedAt(time) && levels > 0:
                    Collect(leaf.Node.Definition!, time, leaf.Node.In(view).At(time), leaves, levels - 1, view);
                    break;
                case Term.Leaf leaf:
                    Add(leaf.Node, leaves);
                    break;
                case Term.Not not:
                    Visit(not.Inner);
                    break;
                case Term.Gate gate:
                    Deciding(gate);
                    break;
            }
        }

        // Of parts that decide, only those that do: for a true gate the first true ones needed, for a false one the false ones, else the doubtful ones.
        void Deciding(Term.Gate gate)
        {
            var values = Array.ConvertAll(gate.Parts, p => Kleene.Value(p, n => n.In(view).At(time)));
            Func<Truth, bool> matters = v => !v.IsDetermined();
            var most = gate.Parts.Length;
            if (values.Count(v => v == Truth.True) >= gate.Needed)
            {
                (matters, most) = (v => v == Truth.True, gate.Needed);
            }
            else if (values.Count(v => v == Truth.False) >= gate.Fatal)
            {
                (matters, most) = (v => v == Truth.False, gate.Fatal);
            }

            for (var i = 0; i < values.Length && most > 0; i++)
            {
                if (matters(values[i]))
                {
                    Visit(gate.Parts[i]);
                    most--;
                }
            }
        }
    }

    private static void Add(PropositionNode node, List<PropositionNode> leaves)
    {
        if (leaves.Count < MostLeaves && !leaves.Contains(node))
        {
            leaves.Add(node);
        }
    }
}
