using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Coordinator.Contracts;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;

namespace Coordinator.Functions.Parsing;

/// <summary>
/// Reads the body of <c>POST /api/transactions</c>. Nothing that it passes is refused later for its form.
/// </summary>
/// <param name="layout">The slots of this deployment.</param>
/// <param name="tenant">Whose transactions they are.</param>
/// <param name="timeoutMs">How long conflicts are retried unless the request says otherwise.</param>
sealed class TransactionParser(
    SlotLayout layout, Tenant tenant, int timeoutMs = TransactionParser.TimeoutMsDefault)
{
    /// <summary>How long conflicts of a transaction that somebody waits for are retried.</summary>
    public const int TimeoutMsDefault = 5_000;

    /// <summary>The longest time that a request may ask for.</summary>
    public const int TimeoutMsMax = 30_000;

    /// <summary>Reads a request.</summary>
    /// <param name="body">The body.</param>
    /// <param name="idempotencyKey">The header of that name; null when absent.</param>
    /// <param name="dryRun">Whether to write nothing.</param>
    /// <param name="errors">What was found wrong with the rest of the request; more is added.</param>
    public Parsed<TransactionRequest> Parse(
        ReadOnlyMemory<byte> body, string? idempotencyKey, bool dryRun, RequestErrors errors)
    {
        if (JsonBody.ReadObject(body, Limits.JsonDepthMax, errors) is not { } root)
            return errors.ToProblem();

        var reader = new ObjectReader(root, "", errors);
        var id = Id(reader.OptionalText("id"), idempotencyKey, errors);
        var operations = reader.RequiredArray("operations") is { } array ? Operations(array, errors) : [];
        // A null counts as absent elsewhere; here it is most likely a token that was lost.
        if (reader.Any("fence") is not null && reader.RequiredObject("fence") is { } fence)
            operations = operations.Add(FenceParser.Parse(fence, tenant, errors));
        var timeout = reader.OptionalWhole("timeoutMs", 1, TimeoutMsMax) ?? timeoutMs;
        reader.RefuseOthers();
        var request = Request(id, operations, TimeSpan.FromMilliseconds(timeout), errors);
        return request is null ? errors.ToProblem() : request with { DryRun = dryRun };
    }

    /// <summary>Reads the operations of a saga's step.</summary>
    /// <param name="operations">A JSON array as text.</param>
    /// <param name="id">The step's key; unlike a client's id it may hold slashes.</param>
    /// <param name="timeout">How long conflicts are retried.</param>
    public Parsed<TransactionRequest> ParseStep(string operations, TransactionId id, TimeSpan timeout)
    {
        var errors = new RequestErrors();
        var body = Encoding.UTF8.GetBytes($$"""{"operations":{{operations}}}""");
        if (JsonBody.ReadObject(body, Limits.JsonDepthMax, errors) is not { } root)
            return errors.ToProblem();
        var array = new ObjectReader(root, "", errors).RequiredArray("operations");
        var request = array is null ? null : Request(id, Operations(array.Value, errors), timeout, errors);
        return request is null ? errors.ToProblem() : request;
    }

    TransactionRequest? Request(
        TransactionId? id, ImmutableArray<Operation> operations, TimeSpan timeout, RequestErrors errors)
    {
        if (errors.IsEmpty)
        {
            SlotLimits.Check(operations, id, layout, errors);
            MessageLimit.Check(operations, errors);
        }

        if (!errors.IsEmpty)
            return null;
        return new TransactionRequest
        {
            Id = id,
            Tenant = tenant,
            Operations = operations,
            PayloadHash = PayloadHash.Of(operations),
            Timeout = timeout,
        };
    }

    TransactionId? Id(string? inBody, string? inHeader, RequestErrors errors)
    {
        if (inBody is not null && inHeader is not null && inBody != inHeader)
            errors.Add(
                WireHeaders.IdempotencyKey, "Differs from the id in the body; give one of them, or the same twice.");
        var place = inBody is null ? WireHeaders.IdempotencyKey : "/id";
        return TransactionIds.Parse(inBody ?? inHeader, tenant, layout.SlotCount, place, errors);
    }

    ImmutableArray<Operation> Operations(JsonElement array, RequestErrors errors)
    {
        var count = array.GetArrayLength();
        if (count is 0 or > Limits.OperationsMax)
        {
            errors.Add("/operations", string.Create(
                CultureInfo.InvariantCulture, $"Must hold 1 to {Limits.OperationsMax} operations, not {count}."));
            return [];
        }

        var parser = new OperationParser(tenant, errors);
        return [.. array.EnumerateArray()
            .Select((element, index) => parser.Parse(element, JsonPointer.Element("/operations", index)))
            .OfType<Operation>()];
    }
}
