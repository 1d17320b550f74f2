using System.Text.Json;
using Coordinator.Contracts;
using Coordinator.Contracts.Transactions;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;

namespace Coordinator.Functions.Answers;

/// <summary>Results and failures of operations as wire types.</summary>
static class OperationMapping
{
    static readonly JsonElement Null = WireJson.Parse("null");

    /// <summary>One operation's result.</summary>
    public static OperationResultBody Result(OperationResult result) => new()
    {
        Item = result.Item?.ToString(),
        Topic = result.Topic,
        Version = result.Item is null ? null : result.Version,
        Value = result.HasValue ? Element(result.Value) ?? Null : null,
    };

    /// <summary>One operation's failure.</summary>
    public static OperationFailureBody Failure(OperationFailure failure) => new()
    {
        Index = failure.Index,
        Item = failure.Item.ToString(),
        Reason = Reason(failure.Reason),
        Expected = Element(failure.Expected),
        Actual = failure.Reason == FailureReason.Conflict
            ? null
            : new ActualStateBody { Version = failure.ActualVersion, Value = Element(failure.ActualValue) },
        Holder = failure.Holder?.Value,
        HeldForMs = failure.HeldForMs,
    };

    /// <summary>The plan and its cost.</summary>
    public static ExplainBody? Explain(Explanation? explanation) => explanation is null ? null : new ExplainBody
    {
        Plan = explanation.Plan switch
        {
            TransactionPlan.Snapshot => "snapshot",
            TransactionPlan.SingleSlot => "singleSlot",
            _ => "votes",
        },
        Slots = [.. explanation.Slots.Select(slot => slot.Value)],
        Replicas = explanation.Replicas,
        Depth = explanation.Depth,
        RequestsBefore = explanation.RequestsBefore,
        RequestsAfter = explanation.RequestsAfter,
        Entities = explanation.Entities,
    };

    /// <summary>A reason as it is called on the wire.</summary>
    internal static string Reason(FailureReason reason) => reason switch
    {
        FailureReason.Conflict => FailureReasons.Conflict,
        FailureReason.NotANumber => FailureReasons.NotANumber,
        FailureReason.Overflow => FailureReasons.Overflow,
        FailureReason.TooLarge => FailureReasons.TooLarge,
        FailureReason.Fenced => FailureReasons.Fenced,
        _ => FailureReasons.ConditionFailed,
    };

    static JsonElement? Element(string? json) => json is null ? null : WireJson.Parse(json);
}
