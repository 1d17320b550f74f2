namespace Coordinator.Storage.Tables;

/// <summary>What came of a request that changes nothing.</summary>
/// <param name="Value">What the service told; meaningless after a fault.</param>
/// <param name="Fault">Why there is no clear answer; null when there is one.</param>
readonly record struct TableAnswer<T>(T Value, Exception? Fault);
