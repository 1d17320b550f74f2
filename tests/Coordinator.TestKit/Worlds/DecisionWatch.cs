using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Worlds;

/// <summary>
/// Sees which attempts are brought to their end by somebody who found them left behind, not by who prepared them.
/// </summary>
public sealed class DecisionWatch
{
    readonly Func<SimHost, object> _coordinatorOn;
    readonly Dictionary<AttemptId, object> _coordinators = [];
    readonly HashSet<AttemptId> _decided = [];

    /// <summary>Begins to look.</summary>
    /// <param name="network">What it looks at.</param>
    /// <param name="coordinatorOn">
    /// Who coordinates on a host; null for the host itself, which is not true of a run that goes on at another one.
    /// </param>
    public DecisionWatch(SimNetwork network, Func<SimHost, object>? coordinatorOn = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        _coordinatorOn = coordinatorOn ?? (host => host);
        network.OnSent += NoteCoordinator;
        network.OnArrived += NoteDecision;
    }

    /// <summary>
    /// Which attempts count; all, unless told otherwise. The steps of an orchestration run on any host, so who prepared
    /// one of its attempts tells nothing.
    /// </summary>
    public Func<AttemptId, bool> Counts { get; init; } = _ => true;

    /// <summary>Attempts whose end somebody else wrote first.</summary>
    public int ByRecoverers { get; private set; }

    void NoteCoordinator(EffectEvent effect)
    {
        foreach (var row in Written(effect))
        {
            if (row is VoteRow { State: VoteState.Prepared } vote)
                _coordinators.TryAdd(vote.Attempt.Id, _coordinatorOn(effect.Host));
            else if (row is OutcomeRow { State: OutcomeState.Pending } outcome)
                _coordinators.TryAdd(outcome.Attempt.Id, _coordinatorOn(effect.Host));
        }
    }

    void NoteDecision(EffectEvent effect, object? result)
    {
        if (result is not CommitResult { Status: CommitStatus.Applied })
            return;
        foreach (var row in Written(effect))
        {
            if (row is OutcomeRow { State: not OutcomeState.Pending } outcome)
                NoteDecision(outcome.Attempt.Id, effect.Host);
        }
    }

    void NoteDecision(AttemptId attempt, SimHost host)
    {
        if (Counts(attempt) && _coordinators.TryGetValue(attempt, out var coordinator) && _decided.Add(attempt)
            && coordinator != _coordinatorOn(host))
        {
            ByRecoverers++;
        }
    }

    static IEnumerable<Row> Written(EffectEvent effect) => effect.Batch is not { } batch
        ? []
        : batch.Writes.Select(write => write switch
        {
            InsertRow insert => insert.Row,
            ReplaceRow replace => replace.Row,
            _ => (Row?)null,
        }).OfType<Row>();
}
