using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Nemesis;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Workloads;

/// <summary>
/// Transfers, reads of the whole bank as a snapshot, as a transaction that only reads, and inside one that writes, and
/// reads of single accounts.
/// </summary>
sealed class BankWorkload(SimWorld world, int accounts = 8) : IWorkload
{
    readonly BankLedger _ledger = new(world, accounts);
    readonly ItemName _audits = world.ItemIn(0, "audits");

    /// <summary>How long a client lets a transaction be tried.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The most that a transfer moves; much of it makes many fail for lack of money.</summary>
    public int AmountMax { get; init; } = 5;

    /// <summary>How a client has a transfer done.</summary>
    public Func<SimNode, TransactionRequest, Task<TransactionAnswer>> RunAsync { get; init; } =
        (node, request) => node.Run(request);

    public int TransactionCount { get; private set; }

    public int ReadCount { get; private set; }

    public int CommittedCount => _ledger.CommittedCount;

    public Task StepAsync(SimNode node, Random random) => random.Next(20) switch
    {
        < 12 => TransferAsync(node, random),
        < 15 => ReadBankAsync(node),
        15 => AuditAsync(node, []),
        16 => AuditAsync(node, [new AddOperation(_audits, Requests.Path("/n"), 1)]),
        _ => ReadAccountAsync(node, random),
    };

    public void RequireKept(WorldInspection inspection) => _ledger.RequireWholeBank(inspection);

    async Task TransferAsync(SimNode node, Random random)
    {
        var from = Any(random);
        var to = Any(random);
        if (from == to)
            return;
        TransactionCount++;
        var (mark, request) = _ledger.NewTransfer(from, to, random.Next(1, AmountMax + 1));
        var id = random.Next(2) == 0 ? world.IdIn(random.Next(world.Map.SlotCount), mark) : (TransactionId?)null;
        _ledger.Told(mark, await RunAsync(node, request with { Id = id, Timeout = Timeout }));
    }

    async Task ReadBankAsync(SimNode node)
    {
        ReadCount++;
        var floors = _ledger.Floors();
        if (await node.ReadAll([.. _ledger.Accounts]) is { } snapshot)
            _ledger.RequireWholeBank(snapshot, floors);
    }

    /// <summary>All accounts are read in one transaction; what it tells must be one moment of the bank.</summary>
    async Task AuditAsync(SimNode node, Operation[] writes)
    {
        TransactionCount++;
        var reads = _ledger.Accounts.Select(account => new ReadOperation(account));
        var answer = await node.Run(Requests.Of([.. reads, .. writes]) with { Timeout = Timeout });
        if (answer.Outcome == CommitOutcome.Committed)
            _ledger.RequireWholeBank(answer.Results.Take(_ledger.Accounts.Length).Select(result => result.Value));
    }

    async Task ReadAccountAsync(SimNode node, Random random)
    {
        ReadCount++;
        var floors = _ledger.Floors();
        if (await node.Read(Any(random)) is { } state)
            _ledger.RequireFresh(state, floors);
    }

    ItemName Any(Random random) => _ledger.Accounts[random.Next(_ledger.Accounts.Length)];
}
