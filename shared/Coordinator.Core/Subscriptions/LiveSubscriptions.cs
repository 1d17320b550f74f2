using System.Collections.Immutable;

namespace Coordinator.Core.Subscriptions;

/// <summary>
/// What one host knows of the subscriptions: read anew every few seconds. That it is old does no harm: positions are
/// stored with a subscription, and a deliverer reads how it is now.
/// </summary>
public sealed class LiveSubscriptions(SubscriptionCatalog catalog, TimeProvider time)
{
    readonly Lock _gate = new();
    Task<ImmutableArray<Subscription>?>? _reading;
    ImmutableArray<Subscription>? _known;
    long _readAt;

    /// <summary>How old the list may be.</summary>
    public static TimeSpan AgeMax { get; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How old it may be as long as there is none: nobody pays for what he does not use. The host that takes the first
    /// one knows of it at once, and delivers.
    /// </summary>
    public static TimeSpan AgeOfNoneMax { get; } = TimeSpan.FromSeconds(30);

    /// <summary>All subscriptions, paused ones too.</summary>
    /// <returns>An older list when storage does not answer; null when it never did.</returns>
    public Task<ImmutableArray<Subscription>?> ListAsync()
    {
        lock (_gate)
        {
            if (_known is { } known && time.GetElapsedTime(_readAt) < (known.IsEmpty ? AgeOfNoneMax : AgeMax))
                return Task.FromResult<ImmutableArray<Subscription>?>(known);
            return _reading ??= ReadAsync();
        }
    }

    /// <summary>Reads anew the next time: something was changed here.</summary>
    public void Forget()
    {
        lock (_gate)
            _readAt = time.GetTimestamp() - (long)(AgeOfNoneMax.TotalSeconds * time.TimestampFrequency);
    }

    async Task<ImmutableArray<Subscription>?> ReadAsync()
    {
        // Off the caller's lock: a store that answers at once would otherwise end it before it is noted.
        await Task.Yield();
        var begun = time.GetTimestamp();
        ImmutableArray<Subscription>? read = null;
        try
        {
            read = await catalog.AllAsync();
        }
        finally
        {
            lock (_gate)
            {
                _reading = null;
                if (read is not null)
                    (_known, _readAt) = (read, begun);
            }
        }

        return read ?? _known;
    }
}
