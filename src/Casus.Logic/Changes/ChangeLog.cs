using System.Runtime.CompilerServices;
using Casus.Model;

namespace Casus.Logic;

/// <summary>What changed in a dossier over the stretch of time that was asked about so far: answers are cut from it, and what lies beyond is added to it.</summary>
/// <remarks>A change hangs on the stop at which it is told, not on where the telling began, so that one log answers for every time within it.</remarks>
internal sealed class ChangeLog
{
    /// <summary>Beyond as many changes, what lies before the time asked about last is let go.</summary>
    private const int Most = 5000;

    private static readonly ConditionalWeakTable<Dossier, ChangeLog> Plain = [];

    private static readonly ConditionalWeakTable<Dossier, ChangeLog> WithDrafts = [];

    /// <summary>A longer gap between what is known and what is asked is not filled: it may hold years.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();

    private List<Change> _changes = [];

    // Over (from, to]; nothing where the two are one.
    private Instant _from = Instant.Min;

    private Instant _to = Instant.Min;

    /// <summary>What changed over (since, until], in order of time.</summary>
    public static ValueList<Change> Between(Dossier dossier, Instant since, Instant until, bool drafts) =>
        since < until ? (drafts ? WithDrafts : Plain).GetOrCreateValue(dossier).Cut(dossier, since, until, drafts) : [];

    /// <summary>Goes on with the logs of a dossier as it was, where that is the same up to their end: what is recorded later changes nothing before.</summary>
    public static void Follow(Dossier earlier, Dossier later)
    {
        foreach (var logs in new[] { Plain, WithDrafts })
        {
            if (logs.TryGetValue(earlier, out var log) && log.Copy() is { } copy && Happened.IsSame(earlier, later, copy._to))
            {
                logs.TryAdd(later, copy);
            }
        }
    }

    private ValueList<Change> Cut(Dossier dossier, Instant since, Instant until, bool drafts)
    {
        lock (_lock)
        {
            if (_from < _to && IsFarBefore(until, _from))
            {
                return [.. Changes.Walk(dossier, since, until, drafts)];
            }

            if (_from == _to || IsFarBefore(_to, since))
            {
                (_changes, _from, _to) = ([], since, since);
            }

            if (since < _from)
            {
                _changes = [.. Changes.Walk(dossier, since, _from, drafts), .. _changes];
                _from = since;
            }

            if (_to < until)
            {
                _changes = [.. _changes, .. Changes.Walk(dossier, _to, until, drafts)];
                _to = until;
            }

            if (_changes.Count > Most)
            {
                _changes.RemoveAll(c => c.Known <= since);
                _from = since;
            }

            return [.. _changes.Where(c => c.Known > since && c.Known <= until)];
        }
    }

    private static bool IsFarBefore(Instant one, Instant other) => one < other && other.ToDateTimeOffset() - one.ToDateTimeOffset() > Gap;

    private ChangeLog? Copy()
    {
        lock (_lock)
        {
            return _from == _to ? null : new() { _changes = [.. _changes], _from = _from, _to = _to };
        }
    }
}
