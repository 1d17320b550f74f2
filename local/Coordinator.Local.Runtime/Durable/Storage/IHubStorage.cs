namespace Coordinator.Local.Runtime.Durable.Storage;

/// <summary>
/// The storage of a hub; each method is one request. Any of them may throw although the request was carried out: an
/// exception never proves that nothing happened. The caller's duties:
/// <list type="number">
/// <item>write the chunks that a row refers to before the row;</item>
/// <item>after a failed write of a row, read it and compare its <see cref="InstanceRow.CommitId"/>;</item>
/// <item>delete a message only when what it says is committed, and whatever that led to is covered by other
/// messages.</item>
/// </list>
/// </summary>
interface IHubStorage
{
    /// <summary>Creates tables and queues that are missing.</summary>
    Task CreateAsync(CancellationToken cancellation);

    /// <summary>Reads an instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="columnsOnly">Whether its bytes can stay away.</param>
    /// <returns>Null when there is none.</returns>
    Task<InstanceRow?> ReadAsync(string instanceId, bool columnsOnly = false);

    /// <summary>Inserts an instance.</summary>
    /// <returns>Its version; null when there is one of that id.</returns>
    Task<string?> InsertAsync(InstanceRow row);

    /// <summary>Replaces an instance.</summary>
    /// <param name="row">What it is to be.</param>
    /// <param name="etag">The version that it must have.</param>
    /// <returns>Its new version; null when it has another one, or is gone.</returns>
    Task<string?> ReplaceAsync(InstanceRow row, string etag);

    /// <summary>Deletes an instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="etag">The version that it must have.</param>
    /// <returns>Whether it was deleted.</returns>
    Task<bool> DeleteAsync(string instanceId, string etag);

    /// <summary>Lists instances, by a scan; not for the hot path.</summary>
    Task<InstancePage> QueryAsync(
        InstanceFilter filter, bool columnsOnly, int pageSize, string? continuation, CancellationToken cancellation);

    /// <summary>Writes a chunk. Chunks never change: a second write of a name does nothing.</summary>
    /// <param name="instanceId">The instance that it belongs to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="bytes">At most <see cref="HubLimits.ChunkBytesMax"/>.</param>
    Task WriteChunkAsync(string instanceId, string name, ReadOnlyMemory<byte> bytes);

    /// <summary>Reads a chunk.</summary>
    /// <returns>Null when there is none.</returns>
    Task<ReadOnlyMemory<byte>?> ReadChunkAsync(string instanceId, string name);

    /// <summary>Deletes a chunk, if it is there.</summary>
    Task DeleteChunkAsync(string instanceId, string name);

    /// <summary>The names of an instance's chunks, by a scan; not for the hot path.</summary>
    Task<IReadOnlyList<string>> ListChunksAsync(string instanceId, CancellationToken cancellation);

    /// <summary>Sends a message.</summary>
    /// <param name="queue">Where to.</param>
    /// <param name="text">What it says.</param>
    /// <param name="hiddenFor">How long nobody can take it; at most <see cref="HubLimits.HiddenMax"/>.</param>
    /// <returns>A lease for as long as it is hidden.</returns>
    Task<MessageReceipt> SendAsync(HubQueue queue, string text, TimeSpan hiddenFor);

    /// <summary>Takes messages.</summary>
    /// <param name="queue">Where from.</param>
    /// <param name="count">At most so many, up to 32.</param>
    /// <param name="lease">How long nobody else can take them.</param>
    /// <param name="cancellation">Stops waiting; messages may be taken all the same.</param>
    Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(
        HubQueue queue, int count, TimeSpan lease, CancellationToken cancellation);

    /// <summary>Hides a message for some time from now on.</summary>
    /// <returns>The new lease; null when the old one is lost.</returns>
    Task<MessageReceipt?> HideAsync(MessageReceipt receipt, TimeSpan hiddenFor);

    /// <summary>Deletes a message.</summary>
    /// <returns>Whether it was deleted; not when the lease is lost.</returns>
    Task<bool> DeleteAsync(MessageReceipt receipt);
}
