using Coordinator.Local.Runtime.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.Client;

/// <summary>
/// Instances as clients see them. Without inputs and outputs there is no custom status and no failure either, as with
/// the official client: code must not come to rely on them.
/// </summary>
sealed class InstanceList(Hub hub, DataConverter converter)
{
    public async Task<OrchestrationMetadata?> FindAsync(string instanceId, bool withPayloads) =>
        await hub.Storage.ReadAsync(instanceId, columnsOnly: !withPayloads) is { } row
            ? await DescribeAsync(row, withPayloads)
            : null;

    public async Task<Page<OrchestrationMetadata>> ReadPageAsync(
        OrchestrationQuery query, int? pageSize, string? continuation, CancellationToken cancellation)
    {
        await hub.EnsureCreatedAsync();
        var filter = new InstanceFilter(
            query.CreatedFrom, query.CreatedTo, [.. query.Statuses ?? []], query.InstanceIdPrefix);
        var page = await hub.Storage.QueryAsync(
            filter,
            columnsOnly: !query.FetchInputsAndOutputs,
            pageSize ?? query.PageSize,
            continuation ?? query.ContinuationToken,
            cancellation);
        var instances = new List<OrchestrationMetadata>();
        foreach (var row in page.Rows)
            instances.Add(await DescribeAsync(row, query.FetchInputsAndOutputs));
        return new Page<OrchestrationMetadata>(instances, page.Continuation);
    }

    async Task<OrchestrationMetadata> DescribeAsync(InstanceRow row, bool withPayloads)
    {
        if (!withPayloads)
            return new OrchestrationMetadata(row.Name, row.InstanceId)
            {
                RuntimeStatus = row.Status,
                CreatedAt = row.CreatedAt,
                LastUpdatedAt = row.UpdatedAt,
            };
        var state = await hub.Instances.StateOfAsync(row);
        return new OrchestrationMetadata(row.Name, row.InstanceId)
        {
            DataConverter = converter,
            RuntimeStatus = row.Status,
            CreatedAt = row.CreatedAt,
            LastUpdatedAt = row.UpdatedAt,
            SerializedInput = state.Input,
            SerializedOutput = state.Output,
            SerializedCustomStatus = state.CustomStatus,
            FailureDetails = state.Failure?.ToDetails(),
            Tags = state.Tags,
        };
    }
}
