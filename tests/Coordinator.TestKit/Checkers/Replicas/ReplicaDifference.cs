using Coordinator.Core.Rows;

namespace Coordinator.TestKit.Checkers.Replicas;

/// <summary>A row in which two replicas differ, and may not.</summary>
/// <param name="Key">The row's key.</param>
/// <param name="One">The row at one of them, as JSON; null when it is missing there.</param>
/// <param name="Other">The row at the other, as JSON; null when it is missing there.</param>
public sealed record ReplicaDifference(RowKey Key, string? One, string? Other)
{
    /// <inheritdoc />
    public override string ToString() => $"{Key} is {One ?? "nothing"} at one and {Other ?? "nothing"} at the other";
}
