using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Contracts;
using Coordinator.Contracts.Items;
using Coordinator.Core.Model;
using Coordinator.Core.Reads;
using Coordinator.Functions.Access;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Coordinator.Functions.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Functions.Items;

/// <summary>Reads many items.</summary>
public sealed class SnapshotFunctions(ItemReader reader, EventualReader eventual)
{
    /// <summary>Reads a snapshot, or each item as some replica holds it.</summary>
    [Function("ReadItems")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "read")] HttpRequest request)
    {
        var body = await RequestBody.ReadAsync(request, WireMedia.Json);
        if (!body.IsValid)
            return WireResult.Of(body.Problem);
        var tenant = Caller.Of(request).Tenant;
        var parsed = SnapshotParser.Parse(body.Value.Bytes, tenant);
        if (!parsed.IsValid)
            return WireResult.Of(parsed.Problem);
        var items = parsed.Value.Items.Distinct().ToImmutableArray();
        return parsed.Value.IsEventual
            ? Answer(parsed.Value, tenant, await eventual.ReadAsync(items))
            : Answer(parsed.Value, tenant, await reader.ReadSnapshotAsync(items));
    }

    static WireResult Answer(SnapshotRequest request, Tenant tenant, Snapshot? snapshot) => snapshot is null
        ? WireResult.Of(ProblemOf.NoSnapshot).RetryAfter(TimeSpan.FromSeconds(1))
        : WireResult.Json(Body(request, tenant, snapshot.AsOf, snapshot.Items));

    static WireResult Answer(SnapshotRequest request, Tenant tenant, EventualRead? read) => read is null
        ? WireResult.Of(ProblemOf.Unavailable).RetryAfter(TimeSpan.FromSeconds(1))
        : WireResult.Json(Body(request, tenant, read.LastCommit, read.Items) with
        {
            Position = read.Position.OrderBy(slot => slot.Key).ToDictionary(
                slot => slot.Key.Value.ToString(CultureInfo.InvariantCulture), slot => slot.Value,
                StringComparer.Ordinal),
        });

    static SnapshotBody Body(
        SnapshotRequest request, Tenant tenant, Hlc asOf, ImmutableArray<ItemState> states)
    {
        var found = states.ToDictionary(state => state.Item, state => Body(state.SeenBy(tenant)));
        return new SnapshotBody { AsOf = asOf.ToString(), Items = [.. request.Items.Select(item => found[item])] };
    }

    static ItemBody Body(ItemState state) => new()
    {
        Item = state.Item.ToString(),
        Version = state.Version,
        CommitTime = state.Value is null ? null : state.CommitTime.ToString(),
        Value = state.Value is null ? null : WireJson.Parse(state.Value),
    };
}
