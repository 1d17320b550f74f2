using System.Collections.Concurrent;
using Coordinator.Core.Model;
using Coordinator.Functions.Events;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Subscriptions;

/// <summary>
/// Keeps the subscriptions of one host going: at once when logs grow, every second for what waits for its next try or
/// was changed, every minute for what any host forgot. It does not wait for deliveries before it looks again, so that a
/// slow target delays nobody else.
/// </summary>
sealed class SubscriptionFollower(SubscriptionRunner runner, TimeProvider time, ILogger<SubscriptionFollower> log)
    : ILogFollower, IHostedService, IDisposable
{
    /// <summary>Looks at what is due.</summary>
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>Looks everywhere.</summary>
    static readonly TimeSpan NetPause = TimeSpan.FromMinutes(1);

    readonly CancellationTokenSource _stopping = new();
    readonly ConcurrentDictionary<Task, byte> _running = new();
    Task _beating = Task.CompletedTask;

    /// <inheritdoc />
    public string Name => "Delivering";

    /// <inheritdoc />
    public Task<IReadOnlyCollection<SlotLeft>> FollowAsync(
        IReadOnlyDictionary<SlotId, long> heads, CancellationToken cancellation)
    {
        if (!_stopping.IsCancellationRequested)
            Begin(() => runner.RunAsync(heads, _stopping.Token));
        return Task.FromResult<IReadOnlyCollection<SlotLeft>>([]);
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _beating = BeatAsync();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _beating.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // What has begun is noted; a delivery that is cut off, or outlasts the host's patience, comes twice.
        await Task.WhenAll(_running.Keys).WaitAsync(cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc />
    public void Dispose() => _stopping.Dispose();

    async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Beat, time);
        var lookedAt = time.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                var isNet = time.GetElapsedTime(lookedAt) >= NetPause;
                if (isNet)
                    lookedAt = time.GetTimestamp();
                Begin(() => runner.RunDueAsync(_stopping.Token));
                await TryAsync(() => runner.LookAsync(isEverywhere: isNet));
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The host stops; others find what is left.
        }
    }

    void Begin(Func<Task> work)
    {
        var running = TryAsync(work);
        if (running.IsCompleted)
            return;
        _running.TryAdd(running, 0);
        _ = running.ContinueWith(
            ended => _running.TryRemove(ended, out _), CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
#pragma warning disable CA1031 // One round that fails must not end all later ones; it is logged, and there is another.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.SubscriptionRoundFailed(e);
        }
    }
}
