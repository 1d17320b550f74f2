using System.Collections.Immutable;
using Coordinator.Core;
using Coordinator.Core.Durable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Functions.Orchestrations.Activities;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations;

/// <summary>
/// The effects of a protocol that runs in an orchestration: each is an activity, so each result is in the history
/// before the protocol sees it. An activity may run twice; the protocol's batches are conditional, so the second is
/// refused, and whoever is refused reads first.
/// </summary>
sealed class OrchestrationEffects(TaskOrchestrationContext context) : IEffects
{
    static readonly TimeSpan PlacementRetryAfter = TimeSpan.FromSeconds(5);

    PlacementMap? _map;

    /// <summary>The parts that a protocol runs on in an orchestration.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="options">From its input, since settings may change between replays.</param>
    /// <param name="seed">From its input.</param>
    public static ProtocolContext ContextOf(TaskOrchestrationContext context, CoordinatorOptions options, string seed)
    {
        var time = new OrchestrationTime(context);
        return new ProtocolContext(
            new OrchestrationEffects(context), time, new HlcClock(time), new SeededIds(seed), options);
    }

    /// <inheritdoc />
    public Task<ImmutableArray<ReadResult>> ReadAsync(ImmutableArray<RowAddress> rows) =>
        CallAsync<ImmutableArray<RowAddress>, ImmutableArray<ReadResult>>(nameof(ReadRows), rows);

    /// <inheritdoc />
    public Task<ImmutableArray<CommitResult>> CommitAsync(ImmutableArray<Batch> batches) =>
        CallAsync<ImmutableArray<Batch>, ImmutableArray<CommitResult>>(nameof(CommitBatches), batches);

    /// <inheritdoc />
    public async Task<PlacementMap> PlaceAsync(bool refresh)
    {
        if (_map is { } known && !refresh)
            return known;
        while (true)
        {
            if (await CallAsync<bool, PlacementMap?>(nameof(ReadPlacement), refresh) is { } map)
                return _map = map;
            await DelayAsync(PlacementRetryAfter);
        }
    }

    /// <inheritdoc />
    public Task DelayAsync(TimeSpan delay) => context.CreateTimer(delay, CancellationToken.None);

    /// <summary>Nothing: a durable run looks after its attempt itself, however long that takes.</summary>
    public Task SendAsync(ResolveNudge nudge) => Task.CompletedTask;

    async Task<TResult> CallAsync<TInput, TResult>(string activity, TInput input) =>
        (await context.CallActivityAsync<Recorded<TResult>>(
            activity, new Recorded<TInput>(input), ActivityOptions.UntilItSucceeds)).Value;
}
