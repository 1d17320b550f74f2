using System.Collections.Concurrent;
using Coordinator.Core.Transactions;

namespace Coordinator.Benchmarks;

/// <summary>
/// Finishes committed attempts in the background and lets the end of a scenario wait for all of them.
/// </summary>
sealed class FinishTasks : IFinishQueue
{
    readonly ConcurrentBag<Task> _running = [];

    /// <summary>Set once the finisher exists, which itself needs the context that needs this queue.</summary>
    public Finisher? Finisher { get; set; }

    public void Enqueue(FinishWork work) => _running.Add(Finisher!.FinishAsync(work));

    public Task DrainAsync() => Task.WhenAll(_running);
}
