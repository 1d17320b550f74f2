using Coordinator.Local.Runtime.Durable.Instances;
using Coordinator.Local.Runtime.Durable.Messages;
using Coordinator.Local.Runtime.Durable.Storage;

namespace Coordinator.Local.Runtime.Durable;

/// <summary>A hub as its clients and its engine share it in a process.</summary>
sealed class Hub
{
    readonly Lock _gate = new();
    Task? _created;

    public Hub(IHubStorage storage, HubSettings settings, IIdSource ids, TimeProvider time)
    {
        Storage = storage;
        Settings = settings;
        Ids = ids;
        Time = time;
        Instances = new InstanceStore(storage, ids);
        Messenger = new Messenger(storage, Instances.Chunks, settings, time);
    }

    public IHubStorage Storage { get; }

    public HubSettings Settings { get; }

    public IIdSource Ids { get; }

    public TimeProvider Time { get; }

    public InstanceStore Instances { get; }

    public Messenger Messenger { get; }

    public InstanceSignals Signals { get; } = new();

    /// <summary>Creates the tables and queues, once a process.</summary>
    public async Task EnsureCreatedAsync()
    {
        Task created;
        lock (_gate)
        {
            if (_created is null or { IsFaulted: true } or { IsCanceled: true })
                _created = Storage.CreateAsync(CancellationToken.None);
            created = _created;
        }
        await created;
    }
}
