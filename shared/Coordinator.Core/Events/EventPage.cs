using System.Collections.Immutable;

namespace Coordinator.Core.Events;

/// <summary>A part of a slot's log.</summary>
/// <param name="Events">Consecutive events in order; none when there is nothing after the position asked for.</param>
/// <param name="Head">The last sequence number that consumers could see when this was read; 0 before the first.</param>
public sealed record EventPage(ImmutableArray<LogEvent> Events, long Head);
