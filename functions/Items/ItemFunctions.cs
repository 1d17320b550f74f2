using Coordinator.Contracts;
using Coordinator.Contracts.Items;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Reads;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Functions.Items;

/// <summary>Reads and writes single items.</summary>
public sealed class ItemFunctions(
    TransactionCoordinator coordinator, ItemReader reader, EventualReader eventual, PastReader past,
    CoordinatorSettings settings)
{
    const string AsOfParameter = "asOf";
    const string Route = "items/{collection}/{*key}";

    readonly ItemWriter _writer = new(coordinator, reader);

    /// <summary>Reads an item as it is, or as it was.</summary>
    [Function("GetItem")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Route)] HttpRequest request,
        string collection,
        string? key)
    {
        var errors = new RequestErrors();
        var call = ItemCall.Bind(request, collection, key, errors);
        var head = new RequestHead(request, errors);
        var consistency = head.Choice(
            "consistency", Consistencies.Strong, Consistencies.Snapshot, Consistencies.Eventual);
        if (head.Text(AsOfParameter) is { } moment)
            return await GetAsync(request, call, AsOf.Parse(moment, errors), errors);
        if (!errors.IsEmpty)
            return WireResult.Of(errors.ToProblem());
        // Of one item the latest committed value is a snapshot.
        return consistency == Consistencies.Eventual
            ? ItemAnswers.Read(await eventual.ReadAsync([call.Item]), call)
            : ItemAnswers.Read(await reader.ReadStrongAsync(call.Item), call);
    }

    async Task<IResult> GetAsync(HttpRequest request, ItemCall call, AsOf moment, RequestErrors errors)
    {
        if (request.Query.ContainsKey("consistency"))
            errors.Add("?consistency", "Has no meaning beside asOf.");
        if (call.IfMatch.IsGiven || call.IfNoneMatch.IsGiven)
            errors.Add(call.IfMatch.IsGiven ? "If-Match" : "If-None-Match", "Has no meaning beside asOf.");
        if (!errors.IsEmpty)
            return WireResult.Of(errors.ToProblem());
        var read = moment.Sequence is { } sequence
            ? await past.ReadAsync(call.Item, SlotHash.Of(call.Item, settings.Layout), sequence)
            : await past.ReadAsync(call.Item, moment.Time);
        return ItemAnswers.Read(read, call);
    }

    /// <summary>Sets an item's whole value.</summary>
    [Function("PutItem")]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = Route)] HttpRequest request, string collection,
        string? key)
    {
        var body = await RequestBody.ReadAsync(request, WireMedia.Json);
        return body.IsValid
            ? await WriteAsync(request, collection, key, body.Value, (item, value) => new PutOperation(item, value))
            : WireResult.Of(body.Problem);
    }

    /// <summary>
    /// Merges a patch into an item. One that does not exist is 404, as for any other method; <c>If-None-Match: *</c>
    /// says that the patch is to create it.
    /// </summary>
    [Function("PatchItem")]
    public async Task<IResult> PatchAsync(
        [HttpTrigger(AuthorizationLevel.Function, "patch", Route = Route)] HttpRequest request, string collection,
        string? key)
    {
        var body = await RequestBody.ReadAsync(request, WireMedia.MergePatch, WireMedia.Json);
        return body.IsValid
            ? await WriteAsync(request, collection, key, body.Value, (item, patch) => new MergeOperation(item, patch))
            : WireResult.Of(body.Problem).With("Accept-Patch", WireMedia.MergePatch);
    }

    /// <summary>Deletes an item; one that does not exist is 404, so that a caller knows who deleted it.</summary>
    [Function("RemoveItem")]
    public Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = Route)] HttpRequest request, string collection,
        string? key)
    {
        var errors = new RequestErrors();
        var call = ItemCall.Bind(request, collection, key, errors);
        return RunAsync(request, call, new DeleteOperation(call.Item), errors);
    }

    Task<IResult> WriteAsync(
        HttpRequest request, string collection, string? key, RequestBody body,
        Func<ItemName, string, WriteOperation> operation)
    {
        var errors = new RequestErrors();
        var call = ItemCall.Bind(request, collection, key, errors);
        var value = ItemValueParser.Parse(body.Bytes, errors);
        return RunAsync(request, call, operation(call.Item, value), errors);
    }

    async Task<IResult> RunAsync(HttpRequest request, ItemCall call, WriteOperation operation, RequestErrors errors)
    {
        if (request.Query.ContainsKey(AsOfParameter))
            errors.Add("?" + AsOfParameter, "The past can be read only.");
        var write = ItemWrite.Bind(request, call, operation, operation is not PutOperation, settings.Slots, errors);
        return errors.IsEmpty ? await _writer.WriteAsync(write) : WireResult.Of(errors.ToProblem());
    }
}
