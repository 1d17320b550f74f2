using Azure;
using Coordinator.Local.Runtime.Durable.Storage;

namespace Coordinator.Local.Tests.Durable.Fakes;

/// <summary>
/// The storage as one host sees it, whose every request can be made to fail: before anything happens, or after it has
/// happened, so that only the answer is lost. A host that is down gets nothing through any more.
/// </summary>
/// <param name="storage">The storage behind.</param>
/// <param name="plan">Decides about each request that changes something, by its number from 1.</param>
sealed class FaultyHub(IHubStorage storage, Func<int, Fault> plan) : IHubStorage
{
    readonly Lock _gate = new();
    int _writes;
    Func<Task>? _late;

    public bool IsDown { get; private set; }

    /// <summary>How many requests wanted to change something.</summary>
    public int Writes => Volatile.Read(ref _writes);

    /// <summary>What happens when the host goes down.</summary>
    public Action WentDown { get; set; } = static () => { };

    public Task CreateAsync(CancellationToken cancellation) => storage.CreateAsync(cancellation);

    public Task<InstanceRow?> ReadAsync(string instanceId, bool columnsOnly = false) =>
        ReadAsync(() => storage.ReadAsync(instanceId, columnsOnly));

    public Task<string?> InsertAsync(InstanceRow row) => WriteAsync(() => storage.InsertAsync(row));

    public Task<string?> ReplaceAsync(InstanceRow row, string etag) =>
        WriteAsync(() => storage.ReplaceAsync(row, etag));

    public Task<bool> DeleteAsync(string instanceId, string etag) =>
        WriteAsync(() => storage.DeleteAsync(instanceId, etag));

    public Task<InstancePage> QueryAsync(
        InstanceFilter filter, bool columnsOnly, int pageSize, string? continuation, CancellationToken cancellation) =>
        ReadAsync(() => storage.QueryAsync(filter, columnsOnly, pageSize, continuation, cancellation));

    public Task WriteChunkAsync(string instanceId, string name, ReadOnlyMemory<byte> bytes) =>
        WriteAsync(async () =>
        {
            await storage.WriteChunkAsync(instanceId, name, bytes);
            return true;
        });

    public Task<ReadOnlyMemory<byte>?> ReadChunkAsync(string instanceId, string name) =>
        ReadAsync(() => storage.ReadChunkAsync(instanceId, name));

    public Task DeleteChunkAsync(string instanceId, string name) => WriteAsync(async () =>
    {
        await storage.DeleteChunkAsync(instanceId, name);
        return true;
    });

    public Task<IReadOnlyList<string>> ListChunksAsync(string instanceId, CancellationToken cancellation) =>
        ReadAsync(() => storage.ListChunksAsync(instanceId, cancellation));

    public Task<MessageReceipt> SendAsync(HubQueue queue, string text, TimeSpan hiddenFor) =>
        WriteAsync(() => storage.SendAsync(queue, text, hiddenFor));

    public Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(
        HubQueue queue, int count, TimeSpan lease, CancellationToken cancellation) =>
        ReadAsync(() => storage.ReceiveAsync(queue, count, lease, cancellation));

    public Task<MessageReceipt?> HideAsync(MessageReceipt receipt, TimeSpan hiddenFor) =>
        WriteAsync(() => storage.HideAsync(receipt, hiddenFor));

    public Task<bool> DeleteAsync(MessageReceipt receipt) => WriteAsync(() => storage.DeleteAsync(receipt));

    public void GoDown()
    {
        lock (_gate)
        {
            if (IsDown)
                return;
            IsDown = true;
        }
        WentDown();
    }

    Task<T> ReadAsync<T>(Func<Task<T>> read) => IsDown ? throw Error() : read();

    async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        Fault fault;
        Func<Task>? late;
        lock (_gate)
        {
            if (IsDown)
                throw Error();
            fault = plan(++_writes);
            late = _late;
            _late = fault is Fault.Late ? write : null;
        }
        if (late is not null)
            await late();
        if (fault is Fault.DownBefore)
            GoDown();
        if (fault is Fault.Before or Fault.Late or Fault.DownBefore)
            throw Error();
        var result = await write();
        if (fault is Fault.DownAfter)
            GoDown();
        return fault is Fault.After or Fault.DownAfter ? throw Error() : result;
    }

    static RequestFailedException Error() => new(500, "Scripted: the service does not answer.");
}
