using Coordinator.Core.Model;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Nemesis;

/// <summary>
/// One client of the bank with a host of its own: transfers, reads of the whole bank, reads of one account.
/// </summary>
sealed class BankClient(SimWorld world, SimNode node, BankLedger ledger, Random random)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Goes on until a moment of true time.</summary>
    public async Task RunAsync(DateTimeOffset end)
    {
        while (world.Scheduler.Now < end)
        {
            await (random.Next(10) switch
            {
                < 6 => TransferAsync(),
                < 8 => ReadBankAsync(),
                _ => ReadAccountAsync(),
            });
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(200)), node.Host.Time);
        }
    }

    async Task TransferAsync()
    {
        var from = Any();
        var to = Any();
        if (from == to)
            return;
        var (mark, request) = ledger.NewTransfer(from, to, random.Next(1, 6));
        var id = random.Next(2) == 0 ? world.IdIn(random.Next(world.Map.SlotCount), mark) : (TransactionId?)null;
        ledger.Told(mark, await node.Run(request with { Id = id, Timeout = Patience }));
    }

    async Task ReadBankAsync()
    {
        var floors = ledger.Floors();
        if (await node.ReadAll([.. ledger.Accounts]) is { } snapshot)
            ledger.RequireWholeBank(snapshot, floors);
    }

    async Task ReadAccountAsync()
    {
        var floors = ledger.Floors();
        if (await node.Read(Any()) is { } state)
            ledger.RequireFresh(state, floors);
    }

    ItemName Any() => ledger.Accounts[random.Next(ledger.Accounts.Length)];
}
