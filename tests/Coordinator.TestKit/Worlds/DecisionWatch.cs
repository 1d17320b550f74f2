using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Worlds;

/// <summary>
/// Sees who brings attempts to their end: the host that prepared them, or somebody who found them left behind.
/// </summary>
public sealed class DecisionWatch
{
    readonly Dictionary<AttemptId, SimHost> _coordinators = [];
    readonly HashSet<AttemptId> _decided = [];

    /// <summary>Begins to look.</summary>
    public DecisionWatch(SimNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        network.OnSent += NoteCoordinator;
        network.OnArrived += NoteDecision;
    }

    /// <summary>
    /// Which attempts count; all, unless told otherwise. The steps of an orchestration run on any host, so who prepared
    /// one of its attempts tells nothing.
    /// </summary>
    public Func<AttemptId, bool> Counts { get; init; } = _ => true;

    /// <summary>Attempts whose end their own coordinator wrote first.</summary>
    public int ByCoordinator { get; private set; }

    /// <summary>Attempts whose end somebody else wrote first.</summary>
    public int ByRecoverers { get; private set; }

    void NoteCoordinator(EffectEvent effect)
    {
        foreach (var row in Written(effect))
        {
            if (row is VoteRow { State: VoteState.Prepared } vote)
                _coordinators.TryAdd(vote.Attempt.Id, effect.Host);
            else if (row is OutcomeRow { State: OutcomeState.Pending } outcome)
                _coordinators.TryAdd(outcome.Attempt.Id, effect.Host);
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
        if (!Counts(attempt) || !_coordinators.TryGetValue(attempt, out var coordinator) || !_decided.Add(attempt))
            return;
        if (coordinator == host)
            ByCoordinator++;
        else
            ByRecoverers++;
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
