using Coordinator.Client;
using Coordinator.Contracts.Items;
using Coordinator.TestKit.Checkers;
using Coordinator.TestKit.Checkers.ListAppend;

namespace Coordinator.EndToEnd.Tests.Crash.Lists;

/// <summary>
/// Clients that append to lists and read them without a pause until they are stopped. What they were told has to be
/// strictly serializable.
/// </summary>
sealed class ListLoad
{
    static readonly TimeSpan UntilBack = TimeSpan.FromMilliseconds(50);

    readonly HistoryRecorder _history = new(TimeProvider.System);
    readonly Task[] _clients;
    long _values;
    volatile bool _isEnding;

    /// <param name="seed">Decides every choice.</param>
    /// <param name="clients">One API a client.</param>
    public ListLoad(int seed, IReadOnlyList<CoordinatorClient> clients) =>
        _clients = [.. clients.Select((api, number) => RunAsync(NewClient(api, seed + number)))];

    /// <summary>
    /// Lets the clients end what they are at; those with an id of their own repeat it until they know.
    /// </summary>
    public async Task EndAsync()
    {
        _isEnding = true;
        await Task.WhenAll(_clients);
    }

    /// <summary>Reads all lists, each alone and then all at one moment.</summary>
    /// <returns>Those that exist, by name.</returns>
    public async Task<IReadOnlyDictionary<string, ItemBody>> ReadAsync(CoordinatorClient api)
    {
        var reader = NewClient(api, seed: 0);
        foreach (var list in ListItems.All)
        {
            if (await reader.ReadAsync(list) is null)
                throw new InvalidOperationException($"The last host does not show {list}.");
        }

        var open = _history.Begin(_history.NewProcess(), ListItems.All.Select(list => new ReadList(list)));
        var items = (await api.Items.ReadAsync(ListItems.All)).Required.Items;
        open.Ok(items.Select(item => new ReadList(item.Item, ListItems.Of(item.Version, item.Value))));
        return items.Where(item => item.Version > 0).ToDictionary(item => item.Item);
    }

    /// <summary>The verdict on all that clients were told.</summary>
    public CheckResult Check() => ListAppendChecker.Check(_history.History(), ConsistencyModel.StrictSerializable);

    /// <summary>How many ended how.</summary>
    public IReadOnlyDictionary<CompletionStatus, int> Counts =>
        _history.History().CountBy(one => one.Status).ToDictionary();

    /// <summary>The history.</summary>
    public override string ToString()
    {
        using var text = new StringWriter();
        _history.WriteTo(text);
        return text.ToString();
    }

    ListClient NewClient(CoordinatorClient api, int seed) =>
        new(api, _history, new Random(seed), () => Interlocked.Increment(ref _values));

    async Task RunAsync(ListClient client)
    {
        await Task.Yield();
        while (!_isEnding)
        {
            if (!await client.StepAsync())
                await Task.Delay(UntilBack, TimeProvider.System); // No host.
        }
    }
}
