using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Reads;
using Coordinator.Core.Transactions;

namespace Coordinator.Functions.Tenants;

/// <summary>Transactions and items as their tenant knows them: without its prefix.</summary>
static class SeenTransactions
{
    /// <summary>What ran.</summary>
    public static TransactionAnswer SeenBy(this TransactionAnswer answer, Tenant tenant) => tenant.IsNone
        ? answer
        : answer with
        {
            Id = new TransactionId(tenant.Plain(answer.Id.Value)),
            Results = [.. answer.Results.Select(result => result.SeenBy(tenant))],
            Failures = [.. answer.Failures.Select(failure => failure.SeenBy(tenant))],
        };

    /// <summary>What is known of one.</summary>
    public static TransactionReport SeenBy(this TransactionReport report, Tenant tenant) =>
        report with { Answer = report.Answer?.SeenBy(tenant) };

    /// <summary>An item that was read.</summary>
    public static ItemState SeenBy(this ItemState state, Tenant tenant) =>
        state with { Item = tenant.Plain(state.Item) };

    static OperationResult SeenBy(this OperationResult result, Tenant tenant) => result with
    {
        Item = result.Item is { } item ? tenant.Plain(item) : null,
        Topic = result.Topic is { } topic ? tenant.Plain(topic) : null,
    };

    // An operator, or the coordinator itself, may hold an item too; who it is, a tenant is not told.
    static OperationFailure SeenBy(this OperationFailure failure, Tenant tenant) => failure with
    {
        Item = tenant.Plain(failure.Item),
        Holder = failure.Holder is { } holder && tenant.Owns(holder.Value)
            ? new TransactionId(tenant.Plain(holder.Value))
            : null,
    };
}
