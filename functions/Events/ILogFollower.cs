using Coordinator.Core.Model;

namespace Coordinator.Functions.Events;

/// <summary>Somebody who reads the event logs as they grow.</summary>
public interface ILogFollower
{
    /// <summary>Its name in logs.</summary>
    string Name { get; }

    /// <summary>Goes on in some slots, as far as it can now.</summary>
    /// <param name="heads">The last sequence number of each slot that consumers may see.</param>
    /// <param name="cancellation">The host stops.</param>
    /// <returns>Slots where something is left that may be done soon.</returns>
    Task<IReadOnlyCollection<SlotLeft>> FollowAsync(
        IReadOnlyDictionary<SlotId, long> heads, CancellationToken cancellation);
}
