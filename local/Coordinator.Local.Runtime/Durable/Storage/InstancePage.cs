namespace Coordinator.Local.Runtime.Durable.Storage;

/// <summary>A page of a list of instances.</summary>
/// <param name="Rows">The instances.</param>
/// <param name="Continuation">Where the next page begins; null when there is none.</param>
sealed record InstancePage(IReadOnlyList<InstanceRow> Rows, string? Continuation);
