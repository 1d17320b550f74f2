namespace Coordinator.Storage.Drills;

/// <summary>
/// Cuts stores off from this process, to see what happens: no table and no queue of theirs answers the coordinator. The
/// runtime's own triggers and its hub of orchestrations have connections of their own, which this does not touch.
/// </summary>
public sealed class StoreOutages
{
    readonly Dictionary<string, OutageSwitch> _switches;

    /// <summary>All stores are there.</summary>
    /// <param name="stores">Their names.</param>
    /// <param name="time">The clock that ends outages.</param>
    public StoreOutages(IEnumerable<string> stores, TimeProvider time) =>
        _switches = stores.ToDictionary(store => store, _ => new OutageSwitch(time), StringComparer.Ordinal);

    /// <summary>The stores that are cut off, and until when.</summary>
    public IReadOnlyList<KeyValuePair<string, DateTimeOffset>> All =>
    [
        .. from store in _switches
           let until = store.Value.Until
           where until is not null
           orderby store.Key
           select KeyValuePair.Create(store.Key, until.Value),
    ];

    /// <summary>A store's switch; null when there is no such store.</summary>
    public OutageSwitch? Find(string store) => _switches.GetValueOrDefault(store);

    /// <summary>A store whose requests go by its switch.</summary>
    internal StoreOptions Watch(StoreOptions store) => store with
    {
        Transport = new OutageTransport(StorageTransports.For(store), _switches[store.Name]),
    };
}
