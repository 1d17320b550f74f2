namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>One transaction must come before another. Transactions are places in the history.</summary>
/// <param name="From">The earlier one.</param>
/// <param name="To">The later one.</param>
/// <param name="Kind">Why.</param>
/// <param name="Step">The versions that tell; null for orders outside the data.</param>
readonly record struct Dependency(int From, int To, DependencyKind Kind, VersionStep? Step);
