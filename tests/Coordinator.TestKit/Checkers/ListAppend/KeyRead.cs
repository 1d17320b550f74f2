using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>A read of one list by a transaction that happened.</summary>
/// <param name="Reader">Its place in the history.</param>
/// <param name="Values">What it read.</param>
/// <param name="IsExternal">Whether it had not appended to the list before, so that all it read is of others.</param>
/// <param name="Appends">Whether it appends to the list afterwards.</param>
readonly record struct KeyRead(int Reader, ImmutableArray<long> Values, bool IsExternal, bool Appends);
