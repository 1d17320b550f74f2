using System.Collections.Immutable;
using Coordinator.TestKit.Checkers;
using Coordinator.TestKit.Checkers.Histories;
using Coordinator.TestKit.Checkers.Linearizability;

namespace Coordinator.Simulation.Workloads;

/// <summary>
/// Bounds for writes of values that are written once at most: whoever saw the value was not done before the write was,
/// however late its client learned of it. That changes no verdict, and keeps a search from trying to place writes that
/// were unknown until the end everywhere.
/// </summary>
static class RegisterBounds
{
    /// <summary>The history with the tightest ends of writes.</summary>
    public static ImmutableArray<ObservedOperation<RegisterInput, RegisterOutput>> Tighten(
        ImmutableArray<ObservedOperation<RegisterInput, RegisterOutput>> history)
    {
        var seenBy = history.Where(operation => operation.Status == CompletionStatus.Ok)
            .Select(operation => (Value: Seen(operation), operation.CompletedAt))
            .Where(seen => seen.Value is not null)
            .GroupBy(seen => seen.Value!, seen => seen.CompletedAt!.Value)
            .ToDictionary(seen => seen.Key, seen => seen.Min());
        return [.. history.Select(operation => Tighten(operation, seenBy))];
    }

    static ObservedOperation<RegisterInput, RegisterOutput> Tighten(
        ObservedOperation<RegisterInput, RegisterOutput> operation, Dictionary<string, long> seenBy) =>
        operation is { Status: CompletionStatus.Ok, Output.IsSet: true }
            && seenBy.TryGetValue(Written(operation.Input), out var seen)
            // Seen before it was asked for: left as it is, for the search to refuse.
            && seen > operation.InvokedAt && seen < operation.CompletedAt
                ? operation with { CompletedAt = seen }
                : operation;

    static string? Seen(ObservedOperation<RegisterInput, RegisterOutput> operation) => operation switch
    {
        { Input: ReadRegister } => operation.Output?.Value,
        { Input: CompareAndSetRegister set, Output.IsSet: true } => set.Expected,
        _ => null,
    };

    static string Written(RegisterInput input) => input switch
    {
        WriteRegister write => write.Value!,
        CompareAndSetRegister set => set.Value!,
        _ => "",
    };
}
