using Coordinator.Local.Runtime.Durable;
using Coordinator.Local.Runtime.Durable.Storage;
using Coordinator.Local.Tests.Worker.Support;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Shouldly;

namespace Coordinator.Local.Tests.Durable.Fakes;

/// <summary>
/// Hosts on one storage in memory, and their clock. It stands still while a host is at work, and jumps to what is due
/// next when none is: so hours pass in milliseconds, and a slow machine does not look like a slow host.
/// </summary>
sealed class Stage : IAsyncDisposable
{
    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(1);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan StepMax = TimeSpan.FromSeconds(5);

    // What waits on the clock looks like work: after so many breaths it moves on all the same.
    const int BreathsMax = 8;

    readonly List<TestHost> _hosts = [];

    public Stage(HubSettings settings)
    {
        Settings = settings;
        Storage = new MemoryHub(Time);
    }

    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public MemoryHub Storage { get; }

    public HubSettings Settings { get; }

    public async Task<TestHost> StartAsync(
        string name, Action<DurableTaskRegistry> configure, IHubStorage? storage = null)
    {
        var host = await TestHost.StartAsync(name, storage ?? Storage, Time, configure, Settings);
        _hosts.Add(host);
        return host;
    }

    /// <summary>Lets time pass until a condition holds.</summary>
    public async Task UntilAsync(Func<bool> condition, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        for (var breaths = 0; !condition(); breaths++)
        {
            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(Patience, what);
            if (breaths >= BreathsMax || _hosts.TrueForAll(host => host.IsQuiet))
            {
                Advance();
                breaths = 0;
            }
            await Task.Delay(Breath, TimeProvider.System);
        }
    }

    public async Task<T> RunAsync<T>(Task<T> task, string what)
    {
        await UntilAsync(() => task.IsCompleted, what);
        return await task;
    }

    /// <summary>Lets time pass until an instance has ended.</summary>
    public async Task<OrchestrationMetadata> EndOfAsync(TestHost host, string instanceId, string? what = null)
    {
        await UntilAsync(() => HasEnded(instanceId), what ?? $"'{instanceId}' did not end");
        return (await host.Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true))!;
    }

    public Task<OrchestrationMetadata> StartedAsync(TestHost host, string instanceId) =>
        RunAsync(host.Client.WaitForInstanceStartAsync(instanceId), $"'{instanceId}' did not start");

    /// <summary>Lets time pass until nothing is left to be done.</summary>
    public Task NoMessagesAsync(string? what = null) =>
        UntilAsync(() => Storage.Messages.Count == 0, $"a message is left; {what}");

    public bool HasEnded(string instanceId) => Storage.Rows.Any(row => row.InstanceId == instanceId
        && row.Status is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed
            or OrchestrationRuntimeStatus.Terminated);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync().AsTask().WaitAsync(Patience, TimeProvider.System);
    }

    void Advance()
    {
        var due = Time.NextDue - Time.GetUtcNow() ?? StepMax;
        Time.Advance(due < StepMax ? due : StepMax);
    }
}
