using System.Collections.Concurrent;
using Coordinator.Client;
using Coordinator.Contracts.Transactions;
using Coordinator.TestKit;

namespace Coordinator.EndToEnd.Tests.Crash;

/// <summary>Clients that hand transfers over, each until it was accepted, and ask for their ends later.</summary>
sealed class SubmittedLoad
{
    static readonly TimeSpan UntilBack = TimeSpan.FromMilliseconds(50);

    readonly Bank _bank;
    readonly ConcurrentBag<Transfer> _accepted = [];
    readonly Task[] _clients;
    volatile bool _isEnding;

    public SubmittedLoad(Bank bank, IReadOnlyList<CoordinatorClient> clients)
    {
        _bank = bank;
        _clients = [.. clients.Select(RunAsync)];
    }

    /// <summary>How many were accepted so far.</summary>
    public int Accepted => _accepted.Count;

    /// <summary>Lets the clients get the transfer accepted that each is at.</summary>
    public async Task<IReadOnlyCollection<Transfer>> EndAsync()
    {
        _isEnding = true;
        await Task.WhenAll(_clients);
        return _accepted;
    }

    /// <summary>Waits for the ends of transfers.</summary>
    public static async Task<List<TransferAnswer>> EndsAsync(
        CoordinatorClient client, IReadOnlyCollection<Transfer> transfers, TimeSpan within)
    {
        var ends = new ConcurrentBag<TransferAnswer>();
        await Parallel.ForEachAsync(transfers, async (transfer, _) =>
        {
            await Eventually.TrueAsync(async () => await EndOfAsync(client, transfer) is not Outcome.InDoubt, within);
            ends.Add(new TransferAnswer(transfer, await EndOfAsync(client, transfer), "as it was found"));
        });
        return [.. ends];
    }

    static async Task<Outcome> EndOfAsync(CoordinatorClient client, Transfer transfer)
    {
        var found = await client.Transactions.FindAsync(transfer.Id!);
        return found.Value?.Status switch
        {
            TransactionStatuses.Committed => Outcome.Committed,
            TransactionStatuses.Aborted => Outcome.Aborted,
            _ => Outcome.InDoubt,
        };
    }

    async Task RunAsync(CoordinatorClient client)
    {
        await Task.Yield();
        while (!_isEnding)
        {
            var transfer = _bank.Next();
            transfer = transfer with { Id = transfer.Id ?? transfer.Marker.Replace('/', '-') };
            await HandOverAsync(client, transfer);
            _accepted.Add(transfer);
        }
    }

    static async Task HandOverAsync(CoordinatorClient client, Transfer transfer)
    {
        while (true)
        {
            try
            {
                if ((await client.Transactions.SubmitAsync(transfer.ToTransaction())).Value is not null)
                    return;
            }
            catch (Exception e) when (e is HttpRequestException or HttpIOException or TaskCanceledException)
            {
                // The host is gone, before or after it took the transfer; the id makes the repeat harmless.
            }

            await Task.Delay(UntilBack, TimeProvider.System);
        }
    }
}
