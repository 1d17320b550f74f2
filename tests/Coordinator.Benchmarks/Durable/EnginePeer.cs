using System.Collections.Immutable;
using Coordinator.Benchmarks.Peers;
using Coordinator.Core;
using Coordinator.Core.Durable;
using Coordinator.Core.Model;
using Coordinator.Core.Transactions;
using Microsoft.DurableTask.Client;

namespace Coordinator.Benchmarks.Durable;

/// <summary>
/// One orchestration a transaction on the real durable engine: the product's own, which runs the commit protocol with
/// its effects as activities.
/// </summary>
/// <param name="client">Leads to the engine.</param>
/// <param name="layout">Which slots names fall into.</param>
sealed class EnginePeer(DurableTaskClient client, SlotLayout layout) : IPeer
{
    const string Orchestration = "TwoPhaseCommit";
    const int IdChars = 26;

    readonly RandomIds _ids = new();

    /// <inheritdoc />
    public async Task<PeerAnswer> AddAsync(ImmutableArray<Increment> increments)
    {
        var home = SlotHash.Of(increments[0].Item, layout);
        var request = CoordinatorPeer.RequestOf(increments) with
        {
            Id = TransactionId.OfServer(home, _ids.NextText(IdChars)),
        };
        var order = new CommitOrder(request, new CoordinatorOptions(), _ids.NextText(IdChars));
        var id = await client.ScheduleNewOrchestrationInstanceAsync(Orchestration, new Recorded<CommitOrder>(order));
        var ended = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        var answer = ended.ReadOutputAs<Recorded<TransactionAnswer>>()?.Value
            ?? throw new InvalidOperationException($"The orchestration '{id}' ended as {ended.RuntimeStatus}.");
        return new PeerAnswer(answer.Outcome == CommitOutcome.Committed, answer.Attempts);
    }

    /// <inheritdoc />
    public Task DrainAsync() => Task.CompletedTask;

    /// <summary>Orchestrations come to their end by themselves.</summary>
    public Task SettleAsync(ImmutableArray<ItemName> accounts) => Task.CompletedTask;
}
