using Casus.Model;

namespace Casus.Logic;

/// <summary>What wants watching in a dossier at a valid time, as known at a known time.</summary>
/// <param name="Until">The end of the time looked ahead to.</param>
/// <param name="Due">Deadlines that come near, the nearest first.</param>
/// <param name="Overdue">Commitments whose deadline has passed unverified, and those violated and not made good.</param>
/// <param name="Collisions">Threats that the keeping of a promise would trigger.</param>
/// <param name="Breaches">Incidents that are said to have broken a duty of that day, or are attributed to somebody who was bound on it.</param>
/// <param name="Positions">What each actor has said for and against each proposition, and how it moved.</param>
public sealed record WatchList(
    string Dossier,
    Instant Valid,
    Instant Known,
    Instant Until,
    ValueList<DueDate> Due,
    ValueList<CommitmentStatus> Overdue,
    ValueList<Collision> Collisions,
    ValueList<Breach> Breaches,
    ValueList<PositionCourse> Positions);

/// <param name="Deadline">The last moment in time.</param>
/// <param name="IsCertain">False while it is conditional, or may be settled already: the date then matters only if it falls due.</param>
public sealed record DueDate(CommitmentStatus Commitment, Moment Deadline, bool IsCertain);

/// <summary>A threat against what somebody has committed.</summary>
/// <param name="Through">The propositions that the promise would bring about and the threat waits for.</param>
public sealed record Collision(CommitmentStatus Threat, CommitmentStatus Promise, ValueList<string> Through);

/// <summary>An incident and the duty of that day that it is said to have broken; where it does not say, each duty not to do, or to keep up, something of the one it is attributed to.</summary>
public sealed record Breach(Incident Incident, CommitmentStatus Commitment);

/// <summary>What one actor has said of one proposition, in order of time.</summary>
/// <param name="Moves">From each position to the next that differs; empty where there is one position alone.</param>
public sealed record PositionCourse(string Actor, string Proposition, ValueList<Position> Positions, ValueList<PositionMove> Moves);

/// <summary>What was said, and what it counts by the published table.</summary>
/// <param name="Act">pledge, offer, acceptance, demand, affirmation; refusal, threat, denial, repudiation, withdrawal.</param>
/// <param name="Weight">From -2 (against) to 2 (for); 1 or -1 where a condition weakens it; 0 where it was taken back.</param>
/// <param name="On">When; null: undated, and then it moves nothing.</param>
/// <param name="Item">The commitment, the act, the finding or the stance that says it.</param>
/// <param name="Words">The words quoted for it.</param>
public sealed record Position(string Act, int Weight, Moment? On, string Item, string Entry, ValueList<Evidence> Words);

/// <summary>How an actor's position moved between two dated, approved statements.</summary>
/// <param name="Direction">firmer, softer or reversed.</param>
public sealed record PositionMove(string Direction, Position From, Position To);
