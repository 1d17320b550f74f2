using Coordinator.Core.Transactions;

namespace Coordinator.Benchmarks;

/// <summary>Finishes committed attempts in the background.</summary>
sealed class FinishTasks : IFinishQueue
{
    readonly BackgroundTasks _running = new();

    /// <summary>Set once the finisher exists, which itself needs the context that needs this queue.</summary>
    public Finisher? Finisher { get; set; }

    /// <inheritdoc />
    public void Enqueue(FinishWork work) => _running.Add(Finisher!.FinishAsync(work));

    /// <summary>Waits while too much is unfinished.</summary>
    public Task MakeRoomAsync() => _running.MakeRoomAsync();

    /// <summary>Waits until nothing is unfinished.</summary>
    public Task DrainAsync() => _running.DrainAsync();
}
