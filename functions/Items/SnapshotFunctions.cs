using Coordinator.Contracts;
using Coordinator.Contracts.Items;
using Coordinator.Core.Reads;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Functions.Items;

/// <summary>Reads many items as of one moment.</summary>
public sealed class SnapshotFunctions(ItemReader reader)
{
    /// <summary>Reads a snapshot.</summary>
    [Function("ReadItems")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "read")] HttpRequest request)
    {
        var body = await RequestBody.ReadAsync(request, WireMedia.Json);
        if (!body.IsValid)
            return WireResult.Of(body.Problem);
        var items = SnapshotParser.Parse(body.Value.Bytes);
        if (!items.IsValid)
            return WireResult.Of(items.Problem);
        if (await reader.ReadSnapshotAsync([.. items.Value.Distinct()]) is not { } snapshot)
            return WireResult.Of(ProblemOf.NoSnapshot).RetryAfter(TimeSpan.FromSeconds(1));
        var found = snapshot.Items.ToDictionary(state => state.Item, Body);
        return WireResult.Json(
            new SnapshotBody { AsOf = snapshot.AsOf.ToString(), Items = [.. items.Value.Select(item => found[item])] });
    }

    static ItemBody Body(ItemState state) => new()
    {
        Item = state.Item.ToString(),
        Version = state.Version,
        CommitTime = state.Value is null ? null : state.CommitTime.ToString(),
        Value = state.Value is null ? null : WireJson.Parse(state.Value),
    };
}
