using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Events;

/// <summary>A host's way to the event logs: answers take their time, and some never come.</summary>
/// <param name="host">The host.</param>
/// <param name="scheduler">Decides how long.</param>
/// <param name="latency">How long a message takes one way.</param>
/// <param name="log">The logs behind it.</param>
public sealed class SimLogLink(SimHost host, SimScheduler scheduler, Latency latency, ScriptedLog log) : IEventLog
{
    /// <summary>How often there is no answer, in [0, 1].</summary>
    public double LostShare { get; init; }

    /// <inheritdoc />
    public Task<long?> HeadAsync(SlotId slot) => AskAsync<long?>(() => log.Head(slot));

    /// <inheritdoc />
    public Task<EventPage?> ReadAsync(SlotId slot, long after, int limit) =>
        AskAsync<EventPage?>(() => log.Read(slot, after, limit));

    async Task<T?> AskAsync<T>(Func<T> ask)
    {
        await WaitAsync();
        var answer = ask();
        await WaitAsync();
        return LostShare > 0 && scheduler.Random.NextDouble() < LostShare ? default : answer;
    }

    Task WaitAsync() => Task.Delay(latency.Next(scheduler.Random), host.Time);
}
