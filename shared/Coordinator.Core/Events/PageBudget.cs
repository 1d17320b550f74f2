using System.Text;
using Coordinator.Core.Model;

namespace Coordinator.Core.Events;

/// <summary>Counts what a page of events may still take.</summary>
/// <param name="limit">Events.</param>
sealed class PageBudget(int limit)
{
    int _events;
    long _bytes;

    /// <summary>Whether nothing more fits, whatever its size.</summary>
    public bool IsUsedUp => _events >= limit || _bytes >= Limits.EventPageBytesMax;

    /// <summary>
    /// Takes an event if it fits. The first one always does: else nobody would get past a large event.
    /// </summary>
    public bool TryTake(LogEvent taken)
    {
        var bytes = BytesOf(taken);
        if (_events > 0 && (IsUsedUp || _bytes + bytes > Limits.EventPageBytesMax))
            return false;
        _events++;
        _bytes += bytes;
        return true;
    }

    /// <summary>UTF-8 bytes of an event's values.</summary>
    public static long BytesOf(LogEvent logged) =>
        logged.Changes.Sum(change => change.Value is null ? 0L : Encoding.UTF8.GetByteCount(change.Value))
        + logged.Messages.Sum(message => (long)Encoding.UTF8.GetByteCount(message.Value));
}
