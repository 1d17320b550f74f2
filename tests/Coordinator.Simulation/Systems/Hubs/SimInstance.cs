using Coordinator.Local.Runtime.Durable.Engine;
using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Instances;
using Coordinator.Local.Runtime.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Coordinator.Simulation.Systems.Hubs;

/// <summary>An orchestration as the hub stores it, with what has arrived for it since its last step.</summary>
sealed class SimInstance
{
    readonly List<HistoryEvent> _arrived = [];

    public SimInstance(InstanceState state)
    {
        Stored = Of(state, []);
        _arrived.Add(new ExecutionStarted(null));
    }

    /// <summary>What the last step left.</summary>
    public StoredInstance Stored { get; private set; }

    public InstanceState State => Stored.State;

    /// <summary>Whether somebody is about to make a step.</summary>
    public bool IsStepDue { get; set; }

    /// <summary>Whether something of an execution has begun and not ended.</summary>
    public bool IsOpen(string execution, int id) => !State.HasEnded && State.ExecutionId == execution
        && Stored.Work.StatusOf(id) == WorkStatus.Open;

    /// <summary>Something happened.</summary>
    public void Arrive(HistoryEvent happened) => _arrived.Add(happened);

    /// <summary>What a step is to be made of: each outcome once, and only of what is open.</summary>
    public List<HistoryEvent> TakeArrived()
    {
        var ended = new HashSet<int>();
        List<HistoryEvent> taken =
        [
            .. _arrived.Where(happened => happened is not OutcomeEvent outcome
                || (IsOpen(State.ExecutionId, outcome.Id) && ended.Add(outcome.Id))),
        ];
        _arrived.Clear();
        return taken;
    }

    /// <summary>Commits a step.</summary>
    public void Commit(StepResult step)
    {
        List<HistoryEvent> history = step.StartsAnew ? [.. step.Appended] : [.. Stored.History, .. step.Appended];
        // What came before it began anew is of no use to the new execution, but for events, which went with it.
        Stored = Of(step.Next with { Outbox = [] }, history);
    }

    /// <summary>As a client sees it.</summary>
    public OrchestrationMetadata Describe(DataConverter converter) => new(State.Name, State.InstanceId)
    {
        DataConverter = converter,
        RuntimeStatus = State.Status,
        CreatedAt = State.CreatedAt,
        LastUpdatedAt = State.UpdatedAt,
        SerializedInput = State.Input,
        SerializedOutput = State.Output,
        SerializedCustomStatus = State.CustomStatus,
        FailureDetails = State.Failure?.ToDetails(),
        Tags = State.Tags,
    };

    static StoredInstance Of(InstanceState state, List<HistoryEvent> history) => new(
        state, history, OpenWork.Of(history), new InstanceDocument(),
        new InstanceRow
        {
            InstanceId = state.InstanceId,
            ExecutionId = state.ExecutionId,
            Name = state.Name,
            Status = state.Status,
            CreatedAt = state.CreatedAt,
            UpdatedAt = state.UpdatedAt,
            CommitId = "",
        });
}
