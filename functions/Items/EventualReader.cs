using Coordinator.Core.Model;
using Coordinator.Core.Reads;
using Coordinator.Functions.Events;
using Coordinator.Functions.Hosting;

namespace Coordinator.Functions.Items;

/// <summary>Reads items at any one replica, and tells how much of the event log they show at least.</summary>
public sealed class EventualReader
{
    readonly ItemReader _reader;
    readonly LogHeads _heads;
    readonly CoordinatorSettings _settings;

    internal EventualReader(ItemReader reader, LogHeads heads, CoordinatorSettings settings)
    {
        _reader = reader;
        _heads = heads;
        _settings = settings;
    }

    /// <summary>Reads items, in parallel.</summary>
    /// <returns>Null when the replicas of one did not answer in time.</returns>
    /// <remarks>
    /// The position is what this host knew of the logs before it asked. An event is known as soon as every in-sync
    /// replica has it in its log, and it gets into a replica's log by the batch that takes the outbox row there, which
    /// came with the change itself. So whichever replica answers, its items show that event and all before it; and a
    /// replica that joins later starts as a copy of such a one. They may show more. Where nothing is known yet, 0 is
    /// true of any replica.
    /// </remarks>
    public async Task<EventualRead?> ReadAsync(IReadOnlyCollection<ItemName> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var position = _heads.Of(items.Select(item => SlotHash.Of(item, _settings.Layout)));
        var states = await Task.WhenAll(items.Select(_reader.ReadEventualAsync));
        return states.All(state => state is not null)
            ? new EventualRead([.. states.OfType<ItemState>()], position)
            : null;
    }
}
