using Azure;
using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Placement;
using Coordinator.Storage.Rows;
using Coordinator.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace Coordinator.Storage.Placement;

/// <summary>
/// The placement register as one row of one control store; its ETag is the mark. A row in a strongly consistent table
/// is linearizable by itself; it answers as long as that store does.
/// </summary>
/// <param name="control">The control table.</param>
/// <param name="log">Where requests without a clear answer are noted.</param>
/// <param name="time">The clock for time limits.</param>
public sealed class TablePlacementRegister(
    StoreClients control, ILogger<TablePlacementRegister> log, TimeProvider time) : IPlacementRegister
{
    const string PartitionKey = "register";
    const string RowKey = "placement";
    const string MapColumn = "map";

    readonly LogPace _pace = new(time);

    /// <inheritdoc />
    public async Task<RegisterValue?> ReadAsync()
    {
        using var timeout = new CancellationTokenSource(control.RequestTimeout, time);
        TableEntity entity;
        try
        {
            entity = await control.Reads.GetEntityAsync<TableEntity>(
                PartitionKey, RowKey, cancellationToken: timeout.Token);
        }
        catch (RequestFailedException e) when (CommitAnswer.Reason(e.Status, e.ErrorCode) == RefusalReason.Missing)
        {
            return new RegisterValue(null, null);
        }
        catch (Exception e)
        {
            NoteUnanswered("read", e);
            return null;
        }

        return new RegisterValue(Map(entity), entity.ETag.ToString("H"));
    }

    /// <inheritdoc />
    public async Task<bool?> CompareAndSetAsync(string? expected, PlacementMap next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var entity = new TableEntity(PartitionKey, RowKey) { [Columns.Schema] = Columns.SchemaVersion };
        ValueChunks.Write(entity, MapColumn, PlacementJson.ToBytes(next));
        BatchGuard.RequireEntity(entity);
        using var timeout = new CancellationTokenSource(control.RequestTimeout, time);
        try
        {
            if (expected is null)
                await control.Writes.AddEntityAsync(entity, timeout.Token);
            else
                await control.Writes.UpdateEntityAsync(
                    entity, new Azure.ETag(expected), TableUpdateMode.Replace, timeout.Token);
            return true;
        }
        catch (RequestFailedException e) when (CommitAnswer.Reason(e.Status, e.ErrorCode) is not null)
        {
            return false;
        }
        catch (Exception e)
        {
            NoteUnanswered("compare-and-set", e);
            return null;
        }
    }

    static PlacementMap Map(TableEntity entity)
    {
        try
        {
            RowMapping.RequireSchema(entity);
            return PlacementJson.FromBytes(ValueChunks.Read(entity, MapColumn) ?? throw new FormatException("No map."));
        }
        catch (Exception e) when (StoredJson.IsMalformed(e))
        {
            throw new InvariantViolationException($"the placement register can be read ({e.Message})");
        }
    }

    void NoteUnanswered(string request, Exception cause)
    {
        if (!_pace.Admits(RowKey, out var leftOut))
            return;
        var (status, code, exception) = FaultCodes.Of(cause);
        log.RegisterUnanswered(request, status, code, exception, leftOut);
    }
}
