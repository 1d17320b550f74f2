using Coordinator.Local.Runtime.Durable.Engine;
using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Instances;
using Coordinator.Local.Runtime.Durable.Messages;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Coordinator.Simulation.Systems.Hubs;

/// <summary>
/// The hub of orchestrations: histories, and who is to go on. A step has no effect but its commit, which is
/// conditional, so it is one event here; that a host dies over one is the same as that it is made later. What a step
/// leads to begins after its commit.
/// </summary>
sealed class SimHub(SystemWorld world)
{
    static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(500);

    readonly SortedDictionary<string, SimInstance> _instances = new(StringComparer.Ordinal);
    HubActivities? _activities;

    public HubClock Clock { get; } = new();

    public HubIds Ids { get; } = new();

    /// <summary>All orchestrations.</summary>
    public IEnumerable<SimInstance> Instances => _instances.Values;

    HubActivities Activities => _activities ??= new HubActivities(world, Wake);

    /// <summary>Starts an orchestration.</summary>
    /// <param name="name">The orchestrator.</param>
    /// <param name="input">Its input as JSON.</param>
    /// <param name="options">Its id, and the statuses of an instance that stands in the way.</param>
    /// <param name="now">The time of who starts it.</param>
    /// <returns>Its id; null when an instance stands in the way.</returns>
    public string? Start(string name, string? input, StartOrchestrationOptions options, DateTimeOffset now)
    {
        var id = options.InstanceId ?? Ids.NewId();
        var blocking = (options.DedupeStatuses ?? []).Select(Enum.Parse<OrchestrationRuntimeStatus>);
        if (_instances.TryGetValue(id, out var found))
        {
            if (blocking.Contains(found.State.Status))
                return null;
            if (!found.State.HasEnded)
                throw new NotSupportedException("The product never replaces an orchestration that runs.");
        }

        world.Counts.Orchestrations++;
        var instance = _instances[id] = new SimInstance(new InstanceState
        {
            InstanceId = id,
            ExecutionId = Ids.NewId(),
            Name = name,
            CreatedAt = now,
            UpdatedAt = now,
            Input = input,
        });
        Wake(instance);
        return id;
    }

    public OrchestrationMetadata? Find(string id) =>
        _instances.TryGetValue(id, out var found) ? found.Describe(HubTasks.Converter) : null;

    /// <summary>An event for an orchestration; one that is not there never hears of it.</summary>
    public bool Raise(string id, string name, string? payload)
    {
        if (_instances.TryGetValue(id, out var instance) && !instance.State.HasEnded)
        {
            instance.Arrive(new EventRaised(name, payload, Ids.NewId()));
            Wake(instance);
        }

        return true;
    }

    /// <summary>Forgets orchestrations that have ended.</summary>
    public int Purge(PurgeInstancesFilter filter)
    {
        var gone = _instances.Values.Where(instance => instance.State.HasEnded
            && (filter.CreatedTo is not { } to || instance.State.CreatedAt <= to)
            && (filter.Statuses is not { } statuses || statuses.Contains(instance.State.Status))).ToList();
        foreach (var instance in gone)
            _instances.Remove(instance.State.InstanceId);
        return gone.Count;
    }

    void Wake(SimInstance instance)
    {
        if (instance.IsStepDue)
            return;
        instance.IsStepDue = true;
        Later(world.NextLatency() * 2, () => Step(instance));
    }

    void Step(SimInstance instance)
    {
        if (world.Faults.IsHubOut || world.AnyHost() is not { } host)
        {
            Later(LookAgainAfter, () => Step(instance));
            return;
        }

        instance.IsStepDue = false;
        var arrived = instance.TakeArrived();
        if (arrived.Count == 0 || instance.State.HasEnded)
            return;
        Clock.Current = host.Sim.Time;
        var step = AtOnce(host.Tasks.Steps.RunAsync(instance.Stored, arrived, [], _ => true));
        instance.Commit(step);
        world.Counts.Steps++;
        var state = instance.State;
        world.Story(() => $"{host.Sim.Name} made a step of {state.InstanceId}, which is {state.Status} then");
        if (state.Failure is { } failure)
            world.Complaints.Add($"the orchestration {state.InstanceId} failed: {failure.Type} {failure.Message}");
        Begin(instance, step);
    }

    void Begin(SimInstance instance, StepResult step)
    {
        var execution = instance.State.ExecutionId;
        foreach (var message in step.NewMessages.Where(message => message.Kind == MessageKind.Event))
            Later(world.NextLatency(), () => Raise(message.InstanceId, message.Name!, message.Payload));
        foreach (var begun in step.Begun.Where(begun => instance.IsOpen(execution, begun.Id)))
        {
            switch (begun)
            {
                case ActivityScheduled activity:
                    Activities.Begin(instance, activity);
                    break;
                case TimerCreated timer:
                    Later(timer.FireAt - Clock.GetUtcNow().UtcDateTime, () => Fire(instance, execution, timer.Id));
                    break;
                default:
                    throw new NotSupportedException($"The product calls no {begun.Kind()}.");
            }
        }
    }

    void Fire(SimInstance instance, string execution, int timer)
    {
        if (!instance.IsOpen(execution, timer))
            return;
        instance.Arrive(new TimerFired(timer));
        Wake(instance);
    }

    void Later(TimeSpan delay, Action action) => world.Scheduler.Schedule(null, delay, action);

    static StepResult AtOnce(Task<StepResult> step) => step.IsCompleted
        ? step.GetAwaiter().GetResult()
        : throw new InvalidOperationException("A step of an orchestration waits for nothing.");
}
