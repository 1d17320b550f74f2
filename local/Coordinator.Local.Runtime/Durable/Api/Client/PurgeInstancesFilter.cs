namespace Microsoft.DurableTask.Client;

/// <summary>Which instances to purge; only those that have ended are.</summary>
/// <param name="CreatedFrom">Created at this time or later.</param>
/// <param name="CreatedTo">Created at this time or earlier.</param>
/// <param name="Statuses">In one of these states; null for all that have ended.</param>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null)
{
    /// <summary>After how long to stop; the result then says that it is not complete.</summary>
    public TimeSpan? Timeout { get; init; }
}
