using Coordinator.Core.Model;

namespace Coordinator.Core.Events;

/// <summary>Looks into logs that have mostly nothing new.</summary>
static class LogLook
{
    /// <summary>
    /// As <see cref="IEventLog.ReadAsync"/>, but asks for the head first: that alone costs least, and says that there
    /// is nothing.
    /// </summary>
    public static async Task<EventPage?> LookAsync(this IEventLog log, SlotId slot, long after, int limit)
    {
        if (await log.HeadAsync(slot) is not { } head)
            return null;
        return head > after ? await log.ReadAsync(slot, after, limit) : new EventPage([], head);
    }
}
