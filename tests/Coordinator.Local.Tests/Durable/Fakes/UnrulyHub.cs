using Coordinator.Local.Runtime.Durable.Storage;

namespace Coordinator.Local.Tests.Durable.Fakes;

/// <summary>
/// A storage whose queues deliver in no order, now and then twice, and forget leases: what queues may do, far more
/// often than they do it.
/// </summary>
sealed class UnrulyHub(MemoryHub storage, int seed) : IHubStorage
{
    readonly Random _random = new(seed);
    readonly Lock _gate = new();

    public Task CreateAsync(CancellationToken cancellation) => storage.CreateAsync(cancellation);

    public Task<InstanceRow?> ReadAsync(string instanceId, bool columnsOnly = false) =>
        storage.ReadAsync(instanceId, columnsOnly);

    public Task<string?> InsertAsync(InstanceRow row) => storage.InsertAsync(row);

    public Task<string?> ReplaceAsync(InstanceRow row, string etag) => storage.ReplaceAsync(row, etag);

    public Task<bool> DeleteAsync(string instanceId, string etag) => storage.DeleteAsync(instanceId, etag);

    public Task<InstancePage> QueryAsync(
        InstanceFilter filter, bool columnsOnly, int pageSize, string? continuation, CancellationToken cancellation) =>
        storage.QueryAsync(filter, columnsOnly, pageSize, continuation, cancellation);

    public Task WriteChunkAsync(string instanceId, string name, ReadOnlyMemory<byte> bytes) =>
        storage.WriteChunkAsync(instanceId, name, bytes);

    public Task<ReadOnlyMemory<byte>?> ReadChunkAsync(string instanceId, string name) =>
        storage.ReadChunkAsync(instanceId, name);

    public Task DeleteChunkAsync(string instanceId, string name) => storage.DeleteChunkAsync(instanceId, name);

    public Task<IReadOnlyList<string>> ListChunksAsync(string instanceId, CancellationToken cancellation) =>
        storage.ListChunksAsync(instanceId, cancellation);

    public async Task<MessageReceipt> SendAsync(HubQueue queue, string text, TimeSpan hiddenFor)
    {
        if (Chance(3))
            await storage.SendAsync(queue, text, hiddenFor + TimeSpan.FromSeconds(Next(40)));
        return await storage.SendAsync(queue, text, Chance(2) ? hiddenFor / 2 : hiddenFor);
    }

    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(
        HubQueue queue, int count, TimeSpan lease, CancellationToken cancellation)
    {
        storage.Shuffle(Next(int.MaxValue));
        var forgets = Chance(4);
        return await storage.ReceiveAsync(
            queue, count, forgets ? TimeSpan.FromMilliseconds(10) : lease, cancellation);
    }

    public Task<MessageReceipt?> HideAsync(MessageReceipt receipt, TimeSpan hiddenFor) =>
        storage.HideAsync(receipt, Chance(4) ? hiddenFor / 4 : hiddenFor);

    public Task<bool> DeleteAsync(MessageReceipt receipt) =>
        Chance(5) ? Task.FromResult(false) : storage.DeleteAsync(receipt);

    bool Chance(int oneOf) => Next(oneOf) == 0;

    int Next(int max)
    {
        lock (_gate)
            return _random.Next(max);
    }
}
