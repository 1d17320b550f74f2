using Coordinator.Local.Runtime.Durable.Messages;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>Renews the leases of the messages that this host works on.</summary>
sealed class LeaseKeeper(EngineParts parts)
{
    const int AtOnceMax = 8;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var settings = parts.Hub.Settings;
        var shortest = settings.Lease < settings.ActivityLease ? settings.Lease : settings.ActivityLease;
        while (true)
        {
            await Task.Delay(shortest / 6, parts.Hub.Time, cancellation);
            var now = parts.Hub.Time.GetUtcNow();
            var messages = parts.Held.All.Where(message => IsDue(message, now)).ToList();
            await Parallel.ForEachAsync(
                messages,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnceMax, CancellationToken = cancellation },
                async (message, _) => await RenewAsync(message));
        }
    }

    bool IsDue(HeldMessage message, DateTimeOffset now) =>
        message.HiddenUntil < now + (parts.Hub.Settings.LeaseOf(message.Queue) * 2 / 3);

    async Task RenewAsync(HeldMessage message)
    {
        try
        {
            if (await message.HideAsync(parts.Hub.Settings.LeaseOf(message.Queue)))
                return;
            // Whoever has it now makes sure of what it led to; what is under way here goes on, and the first one
            // counts.
            parts.Held.Remove(message);
            Log.LeaseNotRenewed(parts.Log, error: null, message.Content.InstanceId);
        }
#pragma warning disable CA1031 // It is logged, and tried again before the lease ends, or else the message comes again.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.LeaseNotRenewed(parts.Log, error, message.Content.InstanceId);
        }
    }
}
