using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues.Models;

namespace Coordinator.Local.Runtime.Durable.Storage;

/// <summary>
/// A hub in a storage account: the table {hub}Instances with a row an instance, the table {hub}History with the chunks
/// of long histories and large values, and the queues {hub}-control-00, {hub}-workitems, {hub}-poison. Nothing on the
/// hot path is a query: every read is by both keys, which Azurite looks up instead of scanning.
/// </summary>
sealed class AzureHubStorage(HubClients clients) : IHubStorage
{
    static readonly TimeSpan KeptForEver = TimeSpan.FromSeconds(-1);

    public async Task CreateAsync(CancellationToken cancellation)
    {
        await clients.Instances.CreateIfNotExistsAsync(cancellation);
        await clients.History.CreateIfNotExistsAsync(cancellation);
        foreach (var queue in clients.AllQueues)
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellation);
    }

    public async Task<InstanceRow?> ReadAsync(string instanceId, bool columnsOnly = false)
    {
        var key = InstanceIds.ToKey(instanceId);
        var found = await clients.InstancesForReading.GetEntityIfExistsAsync<TableEntity>(
            key, key, columnsOnly ? InstanceRowCodec.Columns : null);
        return found.HasValue ? InstanceRowCodec.Read(found.Value!) : null;
    }

    public async Task<string?> InsertAsync(InstanceRow row)
    {
        try
        {
            return VersionOf(await clients.Instances.AddEntityAsync(InstanceRowCodec.Write(row)));
        }
        catch (RequestFailedException error) when (error.Status == 409)
        {
            return null;
        }
    }

    public async Task<string?> ReplaceAsync(InstanceRow row, string etag)
    {
        try
        {
            return VersionOf(await clients.Instances.UpdateEntityAsync(
                InstanceRowCodec.Write(row), new ETag(etag), TableUpdateMode.Replace));
        }
        catch (RequestFailedException error) when (error.Status is 404 or 412)
        {
            return null;
        }
    }

    public async Task<bool> DeleteAsync(string instanceId, string etag)
    {
        var key = InstanceIds.ToKey(instanceId);
        try
        {
            // Not a lone delete: that one has no body, so HTTP stacks may send it twice, and its 404 would prove
            // nothing.
            await clients.Instances.SubmitTransactionAsync(
                [new(TableTransactionActionType.Delete, new TableEntity(key, key), new ETag(etag))]);
            return true;
        }
        catch (RequestFailedException error) when (error.Status is 404 or 412)
        {
            return false;
        }
    }

    public async Task<InstancePage> QueryAsync(
        InstanceFilter filter, bool columnsOnly, int pageSize, string? continuation, CancellationToken cancellation)
    {
        var query = clients.InstancesForReading.QueryAsync<TableEntity>(
            InstanceRowCodec.Filter(filter), pageSize, columnsOnly ? InstanceRowCodec.Columns : null, cancellation);
        await foreach (var page in query.AsPages(continuation, pageSize).WithCancellation(cancellation))
            return new InstancePage([.. page.Values.Select(InstanceRowCodec.Read)], page.ContinuationToken);
        return new InstancePage([], null);
    }

    public async Task WriteChunkAsync(string instanceId, string name, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await clients.History.AddEntityAsync(ChunkCodec.Write(instanceId, name, bytes));
        }
        catch (RequestFailedException error) when (error.Status == 409)
        {
            // It was written before, with the same bytes.
        }
    }

    public async Task<ReadOnlyMemory<byte>?> ReadChunkAsync(string instanceId, string name)
    {
        var found = await clients.HistoryForReading.GetEntityIfExistsAsync<TableEntity>(
            ChunkCodec.PartitionOf(instanceId), ChunkCodec.RowOf(instanceId, name));
        // Without the cast, null would become no bytes: a chunk that is there.
        return found.HasValue ? ChunkCodec.Read(found.Value!) : (ReadOnlyMemory<byte>?)null;
    }

    public Task DeleteChunkAsync(string instanceId, string name) => clients.History.DeleteEntityAsync(
        ChunkCodec.PartitionOf(instanceId), ChunkCodec.RowOf(instanceId, name), ETag.All);

    public async Task<IReadOnlyList<string>> ListChunksAsync(string instanceId, CancellationToken cancellation)
    {
        var partition = ChunkCodec.PartitionOf(instanceId);
        var names = new List<string>();
        var rows = clients.HistoryForReading.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), null, ["RowKey"], cancellation);
        await foreach (var row in rows)
            names.Add(ChunkCodec.NameOf(instanceId, row.RowKey));
        return names;
    }

    public async Task<MessageReceipt> SendAsync(HubQueue queue, string text, TimeSpan hiddenFor)
    {
        // A message that nobody takes for a week must not be lost: it may be the only trace of a step.
        SendReceipt sent = await clients.Queue(queue).SendMessageAsync(
            text, hiddenFor, KeptForEver);
        return new MessageReceipt(queue, sent.MessageId, sent.PopReceipt);
    }

    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(
        HubQueue queue, int count, TimeSpan lease, CancellationToken cancellation)
    {
        QueueMessage[] messages = await clients.Queue(queue).ReceiveMessagesAsync(count, lease, cancellation);
        return [.. messages.Select(message => new ReceivedMessage(
            new MessageReceipt(queue, message.MessageId, message.PopReceipt),
            message.MessageText,
            message.DequeueCount))];
    }

    public async Task<MessageReceipt?> HideAsync(MessageReceipt receipt, TimeSpan hiddenFor)
    {
        try
        {
            UpdateReceipt updated = await clients.Queue(receipt.Queue).UpdateMessageAsync(
                receipt.MessageId, receipt.PopReceipt, (string?)null, hiddenFor);
            return receipt with { PopReceipt = updated.PopReceipt };
        }
        catch (RequestFailedException error) when (IsLostLease(error))
        {
            return null;
        }
    }

    public async Task<bool> DeleteAsync(MessageReceipt receipt)
    {
        try
        {
            await clients.Queue(receipt.Queue).DeleteMessageAsync(receipt.MessageId, receipt.PopReceipt);
            return true;
        }
        catch (RequestFailedException error) when (IsLostLease(error))
        {
            return false;
        }
    }

    /// <summary>Azure says 404, Azurite 400.</summary>
    static bool IsLostLease(RequestFailedException error) =>
        error.Status == 404 || error is { Status: 400, ErrorCode: "PopReceiptMismatch" };

    static string VersionOf(Response response) => response.Headers.ETag?.ToString()
        ?? throw new RequestFailedException(0, "The service did not tell the version of the row that it wrote.");
}
