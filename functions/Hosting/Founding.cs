using Azure;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Storage;
using Coordinator.Storage.Placement;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Hosting;

/// <summary>
/// Creates what a deployment needs, before the host serves: tables, the queue, the placement, the first guards. All of
/// it is idempotent and may run on many hosts at once. A deployment that is there already starts even when a store is
/// out: the rest goes on behind.
/// </summary>
sealed class Founding(
    TableStores stores, PlacementFounder founder, IPlacementRegister register, PlacementTraces traces,
    CoordinatorSettings settings, TimeProvider time,
    ILogger<Founding> log)
    : IHostedService, IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    readonly CancellationTokenSource _stopping = new();
    Task _completion = Task.CompletedTask;

    /// <inheritdoc />
    /// <exception cref="StorageUnavailableException">Storage did not answer within a minute.</exception>
    /// <exception cref="InvalidSettingsException">The deployment has another number of slots.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (!await TryAsync(cancellationToken))
        {
            if (await register.ReadAsync() is { Map: { } map })
            {
                Check(map);
                _completion = CompleteAsync();
                return;
            }

            if (time.GetElapsedTime(start) > Patience)
                throw new StorageUnavailableException(Patience);
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _completion;
    }

    /// <inheritdoc />
    public void Dispose() => _stopping.Dispose();

    async Task CompleteAsync()
    {
        try
        {
            do
                await Task.Delay(Pause * 10, time, _stopping.Token);
            while (!await TryAsync(_stopping.Token));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The host stops; the next start goes on.
        }
#pragma warning disable CA1031 // Nobody awaits this before the stop; it must be seen in the log, not there.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.FoundingFailed(e);
        }
    }

    async Task<bool> TryAsync(CancellationToken cancellation)
    {
        var isCreated = await TryCreateAsync(cancellation);
        if (!isCreated)
            return false;
        if (!await IsOursToFoundAsync())
            return false;
        var wanted = PlacementFounder.Layout(
            settings.Slots, settings.Shards, settings.ReplicationFactor,
            [.. settings.Stores.Select(store => store.Name)], settings.ShardClasses) with
        {
            ControlStores = settings.ControlStores,
        };
        if (await founder.FoundAsync(wanted) is not { } map)
        {
            log.FoundingDelayed();
            return false;
        }

        Check(map);
        log.Founded(map.SlotCount, map.Shards.Length, map.Shards[0].InSync.Length);
        return true;
    }

    /// <summary>
    /// A register that was never written may be one whose control stores are not those that it was written in: a new
    /// placement there would make this deployment's data disappear. So a founding asks every control store.
    /// </summary>
    /// <returns>Whether there is a placement, or really none; false when that is not known yet.</returns>
    async Task<bool> IsOursToFoundAsync()
    {
        if (await register.ReadAsync() is not { Map: null })
            return true;
        if (await traces.FindAsync() is not { } maps)
            return false;
        foreach (var map in maps)
            Check(map);
        return true;
    }

    async Task<bool> TryCreateAsync(CancellationToken cancellation)
    {
        try
        {
            await stores.CreateMissingAsync(cancellation);
            return true;
        }
        catch (Exception e) when (IsUnanswered(e, cancellation))
        {
            var error = e as RequestFailedException;
            log.CreationDelayed(error?.Status ?? 0, error?.ErrorCode);
            return false;
        }
    }

    /// <summary>
    /// The client library's three ways to say that a store did not do it: refused or not reached, given up after
    /// repetitions, and silent beyond the time limit.
    /// </summary>
    static bool IsUnanswered(Exception e, CancellationToken cancellation) =>
        e is RequestFailedException or AggregateException
        || (e is OperationCanceledException && !cancellation.IsCancellationRequested);

    void Check(PlacementMap map)
    {
        var mistakes = new List<string>();
        if (!map.ControlStores.SequenceEqual(settings.ControlStores))
            mistakes.Add(
                $"{SettingNames.ControlStores} are {string.Join(", ", settings.ControlStores)}, but this deployment "
                + $"was created with {string.Join(", ", map.ControlStores)}, in this order.");
        if (map.SlotCount != settings.Slots)
            mistakes.Add(
                $"{SettingNames.Slots} is {settings.Slots}, but this deployment was created with {map.SlotCount}.");
        else if (map.Layout != settings.Layout)
            mistakes.Add(
                $"{SettingNames.ShardClasses} differ from those that this deployment was created with: "
                + $"{Text(map.Layout)}. An item's slot never changes.");
        mistakes.AddRange(map.Shards.SelectMany(shard => shard.InSync.Concat(shard.Pending?.InSync ?? []))
            .Select(store => store.Store).Distinct()
            .Where(name => settings.Stores.All(store => store.Name != name))
            .Select(name => $"{SettingNames.Stores} lacks the store '{name}', which holds data of this deployment."));
        if (mistakes.Count > 0)
            throw new InvalidSettingsException(mistakes);
    }

    static string Text(SlotLayout layout) => layout.Classes.IsEmpty ? "none" : string.Join("; ", layout.Classes.Select(
        one => $"{one.Name} with {one.SlotCount} slots for {string.Join(", ", one.Collections)}"));
}
