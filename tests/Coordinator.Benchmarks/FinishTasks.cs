using System.Collections.Concurrent;
using Coordinator.Core.Transactions;

namespace Coordinator.Benchmarks;

/// <summary>
/// Finishes committed attempts in the background. A client makes room before its next transaction, so throughput
/// counts the finishing too; a backlog that only grows would flatter it and spoil the times.
/// </summary>
sealed class FinishTasks : IFinishQueue
{
    const int BacklogMax = 16;

    readonly ConcurrentDictionary<Task, byte> _running = new();

    /// <summary>Set once the finisher exists, which itself needs the context that needs this queue.</summary>
    public Finisher? Finisher { get; set; }

    public void Enqueue(FinishWork work)
    {
        var task = Finisher!.FinishAsync(work);
        _running.TryAdd(task, 0);
        _ = ForgetAsync(task);
    }

    /// <summary>Waits while too much is unfinished.</summary>
    public async Task MakeRoomAsync()
    {
        while (_running.Count > BacklogMax && _running.Keys.FirstOrDefault() is { } oldest)
            await oldest;
    }

    /// <summary>Waits until nothing is unfinished.</summary>
    public Task DrainAsync() => Task.WhenAll(_running.Keys);

    async Task ForgetAsync(Task task)
    {
        await task;
        _running.TryRemove(task, out _);
    }
}
