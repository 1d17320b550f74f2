using System.Collections.Concurrent;
using Coordinator.Client;
using Coordinator.Contracts;

namespace Coordinator.EndToEnd.Tests.Launcher;

/// <summary>Clients that write new items until the API is gone, and remember which were acknowledged.</summary>
sealed class WriteLoad
{
    readonly Task[] _clients;
    int _number;

    public WriteLoad(IEnumerable<CoordinatorClient> clients) => _clients = [.. clients.Select(RunAsync)];

    /// <summary>The items that the API said it has.</summary>
    public ConcurrentBag<string> Acknowledged { get; } = [];

    public async Task<IReadOnlyList<string>> EndAsync()
    {
        await Task.WhenAll(_clients);
        return [.. Acknowledged];
    }

    async Task RunAsync(CoordinatorClient client)
    {
        await Task.Yield();
        while (true)
        {
            var number = Interlocked.Increment(ref _number);
            var item = $"things/{number}";
            try
            {
                if ((await client.Items.PutAsync(item, WireJson.ToElement(new { number }))).IsSuccess)
                    Acknowledged.Add(item);
            }
            catch (HttpRequestException)
            {
                return; // The launcher has been stopped: what this test waits for.
            }
        }
    }
}
