using System.Threading.Channels;
using Coordinator.Core.Recovery;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Hosting;

/// <summary>
/// Finishes committed transactions after their clients were answered. What it cannot take or do is left to the sweeper,
/// whose first look then goes to those slots. A stop drains what is queued, as long as the host's own stop allows.
/// </summary>
sealed class BackgroundFinisher(
    Finisher finisher, OpenSlots openSlots, HostMetrics metrics, ILogger<BackgroundFinisher> log)
    : IFinishQueue, IHostedService
{
    /// <summary>
    /// Some seconds of work at the rate that one host reaches; more would be finished too late to be worth its memory.
    /// </summary>
    public const int Capacity = 4_096;

    /// <summary>Each waits for storage nearly all the time.</summary>
    const int Workers = 16;

    readonly Channel<FinishWork> _queue = Channel.CreateBounded<FinishWork>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.Wait });

    Task _work = Task.CompletedTask;

    /// <inheritdoc />
    public void Enqueue(FinishWork work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (_queue.Writer.TryWrite(work))
            return;
        metrics.Finishing.Dropped();
        log.FinishDropped(work.Attempt.Id.Transaction.Value);
        openSlots.Add(work.Attempt);
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _work = Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync()));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        try
        {
            await _work.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Not lost: another host's sweeper, or this one's after its next start, finds the votes.
            log.FinishAbandoned(_queue.Reader.Count);
        }
    }

    async Task WorkAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (_queue.Reader.TryRead(out var work))
                await FinishAsync(work);
        }
    }

    async Task FinishAsync(FinishWork work)
    {
        try
        {
            if (await finisher.FinishAsync(work))
            {
                metrics.Finishing.Done();
                return;
            }

            log.FinishLeft(work.Attempt.Id.Transaction.Value);
        }
#pragma warning disable CA1031 // One attempt that cannot be finished must not stop the others; it is logged.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.FinishFailed(e, work.Attempt.Id.Transaction.Value);
        }

        openSlots.Add(work.Attempt);
    }
}
