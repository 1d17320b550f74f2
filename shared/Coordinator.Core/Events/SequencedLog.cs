using System.Collections.Immutable;

namespace Coordinator.Core.Events;

/// <summary>The log of the replica that sequences.</summary>
/// <param name="Head">Its last sequence number.</param>
/// <param name="Known">Its last entries, as far as they are at hand and need not be read.</param>
sealed record SequencedLog(long Head, ImmutableArray<LogEntry> Known);
