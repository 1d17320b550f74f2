using System.Collections.Immutable;
using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.Core.Reads;
using Coordinator.Core.Transactions;

namespace Coordinator.Benchmarks.Peers;

/// <summary>This project's own commit protocol, as a function runs it.</summary>
sealed class CoordinatorPeer : IPeer
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    readonly FinishTasks _finish = new();
    readonly TransactionCoordinator _coordinator;
    readonly ItemReader _reader;

    public CoordinatorPeer(ProtocolContext context)
    {
        _finish.Finisher = new Finisher(context);
        _coordinator = new TransactionCoordinator(context, _finish);
        _reader = new ItemReader(context);
    }

    /// <inheritdoc />
    public async Task<PeerAnswer> AddAsync(ImmutableArray<Increment> increments)
    {
        await _finish.MakeRoomAsync();
        var answer = await _coordinator.RunAsync(RequestOf(increments));
        return new PeerAnswer(answer.Outcome == CommitOutcome.Committed, answer.Attempts);
    }

    /// <inheritdoc />
    public Task DrainAsync() => _finish.DrainAsync();

    /// <summary>A strong read resolves whoever is in its way.</summary>
    public async Task SettleAsync(ImmutableArray<ItemName> accounts)
    {
        foreach (var account in accounts)
        {
            // A change of nothing finishes what it meets, which a read alone leaves to others.
            while (!(await AddAsync([new Increment(account, 0)])).IsCommitted)
                await _reader.ReadStrongAsync(account);
        }

        await DrainAsync();
    }

    /// <summary>The request that makes the changes.</summary>
    public static TransactionRequest RequestOf(ImmutableArray<Increment> increments) => new()
    {
        Operations = [.. increments.Select(Accounts.Operation)],
        PayloadHash = "",
        Timeout = Timeout,
    };
}
