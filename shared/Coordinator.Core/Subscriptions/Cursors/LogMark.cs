namespace Coordinator.Core.Subscriptions.Cursors;

/// <summary>A place in a slot's log: between two events, or between two messages of one event.</summary>
/// <param name="Sequence">The last event that is dealt with as a whole; 0 before the first.</param>
/// <param name="Messages">How many messages of the event after it are dealt with too.</param>
public readonly record struct LogMark(long Sequence, int Messages)
{
    /// <summary>The place after an event.</summary>
    public static LogMark After(long sequence) => new(sequence, 0);
}
