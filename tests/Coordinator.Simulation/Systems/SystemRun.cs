using System.Globalization;
using Coordinator.Simulation.Systems.Clients;
using Coordinator.Simulation.Systems.Faults;
using Coordinator.TestKit.Faults;

namespace Coordinator.Simulation.Systems;

/// <summary>
/// The whole system under fire, repeatable from its seed: clients work over HTTP while what the options tell befalls
/// hosts, stores and hub. Then the faults end, everything must come to its end, and all promises be kept.
/// </summary>
/// <param name="seed">Decides every choice.</param>
/// <param name="options">The system, and what befalls it.</param>
sealed class SystemRun(int seed, SystemOptions options)
{
    readonly SystemWorld _world = new(seed, options);

    /// <summary>Runs it.</summary>
    /// <exception cref="TestKit.Simulation.SimulationFailedException">
    /// A promise was broken; the message tells the seed, the problem and the story.
    /// </exception>
    public SystemReport Run()
    {
        try
        {
            return RunToEnd();
        }
        finally
        {
            _world.Close();
        }
    }

    SystemReport RunToEnd()
    {
        var workloads = Workloads().ToList();
        _world.Faults.OnFault = (fault, isOut) =>
        {
            _world.Counts.Duplicates += fault.Duplicates.Length;
            _world.Counts.Unanswered += isOut ? 1 : 0;
            if (!isOut && fault.Kind != FaultKind.None)
                _world.Counts.Faults[fault.Kind] = _world.Counts.Faults.GetValueOrDefault(fault.Kind) + 1;
        };
        Prepare(workloads);
        var end = _world.Scheduler.Now + options.Length;
        var nemesis = new SystemNemesis(_world, end);
        nemesis.Begin();
        _world.Phases.Begin(options.Burst);
        Work(workloads, end);
        _world.Phases.End();
        nemesis.End();
        new SystemSettlement(_world, workloads).Require();
        return new SystemReport(
            _world.Counts, _world.Fingerprint.ToString(), _world.Phases,
            workloads.OfType<HotSlotOverHttp>().SingleOrDefault());
    }

    IEnumerable<IClientWorkload> Workloads()
    {
        if (options.Workloads.HasFlag(SystemWorkloads.Lists))
            yield return new ListsOverHttp(_world);
        if (options.Workloads.HasFlag(SystemWorkloads.Checkout))
            yield return new CheckoutOverHttp(_world);
        if (options.Workloads.HasFlag(SystemWorkloads.Sagas))
            yield return new SagasOverHttp(_world);
        if (options.Workloads.HasFlag(SystemWorkloads.Async))
            yield return new AsyncOverHttp(_world);
        if (options.Workloads.HasFlag(SystemWorkloads.HotSlot))
            yield return new HotSlotOverHttp(_world);
    }

    void Prepare(List<IClientWorkload> workloads)
    {
        _world.Faults.IsOver = true;
        foreach (var number in Enumerable.Range(0, options.Hosts))
            _world.StartHost(string.Create(CultureInfo.InvariantCulture, $"host {number}"), TimeSpan.Zero);
        var client = new SystemClient(_world, "founder");
        foreach (var workload in workloads)
            _world.Scheduler.Run(client.Sim.Start(() => workload.PrepareAsync(client)));
        _world.Faults.IsOver = false;
    }

    void Work(List<IClientWorkload> workloads, DateTimeOffset end)
    {
        var working = workloads.SelectMany((workload, number) => Enumerable.Range(0, options.Clients).Select(client =>
            Begin(workload, string.Create(CultureInfo.InvariantCulture, $"client {number}.{client}"), end))).ToList();
        _world.Scheduler.RunUntil(() => _world.Scheduler.Now >= end && working.TrueForAll(task => task.IsCompleted));
    }

    Task Begin(IClientWorkload workload, string name, DateTimeOffset end)
    {
        var client = new SystemClient(_world, name);
        return client.Sim.Start(async () =>
        {
            while (_world.Scheduler.Now < end)
            {
                await workload.StepAsync(client);
                await client.PauseAsync(options.ThinkTime * client.Random.NextDouble());
            }
        });
    }
}
