namespace Coordinator.Storage.Drills;

/// <summary>Whether a store is cut off from this process. Safe for many threads.</summary>
/// <param name="time">The clock that ends an outage.</param>
public sealed class OutageSwitch(TimeProvider time)
{
    long _until;

    /// <summary>When the outage ends; null when there is none.</summary>
    public DateTimeOffset? Until
    {
        get
        {
            var until = Interlocked.Read(ref _until);
            return until > time.GetUtcNow().UtcTicks ? new DateTimeOffset(until, TimeSpan.Zero) : null;
        }
    }

    /// <summary>Cuts the store off; an outage that is under way gets the new end.</summary>
    /// <returns>When it ends.</returns>
    public DateTimeOffset Start(TimeSpan duration)
    {
        var until = time.GetUtcNow().ToUniversalTime() + duration;
        Interlocked.Exchange(ref _until, until.UtcTicks);
        return until;
    }

    /// <summary>Ends an outage, if there is one.</summary>
    public void End() => Interlocked.Exchange(ref _until, 0);
}
