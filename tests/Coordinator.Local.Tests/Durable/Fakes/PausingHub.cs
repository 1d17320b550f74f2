using Coordinator.Local.Runtime.Durable.Storage;

namespace Coordinator.Local.Tests.Durable.Fakes;

/// <summary>The storage as a host sees it that stands still at one of its writes, until it is let go on.</summary>
sealed class PausingHub(IHubStorage storage, int pauseAt) : IHubStorage, IDisposable
{
    readonly TaskCompletionSource _resumed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _writes;

    public bool IsPaused => Volatile.Read(ref _writes) >= pauseAt && !_resumed.Task.IsCompleted;

    public void Resume() => _resumed.TrySetResult();

    /// <summary>A host that stands still could not be stopped: the end of a failed test would wait for ever.</summary>
    public void Dispose() => Resume();

    public Task CreateAsync(CancellationToken cancellation) => storage.CreateAsync(cancellation);

    public async Task<InstanceRow?> ReadAsync(string instanceId, bool columnsOnly = false)
    {
        await PauseAsync();
        return await storage.ReadAsync(instanceId, columnsOnly);
    }

    public Task<string?> InsertAsync(InstanceRow row) => WriteAsync(() => storage.InsertAsync(row));

    public Task<string?> ReplaceAsync(InstanceRow row, string etag) =>
        WriteAsync(() => storage.ReplaceAsync(row, etag));

    public Task<bool> DeleteAsync(string instanceId, string etag) =>
        WriteAsync(() => storage.DeleteAsync(instanceId, etag));

    public async Task<InstancePage> QueryAsync(
        InstanceFilter filter, bool columnsOnly, int pageSize, string? continuation, CancellationToken cancellation)
    {
        await PauseAsync();
        return await storage.QueryAsync(filter, columnsOnly, pageSize, continuation, cancellation);
    }

    public async Task WriteChunkAsync(string instanceId, string name, ReadOnlyMemory<byte> bytes)
    {
        await PauseAsync();
        await storage.WriteChunkAsync(instanceId, name, bytes);
    }

    public async Task<ReadOnlyMemory<byte>?> ReadChunkAsync(string instanceId, string name)
    {
        await PauseAsync();
        return await storage.ReadChunkAsync(instanceId, name);
    }

    public async Task DeleteChunkAsync(string instanceId, string name)
    {
        await PauseAsync();
        await storage.DeleteChunkAsync(instanceId, name);
    }

    public Task<IReadOnlyList<string>> ListChunksAsync(string instanceId, CancellationToken cancellation) =>
        storage.ListChunksAsync(instanceId, cancellation);

    public Task<MessageReceipt> SendAsync(HubQueue queue, string text, TimeSpan hiddenFor) =>
        WriteAsync(() => storage.SendAsync(queue, text, hiddenFor));

    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(
        HubQueue queue, int count, TimeSpan lease, CancellationToken cancellation)
    {
        await PauseAsync();
        return await storage.ReceiveAsync(queue, count, lease, cancellation);
    }

    public Task<MessageReceipt?> HideAsync(MessageReceipt receipt, TimeSpan hiddenFor) =>
        WriteAsync(() => storage.HideAsync(receipt, hiddenFor));

    public Task<bool> DeleteAsync(MessageReceipt receipt) => WriteAsync(() => storage.DeleteAsync(receipt));

    async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        Interlocked.Increment(ref _writes);
        await PauseAsync();
        return await write();
    }

    Task PauseAsync() => IsPaused ? _resumed.Task : Task.CompletedTask;
}
