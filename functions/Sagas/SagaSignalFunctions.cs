using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Functions.Access;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Coordinator.Functions.Sagas;

/// <summary>
/// What reaches a running saga from outside. What is shown of it decides whether a signal is sent; what has changed
/// since, the saga itself refuses, in its timeline.
/// </summary>
public sealed class SagaSignalFunctions(SagaSignals signals)
{
    /// <summary>Brings an event to a saga.</summary>
    [Function("RaiseSagaEvent")]
    public async Task<IResult> RaiseAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "sagas/{id}/events/{event}")] HttpRequest request,
        string id,
        string @event,
        [DurableClient] DurableTaskClient client)
    {
        var body = await OptionalBody.ReadAsync(request);
        if (!body.IsValid)
            return WireResult.Of(body.Problem);
        var errors = new RequestErrors();
        var tenant = Caller.Of(request).Tenant;
        var saga = SagaIds.Parse(id, tenant, "{id}", errors);
        var signal = new SagaSignal
        {
            Kind = SignalKind.Event,
            Id = EventKeys.Read(request, @event, errors),
            Name = SagaIds.ParseName(@event, Tenant.None, "{event}", errors),
            Body = SagaParser.ParseEvent(body.Value.Bytes, errors),
        };
        return errors.IsEmpty
            ? await signals.RaiseAsync(client, tenant, saga!, signal)
            : WireResult.Of(errors.ToProblem());
    }

    /// <summary>Asks a saga to undo everything.</summary>
    [Function("CancelSaga")]
    public async Task<IResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "sagas/{id}/cancel")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client)
    {
        var errors = new RequestErrors();
        var tenant = Caller.Of(request).Tenant;
        return SagaIds.Parse(id, tenant, "{id}", errors) is { } saga
            ? await signals.CancelAsync(client, tenant, saga)
            : WireResult.Of(errors.ToProblem());
    }

    /// <summary>Tries a stuck step again.</summary>
    [Function("RetrySagaStep")]
    public Task<IResult> RetryAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "sagas/{id}/steps/{step}/retry")] HttpRequest request,
        string id,
        string step,
        [DurableClient] DurableTaskClient client) =>
        SendAsync(request, client, id, step, SignalKind.Retry, result: null, new RequestErrors());

    /// <summary>Goes on without a stuck step.</summary>
    [Function("SkipSagaStep")]
    public Task<IResult> SkipAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "sagas/{id}/steps/{step}/skip")] HttpRequest request,
        string id,
        string step,
        [DurableClient] DurableTaskClient client) =>
        SendAsync(request, client, id, step, SignalKind.Skip, result: null, new RequestErrors());

    /// <summary>Takes a stuck step for done, or undone, by hand.</summary>
    [Function("ResolveSagaStep")]
    public async Task<IResult> ResolveAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "sagas/{id}/steps/{step}/resolve")] HttpRequest request,
        string id,
        string step,
        [DurableClient] DurableTaskClient client)
    {
        var body = await OptionalBody.ReadAsync(request);
        if (!body.IsValid)
            return WireResult.Of(body.Problem);
        var errors = new RequestErrors();
        var result = SagaParser.ParseResolution(body.Value.Bytes, errors);
        return await SendAsync(request, client, id, step, SignalKind.Resolve, result, errors);
    }

    async Task<IResult> SendAsync(
        HttpRequest request, DurableTaskClient client, string id, string step, SignalKind kind, string? result,
        RequestErrors errors)
    {
        var tenant = Caller.Of(request).Tenant;
        var saga = SagaIds.Parse(id, tenant, "{id}", errors);
        if (!errors.IsEmpty)
            return WireResult.Of(errors.ToProblem());
        return await signals.SendWordAsync(
            client, tenant, saga!, new SagaSignal { Kind = kind, Name = step, Body = result });
    }
}
