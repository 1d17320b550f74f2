using System.Collections.Immutable;
using Coordinator.Core;
using Coordinator.Core.Durable;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Transactions;

namespace Coordinator.Benchmarks.Peers;

/// <summary>
/// One orchestration a transaction: the same protocol, with every effect an activity whose result is in the history
/// before the protocol sees it (<see cref="RecordedEffects"/>). The client hears when the orchestration has ended.
/// </summary>
/// <param name="context">What it runs on.</param>
/// <param name="records">Where the engine keeps histories and messages.</param>
sealed class OrchestrationPeer(ProtocolContext context, IRecordStore records) : IPeer
{
    const int IdChars = 26;

    /// <inheritdoc />
    public async Task<PeerAnswer> AddAsync(ImmutableArray<Increment> increments)
    {
        var instance = context.Ids.NextText(IdChars);
        var effects = new RecordedEffects(context.Effects, records, instance);
        await effects.BeginAsync();
        var map = await context.Effects.PlaceAsync(refresh: false);
        var home = SlotHash.Of(increments[0].Item, map.Layout);
        var request = CoordinatorPeer.RequestOf(increments) with
        {
            Id = TransactionId.OfServer(home, instance, default),
        };
        var answer = await new CommitRun(context with { Effects = effects }).RunAsync(request);
        await effects.EndAsync();
        return new PeerAnswer(answer.Outcome == CommitOutcome.Committed, answer.Attempts);
    }

    /// <inheritdoc />
    public Task DrainAsync() => Task.CompletedTask;

    /// <inheritdoc />
    public Task SettleAsync(ImmutableArray<ItemName> accounts) => new CoordinatorPeer(context).SettleAsync(accounts);
}
