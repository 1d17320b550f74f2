namespace Coordinator.Core.Views;

/// <summary>A projection cannot digest a value. The change becomes a dead letter.</summary>
/// <param name="reason">Why, for the people who read the dead letter.</param>
public sealed class ProjectionRefusedException(string reason) : Exception(reason);
