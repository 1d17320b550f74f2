namespace Coordinator.Functions.Locks;

/// <summary>A checked request for a lock.</summary>
/// <param name="Owner">Who wants it.</param>
/// <param name="Lease">For how long.</param>
sealed record LockWish(string Owner, TimeSpan Lease);
