using Coordinator.Local.Runtime.Durable.Messages;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>Renews the leases of the messages that this host works on.</summary>
sealed class LeaseKeeper(EngineParts parts)
{
    const int AtOnceMax = 8;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var lease = parts.Hub.Settings.Lease;
        while (true)
        {
            await Task.Delay(lease / 6, parts.Hub.Time, cancellation);
            var due = parts.Hub.Time.GetUtcNow() + (lease * 2 / 3);
            var messages = parts.Held.All.Where(message => message.HiddenUntil < due).ToList();
            await Parallel.ForEachAsync(
                messages,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnceMax, CancellationToken = cancellation },
                async (message, _) => await RenewAsync(message, lease));
        }
    }

    async Task RenewAsync(HeldMessage message, TimeSpan lease)
    {
        try
        {
            if (await message.HideAsync(lease))
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
