using Coordinator.Core.Model;

namespace Coordinator.Benchmarks.Peers;

/// <summary>A change of one account.</summary>
/// <param name="Item">The account.</param>
/// <param name="By">What is added to its balance.</param>
readonly record struct Increment(ItemName Item, long By);
