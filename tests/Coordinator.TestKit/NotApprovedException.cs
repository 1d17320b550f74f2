namespace Coordinator.TestKit;

/// <summary>A text differs from the reviewed one.</summary>
public sealed class NotApprovedException(string name, string difference) : Exception(
    $"{name} is not as approved, from {difference}\n"
    + "If the change is meant: COORDINATOR_APPROVE=1, then review the difference.");
