using System.Collections.Concurrent;

namespace Coordinator.Benchmarks;

/// <summary>
/// Work that follows answers. A client makes room before its next operation, so throughput counts that work too; a
/// backlog that only grows would flatter it and spoil the times.
/// </summary>
sealed class BackgroundTasks
{
    const int BacklogMax = 16;

    readonly ConcurrentDictionary<Task, byte> _running = new();

    /// <summary>Takes note of something that has begun.</summary>
    public void Add(Task task)
    {
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
