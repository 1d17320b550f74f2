using System.Collections.Concurrent;
using Coordinator.Client;

namespace Coordinator.EndToEnd.Tests.Crash;

/// <summary>Clients that transfer without a pause until they are stopped, and remember every answer.</summary>
sealed class TransferLoad
{
    // An unlucky client meets one kill after the other; it repeats its id until it knows, as a real one would.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    static readonly TimeSpan UntilBack = TimeSpan.FromMilliseconds(50);

    readonly Bank _bank;
    readonly ConcurrentBag<TransferAnswer> _answers = [];
    readonly Task[] _clients;
    volatile bool _isEnding;

    public TransferLoad(Bank bank, IReadOnlyList<CoordinatorClient> clients)
    {
        _bank = bank;
        _clients = [.. clients.Select(RunAsync)];
    }

    /// <summary>How many answers there are so far; unknown ones count.</summary>
    public int Answered => _answers.Count;

    /// <summary>
    /// Lets the clients end what they are at; those with an id of their own repeat it until they know.
    /// </summary>
    public async Task<IReadOnlyCollection<TransferAnswer>> EndAsync()
    {
        _isEnding = true;
        await Task.WhenAll(_clients);
        return _answers;
    }

    async Task RunAsync(CoordinatorClient client)
    {
        await Task.Yield();
        while (!_isEnding)
        {
            var transfer = _bank.Next();
            _answers.Add(await AnswerAsync(client, transfer));
        }
    }

    static async Task<TransferAnswer> AnswerAsync(CoordinatorClient client, Transfer transfer)
    {
        while (true)
        {
            try
            {
                var reply = transfer.Id is null
                    ? await client.Transactions.RunAsync(transfer.ToTransaction())
                    : await client.Transactions.RunToEndAsync(transfer.ToTransaction(), Patience);
                var told = $"{reply.Status} {reply.Problem?.Type} {reply.Problem?.Detail}";
                return new TransferAnswer(transfer, reply.Outcome, told);
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
            {
                await Task.Delay(UntilBack, TimeProvider.System); // No host: the request never left.
            }
            catch (Exception e) when (e is HttpRequestException or HttpIOException or TaskCanceledException)
            {
                return new TransferAnswer(transfer, Outcome.InDoubt, e.Message); // The answer is lost.
            }
        }
    }
}
