using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Simulation.Systems.Hosts;

namespace Coordinator.Simulation.Systems.Hubs;

/// <summary>
/// Has activities run, each at least once: again when its host died or stopped for long, or when the end of it got
/// lost, and now and then twice at the same time. The first end counts.
/// </summary>
/// <param name="world">Where the hosts are.</param>
/// <param name="wake">Hears of instances for which something has arrived.</param>
sealed class HubActivities(SystemWorld world, Action<SimInstance> wake)
{
    const double LostEnds = 0.01;
    const double Twice = 0.01;

    static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(500);

    bool IsRough => world.Options.Faults.LostReplies > 0 && !world.Faults.IsOver;

    /// <summary>An activity is to run.</summary>
    public void Begin(SimInstance instance, ActivityScheduled activity)
    {
        var execution = instance.State.ExecutionId;
        Later(world.NextLatency(), () => Run(instance, execution, activity, isAgain: false));
        if (IsRough && world.Random.NextDouble() < Twice)
            Later(world.NextLatency() * 3, () => Run(instance, execution, activity, isAgain: true));
    }

    void Run(SimInstance instance, string execution, ActivityScheduled activity, bool isAgain)
    {
        if (!instance.IsOpen(execution, activity.Id))
            return;
        if (world.Faults.IsHubOut || world.AnyHost() is not { } host)
        {
            Later(LookAgainAfter, () => Run(instance, execution, activity, isAgain));
            return;
        }

        world.Counts.Activities++;
        if (isAgain)
            world.Counts.ActivitiesRepeated++;
        var run = new ActivityRun(host);
        _ = host.Sim.Start(() => RunAsync(run, instance, execution, activity));
        Later(Lease, () => Watch(run, instance, execution, activity));
    }

    /// <summary>A host that lives renews its lease until its activity has come to an end.</summary>
    void Watch(ActivityRun run, SimInstance instance, string execution, ActivityScheduled activity)
    {
        if (!instance.IsOpen(execution, activity.Id))
            return;
        if (run is { HasEnded: false, Host.Sim: { IsAlive: true, IsPaused: false } })
            Later(Lease, () => Watch(run, instance, execution, activity));
        else
            Run(instance, execution, activity, isAgain: true);
    }

    async Task RunAsync(ActivityRun run, SimInstance instance, string execution, ActivityScheduled activity)
    {
        var name = run.Host.Sim.Name;
        var end = await run.Host.Tasks.RunAsync(instance.State.InstanceId, activity);
        run.HasEnded = true;
        world.Story(() => $"{name} ran {activity.Name} of {instance.State.InstanceId}: {Text(end)}");
        if (IsRough && world.Random.NextDouble() < LostEnds)
            return;
        Later(world.NextLatency(), () => End(instance, execution, end));
    }

    void End(SimInstance instance, string execution, OutcomeEvent end)
    {
        if (world.Faults.IsHubOut)
        {
            Later(LookAgainAfter, () => End(instance, execution, end));
            return;
        }

        if (!instance.IsOpen(execution, end.Id))
            return;
        instance.Arrive(end);
        wake(instance);
    }

    static string Text(OutcomeEvent end) => end is ActivityFailed failed ? failed.Failure.Message : "done";

    void Later(TimeSpan delay, Action action) => world.Scheduler.Schedule(null, delay, action);

    sealed class ActivityRun(SystemHost host)
    {
        public SystemHost Host => host;

        public bool HasEnded { get; set; }
    }
}
