using System.Diagnostics.Metrics;

namespace Coordinator.Local.Runtime.Durable.Storage;

/// <summary>Counts the requests of a hub: the counter <c>durable.storage.requests</c>, by what they did.</summary>
sealed class MeteredHubStorage(IHubStorage storage) : IHubStorage
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Coordinator.Local.Durable";

    static readonly Meter Meter = new(MeterName);
    static readonly Counter<long> Requests = Meter.CreateCounter<long>("durable.storage.requests");

    public Task CreateAsync(CancellationToken cancellation) => storage.CreateAsync(cancellation);

    public Task<InstanceRow?> ReadAsync(string instanceId, bool columnsOnly = false)
    {
        Count("read");
        return storage.ReadAsync(instanceId, columnsOnly);
    }

    public Task<string?> InsertAsync(InstanceRow row)
    {
        Count("insert");
        return storage.InsertAsync(row);
    }

    public Task<string?> ReplaceAsync(InstanceRow row, string etag)
    {
        Count("commit");
        return storage.ReplaceAsync(row, etag);
    }

    public Task<bool> DeleteAsync(string instanceId, string etag)
    {
        Count("delete");
        return storage.DeleteAsync(instanceId, etag);
    }

    public Task<InstancePage> QueryAsync(
        InstanceFilter filter, bool columnsOnly, int pageSize, string? continuation, CancellationToken cancellation)
    {
        Count("query");
        return storage.QueryAsync(filter, columnsOnly, pageSize, continuation, cancellation);
    }

    public Task WriteChunkAsync(string instanceId, string name, ReadOnlyMemory<byte> bytes)
    {
        Count("write-chunk");
        return storage.WriteChunkAsync(instanceId, name, bytes);
    }

    public Task<ReadOnlyMemory<byte>?> ReadChunkAsync(string instanceId, string name)
    {
        Count("read-chunk");
        return storage.ReadChunkAsync(instanceId, name);
    }

    public Task DeleteChunkAsync(string instanceId, string name)
    {
        Count("delete-chunk");
        return storage.DeleteChunkAsync(instanceId, name);
    }

    public Task<IReadOnlyList<string>> ListChunksAsync(string instanceId, CancellationToken cancellation)
    {
        Count("query");
        return storage.ListChunksAsync(instanceId, cancellation);
    }

    public Task<MessageReceipt> SendAsync(HubQueue queue, string text, TimeSpan hiddenFor)
    {
        Count("send");
        return storage.SendAsync(queue, text, hiddenFor);
    }

    public Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(
        HubQueue queue, int count, TimeSpan lease, CancellationToken cancellation)
    {
        Count("receive");
        return storage.ReceiveAsync(queue, count, lease, cancellation);
    }

    public Task<MessageReceipt?> HideAsync(MessageReceipt receipt, TimeSpan hiddenFor)
    {
        Count("renew");
        return storage.HideAsync(receipt, hiddenFor);
    }

    public Task<bool> DeleteAsync(MessageReceipt receipt)
    {
        Count("delete-message");
        return storage.DeleteAsync(receipt);
    }

    static void Count(string what) => Requests.Add(1, new KeyValuePair<string, object?>("request", what));
}
