using System.Collections.Immutable;

namespace Coordinator.EndToEnd.Tests.Crash.Lists;

/// <summary>A list as it was read.</summary>
/// <param name="Version">Its item's version; 0 for one that does not exist.</param>
/// <param name="Values">What is in it.</param>
sealed record ListState(long Version, ImmutableArray<long> Values);
