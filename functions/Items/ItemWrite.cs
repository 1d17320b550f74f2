using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Items;

/// <summary>A checked write of one item.</summary>
sealed record ItemWrite
{
    /// <summary>Name and preconditions.</summary>
    public required ItemCall Call { get; init; }

    /// <summary>What is done, without a condition.</summary>
    public required WriteOperation Operation { get; init; }

    /// <summary>The client's id; null for one made by the server.</summary>
    public TransactionId? Id { get; init; }

    /// <summary>
    /// Whether an item that does not exist is an answer 404: PATCH and DELETE, unless the headers say something else.
    /// </summary>
    public required bool MustExist { get; init; }

    /// <summary>What must hold, for a given version out of If-Match.</summary>
    public Condition ConditionFor(long? version) => new()
    {
        Exists = Call.IfNoneMatch.IsAny ? false : Call.IfMatch.IsAny || MustExist ? true : null,
        Version = version,
    };

    /// <summary>Checks what the writing methods have in common; what is wrong is noted.</summary>
    public static ItemWrite Bind(
        HttpRequest request, ItemCall call, WriteOperation operation, bool mustExist, int slotCount,
        RequestErrors errors)
    {
        var key = new RequestHead(request, errors).IdempotencyKey();
        if (call.IfNoneMatch.IsGiven && !call.IfNoneMatch.IsAny)
            errors.Add("If-None-Match", "Must be * on a write.");
        if (call.IfMatch.IsGiven && call.IfNoneMatch.IsGiven)
            errors.Add("If-None-Match", "Contradicts If-Match.");
        // Which of the versions it was would be part of what a repeated request is compared by.
        if (key is not null && call.IfMatch.Strong.Length > 1)
            errors.Add("If-Match", "Must be one entity tag beside an Idempotency-Key.");
        return new ItemWrite
        {
            Call = call,
            Operation = operation,
            Id = TransactionIds.Parse(
                key, call.Tenant, slotCount, Contracts.WireHeaders.IdempotencyKey, errors),
            MustExist = mustExist && !call.IfNoneMatch.IsAny,
        };
    }
}
