using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.Storage;

/// <summary>Which instances to list.</summary>
/// <param name="CreatedFrom">Created at this time or later.</param>
/// <param name="CreatedTo">Created at this time or earlier.</param>
/// <param name="Statuses">In one of these states; empty for any.</param>
/// <param name="Prefix">What the id begins with; null for anything.</param>
sealed record InstanceFilter(
    DateTimeOffset? CreatedFrom,
    DateTimeOffset? CreatedTo,
    IReadOnlyCollection<OrchestrationRuntimeStatus> Statuses,
    string? Prefix)
{
    public bool Includes(InstanceRow row) =>
        (CreatedFrom is null || row.CreatedAt >= CreatedFrom)
        && (CreatedTo is null || row.CreatedAt <= CreatedTo)
        && (Statuses.Count == 0 || Statuses.Contains(row.Status))
        && (Prefix is null || row.InstanceId.StartsWith(Prefix, StringComparison.Ordinal));
}
