using Coordinator.Core.Sagas.Definitions;

namespace Coordinator.Core.Subscriptions.Definitions;

/// <summary>How often a delivery is tried unless its subscription says otherwise.</summary>
public static class DeliveryRetry
{
    /// <summary>
    /// Some 20 minutes of pauses: a receiver that is being deployed comes back in time, and a single bad event does not
    /// hold back its slot for hours.
    /// </summary>
    public static RetryPolicy Default { get; } =
        new(10, TimeSpan.FromSeconds(1), 3, TimeSpan.FromMinutes(5));
}
